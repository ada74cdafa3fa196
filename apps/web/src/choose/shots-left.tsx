import { useSession } from '../live/use-session.tsx';
import { sayPeople } from './card-words.ts';
import { chooseDeskOf } from './choose-desk.ts';
import type { Round } from './round-wire.ts';
import { markOfShot, sayShotState, waitsFor } from './shot-states.ts';
import { isOpen, voterOf } from './stage-of.ts';
import dots from './round-bar.module.css';
import classes from './choose-view.module.css';

/** The shots of a round one by one, each with its state; one that is open can be gone to. */
export function ShotsLeft({ round, nameOf }: { round: Round; nameOf: (userId: string) => string }) {
  const session = useSession();
  const me = voterOf(round, session.me.userId);
  const mayGo = round.pace === 'deadline' && round.state === 'open';
  return (
    <ul className={classes.shots} aria-label="Shots of this round">
      {round.shots.map((shot) => {
        const others = waitsFor(round, shot, session.me.userId);
        const state = sayShotState(shot, me);
        return (
          <li key={shot.shotId}>
            <span className={dots.dot} data-mark={markOfShot(shot, me)} aria-hidden="true" />
            {mayGo && isOpen(shot) ? (
              <button
                type="button"
                className="tb-line"
                onClick={() => chooseDeskOf(session).take(round.id, shot.shotId)}
              >
                {shot.label}
              </button>
            ) : (
              <span className="tb-line" title={shot.label}>
                {shot.label}
              </span>
            )}
            <span className={classes.quiet} title={shot.reason ?? undefined}>
              {isOpen(shot) && others.length > 0
                ? `${state} · ${sayPeople(others, nameOf)} not yet`
                : shot.state === 'skipped' && shot.reason !== null
                  ? `${state}: ${shot.reason}`
                  : state}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
