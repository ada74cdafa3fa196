import { openTabTalk } from './tab-talk.ts';

/**
 * A drop is sent by one tab: whoever holds its lock. The browser gives the lock on when that tab is
 * closed, so that another one goes on. Pages without https have no locks; there the tabs ask each
 * other, which is nearly as good: at worst two send the same bytes, and the server keeps one of them.
 */
export interface BatchLocks {
  /** Takes the lock if nobody has it; false when another tab sends this drop. */
  take(batchId: string): Promise<boolean>;
  /** Runs something when the lock is ours, which may be after another tab has closed. */
  whenFree(batchId: string, run: () => void): void;
  /** Drops that other tabs of this browser send. */
  heldElsewhere(): Promise<ReadonlySet<string>>;
  /** Gives all locks back. */
  close(): void;
}

const PREFIX = 'takeboard:upload:';

export function openBatchLocks(): BatchLocks {
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? openTabTalk() : lockBatches(locks);
}

function lockBatches(locks: LockManager): BatchLocks {
  const mine = new Set<string>();
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const closing = new AbortController();

  return {
    async take(batchId) {
      if (mine.has(batchId)) return true;
      return new Promise<boolean>((resolve, reject) => {
        locks
          .request(PREFIX + batchId, { ifAvailable: true }, (lock) => {
            resolve(lock !== null);
            if (lock === null) return undefined;
            mine.add(batchId);
            return ended;
          })
          .catch(reject);
      });
    },
    whenFree(batchId, run) {
      locks
        .request(PREFIX + batchId, { signal: closing.signal }, () => {
          mine.add(batchId);
          run();
          return ended;
        })
        .catch((error: unknown) => {
          if (!closing.signal.aborted) throw error;
        });
    },
    async heldElsewhere() {
      const { held = [] } = await locks.query();
      return new Set(
        held.flatMap(({ name }) => {
          const batchId = name?.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
          return batchId === undefined || mine.has(batchId) ? [] : [batchId];
        }),
      );
    },
    close() {
      closing.abort();
      end();
    },
  };
}
