import { Button } from '@mantine/core';
import { CircleCheck, Eye, EyeOff } from 'lucide-react';
import { useMemo } from 'react';
import type { Decision, Take } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { sayMinute } from '../shell/say-time.ts';
import type { TakeActions } from '../takes/take-actions.ts';
import { shotOf, useTakes } from '../takes/take-queries.ts';
import { FileUnder } from './file-under.tsx';
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
  const shot = shotOf(take, board);
  const isPick = pick !== undefined && pick.takeId === take.id;
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
          <FileUnder
            words={shot === undefined ? 'File under…' : 'File elsewhere…'}
            shots={shots}
            counts={counts}
            current={shot?.id ?? null}
            position="bottom-start"
            withinPortal={false}
            onFile={(shotId) => void actions.fileTakes([take.id], shotId)}
          />
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
