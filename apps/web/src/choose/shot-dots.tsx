import { useSession } from '../live/use-session.tsx';
import type { Round } from './round-wire.ts';
import { markOfShot, sayShotState } from './shot-states.ts';
import { isOpen, voterOf } from './stage-of.ts';
import classes from './round-bar.module.css';

/** All shots of a round, small, each with its state by shape and colour. */
export function ShotDots({
  round,
  at,
  onGo,
}: {
  round: Round;
  at: string | null;
  /** Null where everybody is at the same shot. */
  onGo: ((shotId: string) => void) | null;
}) {
  const { me } = useSession();
  const voter = voterOf(round, me.userId);
  return (
    <ol className={classes.dots} aria-label="Shots of this round">
      {round.shots.map((shot) => {
        const words = `${shot.label}: ${sayShotState(shot, voter)}`;
        const mark = markOfShot(shot, voter);
        const isAt = shot.shotId === at;
        return (
          <li
            key={shot.shotId}
            ref={isAt ? scrollIntoSight : undefined}
            aria-current={isAt ? 'step' : undefined}
          >
            {onGo !== null && isOpen(shot) && !isAt ? (
              <button
                type="button"
                className={classes.dot}
                data-mark={mark}
                aria-label={words}
                title={words}
                onClick={() => onGo(shot.shotId)}
              />
            ) : (
              <span
                className={classes.dot}
                data-mark={mark}
                data-at={isAt || undefined}
                role="img"
                aria-label={words}
                title={words}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Of many shots not all fit: the one in hand always does. */
const scrollIntoSight = (element: HTMLElement | null) =>
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
