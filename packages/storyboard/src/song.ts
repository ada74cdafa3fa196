import { isFreeTime, makeGrid, rational } from '@takeboard/editorial';
import type { Grid, GridChange, Song, SongPosition } from '@takeboard/editorial';
import * as Y from 'yjs';
import { z } from 'zod';

/**
 * What the root `song` holds. Its keys are flat, so that no two people ever make the same map at the
 * same moment:
 *
 * - `mix`             which file the board is cut to; gone when the song was taken away
 * - `grid`            the revision of the grid that holds
 * - `grid:<revision>` each grid that ever held. Positions name the revision they were set by, so a
 *                     grid is written once and never taken back, not even by undo
 * - `lead`            frames by which pictures change before their beat, where a slot says nothing else
 * - `section:<id>`, `marker:<id>`   one map each
 */
export type SongRoot = Y.Map<unknown>;

/** The mix that the board is cut to. Its rows and files are the server's. */
export interface Mix {
  readonly mixId: string;
  /** Of the file as it came in. */
  readonly sha256: string;
  readonly name: string;
  /** Samples a second. */
  readonly rate: number;
  /** Its whole length as decoded. */
  readonly samples: number;
}

/** A part of the song; it ends where the next one begins. */
export interface Section {
  readonly id: string;
  readonly name: string;
  readonly start: SongPosition;
}

/** A named place on the song, or a stretch of it. */
export interface Marker {
  readonly id: string;
  readonly name: string;
  readonly start: SongPosition;
  /** Null for a single place. */
  readonly end: SongPosition | null;
  /** Who set it. */
  readonly by: string;
}

/** The song of a board. */
export interface BoardSong {
  readonly mix: Mix;
  /** Null until somebody has said where the beats are. */
  readonly grid: Grid | null;
  /** For everything that reckons with positions. Without a grid its beats are seconds, which nobody sees. */
  readonly song: Song;
}

const count = z.int().nonnegative();
const mixSchema = z.object({
  mixId: z.string().min(1),
  sha256: z.string(),
  name: z.string(),
  rate: z.int().positive(),
  samples: count,
});

/** A position as it is stored, whoever wrote it. */
export const positionSchema: z.ZodType<SongPosition> = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('ticks'), value: z.int(), gridRevision: count }),
  z.object({
    unit: z.literal('samples'),
    value: z.int(),
    rate: z.int().positive(),
    gridRevision: count,
  }),
]);

const gridSchema = z.object({
  /** The mix it was made for. */
  mixId: z.string(),
  rate: z.int(),
  start: z.int(),
  changes: z.array(
    z.object({
      tick: z.int(),
      tempo: z.union([
        z.tuple([z.int(), z.int()]).transform(([num, den]) => rational(num, den)),
        z.object({ free: z.int() }),
      ]),
      meter: z
        .tuple([z.int(), z.int()])
        .transform(([beats, unit]): GridChange['meter'] => ({ beats, unit })),
    }),
  ),
});

interface StoredGrid {
  readonly mixId: string;
  readonly grid: Grid;
}

const GRID = 'grid:';

/** Reads the song; null when there is none, or none that this version can read. */
export function readSong(root: SongRoot): BoardSong | null {
  const mix = mixSchema.safeParse(root.get('mix'));
  if (!mix.success) return null;
  const { mixId, rate, samples } = mix.data;
  const revision = root.get('grid');
  const ofMix = [...root.keys()].flatMap((key) => {
    const stored = key.startsWith(GRID) ? readGrid(root, Number(key.slice(GRID.length))) : null;
    return stored?.mixId === mixId ? [stored.grid] : [];
  });
  const grid = ofMix.find((each) => each.revision === revision) ?? null;
  return {
    mix: mix.data,
    grid,
    song: {
      samples,
      grid: grid ?? secondsGrid(rate),
      earlierGrids: ofMix.filter((each) => each !== grid),
    },
  };
}

/** One grid of the document; null for one that is not there or that makes no grid. */
export function readGrid(root: SongRoot, revision: number): StoredGrid | null {
  const stored = gridSchema.safeParse(root.get(`${GRID}${revision}`));
  if (!stored.success) return null;
  const { mixId, ...grid } = stored.data;
  try {
    return { mixId, grid: makeGrid({ revision, ...grid }) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Writes a grid under its revision. Outside the undo stack: positions may name it for ever. */
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

/** Frames of a lead: a second either way at most. */
export const MOST_LEAD = 30;
export const leadSchema = z.int().min(-MOST_LEAD).max(MOST_LEAD);

export const readLead = (root: SongRoot): number =>
  leadSchema.safeParse(root.get('lead')).data ?? 0;

const sectionSchema = z.object({ name: z.string(), start: positionSchema });
const markerSchema = sectionSchema.extend({ end: positionSchema.nullable(), by: z.string() });

export const readSections = (root: SongRoot): readonly Section[] =>
  readNamed(root, 'section:', sectionSchema);
export const readMarkers = (root: SongRoot): readonly Marker[] =>
  readNamed(root, 'marker:', markerSchema);

/** Those that can be read, in no order. */
function readNamed<T>(
  root: SongRoot,
  prefix: string,
  schema: z.ZodType<T>,
): (T & { id: string })[] {
  return [...root.entries()].flatMap(([key, stored]) => {
    if (!key.startsWith(prefix) || !(stored instanceof Y.Map)) return [];
    const read = schema.safeParse(Object.fromEntries(stored.entries()));
    return read.success ? [{ ...read.data, id: key.slice(prefix.length) }] : [];
  });
}

const secondsGrid = (rate: number): Grid =>
  makeGrid({
    revision: 0,
    rate: Math.min(384_000, Math.max(8000, rate)),
    start: 0,
    changes: [{ tick: 0, tempo: rational(60), meter: { beats: 4, unit: 4 } }],
  });
