import { joined, sentence, theVoters, together } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** What one decider pressed: a finalist's id, `yours` to give way, or `park` to leave it for the end. */
export interface Press {
  readonly voter: string;
  readonly choice: string;
}

export interface Duel {
  /** One to four takes. */
  readonly finalists: readonly string[];
  /** One press of each who decides; they were hidden from each other until all had pressed. */
  readonly presses: readonly Press[];
  /** 1, or 2 after they have talked. */
  readonly run: 1 | 2;
  /** Who has the final say on this shot, by the rules card; null for nobody. */
  readonly finalSay: string | null;
}

export type DuelOutcome =
  | { readonly kind: 'picked'; readonly take: string }
  /** Talk, and press once more. */
  | { readonly kind: 'again' }
  | { readonly kind: 'final-say'; readonly voter: string }
  | { readonly kind: 'parked' };

/**
 * Reads the presses of a duel. Who says "Yours" gives way to what the others say; if those agree it is
 * done: a take is picked, or the shot is parked. If they do not, or if everybody gives way, they talk and
 * press once more. Only after that is the final say named; without one the shot is parked.
 *
 * @throws RangeError for a press that names no finalist. Where a take goes away in mid-duel, take it out
 *   of the finalists and ask for those presses again before you count.
 */
export function duelOutcome(duel: Duel): DuelOutcome & { readonly steps: readonly Sentence[] } {
  const { finalists, presses, run, finalSay } = duel;
  for (const { choice } of presses) {
    if (choice !== 'yours' && choice !== 'park' && !finalists.includes(choice)) {
      throw new RangeError(`The press “${choice}” names no take of this duel.`);
    }
  }
  if (presses.length === 0) {
    return { kind: 'parked', steps: [['Nobody is left who decides on this shot.']] };
  }

  const pressed = whoPressedWhat(presses);
  const voices = new Set(presses.map(({ choice }) => choice).filter((each) => each !== 'yours'));
  const [voice] = voices;
  if (voice !== undefined && voices.size === 1) {
    return voice === 'park'
      ? { kind: 'parked', steps: [pressed] }
      : { kind: 'picked', take: voice, steps: [pressed] };
  }
  if (run === 1) return { kind: 'again', steps: [pressed] };

  if (finalSay === null) {
    return { kind: 'parked', steps: [pressed, ['Nobody has the final say on this shot.']] };
  }
  const decides = presses.some(({ voter }) => voter === finalSay);
  const named = [
    { voter: finalSay },
    decides
      ? ' has the final say on this shot.'
      : ' has the final say on this shot, but does not decide in this round.',
  ];
  return decides
    ? { kind: 'final-say', voter: finalSay, steps: [pressed, named] }
    : { kind: 'parked', steps: [pressed, named] };
}

/** "Dana and Milo both pressed for Take 3." · "Dana pressed for Take 3, Milo said “Yours”." */
export const whoPressedWhat = (presses: readonly Press[]): Sentence => {
  const byChoice = [...Map.groupBy(presses, ({ choice }) => choice)];
  const said = byChoice.map(([choice, of]) => {
    const voters = of.map(({ voter }) => voter);
    const did = saying(choice);
    const who = byChoice.length === 1 ? together(voters, '', '') : [...theVoters(voters), ' '];
    return [...who, ...did];
  });
  return sentence(joined(said, ', '), '.');
};

const saying = (choice: string): Sentence => {
  if (choice === 'yours') return ['said “Yours”'];
  if (choice === 'park') return ['said “Park”'];
  return ['pressed for ', { take: choice }];
};
