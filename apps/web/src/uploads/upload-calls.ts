import { ApiFailure, sentenceOf } from '../api/api-failure.ts';
import { answerOf, api } from '../api/client.ts';
import type { Take } from '../api/wire.ts';
import type { Registered } from './queue-ports.ts';
import type { UploadItem } from './upload-item.ts';

/** Tells the server which files will come; what it answers is never thrown. */
export async function registerFiles(
  boardId: string,
  batchId: string,
  items: readonly UploadItem[],
): Promise<Registered> {
  try {
    const { takes } = await answerOf(
      api.POST('/api/boards/{boardId}/takes', {
        params: { path: { boardId } },
        body: { batchId, files: items.map(incomingOf) },
      }),
    );
    return { kind: 'registered', takes };
  } catch (error) {
    const passes = error instanceof ApiFailure && (error.passes || error.status === 429);
    return { kind: passes ? 'unreachable' : 'refused', sentence: sentenceOf(error) };
  }
}

const incomingOf = (item: UploadItem) => ({
  clientKey: item.key,
  name: item.name,
  folder: item.folder,
  bytes: item.bytes,
  modifiedAt: item.modifiedAt,
  shotId: item.shotId,
  ...(item.tool === undefined ? {} : { tool: item.tool }),
  ...(item.prompt === undefined ? {} : { prompt: item.prompt }),
  ...(item.promptFrom === undefined ? {} : { promptFrom: item.promptFrom }),
  ...(item.sidecar === undefined ? {} : { sidecar: item.sidecar }),
});

/** What is not forgotten now shows as still to come, where it can be forgotten later. */
export async function forgetTakes(boardId: string, takeIds: readonly string[]): Promise<void> {
  await answerOf(
    api.POST('/api/boards/{boardId}/takes/forget', {
      params: { path: { boardId } },
      body: { takeIds: [...takeIds] },
    }),
  );
}

/** Every take of the board as the server has it now. */
export const readTakes = async (boardId: string): Promise<readonly Take[]> =>
  (await answerOf(api.GET('/api/boards/{boardId}/takes', { params: { path: { boardId } } }))).takes;

/** Files takes under a shot. */
export async function fileUnder(
  boardId: string,
  takeIds: readonly string[],
  shotId: string,
): Promise<void> {
  await answerOf(
    api.POST('/api/boards/{boardId}/takes/file', {
      params: { path: { boardId } },
      body: { takeIds: [...takeIds], shotId },
    }),
  );
}

/** The server hears of this many takes in one request. */
const MOST_AT_ONCE = 1000;

/** Says of takes what they were made with. @throws ApiFailure when some of them could not be told. */
export async function sayMadeWith(
  boardId: string,
  takeIds: readonly string[],
  tool: string | null,
): Promise<void> {
  for (let i = 0; i < takeIds.length; i += MOST_AT_ONCE) {
    await answerOf(
      api.POST('/api/boards/{boardId}/takes/describe', {
        params: { path: { boardId } },
        body: { takeIds: takeIds.slice(i, i + MOST_AT_ONCE), tool },
      }),
    );
  }
}
