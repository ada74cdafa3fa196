import { useSession } from '../live/use-session.tsx';
import { useShortSlots } from '../player/film.ts';
import { usePicks } from '../takes/take-queries.ts';
import type { SongFacts } from './song-facts.ts';
import classes from './song-head.module.css';

/** How much of the film there is: `48/55 picked, 3 too short`. The second leads to the next of them. */
export function Coverage({ facts: { cut } }: { facts: SongFacts }) {
  const session = useSession();
  const picks = usePicks();
  const short = useShortSlots();
  if (cut.entries.length === 0) return null;
  const picked = cut.entries.filter(({ slot }) => picks.has(slot.shotId)).length;
  const goOn = () => {
    const at = cut.entries.findIndex(({ slot }) => slot.shotId === session.lookingAt());
    const inTurn = [...cut.entries.slice(at + 1), ...cut.entries.slice(0, at + 1)];
    const next = inTurn.find(({ slot }) => short.has(slot.id));
    if (next !== undefined) session.setLookingAt(next.slot.shotId);
  };
  return (
    <span className={`${classes.coverage} tb-mono`}>
      {picked}/{cut.entries.length} picked
      {short.size > 0 && (
        <>
          {', '}
          <button
            type="button"
            className={classes.shortCount}
            title="Show the next take that is too short for its slot"
            onClick={goOn}
          >
            {short.size} too short
          </button>
        </>
      )}
    </span>
  );
}
