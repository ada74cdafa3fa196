import { ApiFailure, sentenceOf } from '../api/api-failure.ts';
import type { BoardSession } from '../live/board-session.ts';
import { tellFailure } from '../shell/toast.ts';
import { openBatchLocks } from '../uploads/batch-lock.ts';
import { clientKey } from '../uploads/client-key.ts';
import { openKeptUploads } from '../uploads/kept-uploads.ts';
import type { Registered, Sent } from '../uploads/queue-ports.ts';
import { sendFile } from '../uploads/send-file.ts';
import type { UploadItem } from '../uploads/upload-item.ts';
import { openUploadQueue } from '../uploads/upload-queue.ts';
import type { UploadQueue } from '../uploads/upload-queue.ts';
import { expectMix, forgetMix, retryMix } from './song-calls.ts';
import { openSongWishes } from './song-wishes.ts';
import type { SongWish, SongWishes } from './song-wishes.ts';

/**
 * Songs on their way from this browser to one board, by the queue that sends takes too: resumed where
 * they were after a cut line and after a reload, by one tab of the browser.
 */
export interface SongUploads {
  readonly queue: UploadQueue;
  readonly wishes: SongWishes;
  /** Sends a file; what is to become of it is remembered until it is there. */
  send(file: File, wish: SongWish): void;
  /** Whether this page sends what an earlier visit had begun; another tab may do it instead. */
  goesOn(): boolean;
  subscribe(listener: () => void): () => void;
}

interface OpenSongUploads extends SongUploads {
  close(): void;
}

const opened = new Map<string, OpenSongUploads>();

export function songUploadsOf({ boardId, me }: Pick<BoardSession, 'boardId' | 'me'>): SongUploads {
  const owner = `${me.userId}/${boardId}/song`;
  const known = opened.get(owner);
  if (known !== undefined) return known;
  const made = openSongUploads(boardId, owner);
  opened.set(owner, made);
  return made;
}

/** Stops sending for a person who signs out; what was kept of it goes with their other uploads. */
export function closeSongUploads(userId: string): void {
  for (const [owner, uploads] of opened) {
    if (!owner.startsWith(`${userId}/`)) continue;
    uploads.close();
    opened.delete(owner);
  }
}

function openSongUploads(boardId: string, owner: string): OpenSongUploads {
  const wishes = openSongWishes(owner);
  const locks = openBatchLocks();
  // All of a person's songs for a board: the same file is always the same upload.
  const batchId = `song/${owner}`;
  const listeners = new Set<() => void>();
  let told = false;
  let goesOn = false;
  const notKept = () => {
    if (!told)
      wishes.note('This browser cannot keep the file until it is sent: leave this page open.');
    told = true;
  };
  const kept = openKeptUploads(owner, notKept);

  const queue = openUploadQueue({
    register: (_batchId, items) => register(items),
    send(item, file, hear) {
      const sending = sendFile(boardId, item, file, hear, 'mixId');
      return { ...sending, done: sending.done.then((sent) => arrivedAs(item, sent)) };
    },
    async forget(mixIds) {
      for (const mixId of mixIds) {
        await forgetMix(boardId, mixId).catch((error: unknown) =>
          tellFailure('The song is still expected', error),
        );
      }
    },
    sayMadeWith: async () => undefined,
    keeper: kept,
    later(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
  });

  /** The same bytes may be here already as another mix: then that one is meant. */
  function arrivedAs({ takeId }: UploadItem, sent: Sent): Sent {
    if (sent.kind === 'arrived' && takeId !== null && sent.takeId !== takeId) {
      wishes.move(takeId, sent.takeId);
    }
    return sent;
  }

  async function register(items: readonly UploadItem[]): Promise<Registered> {
    try {
      const takes = [];
      for (const { key, name, bytes } of items) {
        const { mixId, state } = await expectMix(boardId, { name, bytes, clientKey: key });
        wishes.move(key, mixId);
        // Brought again by hand: it may have been the machine's fault.
        if (state === 'failed') await retryMix(boardId, mixId);
        takes.push({ clientKey: key, takeId: mixId, state });
      }
      return { kind: 'registered', takes };
    } catch (error) {
      const passes = error instanceof ApiFailure && (error.passes || error.status === 429);
      return { kind: passes ? 'unreachable' : 'refused', sentence: sentenceOf(error) };
    }
  }

  // What an earlier visit was sending goes on, once no other tab does.
  locks.whenFree(batchId, () => {
    kept
      .load()
      .then((batches) => {
        queue.add(batches.get(batchId) ?? [], { kept: true });
      }, notKept)
      .finally(() => {
        goesOn = true;
        for (const listener of listeners) listener();
      });
  });
  const hurry = () => queue.hurry();
  const onVisible = () => document.visibilityState === 'visible' && hurry();
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (queue.unsent() > 0) event.preventDefault();
  };
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('beforeunload', beforeUnload);

  return {
    queue,
    wishes,
    send(file, wish) {
      const marks = {
        name: file.name.normalize('NFC'),
        folder: '',
        bytes: file.size,
        modifiedAt: file.lastModified > 0 ? new Date(file.lastModified).toISOString() : null,
      };
      const key = clientKey(batchId, marks);
      wishes.set(key, wish);
      // Brought again after it had come: the server is asked anew what it has of it.
      const before = queue.view().items.find((item) => item.key === key);
      if (before?.state === 'arrived' || before?.state === 'here') queue.cancel([key]);
      queue.add([{ ...marks, key, batchId, shotId: null, file }]);
    },
    goesOn: () => goesOn,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('beforeunload', beforeUnload);
      wishes.forget();
      queue.close();
      locks.close();
      listeners.clear();
    },
  };
}
