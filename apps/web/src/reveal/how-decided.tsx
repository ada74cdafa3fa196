import { readSentence } from '@takeboard/voting';
import type { RoundShot, RoundShotReveal } from '../choose/round-wire.ts';
import { useChoosing } from '../choose/round-context.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { letterOf } from './letters.ts';
import { shortName } from './short-name.ts';
import classes from './reveal.module.css';

/** How it was decided, step by step, in words. */
export function HowDecided({ shot, reveal }: { shot: RoundShot; reveal: RoundShotReveal }) {
  const { nameOf } = useChoosing();
  const { byId } = useTakes();
  const names = {
    voter: nameOf,
    // Those that met in a duel are known by their letters, which stand beside the names above.
    take: (id: string) =>
      shot.finalists.includes(id)
        ? letterOf(shot.finalists, id)
        : `“${shortName(byId.get(id)?.name ?? 'a take that is gone')}”`,
  };
  const { steps } = reveal.tally;
  if (steps.length === 0) return null;
  return (
    <section className={classes.part} aria-label="How it was decided">
      <h3 className="tb-label">How it was decided</h3>
      <ol className={classes.steps}>
        {steps.map((step, i) => (
          // Steps have no names of their own; their order is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>{readSentence(step, names)}</li>
        ))}
      </ol>
    </section>
  );
}
