import { makeGrid, rational } from '@takeboard/editorial';
import type { Grid, Song, SongPosition } from '@takeboard/editorial';
import * as Y from 'yjs';
import { z } from 'zod';
import { readMix } from './mix.ts';
import type { Mix, StoredMix } from './mix.ts';
import { MARKER, SECTION } from './song-root.ts';
import type { SongRoot } from './song-root.ts';
import { gridsOf } from './stored-grid.ts';

/** The song of a board. */
export interface BoardSong {
  readonly mix: Mix;
  /** Null until somebody has said where the beats are. */
  readonly grid: Grid | null;
  /** For everything that reckons with positions. Without a grid its beats are seconds, which nobody sees. */
  readonly song: Song;
}

/** Reads the song; null when there is none, or none that this version can read. */
export function readSong(root: SongRoot): BoardSong | null {
  const mix = readMix(root);
  return mix === null ? null : songOf(root, mix);
}

/** The song that a mix makes with the grids of the document. */
export function songOf(root: SongRoot, stored: StoredMix): BoardSong {
  const { earlier: _earlier, ...mix } = stored;
  const grids = gridsOf(root, stored);
  const revision = root.get('grid');
  const grid = grids.find((each) => each.revision === revision) ?? null;
  const seconds = secondsGrid(mix.rate);
  const holds = grid ?? seconds;
  const earlierGrids = [...grids, seconds].filter((each) => each !== holds);
  return { mix, grid, song: { samples: mix.samples, grid: holds, earlierGrids } };
}

const secondsGrid = (rate: number): Grid =>
  makeGrid({
    revision: 0,
    rate,
    start: 0,
    changes: [{ tick: 0, tempo: rational(60), meter: { beats: 4, unit: 4 } }],
  });

/** Frames of a lead: a second either way at most. */
export const MOST_LEAD = 30;
export const leadSchema = z.int().min(-MOST_LEAD).max(MOST_LEAD);

export const isLead = (frames: number): boolean => leadSchema.safeParse(frames).success;
export const leadRefused = (frames: number): string =>
  `A lead is a whole number of frames, at most ${MOST_LEAD} either way, not ${frames}.`;

export const readLead = (root: SongRoot): number =>
  leadSchema.safeParse(root.get('lead')).data ?? 0;

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

/** A position as it is stored, whoever wrote it. */
export const positionSchema: z.ZodType<SongPosition> = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('ticks'), value: z.int(), gridRevision: z.int().nonnegative() }),
  z.object({
    unit: z.literal('samples'),
    value: z.int(),
    rate: z.int().positive(),
    gridRevision: z.int().nonnegative(),
  }),
]);

const sectionSchema = z.object({ name: z.string(), start: positionSchema });
const markerSchema = sectionSchema.extend({ end: positionSchema.nullable(), by: z.string() });

export const readSections = (root: SongRoot): readonly Section[] =>
  readNamed(root, SECTION, sectionSchema);
export const readMarkers = (root: SongRoot): readonly Marker[] =>
  readNamed(root, MARKER, markerSchema);

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
