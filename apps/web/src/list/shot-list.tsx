import { addShots, renumberShots } from '@takeboard/storyboard';
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import {
  ArrowDown,
  ArrowUp,
  ClipboardPaste,
  CopyPlus,
  ListOrdered,
  Plus,
  Trash2,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { BoardDialog } from '../board/board-dialogs.tsx';
import { ChooseTogether } from '../choose/choose-together.tsx';
import { editsText } from '../commands/hotkey.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { columnsFor } from './columns.ts';
import { EmptyList } from './empty-list.tsx';
import { ShotGrid } from './shot-grid.tsx';
import { useListCommands } from './use-list-commands.ts';
import { NONE, standing } from './list-selection.ts';
import classes from './shot-list.module.css';

/** All shots of the board as a table: everything the canvas can do with shots, by keyboard too. */
export function ShotList({
  onDialog,
  onPaste,
  onOpen,
  onPick,
}: {
  onDialog: (dialog: BoardDialog) => void;
  /** A list was pasted onto the table. */
  onPaste: (text: string) => void;
  /** Somebody wants to read or write the prompt of the shot looked at. */
  onOpen: () => void;
  /** A shot was pressed or tapped. */
  onPick?: () => void;
}) {
  const session = useSession();
  const shots = useBoardValue((board) => board.shots());
  const bin = useBoardValue((board) => board.bin());
  const loaded = useSessionValue((s) => s.loaded());
  const readOnly = useSessionValue((s) => s.readOnly());
  const active = useSessionValue((s) => s.lookingAt());
  const [selected, setSelection] = useState(NONE);
  const selection = standing(selected, active);
  const { ref, width } = useElementSize();
  const gridBox = useRef<HTMLDivElement>(null);
  const commands = useListCommands(selection, setSelection);

  useEffect(() => {
    if (readOnly) return undefined;
    const pasted = (event: ClipboardEvent) => {
      if (editsText(event.target) || document.querySelector('[aria-modal="true"]')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      onPaste(text);
    };
    document.addEventListener('paste', pasted);
    return () => document.removeEventListener('paste', pasted);
  }, [readOnly, onPaste]);

  const newShot = () => {
    const after = session.lookingAt() ?? undefined;
    const [id] = addShots(session.board, [{}], { after }, session.command);
    if (id !== undefined) session.editTitle(id);
  };
  const several = commands.chosenIds.length > 1;

  return (
    <section className={classes.list} aria-label="Shot list" ref={ref}>
      <div className={classes.bar} role="toolbar" aria-label="Shot list">
        {!readOnly && (
          <>
            <Button variant="default" leftSection={<Plus size={15} />} onClick={newShot}>
              New shot
            </Button>
            <Button
              variant="default"
              leftSection={<ClipboardPaste size={15} />}
              onClick={() => onDialog('paste')}
            >
              Paste a list
            </Button>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<ListOrdered size={15} />}
              disabled={shots.length === 0}
              onClick={() => {
                renumberShots(session.board, session.command);
                commands.say(`${shots.length} shots numbered from 1.`);
              }}
            >
              Re-number
            </Button>
          </>
        )}
        <span className={classes.space} />
        {!readOnly && several && (
          <span className={classes.chosen}>
            <span className="tb-mono">{commands.chosenIds.length}</span> selected
            <ChooseTogether shotIds={commands.chosenIds} variant="default" size="compact-sm" />
            <IconCommand label="Move up" icon={ArrowUp} run={() => commands.nudge(-1)} />
            <IconCommand label="Move down" icon={ArrowDown} run={() => commands.nudge(1)} />
            <IconCommand label="Duplicate" icon={CopyPlus} run={commands.duplicate} />
            <IconCommand label="Delete" icon={Trash2} run={commands.bin} />
          </span>
        )}
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Trash2 size={15} />}
          onClick={() => onDialog('bin')}
        >
          Bin{bin.length > 0 && <span className="tb-mono">&nbsp;{bin.length}</span>}
        </Button>
      </div>
      <div ref={gridBox} className={classes.gridBox}>
        {loaded && shots.length === 0 ? (
          <EmptyList readOnly={readOnly} onNew={newShot} onPaste={() => onDialog('paste')} />
        ) : (
          width > 0 && (
            <ShotGrid
              shots={shots}
              columns={columnsFor(width)}
              loaded={loaded}
              readOnly={readOnly}
              selection={selection}
              onSelection={setSelection}
              commands={commands}
              onOpen={onOpen}
              onPick={onPick}
            />
          )
        )}
      </div>
      <p className="tb-hidden" role="status">
        {commands.said}
      </p>
    </section>
  );
}

function IconCommand({
  label,
  icon: Icon,
  run,
}: {
  label: string;
  icon: typeof ArrowUp;
  run: () => void;
}) {
  return (
    <button type="button" className={classes.icon} aria-label={label} title={label} onClick={run}>
      <Icon size={15} aria-hidden="true" />
    </button>
  );
}
