/**
 * Make a live document say what an earlier one said, by changes that any client can merge: only
 * what differs is touched, records keep their identity, and text keeps the letters both have.
 */
import * as Y from 'yjs';

/** Call it inside one transaction on `live`. Both documents keep records in Y.Maps under `roots`. */
export function restoreRoots(live: Y.Doc, earlier: Y.Doc, roots: readonly string[]): void {
  for (const root of roots) restoreMap(live.getMap(root), earlier.getMap(root));
}

function restoreMap(live: Y.Map<unknown>, earlier: Y.Map<unknown>): void {
  for (const key of [...live.keys()]) if (!earlier.has(key)) live.delete(key);
  for (const [key, value] of earlier.entries()) restoreKey(live, key, value);
}

function restoreKey(live: Y.Map<unknown>, key: string, earlier: unknown): void {
  const now = live.get(key);
  if (now instanceof Y.Map && earlier instanceof Y.Map) restoreMap(now, earlier);
  else if (now instanceof Y.Text && earlier instanceof Y.Text) restoreText(now, earlier);
  else if (now instanceof Y.Array && earlier instanceof Y.Array) restoreArray(now, earlier);
  else if (earlier instanceof Y.AbstractType) live.set(key, earlier.clone());
  else if (!live.has(key) || !sameJson(now, earlier)) live.set(key, earlier);
}

/** Replace the stretch in the middle that differs; formatting, if any, comes back with it. */
function restoreText(live: Y.Text, earlier: Y.Text): void {
  const from = live.toDelta() as readonly Delta[];
  const to = earlier.toDelta() as Delta[];
  if (sameJson(from, to)) return;
  const old = live.toString();
  const wanted = earlier.toString();
  if (isPlain(from) && isPlain(to)) {
    const { start, endOld, endNew } = difference([...old], [...wanted]);
    const letters = [...old];
    const at = letters.slice(0, start).join('').length;
    const gone = letters.slice(start, endOld).join('').length;
    if (gone > 0) live.delete(at, gone);
    const come = [...wanted].slice(start, endNew).join('');
    if (come !== '') live.insert(at, come);
    return;
  }
  live.delete(0, live.length);
  live.applyDelta(to);
}

interface Delta {
  readonly insert?: unknown;
  readonly attributes?: unknown;
}

const isPlain = (delta: readonly Delta[]): boolean =>
  delta.every((part) => typeof part.insert === 'string' && part.attributes === undefined);

function restoreArray(live: Y.Array<unknown>, earlier: Y.Array<unknown>): void {
  const old = live.toArray();
  const wanted = earlier.toArray();
  const { start, endOld, endNew } = difference(old.map(jsonOf), wanted.map(jsonOf));
  if (endOld > start) live.delete(start, endOld - start);
  const come = wanted.slice(start, endNew);
  if (come.length > 0) {
    live.insert(
      start,
      come.map((item) => (item instanceof Y.AbstractType ? item.clone() : item)),
    );
  }
}

/** The stretch between the common beginning and the common end. */
function difference(
  old: readonly string[],
  wanted: readonly string[],
): { readonly start: number; readonly endOld: number; readonly endNew: number } {
  let start = 0;
  while (start < old.length && start < wanted.length && old[start] === wanted[start]) start++;
  let endOld = old.length;
  let endNew = wanted.length;
  while (endOld > start && endNew > start && old[endOld - 1] === wanted[endNew - 1]) {
    endOld--;
    endNew--;
  }
  return { start, endOld, endNew };
}

/** Values of a document are JSON plus bytes; keys come in the order they were written. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return { bytes: Buffer.from(part).toString('base64') };
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  }) ?? 'undefined';

const sameJson = (a: unknown, b: unknown): boolean => jsonOf(a) === jsonOf(b);
