import type { Round, RoundShot, RoundShotReveal } from '../choose/round-wire.ts';

/** How a shot of a round ended, with the people it ended by. Takes and people are ids. */
export type ShotOutcome =
  /** The tally was enough: all who handed in love it, it alone is liked by all, or it stood first. */
  | { readonly kind: 'tally'; readonly why: 'loved' | 'only' | 'liked' | 'first'; readonly by: Ids }
  /** All who did not give way pressed the same. */
  | { readonly kind: 'pressed'; readonly by: Ids; readonly gaveWay: Ids; readonly take: string }
  | { readonly kind: 'final-say'; readonly who: string | null; readonly take: string | null }
  | { readonly kind: 'none'; readonly by: Ids }
  /** `wanted`: everybody pressed Park; `by`: who had the final say did; else it stayed split. */
  | {
      readonly kind: 'parked';
      readonly wanted: boolean;
      readonly by: string | null;
      readonly again: boolean;
    }
  | { readonly kind: 'missed'; readonly who: Ids }
  | { readonly kind: 'skipped'; readonly reason: string | null };

export type Ids = readonly string[];

const ENDED: ReadonlySet<RoundShot['state']> = new Set([
  'picked',
  'none',
  'parked',
  'skipped',
  'missed',
]);

/** Whether a shot has come to an outcome, which may still be looked at again. */
export const hasEnded = ({ state }: Pick<RoundShot, 'state'>): boolean => ENDED.has(state);

/** Reads how a shot ended; null while it has not, or while what was revealed is still on its way. */
export function outcomeOf(
  { voters }: Pick<Round, 'voters'>,
  shot: RoundShot,
  reveal: RoundShotReveal | undefined,
): ShotOutcome | null {
  if (shot.state === 'skipped') return { kind: 'skipped', reason: shot.reason };
  if (shot.state === 'missed')
    return { kind: 'missed', who: whoDidNotChoose(voters, shot, reveal) };
  if (reveal === undefined || reveal.turn !== shot.turn || !hasEnded(shot)) return null;
  const by = countedIn(reveal);
  if (shot.state === 'none') return { kind: 'none', by };
  const last = reveal.presses.at(-1);
  const { final } = reveal;
  if (shot.state === 'parked') {
    const wanted = last !== undefined && last.of.every(({ choice }) => choice === 'park');
    const by = final?.choice === 'park' ? final.userId : null;
    return { kind: 'parked', wanted, by, again: shot.timesParked > 1 };
  }
  const { outcome } = reveal.tally;
  if (outcome.kind === 'picked') return { kind: 'tally', why: whyPicked(reveal, outcome.take), by };
  if (final !== null) return { kind: 'final-say', who: final.userId, take: reveal.pick };
  const agreed = last === undefined ? null : agreedOn(last.of);
  if (agreed !== null && last !== undefined) {
    const pressed = (of: (choice: string) => boolean) =>
      last.of.filter(({ choice }) => of(choice)).map(({ userId }) => userId);
    return {
      kind: 'pressed',
      by: pressed((choice) => choice !== 'yours'),
      gaveWay: pressed((choice) => choice === 'yours'),
      take: agreed,
    };
  }
  // Somebody left in mid-duel, and those who stayed were agreed.
  return { kind: 'tally', why: 'first', by };
}

/** The take a revealed shot ended with; null where there is none. */
export function pickOf(outcome: ShotOutcome, reveal: RoundShotReveal | undefined): string | null {
  if (outcome.kind === 'pressed' || outcome.kind === 'final-say') return outcome.take;
  if (outcome.kind !== 'tally' || reveal === undefined) return null;
  const { outcome: tallied } = reveal.tally;
  return tallied.kind === 'picked' ? tallied.take : reveal.pick;
}

/** Those who decide and handed in. */
export const countedIn = (reveal: RoundShotReveal): Ids =>
  reveal.voters
    .filter(({ part, ballot }) => part === 'decides' && ballot !== null)
    .map(({ userId }) => userId);

/** Those who decide and did not hand in although others decided. */
export const absentIn = (reveal: RoundShotReveal): Ids =>
  reveal.voters
    .filter(({ part, ballot }) => part === 'decides' && ballot === null)
    .map(({ userId }) => userId);

/** The take of those who did not give way, when they all pressed the same one. */
function agreedOn(presses: readonly { readonly choice: string }[]): string | null {
  const wanted = new Set(presses.map(({ choice }) => choice).filter((each) => each !== 'yours'));
  const [one] = wanted;
  return wanted.size === 1 && one !== undefined && one !== 'park' ? one : null;
}

/** Why the tally could pick it, read from the ballots: methods word their steps as they like. */
function whyPicked(reveal: RoundShotReveal, takeId: string): 'loved' | 'only' | 'liked' | 'first' {
  const ballots = reveal.voters.flatMap(({ part, ballot }) =>
    part === 'decides' && ballot !== null ? [ballot] : [],
  );
  const likes = (id: string) =>
    ballots.every(({ marks }) => marks[id]?.mark === 'love' || marks[id]?.mark === 'like');
  if (ballots.every(({ marks }) => marks[takeId]?.mark === 'love')) return 'loved';
  if (!likes(takeId)) return 'first';
  const marked = new Set(ballots.flatMap(({ marks }) => Object.keys(marks)));
  return [...marked].filter(likes).length === 1 ? 'only' : 'liked';
}

function whoDidNotChoose(
  voters: Round['voters'],
  shot: RoundShot,
  reveal: RoundShotReveal | undefined,
): Ids {
  const absent = reveal?.tally.outcome;
  if (absent?.kind === 'absent') return absent.voters;
  return voters
    .filter(({ part, answer }) => part === 'decides' && answer !== 'skipped')
    .map(({ userId }) => userId)
    .filter((id) => !shot.ready.includes(id));
}
