import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Person } from './person.ts';

const ingest = z.object({
  waiting: z.int(),
  working: z.int(),
  ready: z.int(),
  failed: z.int(),
  secondsLeft: z.number().nullable(),
});

const LOOK_EVERY_MS = 1000;
/** No single file of a demo takes so long. */
const PATIENCE_MS = 120_000;

/**
 * Waits until the server has looked through everything that was uploaded.
 * @param seen is called with how many are done, and the seconds that are left if the server can tell.
 * @throws Error when two minutes pass without any file getting done.
 */
export async function awaitIngest(
  person: Person,
  boardId: string,
  seen: (done: number, secondsLeft: number | null) => void,
): Promise<{ readonly ready: number; readonly failed: number }> {
  let [before, since] = [-1, performance.now()];
  for (;;) {
    const now = await person.get(`/api/boards/${boardId}/ingest`, ingest);
    const done = now.ready + now.failed;
    seen(done, now.secondsLeft);
    if (now.waiting + now.working === 0) return now;
    if (done !== before) [before, since] = [done, performance.now()];
    if (performance.now() - since > PATIENCE_MS) {
      throw new Error(
        `The server has not finished a file for two minutes; ${now.waiting + now.working} are left. See ${person.server}/api/health whether it has an ffmpeg, and its log.`,
      );
    }
    await delay(LOOK_EVERY_MS);
  }
}
