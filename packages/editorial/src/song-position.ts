import { frameOf, sampleOf, tickOf } from './grid.ts';
import type { Grid } from './grid.ts';
import type { Rational } from './rational.ts';
import { roundDivide } from './whole-number.ts';

/**
 * A place in the song as it is stored: on a beat in ticks, or on a sound in samples of a mix. It names
 * the revision of the grid it was set by, because the same tick means another sound by another grid.
 */
export type SongPosition =
  | { readonly unit: 'ticks'; readonly value: number; readonly gridRevision: number }
  | {
      readonly unit: 'samples';
      readonly value: number;
      /** Samples a second of the mix it was set on. */
      readonly rate: number;
      readonly gridRevision: number;
    };

/** A mix with its grid, and the grids that positions may still have been set by. */
export interface Song {
  /** Length of the mix in samples of `grid.rate`. */
  readonly samples: number;
  readonly grid: Grid;
  /** Counted in this mix: those of another that it took the place of, as `gridOfMix` moves them. */
  readonly earlierGrids: readonly Grid[];
}

/**
 * The tick of the present grid on which a position lies. One that was set by an earlier grid is read
 * through that grid, so that it keeps its sound; a grid that nobody knows any more leaves it its tick.
 */
export function tickOfPosition(song: Song, position: SongPosition): number {
  const { grid } = song;
  if (position.unit === 'samples') {
    return tickOf(grid, inRate(position.value, position.rate, grid.rate));
  }
  const own = gridOfPosition(song, position.gridRevision);
  return own === grid ? position.value : tickOf(grid, sampleOf(own, position.value));
}

/** The sample of the mix nearest to a position. */
export const sampleOfPosition = (song: Song, position: SongPosition): number =>
  position.unit === 'samples'
    ? inRate(position.value, position.rate, song.grid.rate)
    : sampleOf(gridOfPosition(song, position.gridRevision), position.value);

/** The frame boundary nearest to a position; frames count from 0 at the beginning of the mix. */
export const frameOfPosition = (song: Song, position: SongPosition, fps: Rational): number =>
  position.unit === 'samples'
    ? frameOfSample(position.value, position.rate, fps)
    : frameOf(gridOfPosition(song, position.gridRevision), position.value, fps);

function gridOfPosition({ grid, earlierGrids }: Song, revision: number): Grid {
  if (revision === grid.revision) return grid;
  return earlierGrids.find((earlier) => earlier.revision === revision) ?? grid;
}

/** floor(`sample`/`rate` × fps + ½). */
export const frameOfSample = (sample: number, rate: number, fps: Rational): number =>
  Number(roundDivide(BigInt(sample) * BigInt(fps.num), BigInt(rate) * BigInt(fps.den)));

/** The same moment counted in samples of another rate, rounded to the nearest. */
export const inRate = (sample: number, from: number, to: number): number =>
  from === to ? sample : Number(roundDivide(BigInt(sample) * BigInt(to), BigInt(from)));
