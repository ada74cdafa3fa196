import { makeGrid, rational } from '@takeboard/editorial';
import type { Grid } from '@takeboard/editorial';
import { MAIN_CUT, addShots, openBoard, pictureOf, seedBoard } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import * as Y from 'yjs';

const RATE = 48_000;

/** What stands on a board of these tests: a song of 20 s, and shots at so many ticks (or samples). */
export interface OnSong {
  /** Where each shot begins; null hangs nowhere. Ticks of a grid with 120 beats a minute from sample 0. */
  readonly starts: readonly (number | null)[];
  /** Without a grid positions are samples. */
  readonly grid?: Grid | null;
  /** Of the slot with the same index. */
  readonly slots?: readonly Readonly<Record<string, unknown>>[];
}

export const GRID = makeGrid({
  revision: 7,
  rate: RATE,
  start: 0,
  changes: [{ tick: 0, tempo: rational(120), meter: { beats: 4, unit: 4 } }],
});

/** A board of 24 frames a second with a song. */
export function songBoard({ starts, grid = GRID, slots = [] }: OnSong): Board {
  const doc = new Y.Doc();
  seedBoard(doc, pictureOf());
  const board = openBoard(doc);
  addShots(
    board,
    starts.map((_, i) => ({ label: String(i + 1) })),
  );
  const { song, cuts } = board.roots;
  doc.transact(() => {
    song.set('mix', { mixId: 'mix', sha256: '', name: 'song.wav', rate: RATE, samples: 20 * RATE });
    if (grid !== null) {
      const changes = grid.changes.map(({ tick, tempo, meter }) => ({
        tick,
        tempo: 'num' in tempo ? [tempo.num, tempo.den] : tempo,
        meter: [meter.beats, meter.unit],
      }));
      song.set('grid', grid.revision);
      song.set(`grid:${grid.revision}`, { mixId: 'mix', rate: RATE, start: grid.start, changes });
    }
    board.slots().forEach((slot, i) => {
      const value = starts[i] ?? null;
      const stored = cuts.get(MAIN_CUT)?.get(slot.id);
      if (value !== null) {
        stored?.set(
          'start',
          grid === null
            ? { unit: 'samples', value, rate: RATE, gridRevision: 0 }
            : { unit: 'ticks', value, gridRevision: grid.revision },
        );
      }
      for (const [field, said] of Object.entries(slots[i] ?? {})) stored?.set(field, said);
    });
  });
  return board;
}

/** The id of the shot with that number. */
export const shotId = (board: Board, label: string): string =>
  board.shots().find((shot) => shot.label === label)?.id ?? '';
