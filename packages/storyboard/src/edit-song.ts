import { makeGrid } from '@takeboard/editorial';
import type { Grid } from '@takeboard/editorial';
import type { Board } from './board.ts';
import { addSection } from './edit-markers.ts';
import { inPlaceOf, mixRefused, readMix, storeMix } from './mix.ts';
import type { Mix } from './mix.ts';
import { isLead, leadRefused, readLead, readSong } from './song.ts';
import { freshRevision, storeGrid } from './stored-grid.ts';
import { NO_SONG } from './why-not.ts';

/**
 * What a person does to the song of a board. Each function is one transaction with the caller's
 * origin, and so one step of his undo, and returns why it did nothing, as a sentence to show, or
 * null when it is done.
 */

/** Gives the board its song, the first one or another after it was removed; the bars stay. */
export function setMix(board: Board, mix: Mix, origin?: unknown): string | null {
  const { song } = board.roots;
  if (readMix(song) !== null) return 'The board has a song already. Replace its mix instead.';
  const refused = mixRefused(mix);
  if (refused !== null) return refused;
  board.doc.transact(() => storeMix(song, inPlaceOf(readMix(song, 'removed'), mix, 0)), origin);
  return null;
}

/** Takes the song off the board. What hung on it keeps its place for the next one. */
export function removeSong(board: Board, origin?: unknown): string | null {
  const { song } = board.roots;
  const mix = readMix(song);
  if (mix === null) return NO_SONG;
  board.doc.transact(() => {
    storeMix(song, mix, 'removed');
    song.delete('mix');
  }, origin);
  return null;
}

/**
 * Says where the beats of the mix are, for the first time or better than before. No picture moves:
 * positions name the grid they were set by and are read through it, so they keep their sound.
 * @param sections parts of the song that came with the beats, by ticks of the new grid; the same step
 */
export function setGrid(
  board: Board,
  grid: Grid,
  origin?: unknown,
  sections: readonly { readonly tick: number; readonly name: string }[] = [],
): string | null {
  const { song: root } = board.roots;
  const song = readSong(root);
  if (song === null) return NO_SONG;
  const { mixId, rate } = song.mix;
  if (grid.rate !== rate) {
    return `These bars were counted at ${grid.rate} samples a second, the mix has ${rate}. Count them anew.`;
  }
  if (song.grid !== null && sameGrid(song.grid, grid) && sections.length === 0) return null;
  let fresh: Grid;
  try {
    fresh = makeGrid({ ...grid, revision: freshRevision(root) });
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  // Apart from the step, so that undo never takes it back: positions may name it by then.
  board.doc.transact(() => storeGrid(root, mixId, fresh));
  board.doc.transact(() => {
    root.set('grid', fresh.revision);
    for (const { tick, name } of sections) {
      const start = { unit: 'ticks', value: tick, gridRevision: fresh.revision } as const;
      addSection(board, { name, start }, origin);
    }
  }, origin);
  return null;
}

const sameGrid = (one: Grid, other: Grid): boolean =>
  one.start === other.start && JSON.stringify(one.changes) === JSON.stringify(other.changes);

/** Sets by how many frames pictures change before their beat (negative) or after it. */
export function setLead(board: Board, frames: number, origin?: unknown): string | null {
  if (!isLead(frames)) return leadRefused(frames);
  if (readLead(board.roots.song) === frames) return null;
  board.doc.transact(() => board.roots.song.set('lead', frames), origin);
  return null;
}
