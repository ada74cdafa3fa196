import type { RoundRow, RoundShotRow } from './round-row.ts';
import type { RoundVoter } from './round-voters.ts';

/** A shot of a round with everybody the round asks; the shot is locked. */
export interface ShotAtWork {
  readonly round: RoundRow;
  readonly shot: RoundShotRow;
  readonly voters: readonly RoundVoter[];
}

/** When it is, and whose act may have completed something; null for the clock or somebody's leaving. */
export interface Occasion {
  readonly at: Date;
  readonly by: string | null;
}
