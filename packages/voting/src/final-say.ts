import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** Who is proposed on the rules card to have the final say on a shot, by what the shot is about. */
export const finalSayOf = (
  domain: 'camera-story' | 'face-lyrics-song',
  {
    directors,
    artists,
  }: { readonly directors: readonly string[]; readonly artists: readonly string[] },
): string | null => (domain === 'camera-story' ? directors[0] : artists[0]) ?? null;

/**
 * What the final say does with a shot that stayed split after the second press: one of the finalists is
 * picked, or the shot is parked after all.
 *
 * @throws RangeError for a take that is no finalist
 */
export function useOfFinalSay({
  finalists,
  voter,
  choice,
}: {
  readonly finalists: readonly string[];
  readonly voter: string;
  /** A finalist's id, or `park`. */
  readonly choice: string;
}): ({ readonly kind: 'picked'; readonly take: string } | { readonly kind: 'parked' }) & {
  readonly steps: readonly Sentence[];
} {
  if (choice === 'park') {
    return { kind: 'parked', steps: [sentence({ voter }, ' left it for later.')] };
  }
  if (!finalists.includes(choice)) throw new RangeError(`“${choice}” is no take of this duel.`);
  return {
    kind: 'picked',
    take: choice,
    steps: [sentence({ voter }, ' used the final say for ', { take: choice }, '.')],
  };
}
