import { timelineOf } from '@takeboard/editorial';
import { useSession } from '../../live/use-session.tsx';
import { sayPlace } from '../say-place.ts';
import { editFilmOf } from './edit-film.ts';
import type { PutPlan } from './put-plan.ts';
import classes from './edits.module.css';

/** Where each shot would begin, and what is to be known about it. */
export function PlanWords({ plan }: { plan: PutPlan }) {
  const { board } = useSession();
  const film = editFilmOf(board);
  if (film === null) return null;
  const labelOf = (shotId: string) => board.shot(shotId)?.label ?? '?';
  const { entries } = timelineOf(
    [...plan.places].map(([id, start], i) => ({
      id,
      start,
      order: String(i).padStart(6, '0'),
      lead: film.lead,
    })),
    film.song,
    film.fps,
  );
  return (
    <>
      {plan.unplanned > 0 && (
        <p className={classes.note}>
          {plan.unplanned === 1
            ? '1 shot has no planned length: it gets one bar.'
            : `${plan.unplanned} shots have no planned length: they get one bar each.`}
        </p>
      )}
      {plan.over.length > 0 && (
        <p className={classes.note} data-bad>
          The song ends before {plan.over.length === 1 ? 'shot' : 'shots'}{' '}
          {plan.over.slice(0, 6).map(labelOf).join(', ')}
          {plan.over.length > 6 ? ` and ${plan.over.length - 6} more` : ''}: they will not be on it.
        </p>
      )}
      <div
        className={classes.plan}
        role="region"
        aria-label="Where the shots will begin"
        // Who has no mouse scrolls it with the arrows.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <ol className="tb-mono">
          {entries.map(({ slot, start, end }, i) => (
            <li key={slot.id}>
              <span className="tb-number">{labelOf(slot.id)}</span>
              <span>{i === 0 && start === 0 ? 'start' : sayPlace(film.boardSong, slot.start)}</span>
              <span>{end - start} f</span>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
