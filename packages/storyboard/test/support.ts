import { TICKS_PER_BEAT, makeGrid, rational } from '@takeboard/editorial';
import type { Grid, SongPosition } from '@takeboard/editorial';
import * as Y from 'yjs';
import {
  addShots,
  openBoard,
  pictureOf,
  placeShots,
  seedBoard,
  setGrid,
  setMix,
} from '../src/index.ts';
import type { Board, Mix } from '../src/index.ts';

/** A fresh board, as the server seeds it. */
export function newBoard(): Board {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  return openBoard(doc);
}

/** A second person's copy of a board; nothing flows until `exchange`. */
export function copyOf(board: Board): Board {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
  return openBoard(doc);
}

/** Lets every copy know what every other knows. */
export function exchange(...boards: readonly Board[]): void {
  for (const from of boards) {
    for (const to of boards) {
      if (from !== to)
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
    }
  }
}

export const titles = (board: Board): string[] => board.shots().map((shot) => shot.title);
export const labels = (board: Board): string[] => board.shots().map((shot) => shot.label);

/** A mix of four minutes and a grid of 120 beats a minute, so that a beat is 24,000 samples. */
export const MIX: Mix = {
  mixId: 'mix-1',
  sha256: 'a'.repeat(64),
  name: 'the-hardest-part.wav',
  rate: 48_000,
  samples: 240 * 48_000,
};
export const GRID: Grid = makeGrid({
  revision: 0,
  rate: 48_000,
  start: 0,
  changes: [{ tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } }],
});

/** A board with a song at 24 frames a second: a beat takes 12 frames, a bar 48. */
export function boardWithSong(): Board {
  const board = newBoard();
  setMix(board, MIX);
  setGrid(board, GRID);
  return board;
}

/** The position on a beat, counted from 0. */
export const onBeat = (board: Board, beat: number): SongPosition => ({
  unit: 'ticks',
  value: Math.round(beat * TICKS_PER_BEAT),
  gridRevision: board.song()?.grid?.revision ?? 0,
});

/** A board of shots that hang on the song from these beats on; returns it with the shots' ids. */
export function boardOnBeats(...beats: readonly number[]): { board: Board; ids: string[] } {
  const board = boardWithSong();
  const ids = addShots(
    board,
    beats.map((_, i) => ({ title: String(i + 1) })),
  );
  placeShots(board, new Map(ids.map((id, i) => [id, onBeat(board, beats[i] ?? 0)])));
  return { board, ids };
}

/** The slot of a shot. */
export const slotId = (board: Board, shotId: string | undefined): string =>
  board.slotOf(shotId ?? '')?.id ?? '';

/** The film as text, title and first frame of each slot: `1@0 2@96`. */
export const film = (board: Board): string =>
  (board.cut()?.entries ?? [])
    .map(({ slot, start }) => `${board.shot(slot.shotId)?.title}@${start}`)
    .join(' ');
