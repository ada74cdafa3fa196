import * as Y from 'yjs';
import { rootsOf } from './board.ts';
import { readProp, writeProp } from './canvas-record.ts';
import type { StoredRecord } from './canvas-record.ts';
import { PAGE_ID } from './canvas-schema.ts';

/**
 * Mends what concurrent edits can break and no single client may: a shape whose parent was deleted
 * goes with it, a binding that lost an end goes, a shape whose parent chain runs in a circle is put
 * on the page, and an image whose asset is gone lets go of it. Only the server calls this, or two
 * clients would repair each other's repairs.
 *
 * What is no record at all (anybody may write anything) is left where it is, and holds nothing up.
 *
 * Returns how many records it changed; 0 means no transaction was written.
 */
export function repairCanvas(doc: Y.Doc, origin?: unknown): number {
  const { canvas } = rootsOf(doc);
  const doomed = new Set<string>();
  const circling = new Set<string>();
  const records = [...canvas.entries()].filter(
    ([, stored]) => (stored as unknown) instanceof Y.Map,
  );
  for (const [id, stored] of records) {
    if (!isShape(id, stored)) continue;
    const fate = fateOf(id, canvas);
    if (fate === 'orphan') doomed.add(id);
    if (fate === 'circle') circling.add(id);
  }
  const assetless: StoredRecord[] = [];
  for (const [id, stored] of records) {
    if (id.startsWith('binding:')) {
      const ends = [stored.get('fromId'), stored.get('toId')];
      if (ends.some((end) => typeof end !== 'string' || !canvas.has(end) || doomed.has(end)))
        doomed.add(id);
    }
    const assetId = readProp(stored, 'assetId');
    if (typeof assetId === 'string' && !canvas.has(assetId) && !doomed.has(id))
      assetless.push(stored);
  }
  const count = doomed.size + circling.size + assetless.length;
  if (count === 0) return 0;
  doc.transact(() => {
    for (const id of doomed) canvas.delete(id);
    for (const id of circling) canvas.get(id)?.set('parentId', PAGE_ID);
    for (const stored of assetless) writeProp(stored, 'assetId', null);
  }, origin);
  return count;
}

const isShape = (id: string, stored: StoredRecord) =>
  id.startsWith('shape:') && stored.get('typeName') === 'shape';

function fateOf(id: string, canvas: Y.Map<StoredRecord>): 'fine' | 'orphan' | 'circle' {
  const seen = new Set<string>();
  for (let at = id; ;) {
    if (seen.has(at)) return 'circle';
    seen.add(at);
    const stored: unknown = canvas.get(at);
    const parent: unknown = stored instanceof Y.Map ? stored.get('parentId') : undefined;
    if (typeof parent !== 'string' || !canvas.has(parent)) return 'orphan';
    if (parent.startsWith('page:')) return 'fine';
    at = parent;
  }
}
