import type { UnknownRecord } from '@tldraw/store';
import * as Y from 'yjs';

/**
 * How a tldraw record lies in the document: one Y.Map per record, so that two people changing
 * different things of one shape both keep their change.
 *
 * - Scalar fields stand under their own name.
 * - Position, rotation and size change together on every frame of a gesture; they are packed as
 *   `g` = [x, y, rotation] or [x, y, rotation, w, h]. Alternating keys would cost 12 bytes a move
 *   for ever, one key costs nothing (Yjs merges what the same writer overwrites).
 * - Each prop stands under `p.<name>`, so a move never collides with a text edit.
 * - A stroke's `segments` only ever grow while it is drawn: they are a Y.Array of pieces to which
 *   the new points are appended, where rewriting the whole stroke sixty times a second would send
 *   its first point a thousand times.
 */
export type StoredRecord = Y.Map<unknown>;

/** A tldraw record as plain data; what is read from a document is validated by whoever uses it. */
export type PlainRecord = Record<string, unknown> & {
  readonly id: string;
  readonly typeName: string;
};

interface Piece {
  readonly type: string;
  readonly points: readonly unknown[];
  /** True when these points continue the piece before instead of starting a new segment. */
  readonly more?: true;
}

const PROP = 'p.';
const GEOMETRY = 'g';
const STROKE = `${PROP}segments`;
const DONE = `${PROP}isComplete`;

/** Writes a new record; one already there under that id is replaced. */
export function putRecord(canvas: Y.Map<StoredRecord>, record: UnknownRecord): void {
  const stored: StoredRecord = new Y.Map();
  for (const [key, value] of flatten(record as unknown as PlainRecord)) {
    stored.set(key, key === STROKE && isStroke(value) ? Y.Array.from([...value]) : value);
  }
  canvas.set(record.id, stored);
}

/**
 * Writes what differs between two states of one record. When the record is gone nothing is
 * written: who deleted it wins, an edit never brings it back.
 */
export function updateRecord(
  canvas: Y.Map<StoredRecord>,
  from: UnknownRecord,
  to: UnknownRecord,
): void {
  const stored = canvas.get(to.id);
  if (stored === undefined) return;
  const before = flatten(from as unknown as PlainRecord);
  const after = flatten(to as unknown as PlainRecord);
  for (const [key, value] of after) {
    if (sameValue(before.get(key), value)) continue;
    if (key === STROKE && isStroke(value)) writeStroke(stored, value);
    else stored.set(key, value);
  }
  const segments = after.get(STROKE);
  if (isStroke(segments) && before.get(DONE) === false && after.get(DONE) === true) {
    // A finished stroke is kept whole: its pieces take more than twice the room, for ever.
    stored.set(STROKE, Y.Array.from([...segments]));
  }
  for (const key of before.keys()) if (!after.has(key)) stored.delete(key);
}

/** The record as tldraw knows it, or undefined when what is stored has no id or type at all. */
export function readRecord(id: string, stored: unknown): PlainRecord | undefined {
  if (!(stored instanceof Y.Map)) return undefined;
  const record: Record<string, unknown> = { id };
  const props: Record<string, unknown> = {};
  let hasProps = false;
  let geometry: unknown;
  for (const [key, value] of (stored as StoredRecord).entries()) {
    if (key === GEOMETRY) geometry = value;
    else if (key.startsWith(PROP)) {
      hasProps = true;
      props[key.slice(PROP.length)] = value instanceof Y.Array ? readStroke(value) : value;
    } else record[key] = value;
  }
  if (Array.isArray(geometry)) {
    [record['x'], record['y'], record['rotation']] = geometry as unknown[];
    if (geometry.length === 5) [, , , props['w'], props['h']] = geometry as unknown[];
  }
  if (hasProps || Array.isArray(geometry)) record['props'] = props;
  return typeof record['typeName'] === 'string' ? (record as PlainRecord) : undefined;
}

/** One prop of a stored record without reading the rest; undefined when it has none of that name. */
export function readProp(stored: StoredRecord, name: string): unknown {
  return stored.get(PROP + name);
}

/** Writes one prop of a stored record. */
export function writeProp(stored: StoredRecord, name: string, value: unknown): void {
  stored.set(PROP + name, value);
}

function flatten(record: PlainRecord): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  const { id: _id, props, x, y, rotation, ...fields } = record;
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) flat.set(key, value);
  const own = { ...(props as Record<string, unknown> | undefined) };
  if (typeof x === 'number') {
    const geometry = [x, y, rotation];
    if (typeof own['w'] === 'number' && typeof own['h'] === 'number') {
      geometry.push(own['w'], own['h']);
      delete own['w'];
      delete own['h'];
    }
    flat.set(GEOMETRY, geometry);
  }
  for (const [name, value] of Object.entries(own))
    if (value !== undefined) flat.set(PROP + name, value);
  return flat;
}

// ---- strokes ----

function isStroke(value: unknown): value is readonly Piece[] {
  return (
    Array.isArray(value) &&
    value.every((part: unknown) => isObject(part) && Array.isArray(part['points']))
  );
}

/** The segments of a stroke; pieces that are none come out as they are, for the validator to refuse. */
function readStroke(stored: Y.Array<unknown>): readonly unknown[] {
  const pieces = stored.toArray();
  if (!isStroke(pieces)) return pieces;
  const segments: { type: string; points: unknown[] }[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    if (piece.more === true && last !== undefined) last.points.push(...piece.points);
    else segments.push({ type: piece.type, points: [...piece.points] });
  }
  return segments;
}

function writeStroke(stored: StoredRecord, segments: readonly Piece[]): void {
  const pieces = stored.get(STROKE);
  const before = pieces instanceof Y.Array ? readStroke(pieces) : undefined;
  const addition = isStroke(before) ? grownBy(before, segments) : undefined;
  if (addition === undefined) stored.set(STROKE, Y.Array.from([...segments]));
  else if (addition.length > 0) (pieces as Y.Array<unknown>).push(addition);
}

/** The pieces that turn `before` into `after` by appending only; undefined when that cannot be. */
function grownBy(before: readonly Piece[], after: readonly Piece[]): Piece[] | undefined {
  if (after.length < before.length) return undefined;
  const addition: Piece[] = [];
  for (const [i, segment] of after.entries()) {
    const old = before[i];
    if (old === undefined) {
      addition.push(segment);
      continue;
    }
    const prefix = segment.points.slice(0, old.points.length);
    if (old.type !== segment.type || !sameValue(prefix, old.points)) return undefined;
    if (segment.points.length === old.points.length) continue;
    if (i !== before.length - 1) return undefined;
    addition.push({ type: segment.type, points: segment.points.slice(prefix.length), more: true });
  }
  return addition;
}

// ---- plain values ----

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether two JSON values are the same; the order of an object's keys does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}
