import type { UnknownRecord } from '@tldraw/store';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  LAYOUT_VERSION,
  NewerLayoutError,
  ROOTS,
  SERVER_ROOTS,
  addMarker,
  addSection,
  addShots,
  boardLayoutOf,
  canvasSchema,
  migrateBoard,
  openBoard,
  panelProps,
  pictureOf,
  placeShots,
  putRecord,
  replaceMix,
  rootsOf,
  seedBoard,
  setLead,
  setMix,
  setSlot,
  setTrim,
  shotCardProps,
  takeCardProps,
} from '../src/index.ts';
import { SHOT_FIELDS } from '../src/shot.ts';
import { SLOT_FIELDS } from '../src/slot.ts';
import { MIX, boardOnBeats, film, newBoard, onBeat, slotId } from './support.ts';

/** FNV-1a: a fingerprint to compare, not a secret; nothing here needs more. */
function fingerprint(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(value)) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

/** What a map holds, without the ids, numbers and texts that differ from one document to the next. */
function partsOf(map: Y.Map<unknown> | undefined): unknown {
  const shape = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shape)
      : typeof value === 'object' && value !== null
        ? sorted(Object.entries(value))
        : typeof value;
  const sorted = (entries: readonly (readonly [string, unknown])[]) =>
    Object.fromEntries(
      entries
        .map(([key, value]) => [key.replace(/:.*$/u, ':'), shape(value)] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return sorted(Object.entries(map?.toJSON() ?? {}));
}

/** One document with everything a document can hold, described as data. */
function describeLayout() {
  const board = newBoard();
  const { board: cutBoard, ids } = boardOnBeats(0, 8);
  const hung = slotId(cutBoard, ids[1]);
  setSlot(cutBoard, hung, { lead: -2, transition: { kind: 'crossfade', frames: 12 } });
  setTrim(cutBoard, hung, 'take', { in: 3, speed: { num: 1, den: 2 } });
  setLead(cutBoard, -1);
  addSection(cutBoard, { name: 'Chorus', start: onBeat(cutBoard, 8) });
  addMarker(cutBoard, { name: 'pop', start: onBeat(cutBoard, 9), end: null, by: 'dana' });
  replaceMix(cutBoard, { ...MIX, mixId: 'mix-2' }, 100);
  const { meta, cuts } = board.roots;
  const card = new Y.Doc();
  putRecord(rootsOf(card).canvas, {
    id: 'shape:1',
    typeName: 'shape',
    type: 'panel',
    x: 1,
    y: 2,
    rotation: 0,
    props: { w: 3, h: 4, segments: [{ type: 'free', points: [] }] },
  } as unknown as UnknownRecord);
  return {
    roots: ROOTS,
    serverRoots: SERVER_ROOTS,
    meta: [...meta.keys()].sort(),
    cuts: [...cuts.keys()],
    shot: SHOT_FIELDS,
    slot: SLOT_FIELDS,
    hung: partsOf(cutBoard.roots.cuts.get('main')?.get(hung)),
    trim: partsOf(cutBoard.roots.trims.get(`${hung}:take`)),
    song: partsOf(cutBoard.roots.song),
    shapes: {
      shot: Object.keys(shotCardProps),
      panel: Object.keys(panelProps),
      take: Object.keys(takeCardProps),
    },
    record: rootsOf(card).canvas.toJSON(),
    canvas: canvasSchema.serialize(),
  };
}

const FINGERPRINTS: Readonly<Record<number, string>> = {
  1: '963afa1a',
  2: 'b3955981',
};

describe('layout', () => {
  it('[L1] has the fingerprint recorded for its version', () => {
    const now = fingerprint(describeLayout());
    const instructions =
      `The document's layout changed: its fingerprint is now ${now}. Boards on disk have the old one. ` +
      'If stored documents must change, add a step to STEPS in src/layout.ts (with a test that migrates an old document), ' +
      `which makes the version ${LAYOUT_VERSION + 1}, and record the new fingerprint for that version here. ` +
      'If only tldraw’s schema changed by migrations of its own, or a shape was added to it, record the fingerprint under the present version: ' +
      'the server migrates the canvas at load.';
    expect(FINGERPRINTS[LAYOUT_VERSION], instructions).toBe(now);
  });

  it('[L2] is written once, by the server', () => {
    const board = newBoard();
    expect(boardLayoutOf(board.doc)).toBe(LAYOUT_VERSION);
    expect(board.picture()).toEqual(pictureOf());
    expect(() => seedBoard(board.doc, pictureOf())).toThrow(/already a board/u);
    expect(migrateBoard(board.doc)).toEqual({ changed: false });
  });

  it('[L3] of a newer Takeboard is refused with words and left untouched', () => {
    const board = newBoard();
    board.roots.meta.set('layout', LAYOUT_VERSION + 1);
    const before = Y.encodeStateAsUpdate(board.doc);
    expect(() => migrateBoard(board.doc)).toThrow(NewerLayoutError);
    expect(() => migrateBoard(board.doc)).toThrow(/Update the server/u);
    expect(Y.encodeStateAsUpdate(board.doc)).toEqual(before);
  });

  it('[L4] a blank document is not a board and is never turned into one by migrating', () => {
    const doc = new Y.Doc();
    expect(() => migrateBoard(doc)).toThrow(/not a board/u);
    expect(openBoard(doc).picture()).toBeUndefined();
    expect(doc.store.clients.size).toBe(0);
  });

  it('[L6] a board of layout 1, from before there were songs, becomes one of today and nothing in it changes', () => {
    const doc = new Y.Doc();
    const { meta, shots, cuts } = rootsOf(doc);
    // Written by hand as layout 1 wrote it, not by the functions of today.
    doc.transact(() => {
      meta.set('layout', 1);
      meta.set('canvasSchema', canvasSchema.serialize());
      meta.set('picture', { aspect: '16:9', width: 1920, height: 1080, fps: '24' });
      const main = cuts.set('main', new Y.Map<Y.Map<unknown>>());
      for (const [i, title] of ['Dorm hallway', 'Locker'].entries()) {
        const shot = shots.set(`shot${i}`, new Y.Map<unknown>());
        const fields = { label: String(i + 1), title, domain: 'camera-story', bars: [2, 1] };
        for (const [field, value] of Object.entries(fields)) shot.set(field, value);
        shot.set('prompt', new Y.Text('she runs'));
        shot.set('notes', new Y.Text());
        const slot = main.set(`slot${i}`, new Y.Map<unknown>());
        slot.set('shotId', `shot${i}`);
        slot.set('order', `a${i + 1}`);
      }
    });
    const before = [shots.toJSON(), cuts.toJSON()];
    expect(migrateBoard(doc)).toEqual({ changed: true });
    expect(boardLayoutOf(doc)).toBe(LAYOUT_VERSION);
    expect([shots.toJSON(), cuts.toJSON()]).toEqual(before);
    expect(migrateBoard(doc)).toEqual({ changed: false });

    const board = openBoard(doc);
    const untouched = { start: null, lead: null, locked: false, transition: null };
    expect(
      board.slots().map(({ id, shotId: _shotId, order: _order, ...rest }) => [id, rest]),
    ).toEqual([
      ['slot0', untouched],
      ['slot1', untouched],
    ]);
    expect([board.song(), board.cut(), board.lead(), board.sections()]).toEqual([
      null,
      null,
      0,
      [],
    ]);
    setMix(board, MIX);
    const at = (value: number) =>
      ({ unit: 'samples', value, rate: 48_000, gridRevision: 0 }) as const;
    placeShots(
      board,
      new Map([
        ['shot0', at(0)],
        ['shot1', at(48_000)],
      ]),
    );
    expect(film(board)).toBe('Dorm hallway@0 Locker@24');
  });

  it('[L5] brings canvas records written under an older tldraw schema to this one', () => {
    const board = newBoard();
    const { canvas, meta } = board.roots;
    const old = JSON.parse(JSON.stringify(canvasSchema.serialize())) as {
      sequences: Record<string, number>;
    };
    // tldraw's second migration of draw shapes adds `scale`; a document from before has none.
    old.sequences['com.tldraw.shape.draw'] = 1;
    meta.set('canvasSchema', old);
    const stroke = {
      id: 'shape:old',
      typeName: 'shape',
      type: 'draw',
      parentId: 'page:page',
      index: 'a1',
      x: 0,
      y: 0,
      rotation: 0,
      opacity: 1,
      isLocked: false,
      meta: {},
      props: {
        segments: [],
        color: 'black',
        fill: 'none',
        dash: 'draw',
        size: 'm',
        isComplete: true,
        isClosed: false,
        isPen: false,
      },
    };
    putRecord(canvas, stroke as unknown as UnknownRecord);
    expect(migrateBoard(board.doc)).toEqual({ changed: true });
    expect(canvas.get('shape:old')?.get('p.scale')).toBe(1);
    expect(meta.get('canvasSchema')).toEqual(canvasSchema.serialize());
    expect(migrateBoard(board.doc)).toEqual({ changed: false });
  });

  it('[L5] brings a board from before there were cards of takes to this schema, and loses nothing', () => {
    const board = newBoard();
    const { canvas, meta } = board.roots;
    addShots(board, [{ title: 'Wedding car' }]);
    const old = JSON.parse(JSON.stringify(canvasSchema.serialize())) as {
      sequences: Record<string, number>;
    };
    delete old.sequences['com.tldraw.shape.take'];
    meta.set('canvasSchema', old);
    const before = canvas.toJSON();
    expect(migrateBoard(board.doc)).toEqual({ changed: true });
    expect(canvas.toJSON()).toEqual(before);
    expect(meta.get('canvasSchema')).toEqual(canvasSchema.serialize());
  });
});
