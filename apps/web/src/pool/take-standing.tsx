import { Button, Popover } from '@mantine/core';
import { CircleCheck, Eye, EyeOff, FolderInput } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Decision, Take } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { sayMinute } from '../shell/say-time.ts';
import type { TakeActions } from '../takes/take-actions.ts';
import { shotOf, useTakes } from '../takes/take-queries.ts';
import { ShotChooser } from './shot-chooser.tsx';
import classes from './open-take.module.css';

/** Where a take stands: its shot, whether it is the pick, whether I have hidden it. */
export function TakeStanding({
  take,
  pick,
  actions,
  mayWrite,
}: {
  take: Take;
  /** The present pick of its shot. */
  pick: Decision | undefined;
  actions: TakeActions;
  mayWrite: boolean;
}) {
  const { board } = useSession();
  const shots = useBoardValue((b) => b.shots());
  const { byShot } = useTakes();
  const counts = useMemo(
    () => new Map([...byShot].map(([shotId, { all }]) => [shotId, all.length])),
    [byShot],
  );
  const [filing, setFiling] = useState(false);
  const shot = shotOf(take, board);
  const isPick = pick !== undefined && pick.takeId === take.id;
  const file = (shotId: string | null) => {
    setFiling(false);
    void actions.fileTakes([take.id], shotId);
  };
  return (
    <section className={classes.standing} aria-label="Shot">
      <p className={classes.shot}>
        {shot === undefined ? (
          'Without a shot'
        ) : (
          <>
            <span className="tb-number">{shot.label}</span>{' '}
            <span className="tb-line" title={shot.title}>
              {shot.title || 'Untitled shot'}
            </span>
          </>
        )}
      </p>
      {isPick && (
        <p className={classes.isPick}>
          <CircleCheck size={14} aria-hidden="true" /> The pick, since {sayMinute(pick.at)}
        </p>
      )}
      <div className={classes.buttons}>
        {mayWrite && (
          <Popover
            opened={filing}
            onChange={setFiling}
            position="bottom-start"
            width={280}
            withinPortal={false}
          >
            <Popover.Target>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<FolderInput size={14} />}
                onClick={() => setFiling(!filing)}
              >
                {shot === undefined ? 'File under…' : 'File elsewhere…'}
              </Button>
            </Popover.Target>
            <Popover.Dropdown p={8}>
              <ShotChooser
                takesFocus
                shots={shots}
                counts={counts}
                chosen={shot?.id ?? null}
                label="File under"
                onChoose={file}
              />
              {shot !== undefined && (
                <Button size="compact-sm" variant="subtle" color="gray" onClick={() => file(null)}>
                  Take out of its shot
                </Button>
              )}
            </Popover.Dropdown>
          </Popover>
        )}
        {mayWrite && shot !== undefined && take.state === 'ready' && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<CircleCheck size={14} />}
            onClick={() => void actions.pickTake(shot.id, isPick ? null : take.id)}
          >
            {isPick ? 'Take the pick back' : `Pick for ${shot.label}`}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={take.hidden ? <Eye size={14} /> : <EyeOff size={14} />}
          onClick={() => void actions.hideTakes([take.id], !take.hidden)}
        >
          {take.hidden ? 'Show again' : 'Hide for me'}
        </Button>
      </div>
    </section>
  );
}
