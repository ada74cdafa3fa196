import {
  RATE_LIMITS,
  gridOfMix,
  inRate,
  isFreeTime,
  makeGrid,
  rational,
} from '@takeboard/editorial';
import type { Grid, GridChange, Song, SongPosition } from '@takeboard/editorial';
import * as Y from 'yjs';
import { z } from 'zod';

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
  rate: z.int().min(RATE_LIMITS.least).max(RATE_LIMITS.most),
  samples: count,
  earlier: z.record(z.string(), z.int()).optional().default({}),
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

const positive = z.int().positive();
const gridSchema = z.object({
  /** The mix it was made for. */
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

interface StoredGrid {
  readonly mixId: string;
  readonly grid: Grid;
}

/** A mix as it is stored. */
export interface StoredMix extends Mix {
  /**
   * The mixes that this one took the place of, in a chain: by id, the sample of this mix that sounds
   * with sample 0 of theirs. Grids made for them hold for this one, moved by so much.
   */
  readonly earlier: Readonly<Record<string, number>>;
}

const GRID = 'grid:';

/** Reads the song; null when there is none, or none that this version can read. */
export function readSong(root: SongRoot): BoardSong | null {
  const mix = readMix(root);
  return mix === null ? null : songOf(root, mix);
}

/** The song that a mix makes with the grids of the document. */
export function songOf(root: SongRoot, { earlier, ...mix }: StoredMix): BoardSong {
  const { mixId, rate, samples } = mix;
  const grids = [...root.keys()].flatMap((key) => {
    const made = key.startsWith(GRID) ? readGrid(root, Number(key.slice(GRID.length))) : null;
    if (made === null) return [];
    if (made.mixId === mixId) return [made.grid];
    // One of a mix that nobody relates to this one is taken as if both began together.
    const offset = earlier[made.mixId] ?? 0;
    return gridOrNone(() => gridOfMix(made.grid, { rate, offset })) ?? [];
  });
  // Both see the same song, in whatever order the grids came to them.
  grids.sort((a, b) => a.revision - b.revision);
  const revision = root.get('grid');
  const grid = grids.find((each) => each.revision === revision) ?? null;
  const seconds = secondsGrid(rate);
  return {
    mix,
    grid,
    song: {
      samples,
      grid: grid ?? seconds,
      earlierGrids: [...grids, seconds].filter((each) => each !== (grid ?? seconds)),
    },
  };
}

/** The mix of the board, or the one that was `removed` last; null when there is none. */
export const readMix = (root: SongRoot, key: 'mix' | 'removed' = 'mix'): StoredMix | null =>
  mixSchema.safeParse(root.get(key)).data ?? null;

export function storeMix(root: SongRoot, mix: StoredMix, key: 'mix' | 'removed' = 'mix'): void {
  const { mixId, sha256, name, rate, samples, earlier } = mix;
  root.set(key, { mixId, sha256, name, rate, samples, earlier });
}

/** Why a mix cannot be the song of a board, as a sentence; null when it can. */
export const mixRefused = ({ name, rate, samples }: Mix): string | null =>
  rate >= RATE_LIMITS.least && rate <= RATE_LIMITS.most && samples > 0
    ? null
    : `“${name}” has ${samples} samples at ${rate} a second: that is no song. Choose another file.`;

/** A mix that takes the place of another, whose sample 0 sounds with sample `offset` of it. */
export function carriedOver(old: StoredMix | null, mix: Mix, offset: number): StoredMix {
  if (old === null) return { ...mix, earlier: {} };
  if (old.mixId === mix.mixId) return { ...mix, earlier: old.earlier };
  const chain = [...Object.entries(old.earlier), [old.mixId, 0] as const].flatMap(([id, at]) =>
    id === mix.mixId ? [] : [[id, inRate(at, old.rate, mix.rate) + offset] as const],
  );
  return { ...mix, earlier: Object.fromEntries(chain) };
}

/** A position on a sound of the old mix as it is on the new one; one on a beat is the same. */
export const inNewMix = (position: SongPosition, rate: number, offset: number): SongPosition =>
  position.unit === 'ticks'
    ? position
    : { ...position, value: inRate(position.value, position.rate, rate) + offset, rate };

/**
 * A revision that no grid has had. Two people who correct the grid at the same moment must not get
 * the same one: its low 20 bits are random, the others count the corrections.
 */
export function freshRevision(root: SongRoot): number {
  const last = root.get('grid');
  const count = Number.isSafeInteger(last) ? Math.floor(Number(last) / REVISIONS) + 1 : 1;
  for (;;) {
    const revision = count * REVISIONS + Math.floor(Math.random() * REVISIONS);
    if (!root.has(`${GRID}${revision}`)) return revision;
  }
}

const REVISIONS = 2 ** 20;

/** One grid of the document; null for one that is not there or that makes no grid. */
function readGrid(root: SongRoot, revision: number): StoredGrid | null {
  const stored = root.get(`${GRID}${revision}`);
  if (typeof stored !== 'object' || stored === null) return null;
  const found = known.get(stored);
  if (found !== undefined) return found;
  const parsed = gridSchema.safeParse(stored);
  let read: StoredGrid | null = null;
  if (parsed.success) {
    const { mixId, ...parts } = parsed.data;
    const grid = gridOrNone(() => makeGrid({ revision, ...parts }));
    if (grid !== null) read = { mixId, grid };
  }
  known.set(stored, read);
  return read;
}

/** A grid is written once, so each is read once. */
const known = new WeakMap<object, StoredGrid | null>();

function gridOrNone(make: () => Grid): Grid | null {
  try {
    return make();
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

export const isLead = (frames: number): boolean => leadSchema.safeParse(frames).success;
export const leadRefused = (frames: number): string =>
  `A lead is a whole number of frames, at most ${MOST_LEAD} either way, not ${frames}.`;

export const readLead = (root: SongRoot): number =>
  leadSchema.safeParse(root.get('lead')).data ?? 0;

export const SECTION = 'section:';
export const MARKER = 'marker:';

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

const secondsGrid = (rate: number): Grid =>
  makeGrid({
    revision: 0,
    rate,
    start: 0,
    changes: [{ tick: 0, tempo: rational(60), meter: { beats: 4, unit: 4 } }],
  });
