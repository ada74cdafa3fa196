import { makeGrid, rational } from '@takeboard/editorial';
import type { Clip, Grid } from '@takeboard/editorial';
import {
  addShots,
  openBoard,
  placeShots,
  pictureOf,
  seedBoard,
  setGrid,
  setMix,
} from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import * as Y from 'yjs';
import { editFilmOf } from '../../../src/timeline/edits/edit-film.ts';
import type { EditFilm } from '../../../src/timeline/edits/edit-film.ts';

const RATE = 48_000;

/** 120 beats a minute in 4/4: a beat is half a second, 12 frames of 24; a bar is 48 frames. */
export const GRID: Grid = makeGrid({
  revision: 1,
  rate: RATE,
  start: 0,
  changes: [{ tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } }],
});

/** A board with a song of so many bars (2 s each) and a shot on the begin of each bar that is named. */
export function boardWith(
  barsOfShots: readonly number[],
  { bars = 16, grid = true }: { readonly bars?: number; readonly grid?: boolean } = {},
): { readonly board: Board; readonly shotIds: readonly string[] } {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  const board = openBoard(doc);
  setMix(board, {
    mixId: 'mix',
    sha256: 'f'.repeat(64),
    name: 'song.wav',
    rate: RATE,
    samples: bars * 2 * RATE,
  });
  if (grid) setGrid(board, GRID);
  const shotIds = addShots(
    board,
    barsOfShots.map(() => ({})),
  );
  const film = filmNow(board);
  const revision = film.song.grid.revision;
  placeShots(
    board,
    new Map(
      shotIds.map((id, i) => {
        const bar = (barsOfShots[i] ?? 1) - 1;
        return [
          id,
          grid
            ? { unit: 'ticks' as const, value: bar * 3840, gridRevision: revision }
            : {
                unit: 'samples' as const,
                value: bar * 2 * RATE,
                rate: RATE,
                gridRevision: revision,
              },
        ];
      }),
    ),
  );
  return { board, shotIds };
}

export function filmNow(board: Board): EditFilm {
  const film = editFilmOf(board);
  if (film === null) throw new Error('the board has no song');
  return film;
}

/** The samples with which the slots of a film begin, in its order. */
export const begins = ({ cut }: EditFilm): readonly number[] =>
  cut.entries.map(({ start }) => start);

/** The sample of a frame at 24 frames a second. */
export const at = (frame: number): number => frame * 2000;

/** A take of so many frames at 24 a second. */
export const clip = (frames: number, change: Partial<Clip> = {}): Clip => ({
  in: 0,
  speed: rational(1),
  fps: rational(24),
  frames,
  ...change,
});
