import { TICKS_PER_BEAT, makeGrid, rational, sampleOf } from '@takeboard/editorial';
import type { Grid, GridChange, Meter, Rational } from '@takeboard/editorial';
import type { Proposal } from '../api/wire.ts';

/** What somebody answered who was asked for the tempo. */
export interface Answer {
  readonly tempo: Rational;
  readonly meter: Meter;
  /** The sample on which bar one begins. */
  readonly barOne: number;
}

/** The grid of an answer. It gets its revision when it is set. */
export const gridOfAnswer = (rate: number, { tempo, meter, barOne }: Answer): Grid =>
  makeGrid({ revision: 0, rate, start: barOne, changes: [{ tick: 0, tempo, meter }] });

/** The grid of a file that tells tempos and meters by ticks; where bar one sounds it cannot tell. */
export const gridOfFile = (rate: number, changes: readonly GridChange[], barOne: number): Grid =>
  makeGrid({ revision: 0, rate, start: barOne, changes });

/** Beats that were found by listening; undefined of a proposal without a tempo. */
export type Heard = Extract<Proposal, { readonly tempo: readonly [number, number] }>;

export const isHeard = (proposal: Proposal): proposal is Heard => proposal.tempo !== null;

/** The grid that a proposal means. A change of tempo comes on the beat nearest to where it was heard. */
export function gridOfProposal(rate: number, { tempo, meter, firstBeat, changes }: Heard): Grid {
  const [num, den] = tempo;
  let grid = gridOfAnswer(rate, { tempo: rational(num, den), meter, barOne: firstBeat });
  for (const { sample, tempo: next } of changes) {
    const last = grid.changes.at(-1);
    if (last === undefined || 'free' in last.tempo) break;
    const beats = Math.round(
      ((sample - sampleOf(grid, last.tick)) * last.tempo.num) / (60 * rate * last.tempo.den),
    );
    const tick = last.tick + beats * TICKS_PER_BEAT;
    if (beats < 1) continue;
    const change = { tick, tempo: rational(next[0], next[1]), meter };
    grid = makeGrid({ ...grid, changes: [...grid.changes, change] });
  }
  return grid;
}
