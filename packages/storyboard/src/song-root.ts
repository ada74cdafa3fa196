import type * as Y from 'yjs';

/**
 * What the root `song` holds. Its keys are flat, so that no two people ever make the same map at the
 * same moment:
 *
 * - `mix`             which file the board is cut to; gone when the song was taken away, and then
 *                     in `removed`
 * - `grid`            the revision of the grid that holds
 * - `grid:<revision>` each grid that ever held. Positions name the revision they were set by, so a
 *                     grid is written once and never taken back, not even by undo
 * - `lead`            frames by which pictures change before their beat, where a slot says nothing else
 * - `section:<id>`, `marker:<id>`   one map each
 */
export type SongRoot = Y.Map<unknown>;

export const GRID = 'grid:';
export const SECTION = 'section:';
export const MARKER = 'marker:';
