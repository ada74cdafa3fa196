import type { Round, RoundShot } from '../choose/round-wire.ts';
import { hasEnded } from './shot-outcome.ts';

/** One outcome of one shot: it has another name when the shot is chosen again, or parked again. */
export const outcomeKey = ({ shotId, turn, timesParked, state }: RoundShot): string =>
  [shotId, turn, timesParked, state].join('/');

/**
 * The shots whose outcome somebody has not looked at, in the order of the round. Who meets a live
 * round that is already on its way has nothing to look at again: the others talked about it then.
 */
export function unseenOutcomes(
  { shots }: Pick<Round, 'shots'>,
  seen: ReadonlySet<string>,
): readonly RoundShot[] {
  return shots
    .filter((shot) => hasEnded(shot) && !seen.has(outcomeKey(shot)))
    .toSorted((a, b) => a.position - b.position);
}

/** Milliseconds for which an outcome is still being talked about. */
const FRESH = 60_000;

/**
 * What counts as seen for somebody whose computer knows nothing of a round yet. Live, that is all but
 * what came out just now, while their page was still on its way.
 */
export const seenAtFirst = ({
  pace,
  shots,
  now,
}: Pick<Round, 'pace' | 'shots' | 'now'>): readonly string[] =>
  pace === 'deadline'
    ? []
    : shots
        .filter(hasEnded)
        .filter(({ revealedAt }) => !(Date.parse(now) - Date.parse(revealedAt ?? '') < FRESH))
        .map(outcomeKey);

/** Rounds that are remembered on a computer; older ones are closed, or begin anew. */
const MOST_ROUNDS = 20;

/** What one person has looked at on this computer, by round, the round met last at the end. */
export type SeenOutcomes = Readonly<Record<string, readonly string[]>>;

/** Adds to what was looked at in a round, and forgets the oldest rounds. */
export function addSeen(all: SeenOutcomes, roundId: string, keys: readonly string[]): SeenOutcomes {
  const { [roundId]: known = [], ...others } = all;
  const kept = Object.entries(others).slice(1 - MOST_ROUNDS);
  return { ...Object.fromEntries(kept), [roundId]: [...new Set([...known, ...keys])] };
}

/** Reads what was stored; what is no such thing counts as nothing. */
export function readSeen(stored: string | null): SeenOutcomes {
  try {
    const read: unknown = JSON.parse(stored ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).flatMap(([id, keys]) =>
        Array.isArray(keys) ? [[id, keys.filter((key) => typeof key === 'string')]] : [],
      ),
    );
  } catch {
    return {};
  }
}

/** "3 shots were revealed while you were away", over the first of them. */
export const sayWaiting = (waiting: number): string =>
  `${waiting} shots were revealed while you were away`;
