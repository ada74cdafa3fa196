import { readSentence } from '@takeboard/voting';
import type { Sentence } from '@takeboard/voting';
import type { RoundShotReveal } from '../choose/round-wire.ts';
import { useChoosing } from '../choose/round-context.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { shortName } from './short-name.ts';
import classes from './reveal.module.css';

/** How it was decided, step by step, in words. */
export function HowDecided({ reveal }: { reveal: RoundShotReveal }) {
  const { nameOf } = useChoosing();
  const { byId } = useTakes();
  const names = {
    voter: nameOf,
    take: (id: string) => `“${shortName(byId.get(id)?.name ?? 'a take that is gone')}”`,
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
          <li key={i}>{readSentence(step as Sentence, names)}</li>
        ))}
      </ol>
    </section>
  );
}
