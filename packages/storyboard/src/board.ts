import type * as Y from 'yjs';
import { readProp } from './canvas-record.ts';
import type { StoredRecord } from './canvas-record.ts';
import { cutOf } from './cut.ts';
import type { Cut } from './cut.ts';
import { pictureSchema } from './picture.ts';
import type { Picture } from './picture.ts';
import { readShot } from './shot.ts';
import type { Shot } from './shot.ts';
import { readSlot } from './slot.ts';
import type { Slot } from './slot.ts';
import { readLead, readMarkers, readSections, readSong } from './song.ts';
import type { BoardSong, Marker, Section, SongRoot } from './song.ts';
import { readTrim, trimKey } from './trim.ts';
import type { Trim } from './trim.ts';

/**
 * What a board is: one Yjs document that everybody on it holds a copy of.
 *
 * Its roots are also its domains of permission. Each is a Y.Map from record id to record, never an
 * array of records: two people adding at once must not push each other's entries around.
 *
 * - `canvas`    tldraw's records (canvas-record.ts says how they are packed)
 * - `shots`     what the film is made of: label, title, prompt and notes as co-edited text
 * - `cuts`      cut id → slot id → slot; the order of the shots is the order of the slots of `main`
 * - `trims`     `slotId:takeId` → where in a take its slot begins
 * - `looks`, `entities`   shared words of the prompts
 * - `song`      mix, grid, sections, lyrics, markers
 * - `meta`      layout version, canvas schema, picture; only the server writes it
 *
 * Whoever may write the document, what he writes is parsed before it is shown: a record that this
 * version cannot read is left alone and counted, never guessed at and never deleted.
 */
export const ROOTS = [
  'canvas',
  'shots',
  'cuts',
  'trims',
  'looks',
  'entities',
  'song',
  'meta',
] as const;
export type RootName = (typeof ROOTS)[number];

/** Roots that only the server writes. */
export const SERVER_ROOTS = ['meta'] as const satisfies readonly RootName[];

/** The cut every board has; alternative cuts get ids of their own. */
export const MAIN_CUT = 'main';

/** The record maps of a document, by root. */
export interface BoardRoots {
  readonly canvas: Y.Map<StoredRecord>;
  readonly shots: Y.Map<Y.Map<unknown>>;
  readonly cuts: Y.Map<Y.Map<Y.Map<unknown>>>;
  readonly trims: Y.Map<Y.Map<unknown>>;
  readonly song: SongRoot;
  readonly meta: Y.Map<unknown>;
}

export const rootsOf = (doc: Y.Doc): BoardRoots => ({
  canvas: doc.getMap('canvas'),
  shots: doc.getMap('shots'),
  cuts: doc.getMap('cuts'),
  trims: doc.getMap('trims'),
  song: doc.getMap('song'),
  meta: doc.getMap('meta'),
});

/** What stands on the canvas for a shot. */
export interface ShotPanel {
  readonly panelId: string;
  /** SHA-256 of its still; empty when it is only drawn. */
  readonly image: string;
  /** Whether anything is on it: a still or a stroke. */
  readonly sketched: boolean;
}

/**
 * A readable view of a document. Its values are immutable and stay identical until what they show
 * changes, so that `useSyncExternalStore` and `memo` can compare them with `===`.
 */
export interface Board {
  readonly doc: Y.Doc;
  readonly roots: BoardRoots;
  /** The shots in the order of the main cut, those without a slot last; the bin is left out. */
  shots(): readonly Shot[];
  /** Deleted shots, the latest first. */
  bin(): readonly Shot[];
  shot(id: string): Shot | undefined;
  /** The slots of the main cut in order, one for each shot that is not in the bin. */
  slots(): readonly Slot[];
  slotOf(shotId: string): Slot | undefined;
  /** Which part of a take plays in a slot. */
  trim(slotId: string, takeId: string): Trim;
  /** Null while the board has no song. */
  song(): BoardSong | null;
  /** Frames by which pictures change before their beat (negative) or after it, where a slot says nothing else. */
  lead(): number;
  /** In no order; where they lie on the song, `tickOfPosition` and `frameOfPosition` say. */
  sections(): readonly Section[];
  markers(): readonly Marker[];
  /** The film in frames: what hangs on the song. Null without a song. */
  cut(): Cut | null;
  /** The first panel that stands for a shot, by id; undefined when there is none. */
  panelOf(shotId: string): ShotPanel | undefined;
  /** Undefined until the document has come from the server. */
  picture(): Picture | undefined;
  /** How many shots this version cannot read (written by a newer one, or damaged). */
  unreadable(): number;
  /** Calls back after every transaction that changed something of the above. */
  subscribe(listener: () => void): () => void;
  /** Stops observing the document. */
  close(): void;
}

/** Opens the typed view of a document; one view per document is enough for everybody. */
export function openBoard(doc: Y.Doc): Board {
  const roots = rootsOf(doc);
  const listeners = new Set<() => void>();
  const known = new Map<string, Shot | undefined>();
  let lists: Lists | undefined;
  let trims = new Map<string, Trim>();
  let song: SongFacts | undefined;
  let cut: Cut | null | undefined;
  let panels: ReadonlyMap<string, ShotPanel> | undefined;
  let picture: Picture | undefined;
  let pictureRead = false;

  const onShots = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const event of events) {
      const [id] = event.path;
      if (typeof id === 'string') known.delete(id);
      else for (const key of event.keys.keys()) known.delete(key);
    }
    lists = undefined;
    cut = undefined;
    changed();
  };
  const onCuts = () => {
    lists = undefined;
    cut = undefined;
    changed();
  };
  const onTrims = () => {
    trims = new Map();
    changed();
  };
  const onSong = () => {
    song = undefined;
    cut = undefined;
    changed();
  };
  const onMeta = () => {
    pictureRead = false;
    cut = undefined;
    changed();
  };
  const onCanvas = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    // Gestures only move things; a scan of the canvas is worth it when panels or strokes come, go
    // or change what they stand for.
    if (!events.some(touchesPanels)) return;
    panels = undefined;
    changed();
  };
  function changed() {
    for (const listener of listeners) listener();
  }

  roots.shots.observeDeep(onShots);
  roots.cuts.observeDeep(onCuts);
  roots.trims.observeDeep(onTrims);
  roots.song.observeDeep(onSong);
  roots.meta.observe(onMeta);
  roots.canvas.observeDeep(onCanvas);

  const shotOf = (id: string): Shot | undefined => {
    if (!known.has(id)) known.set(id, readShot(id, roots.shots.get(id)));
    return known.get(id);
  };

  const listed = (): Lists => (lists ??= listShots(roots, shotOf));
  const songFacts = (): SongFacts => (song ??= readSongFacts(roots.song));
  const pictureNow = (): Picture | undefined => {
    if (!pictureRead) {
      picture = pictureSchema.safeParse(roots.meta.get('picture')).data;
      pictureRead = true;
    }
    return picture;
  };
  const trimOf = (slotId: string, takeId: string): Trim => {
    const key = trimKey(slotId, takeId);
    let trim = trims.get(key);
    if (trim === undefined) trims.set(key, (trim = readTrim(roots.trims.get(key))));
    return trim;
  };
  const layOut = (): Cut | null => {
    const { song: of, lead } = songFacts();
    const fps = pictureNow()?.fps;
    return of === null || fps === undefined ? null : cutOf(listed().slots, of, lead, fps);
  };

  return {
    doc,
    roots,
    shots: () => listed().shots,
    bin: () => listed().bin,
    shot: shotOf,
    slots: () => listed().slots,
    slotOf: (shotId) => listed().slotOf.get(shotId),
    trim: trimOf,
    song: () => songFacts().song,
    lead: () => songFacts().lead,
    sections: () => songFacts().sections,
    markers: () => songFacts().markers,
    cut: () => (cut === undefined ? (cut = layOut()) : cut),
    panelOf: (shotId) => (panels ??= readPanels(roots.canvas)).get(shotId),
    picture: pictureNow,
    unreadable: () => [...roots.shots.keys()].filter((id) => shotOf(id) === undefined).length,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      roots.shots.unobserveDeep(onShots);
      roots.cuts.unobserveDeep(onCuts);
      roots.trims.unobserveDeep(onTrims);
      roots.song.unobserveDeep(onSong);
      roots.meta.unobserve(onMeta);
      roots.canvas.unobserveDeep(onCanvas);
    },
  };
}

/** The shots of a board and where they stand in its main cut. */
interface Lists {
  readonly shots: readonly Shot[];
  readonly bin: readonly Shot[];
  readonly slots: readonly Slot[];
  /** By shot, those in the bin included. */
  readonly slotOf: ReadonlyMap<string, Slot>;
}

interface SongFacts {
  readonly song: BoardSong | null;
  readonly lead: number;
  readonly sections: readonly Section[];
  readonly markers: readonly Marker[];
}

const readSongFacts = (root: SongRoot): SongFacts => ({
  song: readSong(root),
  lead: readLead(root),
  sections: readSections(root),
  markers: readMarkers(root),
});

function listShots(roots: BoardRoots, shotOf: (id: string) => Shot | undefined): Lists {
  const shots = [...roots.shots.keys()].flatMap((id) => shotOf(id) ?? []);
  const stored = roots.cuts.get(MAIN_CUT)?.entries() ?? [];
  // A slot id breaks the tie when two people put shots at the same place at the same moment.
  const inCut = [...stored]
    .flatMap(([id, slot]) => readSlot(id, slot) ?? [])
    .sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
  const slotOf = new Map<string, Slot>();
  // Both of two who gave a shot back its place did: the first of them holds.
  for (const slot of inCut) if (!slotOf.has(slot.shotId)) slotOf.set(slot.shotId, slot);
  const place = new Map([...slotOf.keys()].map((shotId, at) => [shotId, at]));
  const placeOf = ({ id }: Shot) => place.get(id) ?? Infinity;
  const inOrder = shots
    .filter((shot) => shot.binned === null)
    .sort((a, b) => compare(placeOf(a), placeOf(b)) || compare(a.id, b.id));
  const bin = shots
    .filter((shot) => shot.binned !== null)
    .sort((a, b) => (b.binned?.at ?? 0) - (a.binned?.at ?? 0) || compare(a.id, b.id));
  const slots = inOrder.flatMap(({ id }) => slotOf.get(id) ?? []);
  return { shots: inOrder, bin, slots, slotOf };
}

function touchesPanels(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  if (event.path.length !== 1) return event.path.length === 0;
  return ['parentId', 'p.shotId', 'p.image'].some((key) => event.keys.has(key));
}

function readPanels(canvas: BoardRoots['canvas']): Map<string, ShotPanel> {
  const parents = new Set<unknown>();
  const panelIds: string[] = [];
  for (const [id, stored] of canvas.entries()) {
    parents.add(stored.get('parentId'));
    if (stored.get('type') === 'panel') panelIds.push(id);
  }
  const panels = new Map<string, ShotPanel>();
  for (const panelId of panelIds.sort(compare)) {
    const stored = canvas.get(panelId);
    const shotId = stored && readProp(stored, 'shotId');
    const image = stored && readProp(stored, 'image');
    if (typeof shotId !== 'string' || shotId === '' || panels.has(shotId)) continue;
    const still = typeof image === 'string' ? image : '';
    panels.set(shotId, { panelId, image: still, sketched: still !== '' || parents.has(panelId) });
  }
  return panels;
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
