import type { UnknownRecord } from '@tldraw/store';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  LAYOUT_VERSION,
  NewerLayoutError,
  ROOTS,
  SERVER_ROOTS,
  addShots,
  boardLayoutOf,
  canvasSchema,
  migrateBoard,
  openBoard,
  panelProps,
  pictureOf,
  putRecord,
  rootsOf,
  seedBoard,
  shotCardProps,
  takeCardProps,
} from '../src/index.ts';
import { SHOT_FIELDS } from '../src/shot.ts';
import { SLOT_FIELDS } from '../src/slot.ts';
import { newBoard } from './support.ts';

/** FNV-1a: a fingerprint to compare, not a secret; nothing here needs more. */
function fingerprint(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(value)) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

/** One document with everything a document can hold, described as data. */
function describeLayout() {
  const board = newBoard();
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
  2: '14abb597',
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
