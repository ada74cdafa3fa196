/**
 * What one voter says about the takes of one shot. Voters and takes are ids here; this package knows
 * nothing else about them, and so cannot prefer anybody.
 */

/** ♥ · ✓ · ✗ */
export const MARKS = ['love', 'like', 'no'] as const;
export type Mark = (typeof MARKS)[number];

export interface TakeMark {
  readonly mark: Mark;
  /** Why it is not for me, in the voter's words; only ever beside a `no`. */
  readonly reason?: string;
  /** "My own face": the one ✗ that takes a take out, if the rules let this voter say so. */
  readonly ownFace?: true;
}

export interface Ballot {
  /** By take. A take that is not here has no mark. */
  readonly marks: Readonly<Record<string, TakeMark>>;
  /** "None is good", with what should be different, or an empty text; null when it was not said. */
  readonly none: string | null;
}

export const EMPTY_BALLOT: Ballot = { marks: {}, none: null };
