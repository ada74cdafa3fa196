import type { Count } from './define-method.ts';
import { joined, sentence, theTakes } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** One thing that takes are compared by, more is better; with how it reads, empty for nothing worth a word. */
export interface Merit {
  readonly worth: number;
  readonly words: string;
}

/** How many takes a duel can hold. */
const MOST = 4;

/**
 * Ends a count with finalists, the strongest first: the first merit counts, among those equal in it the
 * second, and so on. Takes equal in all of them are reported as a tie and stand in the order of the lots;
 * where the lot says who is among the four, a step says that it did.
 *
 * @param takes at least one, in the order of the lots
 * @param meritsOf the same number of merits for each take
 * @param because the steps that led here
 */
export function shortlist(
  takes: readonly string[],
  meritsOf: (take: string) => readonly Merit[],
  because: readonly Sentence[],
): Count {
  const ranked = takes
    .map((take) => ({ take, merits: meritsOf(take) }))
    .toSorted((one, other) => compare(one.merits, other.merits))
    .map(({ take, merits }) => ({
      take,
      words: merits.flatMap(({ words }) => words || []).join(', '),
    }));
  const [chosen, behind] = [ranked.slice(0, MOST), ranked.slice(MOST)];
  const finalists = namesOf(chosen);

  const ties = [...Map.groupBy(ranked, ({ words }) => words)]
    .map(([equalIn, equal]) => ({ equalIn, takes: namesOf(equal) }))
    .filter((tie) => tie.takes.length > 1 && tie.takes.some((take) => finalists.includes(take)));
  const drawn =
    ties.find((tie) => tie.takes.some((take) => !finalists.includes(take)))?.takes ?? [];
  const weaker = namesOf(behind).filter((take) => !drawn.includes(take));

  const list = joined(
    chosen.map(({ take, words }) => [{ take }, ` (${words})`]),
    ', ',
  );
  const steps = [
    ...because,
    sentence('in the duel: ', list, '.'),
    ...ties.map((tie) => sentence(theTakes(tie.takes), ` stand equal: ${tie.equalIn} each.`)),
    ...(drawn.length > 0 ? [byLot(drawn.filter((take) => finalists.includes(take)))] : []),
    ...(weaker.length > 0 ? [sentence(theTakes(weaker), ' came behind the four.')] : []),
  ];
  return { outcome: { kind: 'finalists', takes: finalists }, steps, ties };
}

const compare = (one: readonly Merit[], other: readonly Merit[]): number =>
  one
    .map(({ worth }, index) => (other[index]?.worth ?? 0) - worth)
    .find((difference) => difference !== 0) ?? 0;

const namesOf = (ranked: readonly { readonly take: string }[]): readonly string[] =>
  ranked.map(({ take }) => take);

const byLot = (lucky: readonly string[]): Sentence =>
  sentence(
    'four go on. Among those that stand equal the lot decided, drawn before anybody chose: ',
    theTakes(lucky),
    '.',
  );
