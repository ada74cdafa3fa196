import type * as Y from 'yjs';
import type { StoredRecord } from './canvas-record.ts';
import { cutOf } from './cut.ts';
import type { Cut } from './cut.ts';
import { listShots } from './list-shots.ts';
import type { ShotLists } from './list-shots.ts';
import { pictureSchema } from './picture.ts';
import type { Picture } from './picture.ts';
import { readPanels, touchesPanels } from './read-panels.ts';
import type { ShotPanel } from './read-panels.ts';
import { readShot } from './shot.ts';
import type { Shot } from './shot.ts';
import { readSlot } from './slot.ts';
import type { Slot } from './slot.ts';
import { readLead, readMarkers, readSections, readSong } from './song.ts';
import type { BoardSong, Marker, Section } from './song.ts';
import { MARKER, SECTION } from './song-root.ts';
import type { SongRoot } from './song-root.ts';
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
  // What was read, until it changes in the document. Records are read one by one, the rest anew.
  const shots = new Map<string, Shot | undefined>();
  const trims = new Map<string, Trim>();
  let lists: ShotLists | undefined;
  let listsHold = false;
  let song: BoardSong | null | undefined;
  let sections: readonly Section[] | undefined;
  let markers: readonly Marker[] | undefined;
  let film: Film | undefined;
  let panels: ReadonlyMap<string, ShotPanel> | undefined;
  let picture: Picture | undefined;
  let pictureHolds = false;

  const onShots = (events: DeepEvents) => {
    forget(shots, events);
    listsHold = false;
    changed();
  };
  const onCuts = () => {
    listsHold = false;
    changed();
  };
  const onTrims = (events: DeepEvents) => {
    forget(trims, events);
    changed();
  };
  const onSong = (events: DeepEvents) => {
    for (const key of touched(events)) {
      if (key.startsWith(SECTION)) sections = undefined;
      else if (key.startsWith(MARKER)) markers = undefined;
      else song = undefined;
    }
    changed();
  };
  const onMeta = () => {
    pictureHolds = false;
    changed();
  };
  const onCanvas = (events: DeepEvents) => {
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

  const shotOf = (id: string) => once(shots, id, () => readShot(id, roots.shots.get(id)));
  const listed = (): ShotLists => {
    if (lists === undefined || !listsHold) {
      const readable = [...roots.shots.keys()].flatMap((id) => shotOf(id) ?? []);
      const inCut = [...(roots.cuts.get(MAIN_CUT)?.entries() ?? [])];
      const slots = inCut.flatMap(([id, stored]) => readSlot(id, stored) ?? []);
      lists = listShots(readable, slots, lists);
      listsHold = true;
    }
    return lists;
  };
  const songNow = () => (song === undefined ? (song = readSong(roots.song)) : song);
  const pictureNow = (): Picture | undefined => {
    if (!pictureHolds) picture = pictureSchema.safeParse(roots.meta.get('picture')).data;
    pictureHolds = true;
    return picture;
  };
  const cutNow = (): Cut | null => {
    const of = songNow();
    const fps = pictureNow()?.fps;
    if (of === null || fps === undefined) return null;
    const from: Film['from'] = [listed().slots, of, readLead(roots.song), fps];
    // Typing changes a shot and not the film: what it is made of is compared, not what happened.
    const before = film?.from;
    if (film === undefined || from.some((part, i) => part !== before?.[i])) {
      film = { from, cut: cutOf(...from) };
    }
    return film.cut;
  };

  return {
    doc,
    roots,
    shots: () => listed().shots,
    bin: () => listed().bin,
    shot: shotOf,
    slots: () => listed().slots,
    slotOf: (shotId) => listed().slotOf.get(shotId),
    trim: (slotId, takeId) => {
      const key = trimKey(slotId, takeId);
      return once(trims, key, () => readTrim(roots.trims.get(key)));
    },
    song: songNow,
    lead: () => readLead(roots.song),
    sections: () => (sections ??= readSections(roots.song)),
    markers: () => (markers ??= readMarkers(roots.song)),
    cut: cutNow,
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

/** The film, and what it was made of. */
interface Film {
  readonly from: Parameters<typeof cutOf>;
  readonly cut: Cut;
}

type DeepEvents = readonly Y.YEvent<Y.AbstractType<unknown>>[];

/** Forgets what is known of the records of a root that a change touched. */
function forget(known: Map<string, unknown>, events: DeepEvents): void {
  for (const key of touched(events)) known.delete(key);
}

/** The keys of the records of a root in which something changed, or which came or went. */
const touched = (events: DeepEvents): string[] =>
  events.flatMap(({ path, keys }) => (path.length === 0 ? [...keys.keys()] : [String(path[0])]));

/** What is known under a key; read now when nothing is. */
function once<T>(known: Map<string, T>, key: string, read: () => T): T {
  if (!known.has(key)) known.set(key, read());
  return known.get(key) as T;
}
