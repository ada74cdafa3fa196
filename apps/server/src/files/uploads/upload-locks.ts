import type { Lock, Locker, RequestRelease } from '@tus/server';
import { ApiError } from '../../http/errors.ts';

interface Hold {
  /** Sends bytes: the next one that wants to must not wait for it, but be told. */
  readonly writes: boolean;
  readonly askToEnd: RequestRelease;
  readonly ended: Promise<void>;
}

/** Longer than an upload that was asked to end takes to do so. */
const PATIENCE_MS = 10_000;

/**
 * One request at a time for each upload. Whoever sends bytes while another one does is refused.
 * Whoever asks how far it is, deletes it or begins it anew ends the sending first: a browser that
 * lost its connection comes back this way, while the server may still believe in the old one.
 *
 * In this process only: servers that share a folder must be reached by the same one all along.
 */
export class UploadLocks {
  readonly #held = new Map<string, Hold>();

  /** What tus asks for a lock, for a request of this method. */
  for(method: string): Locker {
    const writes = method === 'PATCH';
    return { newLock: (id) => this.#newLock(id, writes) };
  }

  #newLock(id: string, writes: boolean): Lock {
    let end = (): void => undefined;
    return {
      lock: async (given, askToEnd) => {
        const deadline = Date.now() + PATIENCE_MS;
        for (let hold = this.#held.get(id); hold; hold = this.#held.get(id)) {
          if (writes && hold.writes) throw uploadBusy();
          if (hold.writes) await hold.askToEnd();
          await within(hold.ended, deadline - Date.now(), given);
        }
        const ended = new Promise<void>((resolve) => {
          end = resolve;
        });
        this.#held.set(id, { writes, askToEnd, ended });
      },
      unlock: async () => {
        this.#held.delete(id);
        end();
      },
    };
  }
}

const within = async (ended: Promise<void>, ms: number, signal: AbortSignal): Promise<void> => {
  const enough = AbortSignal.any([signal, AbortSignal.timeout(Math.max(0, ms))]);
  await new Promise<void>((resolve, reject) => {
    const giveUp = (): void => reject(uploadBusy());
    if (enough.aborted) return giveUp();
    enough.addEventListener('abort', giveUp, { once: true });
    void ended.then(() => {
      enough.removeEventListener('abort', giveUp);
      resolve();
    });
  });
};

const uploadBusy = (): ApiError =>
  new ApiError(
    423,
    'upload_busy',
    'This file is being sent by another request at this moment. Wait until that one ends, ask how far it came (HEAD), then go on from there.',
  );
