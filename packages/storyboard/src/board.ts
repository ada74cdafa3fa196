import type * as Y from 'yjs';
import { readProp } from './canvas-record.ts';
import type { StoredRecord } from './canvas-record.ts';
import { pictureSchema } from './picture.ts';
import type { Picture } from './picture.ts';
import { readShot } from './shot.ts';
import type { Shot } from './shot.ts';
import { readSlot } from './slot.ts';

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
  readonly meta: Y.Map<unknown>;
}

export const rootsOf = (doc: Y.Doc): BoardRoots => ({
  canvas: doc.getMap('canvas'),
  shots: doc.getMap('shots'),
  cuts: doc.getMap('cuts'),
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
  let lists: { shots: readonly Shot[]; bin: readonly Shot[] } | undefined;
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
    changed();
  };
  const onCuts = () => {
    lists = undefined;
    changed();
  };
  const onMeta = () => {
    pictureRead = false;
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
  roots.meta.observe(onMeta);
  roots.canvas.observeDeep(onCanvas);

  const shotOf = (id: string): Shot | undefined => {
    if (!known.has(id)) known.set(id, readShot(id, roots.shots.get(id)));
    return known.get(id);
  };

  return {
    doc,
    roots,
    shots: () => (lists ??= listShots(roots, shotOf)).shots,
    bin: () => (lists ??= listShots(roots, shotOf)).bin,
    shot: shotOf,
    panelOf: (shotId) => (panels ??= readPanels(roots.canvas)).get(shotId),
    picture: () => {
      if (!pictureRead) {
        picture = pictureSchema.safeParse(roots.meta.get('picture')).data;
        pictureRead = true;
      }
      return picture;
    },
    unreadable: () => [...roots.shots.keys()].filter((id) => shotOf(id) === undefined).length,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      roots.shots.unobserveDeep(onShots);
      roots.cuts.unobserveDeep(onCuts);
      roots.meta.unobserve(onMeta);
      roots.canvas.unobserveDeep(onCanvas);
    },
  };
}

function listShots(roots: BoardRoots, shotOf: (id: string) => Shot | undefined) {
  const shots = [...roots.shots.keys()].flatMap((id) => shotOf(id) ?? []);
  const place = new Map<string, string>();
  for (const [slotId, stored] of roots.cuts.get(MAIN_CUT)?.entries() ?? []) {
    const slot = readSlot(slotId, stored);
    if (slot === undefined) continue;
    // A slot id breaks the tie when two people put shots at the same place at the same moment.
    const key = `${slot.order} ${slotId}`;
    const earlier = place.get(slot.shotId);
    if (earlier === undefined || key < earlier) place.set(slot.shotId, key);
  }
  // '~' sorts behind every order key: shots without a slot come last, by their id.
  const keyOf = (shot: Shot) => place.get(shot.id) ?? `~ ${shot.id}`;
  const inOrder = shots
    .filter((shot) => shot.binned === null)
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
  const bin = shots
    .filter((shot) => shot.binned !== null)
    .sort((a, b) => (b.binned?.at ?? 0) - (a.binned?.at ?? 0) || compare(a.id, b.id));
  return { shots: inOrder, bin };
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

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
