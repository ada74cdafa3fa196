import * as idb from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/**
 * The copy of a board on this computer (IndexedDB), so that edits made offline survive closing the
 * tab. It belongs to one person and one board.
 *
 * A copy with unsaved changes looks like any other, so the changes are marked: each tab keeps the
 * number of its own in a mark, and only an acknowledged sync takes marks away. A tab that finds
 * marks of others takes them over: what they stand for is in the copy it has just read, and its
 * own first sync carries it. A mark that has moved on in the meantime belongs to a tab that still
 * lives, and stays.
 */
export interface LocalCopy {
  /** Changes that earlier visits, or other tabs, could not save. */
  readonly unsaved: number;
  /** Notes how many changes are not saved, those that were found at opening included. */
  mark(changes: number): void;
  /** Everything in this copy is saved. */
  clear(): void;
  /** Deletes the copy, in this tab and under the others. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

const MARKS = 'custom';
const MARK = 'unsaved:';
const OPEN_TIMEOUT = 4000;
const PREFIX = 'takeboard/';

const nameOf = (userId: string, boardId: string) => `${PREFIX}${userId}/${boardId}`;

/**
 * Opens the copy and puts what is in it into the document, with the persistence as origin.
 * `onLost` is called when it fails later on (disk full, deleted by the browser).
 * @throws Error with a sentence when this browser keeps nothing (private window, no space).
 */
export async function openLocalCopy(
  doc: Y.Doc,
  owner: { readonly userId: string; readonly boardId: string },
  onLost: (sentence: string) => void,
): Promise<LocalCopy> {
  const name = nameOf(owner.userId, owner.boardId);
  await tryOut(name);
  let persistence = await read(name, doc);
  let closed = false;
  const mine = `${MARK}${doc.clientID}`;
  const inherited = new Map<string, number>();
  for (const [key, changes] of await readMarks(persistence)) inherited.set(key, changes);
  watch();

  function watch() {
    const { db } = persistence;
    if (db === null) return;
    // Errors of every transaction on it arrive here, those of y-indexeddb's own writing too.
    db.addEventListener('abort', (event) => lose((event.target as IDBTransaction).error));
    db.addEventListener('close', () => lose(null));
    // Another tab drops the copy: let go, or its deletion waits for us for ever, and begin anew.
    db.addEventListener('versionchange', () => void begin());
  }
  function lose(error: DOMException | null) {
    if (closed) return;
    closed = true;
    void persistence.destroy();
    onLost(
      error?.name === 'QuotaExceededError'
        ? 'The disk space for this page is used up, so changes are not kept on this computer.'
        : 'The browser stopped keeping this board, so changes are not kept on this computer.',
    );
  }
  async function begin() {
    if (closed) return;
    try {
      await persistence.destroy();
      persistence = await read(name, doc);
      watch();
    } catch {
      lose(null);
    }
  }
  const marks = () => {
    if (closed || persistence.db === null) return undefined;
    return idb.transact(persistence.db, [MARKS])[0];
  };

  /** Takes the marks away that were found at opening, except those that have moved on since. */
  function takeOver(store: IDBObjectStore) {
    for (const [key, changes] of inherited) {
      const request = store.get(key);
      request.onsuccess = () => {
        if (request.result === changes) store.delete(key);
      };
    }
    inherited.clear();
  }

  return {
    unsaved: [...inherited.values()].reduce((sum, changes) => sum + changes, 0),
    mark(changes) {
      const store = marks();
      if (store === undefined) return;
      // My count goes on from theirs: left beside it, theirs would be counted twice next time.
      takeOver(store);
      store.put(changes, mine);
    },
    clear() {
      const store = marks();
      if (store === undefined) return;
      takeOver(store);
      store.delete(mine);
    },
    async drop() {
      closed = true;
      await persistence.destroy();
      await deleteCopy(name);
    },
    async close() {
      if (closed) return;
      closed = true;
      await persistence.destroy();
    },
  };
}

/** Deletes all copies of a person on this computer: call it when they sign out. */
export async function dropLocalCopies(userId: string): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const found = await indexedDB.databases();
  const names = found.flatMap(({ name }) =>
    name?.startsWith(`${PREFIX}${userId}/`) ? [name] : [],
  );
  await Promise.all(names.map(deleteCopy));
}

/** A browser that refuses to keep anything says so only when something is opened. */
async function tryOut(name: string): Promise<void> {
  try {
    await withinTime(
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => {
          const { result } = request;
          result.createObjectStore('updates', { autoIncrement: true });
          result.createObjectStore(MARKS);
        };
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(request.error ?? new Error('refused'));
        request.onblocked = () => reject(new Error('blocked'));
      }),
    );
  } catch (cause) {
    throw notKept(cause);
  }
}

async function read(name: string, doc: Y.Doc): Promise<IndexeddbPersistence> {
  const persistence = new IndexeddbPersistence(name, doc);
  try {
    await withinTime(persistence.whenSynced);
  } catch (cause) {
    await persistence.destroy();
    throw notKept(cause);
  }
  return persistence;
}

async function readMarks({ db }: IndexeddbPersistence): Promise<[string, number][]> {
  if (db === null) return [];
  const [store] = idb.transact(db, [MARKS], 'readonly');
  if (store === undefined) return [];
  const pairs = await idb.getAllKeysValues(store);
  return pairs.flatMap(({ k, v }) =>
    typeof k === 'string' && k.startsWith(MARK) && typeof v === 'number' ? [[k, v]] : [],
  );
}

const notKept = (cause: unknown) =>
  new Error(
    'This browser keeps no data for this page (a private window, or no space left), so changes are not kept on this computer.',
    { cause },
  );

function deleteCopy(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // A blocked deletion happens when the last tab lets go; nobody need wait for it.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

function withinTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), OPEN_TIMEOUT);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Whether a transaction brought in what was on this computer already. */
export const isFromLocalCopy = (origin: unknown): boolean => origin instanceof IndexeddbPersistence;
