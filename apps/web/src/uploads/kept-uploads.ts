import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Keeper } from './queue-ports.ts';
import type { NewUpload } from './upload-item.ts';

/** One file on its way, as it is kept for the case that the page is closed. */
interface KeptUpload extends Omit<NewUpload, 'file' | 'begun'> {
  readonly owner: string;
  /** When it was kept, in milliseconds since 1970; each later than the one before. */
  readonly order: number;
}

interface KeptUploads extends DBSchema {
  uploads: { key: string; value: KeptUpload; indexes: { owner: string } };
  /** Apart from what is said about them: a browser reads a record as a whole. */
  files: { key: string; value: Blob };
}

const NAME = 'takeboard-uploads';
/** Bytes kept at most: the browser copies each file, at the speed of the disk. */
const MOST_KEPT = 2 * 1024 ** 3;
/** Of what the browser says is free. */
const SHARE = 0.5;
/** Milliseconds after which the server forgets what was begun, and so does this. */
const LONGEST = 7 * 24 * 60 * 60_000;

export interface KeptFiles extends Keeper {
  /** What this person was sending to this board when the page was closed, by the drop it belongs to. */
  load(): Promise<ReadonlyMap<string, readonly NewUpload[]>>;
}

/**
 * Keeps files in IndexedDB until they are on the server, as far as there is room; what is not kept
 * must be dropped again after a reload. Failing costs only that, so it is told once and no more.
 */
export function openKeptUploads(owner: string, onNotKept: (reason: unknown) => void): KeptFiles {
  const opened = open();
  // Told to whoever uses it first.
  opened.catch(() => undefined);
  let order = Date.now();
  let room: number | undefined;
  /** One write after the other: hundreds of copies at once stop everything else. */
  let last: Promise<unknown> = Promise.resolve();
  const gone = new Set<string>();
  /** Bytes of what this page keeps, by key. */
  const sizes = new Map<string, number>();

  const queue = (work: (db: IDBPDatabase<KeptUploads>) => Promise<unknown>) => {
    last = last.then(async () => work(await opened)).catch(onNotKept);
  };

  async function keepOne(
    db: IDBPDatabase<KeptUploads>,
    { file, begun: _begun, ...upload }: NewUpload,
  ) {
    if (gone.has(upload.key)) return;
    room ??= await freeRoom();
    if (file.size > room) return;
    room -= file.size;
    sizes.set(upload.key, file.size);
    order += 1;
    const work = db.transaction(['uploads', 'files'], 'readwrite');
    await Promise.all([
      work.objectStore('files').put(file, upload.key),
      work.objectStore('uploads').put({ ...upload, owner, order }, upload.key),
      work.done,
    ]);
  }

  return {
    keep(uploads) {
      for (const upload of uploads) {
        gone.delete(upload.key);
        queue((db) => keepOne(db, upload));
      }
    },
    drop(keys) {
      for (const key of keys) {
        gone.add(key);
        if (room !== undefined) room += sizes.get(key) ?? 0;
        sizes.delete(key);
      }
      queue((db) => dropAll(db, keys));
    },
    async load() {
      const db = await opened;
      await dropOld(db);
      const kept = await db.getAllFromIndex('uploads', 'owner', owner);
      const read: NewUpload[] = [];
      for (const { owner: _owner, order: _order, ...upload } of kept.sort(
        (a, b) => a.order - b.order,
      )) {
        const file = await db.get('files', upload.key);
        if (file !== undefined) read.push({ ...upload, file, begun: true });
      }
      return Map.groupBy(read, ({ batchId }) => batchId);
    },
  };
}

/** Throws away what every board's page keeps, as when somebody signs out of this browser. */
export async function dropKeptUploads(userId: string): Promise<void> {
  const db = await open();
  const owners = IDBKeyRange.bound(`${userId}/`, `${userId}/\uffff`);
  await dropAll(db, await db.getAllKeysFromIndex('uploads', 'owner', owners));
  db.close();
}

/** Async: a browser that keeps nothing throws at once, and that must be a rejection like any other. */
const open = async () =>
  openDB<KeptUploads>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('uploads').createIndex('owner', 'owner');
      db.createObjectStore('files');
    },
  });

async function dropAll(db: IDBPDatabase<KeptUploads>, keys: readonly string[]): Promise<void> {
  const work = db.transaction(['uploads', 'files'], 'readwrite');
  await Promise.all([
    ...keys.flatMap((key) => [
      work.objectStore('uploads').delete(key),
      work.objectStore('files').delete(key),
    ]),
    work.done,
  ]);
}

/** Boards that nobody opens again must not fill the disk. */
async function dropOld(db: IDBPDatabase<KeptUploads>): Promise<void> {
  const old: string[] = [];
  const work = db.transaction('uploads');
  for await (const { key, value } of work.store) {
    if (value.order < Date.now() - LONGEST) old.push(key);
  }
  await work.done;
  if (old.length > 0) await dropAll(db, old);
}

async function freeRoom(): Promise<number> {
  // Only https pages are told; elsewhere the browser refuses when it is too much.
  const told = await navigator.storage?.estimate?.();
  const free = (told?.quota ?? Infinity) - (told?.usage ?? 0);
  return Math.min(MOST_KEPT, free * SHARE);
}
