import { Button, Slider } from '@mantine/core';
import type { Shot } from '@takeboard/storyboard';
import { EyeOff, CircleCheck, Eye, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Take } from '../api/wire.ts';
import { TAKE_WIDTH } from '../board/use-layout.ts';
import { ChooseTogether } from '../choose/choose-together.tsx';
import { ChooseFiles } from '../uploads/choose-files.tsx';
import { sayTakes } from '../uploads/say-size.ts';
import { FileUnder } from './file-under.tsx';
import { shotLabelled } from './pool-actions.ts';
import type { PoolActions } from './pool-actions.ts';
import { usePool } from './pool-store.ts';
import classes from './pool.module.css';

/** Under the grid: how many there are, what can be done with those selected, how large they are. */
export function PoolBar({
  shown,
  chosen,
  actions,
  shots,
  counts,
  mayWrite,
  files,
  note,
  ending,
  wished,
  onWished,
}: {
  shown: readonly Take[];
  chosen: readonly Take[];
  actions: PoolActions;
  shots: readonly Shot[];
  counts: ReadonlyMap<string, number>;
  mayWrite: boolean;
  /** These are no takes yet. */
  files: boolean;
  /** What there is to know about what is shown; empty for nothing. */
  note: string;
  /** What ends the work that the note tells of. */
  ending: ReactNode;
  wished: number;
  onWished: (pixels: number) => void;
}) {
  const typed = usePool((state) => state.typed);
  const said = usePool((state) => state.said);
  const selected = usePool((state) => state.selection.ids.size);
  const told = said === '' ? note : said;
  const wanted = typed === '' ? undefined : shotLabelled(shots, typed);
  const allHidden = chosen.length > 0 && chosen.every(({ hidden }) => hidden);

  return (
    <div className={classes.bar} role="toolbar" aria-label="Selected takes">
      {typed === '' ? (
        <span className={classes.howMany}>
          <span className="tb-mono">
            {selected > 0 ? `${chosen.length} of ${shown.length}` : shown.length}
          </span>{' '}
          {selected > 0 ? 'selected' : `${files ? 'file' : 'take'}${shown.length === 1 ? '' : 's'}`}
        </span>
      ) : (
        <span className={classes.typed} role="status">
          {sayTakes(chosen.length)} under <kbd>{typed}</kbd>
          <span className="tb-line">
            {wanted === undefined ? 'no such shot' : wanted.title || 'Untitled shot'}
          </span>
          <kbd>Enter</kbd>
        </span>
      )}
      {chosen.length > 0 && typed === '' && (
        <>
          {mayWrite && (
            <>
              <FileUnder
                words="File under…"
                shots={shots}
                counts={counts}
                current={null}
                position="top-start"
                onFile={actions.file}
              />
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<Plus size={14} />}
                onClick={() => void actions.makeShots()}
              >
                {chosen.length === 1
                  ? 'Make a shot from it'
                  : `Make ${chosen.length} shots from these`}
              </Button>
              {chosen.length === 1 && chosen[0]?.shotId !== null && (
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<CircleCheck size={14} />}
                  onClick={actions.pick}
                >
                  Pick
                </Button>
              )}
            </>
          )}
          {mayWrite && (
            <ChooseTogether
              shotIds={[...new Set(chosen.flatMap(({ shotId }) => shotId ?? []))]}
              size="compact-sm"
              variant="default"
            />
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={allHidden ? <Eye size={14} /> : <EyeOff size={14} />}
            onClick={actions.hide}
          >
            {allHidden ? 'Show again' : 'Hide for me'}
          </Button>
        </>
      )}
      <span className={classes.said} role="status" title={told}>
        {told}
      </span>
      {ending}
      {mayWrite && chosen.length === 0 && <ChooseFiles shotId={null} small />}
      <Slider
        className={classes.size}
        size="xs"
        label={null}
        thumbLabel="Size of the takes"
        min={TAKE_WIDTH.least}
        max={TAKE_WIDTH.most}
        step={4}
        value={wished}
        onChange={onWished}
      />
    </div>
  );
}
