import type { Count } from './define-method.ts';
import { sentence, theTakes } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** One thing that takes are compared by, with how it reads: `{ worth: 2, words: '2 ♥' }`. More is better. */
export interface Merit {
  readonly worth: number;
  readonly words: string;
}

/** How many takes a duel can hold. */
const MOST = 4;

/**
 * Chooses the finalists, the strongest first: the first merit counts, among those equal in it the
 * second, and so on. Takes equal in all of them are reported as a tie and stand in the order given, that
 * of the lots; where the lot says who is among the four, a step says that it did.
 *
 * @param takes at least one, in the order of the lots
 * @param meritsOf the same number of merits for each take
 */
export function shortlist(
  takes: readonly string[],
  meritsOf: (take: string) => readonly Merit[],
): Count {
  const merits = new Map(takes.map((take) => [take, meritsOf(take)]));
  const inWords = (take: string): string =>
    (merits.get(take) ?? []).map(({ words }) => words).join(', ');
  const compare = (one: string, other: string): number => {
    const theirs = merits.get(other) ?? [];
    const differences = (merits.get(one) ?? []).map(
      ({ worth }, index) => (theirs[index]?.worth ?? 0) - worth,
    );
    return differences.find((difference) => difference !== 0) ?? 0;
  };

  const ranked = takes.toSorted(compare);
  const finalists = ranked.slice(0, MOST);
  const ties = [...Map.groupBy(ranked, inWords)]
    .map(([equalIn, group]) => ({ equalIn, takes: group }))
    .filter((tie) => tie.takes.length > 1 && tie.takes.some((take) => finalists.includes(take)));

  const steps: Sentence[] = [
    sentence(
      'In the duel: ',
      ...finalists.flatMap((take, index) => [
        index === 0 ? '' : ' · ',
        { take },
        ` (${inWords(take)})`,
      ]),
      '.',
    ),
    ...ties.map(({ equalIn, takes: equal }) =>
      sentence(theTakes(equal), ` stand equal: ${equalIn}.`),
    ),
  ];
  const behind = ranked.slice(MOST);
  const drawn = ties.find((tie) => tie.takes.some((take) => behind.includes(take)));
  const byLot = drawn?.takes.filter((take) => finalists.includes(take)) ?? [];
  const weaker = behind.filter((take) => !drawn?.takes.includes(take));
  if (byLot.length > 0) {
    steps.push(
      sentence(
        'A duel holds four: of those that stand equal, the lot drawn before anybody chose lets ',
        theTakes(byLot),
        ' go on.',
      ),
    );
  }
  if (weaker.length > 0) {
    steps.push(
      sentence(
        'A duel holds four: ',
        theTakes(weaker),
        ` ${weaker.length === 1 ? 'has' : 'have'} less and ${weaker.length === 1 ? 'stays' : 'stay'} behind.`,
      ),
    );
  }
  return { outcome: { kind: 'finalists', takes: finalists }, steps, ties };
}
