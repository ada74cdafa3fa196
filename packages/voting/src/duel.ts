import { sentence, theVoters, together } from './sentence.ts';
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
 * Reads the presses of a duel. Who says "Yours" gives way to what the others say; if those agree, it is
 * done: a take is picked, or the shot parked. If not, or if everybody gives way, they talk and
 * press once more, and only after that is the final say named; without one the shot is parked.
 *
 * @throws RangeError for a press that names no finalist: a take that went away in mid-duel must be
 *   taken out of `finalists`, and the press asked for again, before this can count
 */
export function duelOutcome(duel: Duel): DuelOutcome & { readonly steps: readonly Sentence[] } {
  const { finalists, presses, run, finalSay } = duel;
  for (const { choice } of presses) {
    if (choice !== 'yours' && choice !== 'park' && !finalists.includes(choice)) {
      throw new RangeError(`The press “${choice}” names no take of this duel.`);
    }
  }
  const steps: Sentence[] = [whoPressedWhat(presses)];
  const voices = new Set(presses.map(({ choice }) => choice).filter((each) => each !== 'yours'));
  const [voice] = voices;

  if (voice !== undefined && voices.size === 1) {
    return voice === 'park' ? { kind: 'parked', steps } : { kind: 'picked', take: voice, steps };
  }
  if (run === 1) return { kind: 'again', steps };
  if (finalSay === null)
    return { kind: 'parked', steps: [...steps, ['Nobody has the final say on this shot.']] };
  if (!presses.some(({ voter }) => voter === finalSay)) {
    const gone = sentence(
      { voter: finalSay },
      ' has the final say on this shot, but does not decide here.',
    );
    return { kind: 'parked', steps: [...steps, gone] };
  }
  const named = sentence({ voter: finalSay }, ' has the final say on this shot.');
  return { kind: 'final-say', voter: finalSay, steps: [...steps, named] };
}

/** "Dana and Milo both press for Take 3." or "Dana presses for Take 3, Milo says “Yours”." */
const whoPressedWhat = (presses: readonly Press[]): Sentence => {
  const byChoice = [...Map.groupBy(presses, ({ choice }) => choice)];
  const parts = byChoice.map(([choice, of]) => {
    const voters = of.map(({ voter }) => voter);
    if (choice === 'yours') return sentence(said(voters), ' “Yours”');
    if (choice === 'park') return sentence(said(voters), ' “Park”');
    const verb =
      voters.length === presses.length
        ? together(voters, 'presses', 'press')
        : sentence(theVoters(voters), voters.length === 1 ? ' presses' : ' press');
    return sentence(verb, ' for ', { take: choice });
  });
  return sentence(...parts.map((part, index) => (index === 0 ? part : sentence(', ', part))), '.');
};

const said = (voters: readonly string[]): Sentence =>
  sentence(theVoters(voters), voters.length === 1 ? ' says' : ' say');
