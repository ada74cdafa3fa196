/** Where the beats of a song probably are. A person confirms it; nothing follows from it by itself. */
export interface BeatProposal {
  /** Beats a minute as a fraction in lowest terms, one that a musician would type: 118, 117.5, 117.53. */
  readonly tempo: readonly [num: number, den: number];
  readonly meter: { readonly beats: number; readonly unit: number };
  /** The sample of the mix on which bar one begins. */
  readonly firstBeat: number;
  /** Samples of the mix: each beat from bar one to the end of the music. */
  readonly beats: readonly number[];
  /** Where another tempo begins (on a beat), after bar one; mostly there is none. */
  readonly changes: readonly {
    readonly sample: number;
    readonly tempo: readonly [num: number, den: number];
  }[];
  /** How sure this is, 0 to 1000. Below 500 it is a guess. */
  readonly confidence: number;
  /** What a second, independent tracker hears, as a multiple of `tempo`. */
  readonly agreement: Agreement;
  /** What was heard and how sure that is, for people. */
  readonly says: string;
}

/** Nothing to propose: why, in a sentence. */
export interface NoBeat {
  readonly tempo: null;
  readonly confidence: 0;
  readonly says: string;
}

export type Proposal = BeatProposal | NoBeat;

export type Agreement = 'same' | 'half' | 'double' | 'two-thirds' | 'three-halves' | 'none';

export const noBeat = (says: string): NoBeat => ({ tempo: null, confidence: 0, says });
