/**
 * How a gesture becomes shared.
 *
 *   a person draws → tldraw's store changes (source user, scope document) → once a frame, what
 *   changed goes into the document as one transaction of this binding → the connection sends it
 *
 *   somebody else draws → their transaction reaches the document → each record that it touched is
 *   read and checked by itself → what is fit to be shown is merged into the store as remote
 *
 * The store is a picture of the document, never its equal. Four rules keep it so:
 *
 * 1. Only what a person does is written, with what tldraw does because of it (an arrow moves above
 *    what it points at). No defaults, no repairs: two clients would repair each other's repairs, so
 *    the server alone does that. Pages and the document record are its too.
 * 2. Delete wins. An edit of a record that is gone from the document is not written.
 * 3. A person's unsent edits go first. A remote change is shown by reading whole records; read before
 *    the last frame's edits are in, they would throw that frame away.
 * 4. What cannot be shown does no harm. A record that this version cannot read keeps its last good
 *    version on screen and is counted; a child without its parent, or a binding without both its
 *    ends, is left out until they are there. Neither is touched in the document.
 */
import { readRecord, putRecord, updateRecord } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import type { RecordsDiff, TLRecord, TLStore } from 'tldraw';
import type * as Y from 'yjs';
import { guardUndo } from './undo-guard.ts';

export interface CanvasBinding {
  /** Writes what the frame has not yet written: before the page may go, before a command. */
  flush(): void;
  close(): void;
}

export interface BindOptions {
  /** Whether this person may change the document; asked at each write. */
  readonly mayWrite: () => boolean;
  /** How many records only a newer version can read; told when it changes. */
  readonly onUnreadable: (count: number) => void;
  /** Runs a merge of others' changes so that their after-effects stay off this person's undo. */
  readonly quietly?: (merge: () => void) => void;
}

type Id = TLRecord['id'];

/** Binds a store to a board that has come from the server (or from this computer), once. */
export function bindCanvas(
  store: TLStore,
  { doc, roots: { canvas } }: Board,
  { mayWrite, onUnreadable, quietly = (merge) => merge() }: BindOptions,
): CanvasBinding {
  /** This binding's own transactions; everything else, undone commands included, is to be shown. */
  const ORIGIN = { name: 'canvas' };
  const unreadable = new Set<string>();
  const homeless = new Set<Id>();

  // ---- from the person to the document ----

  function write({ added, updated, removed }: RecordsDiff<TLRecord>): void {
    if (!mayWrite()) return;
    doc.transact(() => {
      for (const record of Object.values(added)) if (isPersons(record)) putRecord(canvas, record);
      for (const [from, to] of Object.values(updated)) {
        if (isPersons(to)) updateRecord(canvas, from, to);
      }
      for (const record of Object.values(removed)) if (isPersons(record)) canvas.delete(record.id);
    }, ORIGIN);
  }

  // ---- from the document to the person ----

  /** Brings the store to what the document says about these records. */
  function show(ids: Iterable<string>): void {
    flush();
    const arriving = new Map<Id, TLRecord>();
    const leaving = new Set<Id>();
    for (const id of ids as Iterable<Id>) {
      const record = canvas.has(id) ? read(id) : undefined;
      if (record !== undefined) arriving.set(id, record);
      else if (!canvas.has(id)) leaving.add(id);
      // There, but unreadable: what is on screen of it stays.
      if (record === undefined && canvas.has(id)) unreadable.add(id);
      else unreadable.delete(id);
    }
    findHomes(arriving, leaving);
    const going = [...leaving].filter((id) => store.has(id));
    quietly(() =>
      store.mergeRemoteChanges(() => {
        // Bindings first: tldraw bends an arrow anew when a shape is taken from under its binding,
        // and whoever did that has already said how the arrow lies.
        store.remove(going.filter((id) => store.get(id)?.typeName === 'binding'));
        store.put([...arriving.values()]);
        store.remove(going);
      }),
    );
    onUnreadable(unreadable.size);
  }

  /** The record as the document has it, or undefined when this version cannot make sense of it. */
  function read(id: Id): TLRecord | undefined {
    const record = readRecord(id, canvas.get(id)) as TLRecord | undefined;
    // Whoever may write here could also write a camera or a selection: those are each person's own.
    if (record === undefined || !store.scopedTypes.document.has(record.typeName)) return undefined;
    try {
      return store.schema.validateRecord(store, record, 'tests', store.get(id) ?? null);
    } catch {
      // Not an error here: the validators have no other way to say no.
      return undefined;
    }
  }

  /** Moves what would hang in the air from `arriving` to `leaving`, and brings back what no longer does. */
  function findHomes(arriving: Map<Id, TLRecord>, leaving: Set<Id>): void {
    const moved = [...arriving.values()].some(
      (record) => linksOf(record) !== linksOf(store.get(record.id)),
    );
    if (!moved && leaving.size === 0) return;
    for (const id of homeless) {
      const record = arriving.get(id) ?? (canvas.has(id) ? read(id) : undefined);
      if (record !== undefined) arriving.set(id, record);
    }
    homeless.clear();
    const after = (id: Id) => (leaving.has(id) ? undefined : (arriving.get(id) ?? store.get(id)));
    const hasHome = (record: TLRecord | undefined): boolean => {
      if (record?.typeName === 'binding')
        return hasHome(after(record.fromId)) && hasHome(after(record.toId));
      const seen = new Set<Id>();
      for (
        let at: TLRecord | undefined = record;
        at?.typeName === 'shape';
        at = after(at.parentId)
      ) {
        // Two people can put two shapes into each other; tldraw would walk that circle for ever.
        if (seen.has(at.id)) return false;
        seen.add(at.id);
        if (after(at.parentId) === undefined) return false;
      }
      return record !== undefined;
    };
    const astray = [...store.allRecords(), ...arriving.values()]
      .map(({ id }) => id)
      .filter((id) => !leaving.has(id) && isLinked(after(id)) && !hasHome(after(id)));
    for (const id of astray) {
      homeless.add(id);
      arriving.delete(id);
    }
    for (const id of astray) leaving.add(id);
  }

  const onDocument = (events: Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction) => {
    if (origin !== ORIGIN) show(touchedBy(events));
  };
  /** A background tab gets no frames, and a closing one no next frame. */
  const flush = () => store._flushHistory();

  const stopGuard = guardUndo(store);
  show(canvas.keys());
  const stopListening = store.listen(({ changes }) => write(changes), {
    source: 'user',
    scope: 'document',
  });
  canvas.observeDeep(onDocument);
  globalThis.addEventListener?.('pagehide', flush);
  globalThis.document?.addEventListener('visibilitychange', flush);

  return {
    flush,
    close() {
      flush();
      stopListening();
      stopGuard();
      canvas.unobserveDeep(onDocument);
      globalThis.removeEventListener?.('pagehide', flush);
      globalThis.document?.removeEventListener('visibilitychange', flush);
    },
  };
}

/** What a person makes on a canvas. The server alone makes pages and the document record. */
const isPersons = (record: TLRecord): boolean =>
  record.typeName === 'shape' || record.typeName === 'binding' || record.typeName === 'asset';

const isLinked = (record: TLRecord | undefined): boolean =>
  record?.typeName === 'shape' || record?.typeName === 'binding';

/** What a record hangs on, as something to compare; undefined for a record that is not there. */
function linksOf(record: TLRecord | undefined): string | undefined {
  if (record?.typeName === 'shape') return record.parentId;
  if (record?.typeName === 'binding') return `${record.fromId} ${record.toId}`;
  return record?.id;
}

/** The ids of the records that a transaction made, changed or removed. */
function touchedBy(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
  return new Set(
    events.flatMap(({ path, keys }) => (path.length === 0 ? [...keys.keys()] : [String(path[0])])),
  );
}
