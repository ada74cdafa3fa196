import type { Ballot, Mark } from './ballot.ts';
import type { Sentence } from './sentence.ts';

/**
 * A way to get from ballots to a pick. One file in `methods/` each; the UI knows only this.
 * Methods are made by `defineMethod`, which sees to what is the same in all of them.
 */
export interface VotingMethod {
  /** The name of its file. */
  readonly id: string;
  readonly name: string;
  /** The rule in one or two sentences, for the rules card. */
  readonly rule: string;
  /** The marks it asks for, strongest first, and how many of each a ballot may hold (null: any). */
  readonly marks: readonly { readonly mark: Mark; readonly most: number | null }[];
  tally(input: TallyInput): Tally;
}

export interface TallyInput {
  /**
   * The takes that can be chosen, in the order that was drawn by lot before anybody voted: where
   * takes stand equal and not all of them fit, this order says which go on, and a step says so.
   */
  readonly takes: readonly string[];
  /** Who decides. Their order decides nothing; names are read out in it. */
  readonly deciders: readonly Decider[];
  /** Whether those who handed in decide when others did not. Only the rules card can say so. */
  readonly restDecide: boolean;
  /** Who was to decide, and said at the rules card or later that they would not, or left the board. */
  readonly skipped?: readonly string[];
  /** Takes that were on the wall and cannot be chosen any more; they do not stand in `takes`. */
  readonly leftOut?: readonly { readonly take: string; readonly why: WhyLeftOut }[];
}

/** Put under another shot or none; no longer to be played; hidden by all who decide. */
export type WhyLeftOut = 'moved' | 'failed' | 'hidden';

export interface Decider {
  readonly voter: string;
  /** What was handed in; null for somebody who did not choose: that is no consent to anything. */
  readonly ballot: Ballot | null;
  /** Whether this voter's "my own face" takes a take out: the artist's. */
  readonly mayTakeOut: boolean;
}

export type Outcome =
  | { readonly kind: 'picked'; readonly take: string }
  /** One to four takes for a duel, the strongest first. */
  | { readonly kind: 'finalists'; readonly takes: readonly string[] }
  /** Nobody found one good. */
  | { readonly kind: 'none' }
  /** Somebody who decides did not choose, and the rules do not let the others decide alone. */
  | { readonly kind: 'absent'; readonly voters: readonly string[] };

export interface Tally {
  readonly method: string;
  readonly outcome: Outcome;
  /** How it came to that, in the order in which the method went. */
  readonly steps: readonly Sentence[];
  /** Takes that stood equal where it mattered, each group with the reason why they are equal. */
  readonly ties: readonly { readonly takes: readonly string[]; readonly equalIn: string }[];
}
