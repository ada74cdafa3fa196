import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Person } from './person.ts';
import { sendFile } from './send-file.ts';

/** A file that one person drops on the board. */
export interface DroppedFile {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  readonly modifiedAt?: Date;
  /** Null leaves it to be sorted. */
  readonly shotId: string | null;
  readonly tool?: string;
  readonly prompt?: string;
  readonly isCopied?: boolean;
  readonly sidecar?: Readonly<Record<string, unknown>>;
}

const announced = z.object({
  takes: z.array(z.object({ clientKey: z.string(), takeId: z.string() })),
});

/** As many uploads at once as a browser keeps going. */
const AT_ONCE = 4;

/**
 * Drops files on a board together (200 at most), as the page does it: announces them, then sends
 * each by tus. Returns the ids of their takes, in the same order.
 * @param sent is called after each file.
 */
export async function uploadFiles(
  person: Person,
  boardId: string,
  batchId: string,
  files: readonly DroppedFile[],
  sent: () => void,
): Promise<readonly string[]> {
  const { takes } = await person.post(
    `/api/boards/${boardId}/takes`,
    { batchId, files: await Promise.all(files.map((file, i) => announce(file, batchId, i))) },
    announced,
  );
  const ids = new Map(takes.map(({ clientKey, takeId }) => [clientKey, takeId]));
  const takeIds = files.map((_, i) => ids.get(keyOf(batchId, i)) ?? '');
  const next = files.entries();
  const work = async () => {
    for (const [i, file] of next) {
      await sendFile(person, { takeId: takeIds[i] ?? '', boardId }, await readFile(file.path));
      sent();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return takeIds;
}

const keyOf = (batchId: string, index: number): string => `${batchId}/${index}`;

async function announce(file: DroppedFile, batchId: string, index: number) {
  const { name, folder, shotId, tool, prompt, isCopied, sidecar } = file;
  const { size } = await stat(file.path);
  return {
    clientKey: keyOf(batchId, index),
    name,
    folder,
    bytes: size,
    modifiedAt: file.modifiedAt?.toISOString() ?? null,
    shotId,
    ...(tool !== undefined && { tool }),
    ...(prompt !== undefined && { prompt, promptFrom: isCopied ? 'copied' : 'typed' }),
    ...(sidecar !== undefined && { sidecar }),
  };
}
