import { gridOfMix, isFreeTime, makeGrid, rational } from '@takeboard/editorial';
import type { Grid, GridChange } from '@takeboard/editorial';
import { z } from 'zod';
import type { StoredMix } from './mix.ts';
import { GRID } from './song-root.ts';
import type { SongRoot } from './song-root.ts';

/** A grid and the mix it was made for. */
interface StoredGrid {
  readonly mixId: string;
  readonly grid: Grid;
}

const positive = z.int().positive();
const gridSchema = z.object({
  mixId: z.string(),
  rate: z.int(),
  start: z.int(),
  changes: z.array(
    z.object({
      tick: z.int(),
      tempo: z.union([
        z.tuple([positive, positive]).transform(([num, den]) => rational(num, den)),
        z.object({ free: z.int() }),
      ]),
      meter: z
        .tuple([z.int(), z.int()])
        .transform(([beats, unit]): GridChange['meter'] => ({ beats, unit })),
    }),
  ),
});

/**
 * All grids of the document as they hold for a mix, by revision. One that was made for another mix is
 * moved by where that begins in this one; of a mix that nobody relates to this one, as if both began
 * together. What makes no grid is left out.
 */
export function gridsOf(root: SongRoot, { mixId, rate, earlier }: StoredMix): readonly Grid[] {
  const grids = [...root.entries()].flatMap(([key, stored]) => {
    const made = key.startsWith(GRID) ? readGrid(Number(key.slice(GRID.length)), stored) : null;
    if (made === null) return [];
    if (made.mixId === mixId) return [made.grid];
    const offset = Object.hasOwn(earlier, made.mixId) ? (earlier[made.mixId] ?? 0) : 0;
    return gridOrNone(() => gridOfMix(made.grid, { rate, offset })) ?? [];
  });
  return grids.sort((a, b) => a.revision - b.revision);
}

function readGrid(revision: number, stored: unknown): StoredGrid | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const found = known.get(stored);
  if (found !== undefined) return found;
  const { data } = gridSchema.safeParse(stored);
  const grid = data === undefined ? null : gridOrNone(() => gridFrom(revision, data));
  const read = data === undefined || grid === null ? null : { mixId: data.mixId, grid };
  known.set(stored, read);
  return read;
}

/** A grid is written once, so each is read once. */
const known = new WeakMap<object, StoredGrid | null>();

const gridFrom = (revision: number, { rate, start, changes }: z.infer<typeof gridSchema>): Grid =>
  makeGrid({ revision, rate, start, changes });

function gridOrNone(make: () => Grid): Grid | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Writes a grid under its revision. */
export function storeGrid(root: SongRoot, mixId: string, grid: Grid): void {
  root.set(`${GRID}${grid.revision}`, {
    mixId,
    rate: grid.rate,
    start: grid.start,
    changes: grid.changes.map(({ tick, tempo, meter }) => ({
      tick,
      tempo: isFreeTime(tempo) ? { free: tempo.free } : [tempo.num, tempo.den],
      meter: [meter.beats, meter.unit],
    })),
  });
}

/**
 * A revision that no grid has had. Two people who correct the grid at the same moment must not get
 * the same one: its low 20 bits are random, the others count the corrections.
 */
export function freshRevision(root: SongRoot): number {
  const last = root.get('grid');
  const corrections = typeof last === 'number' ? Math.floor(last / REVISIONS) : 0;
  const count = corrections >= 0 && corrections < MOST_CORRECTIONS ? corrections + 1 : 1;
  for (;;) {
    const revision = count * REVISIONS + Math.floor(Math.random() * REVISIONS);
    if (!root.has(`${GRID}${revision}`)) return revision;
  }
}

const REVISIONS = 2 ** 20;
/** Nobody corrects so often; who writes such a number by hand must not keep the others from it. */
const MOST_CORRECTIONS = 2 ** 32;
