import type { GridChange } from '@takeboard/editorial';

/** What a MIDI file or a Live set says about a song. Where bar one sounds in the mix it cannot say. */
export interface TempoFile {
  /** In order, the first at tick 0. */
  readonly changes: readonly GridChange[];
  /** Named places, in order; ticks of the grid that `changes` make. */
  readonly sections: readonly { readonly tick: number; readonly name: string }[];
  /** What was read, and what had to be made simpler, for the person who gave the file. */
  readonly says: string;
}

/** Why a file says nothing about tempo: its message is a whole sentence for the person who gave it. */
export class TempoFileProblem extends Error {
  override name = 'TempoFileProblem';
}
