import type { Ballot } from './ballot.ts';
import type { Tally } from './method.ts';

/**
 * One entry of the decision log, complete in itself: names stand in it as they were then, because it
 * is evidence and outlives accounts, file names and shots. It is stored as the very characters that
 * were hashed; nothing in it is ever changed.
 */
export interface DecisionEntry {
  readonly version: 1;
  /** Its place in its board's log, from 1. */
  readonly place: number;
  readonly id: string;
  readonly boardId: string;
  readonly shotId: string;
  /** What the shot was called; null where that was not known. */
  readonly shot: string | null;
  /** Null took a pick back, or said that nobody found one good. */
  readonly takeId: string | null;
  readonly take: string | null;
  readonly how: 'hand' | 'round' | 'duel' | 'final-say';
  readonly by: readonly NamedPerson[];
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  /** Why a shot that was decided before was decided anew, in somebody's words. */
  readonly reason: string | null;
  readonly round: RoundEntry | null;
}

/** What a round adds: everything that was on the table. */
export interface RoundEntry {
  readonly id: string;
  readonly scope: string;
  readonly pace: 'live' | 'deadline';
  readonly turn: number;
  readonly shown: readonly NamedTake[];
  /** Takes under the shot that were not shown, and who had hidden them. */
  readonly hidden: readonly (NamedTake & { readonly by: readonly NamedPerson[] })[];
  readonly ballots: readonly (NamedPerson & {
    readonly part: 'decides' | 'advises';
    readonly ballot: Ballot;
  })[];
  /** Who decides and did not hand in, or skipped the round. */
  readonly absent: readonly (NamedPerson & { readonly skipped: boolean })[];
  readonly tally: Tally;
  /** The presses of its duels, in their order; none when the tally was enough. */
  readonly presses: readonly {
    readonly of: readonly (NamedPerson & { readonly choice: string })[];
  }[];
  /** Who used the final say; null when it was not needed. */
  readonly finalSay: NamedPerson | null;
}

export interface NamedPerson {
  readonly userId: string;
  readonly name: string;
}

export interface NamedTake {
  readonly takeId: string;
  readonly name: string;
}
