import type { SerializedSchema, SerializedStore, UnknownRecord } from '@tldraw/store';
import type { TLRecord } from '@tldraw/tlschema';
import * as Y from 'yjs';
import { MAIN_CUT, rootsOf } from './board.ts';
import { putRecord, readRecord, sameValue, updateRecord } from './canvas-record.ts';
import { PAGE_ID, canvasSchema } from './canvas-schema.ts';
import type { Picture } from './picture.ts';

/**
 * The version of everything a document holds besides tldraw's own schema. To change the layout:
 * add a step to `STEPS`, raise nothing by hand (the version is the number of steps), and record the
 * new fingerprint as the failing test says.
 */
const STEPS: readonly ((doc: Y.Doc) => void)[] = [
  // 1: as seedBoard writes it. Documents begin here.
  () => undefined,
  // 2: slots may hang on a song, and takes be trimmed. Older documents say nothing of either.
  () => undefined,
];

export const LAYOUT_VERSION = STEPS.length;

/** A document that a newer Takeboard wrote; this one must not touch it. */
export class NewerLayoutError extends Error {
  constructor(found: number) {
    super(
      `This board was written by a newer Takeboard (layout ${found}, this server reads ${LAYOUT_VERSION}). Update the server to open it.`,
    );
    this.name = 'NewerLayoutError';
  }
}

/** The layout version a document says it has; undefined when it is blank or not loaded. */
export function boardLayoutOf(doc: Y.Doc): number | undefined {
  const version = rootsOf(doc).meta.get('layout');
  return typeof version === 'number' ? version : undefined;
}

/** Fills a blank document with what every board has. Only the server does this, once per board. */
export function seedBoard(doc: Y.Doc, picture: Picture): void {
  const { meta, canvas, cuts } = rootsOf(doc);
  if (boardLayoutOf(doc) !== undefined) throw new Error('this document is already a board');
  doc.transact(() => {
    meta.set('layout', LAYOUT_VERSION);
    meta.set('canvasSchema', canvasSchema.serialize());
    meta.set('picture', picture);
    cuts.set(MAIN_CUT, new Y.Map<Y.Map<unknown>>());
    putRecord(
      canvas,
      plain({ id: 'document:document', typeName: 'document', gridSize: 10, name: '', meta: {} }),
    );
    putRecord(
      canvas,
      plain({ id: PAGE_ID, typeName: 'page', name: 'Board', index: 'a1', meta: {} }),
    );
  });
}

/**
 * Brings a loaded document to the layout and canvas schema of this version, in one transaction.
 * The server calls it before it lets anybody in. Throws `NewerLayoutError` for a document from
 * the future and an Error for one that is not a board.
 */
export function migrateBoard(doc: Y.Doc): { readonly changed: boolean } {
  const from = boardLayoutOf(doc);
  if (from === undefined) throw new Error('the document is not a board: it has no layout version');
  if (from > LAYOUT_VERSION) throw new NewerLayoutError(from);
  const { meta } = rootsOf(doc);
  const stored = meta.get('canvasSchema') as SerializedSchema;
  const current = canvasSchema.serialize();
  const canvasChanges = !sameValue(stored, current);
  if (from === LAYOUT_VERSION && !canvasChanges) return { changed: false };
  doc.transact(() => {
    for (const step of STEPS.slice(from)) step(doc);
    if (from !== LAYOUT_VERSION) meta.set('layout', LAYOUT_VERSION);
    if (canvasChanges) {
      migrateCanvas(doc, stored);
      meta.set('canvasSchema', current);
    }
  });
  return { changed: true };
}

function migrateCanvas(doc: Y.Doc, from: SerializedSchema): void {
  const { canvas } = rootsOf(doc);
  const before = new Map<string, UnknownRecord>();
  for (const [id, stored] of canvas.entries()) {
    const record = readRecord(id, stored);
    if (record !== undefined) before.set(id, plain(record));
  }
  const migrated = canvasSchema.migrateStoreSnapshot({
    store: Object.fromEntries(before) as unknown as SerializedStore<TLRecord>,
    schema: from,
  });
  if (migrated.type === 'error') {
    throw new Error(`the canvas cannot be brought to this version: ${migrated.reason}`);
  }
  const after = migrated.value as unknown as Record<string, UnknownRecord>;
  for (const [id, record] of Object.entries(after)) {
    const old = before.get(id);
    if (old === undefined) putRecord(canvas, record);
    else updateRecord(canvas, old, record);
  }
  for (const id of before.keys()) if (!(id in after)) canvas.delete(id);
}

const plain = (record: Readonly<Record<string, unknown>>): UnknownRecord =>
  record as unknown as UnknownRecord;
