import { z } from 'zod';
import { openBatchLocks } from '../uploads/batch-lock.ts';
import type { BatchLocks } from '../uploads/batch-lock.ts';
import type { BallotPlace } from './ballot-queue.ts';
import type { Unsent } from './unsent.ts';

type KeptLine = readonly [BallotPlace, Unsent];

/** Where one page keeps what it has not sent; other pages of the same person have their own place. */
interface KeptMarks {
  keep(unsent: readonly KeptLine[]): void;
  /** Takes over what pages that are gone have left behind, oldest first. */
  inherit(): Promise<readonly KeptLine[]>;
}

const PREFIX = 'takeboard.marks';
/** Milliseconds after which nobody comes back for them: by then the round is over. */
const LONGEST = 30 * 24 * 60 * 60_000;

const markSchema = z.object({
  mark: z.enum(['love', 'like', 'no']),
  reason: z.string().exactOptional(),
  ownFace: z.literal(true).exactOptional(),
});
const keptSchema = z.object({
  at: z.number(),
  lines: z.array(
    z.tuple([
      z.object({ roundId: z.string(), shotId: z.string(), turn: z.int() }),
      z.object({
        marks: z.record(z.string(), markSchema.nullable()),
        none: z.string().nullable().exactOptional(),
        unready: z.boolean(),
        ready: z.boolean(),
      }),
    ]),
  ),
});

/**
 * Keeps unsent marks in the browser's storage, which is written before the next line of code runs: a
 * page that is killed right after a key press has lost nothing. Each page writes under a name of its
 * own and holds a lock on it, so that of two open pages neither sends what is the other's.
 */
export function openKeptMarks(
  userId: string,
  boardId: string,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> = localStorage,
  locks: Pick<BatchLocks, 'take'> = openBatchLocks(),
): KeptMarks {
  const owner = `${PREFIX}/${userId}/${boardId}/`;
  const mine = `${owner}${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const held = locks.take(mine);

  function keep(lines: readonly KeptLine[]) {
    try {
      if (lines.length === 0) storage.removeItem(mine);
      else storage.setItem(mine, JSON.stringify({ at: Date.now(), lines }));
    } catch {
      // A full or forbidden storage: the marks still go out from this page, only not after a reload,
      // and the page says all the while how many are not sent.
    }
  }

  async function inherit(): Promise<readonly KeptLine[]> {
    await held;
    const found: z.infer<typeof keptSchema>[] = [];
    for (const name of namesIn(storage, owner)) {
      if (name === mine || !(await locks.take(name))) continue;
      const kept = read(storage.getItem(name));
      storage.removeItem(name);
      if (kept !== null && Date.now() - kept.at < LONGEST) found.push(kept);
    }
    return found.sort((a, b) => a.at - b.at).flatMap(({ lines }) => lines);
  }
  return { keep, inherit };
}

/** Throws away what is kept for a person, as when they sign out of this browser: others use it, too. */
export function dropKeptMarks(userId: string, storage: Storage = localStorage): void {
  for (const name of namesIn(storage, `${PREFIX}/${userId}/`)) storage.removeItem(name);
}

function namesIn(storage: Pick<Storage, 'key' | 'length'>, prefix: string): string[] {
  const names: string[] = [];
  for (let i = 0; i < storage.length; i += 1) {
    const name = storage.key(i);
    if (name?.startsWith(prefix)) names.push(name);
  }
  return names;
}

function read(text: string | null): z.infer<typeof keptSchema> | null {
  try {
    return keptSchema.safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    return null;
  }
}
