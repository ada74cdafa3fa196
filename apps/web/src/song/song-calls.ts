import { answerOf, api } from '../api/client.ts';
import type { Mix } from '../api/wire.ts';

/** What the server does with the song's files. Each throws an ApiFailure with a sentence. */

const pathOf = (boardId: string, mixId: string) => ({ params: { path: { boardId, mixId } } });

export async function readMixes(boardId: string): Promise<readonly Mix[]> {
  const answer = await answerOf(
    api.GET('/api/boards/{boardId}/song', { params: { path: { boardId } } }),
  );
  // openapi-fetch takes pairs for lists of any length; the schema says they are pairs.
  return answer.mixes as readonly Mix[];
}

/** Tells the server that a file will come; the same key again is answered with the same mix. */
export const expectMix = (
  boardId: string,
  body: { readonly name: string; readonly bytes: number; readonly clientKey: string },
): Promise<{ readonly mixId: string; readonly state: Mix['state'] }> =>
  answerOf(api.POST('/api/boards/{boardId}/song', { params: { path: { boardId } }, body }));

export const listenTo = (boardId: string, mixId: string): Promise<unknown> =>
  answerOf(api.POST('/api/boards/{boardId}/song/{mixId}/listen', pathOf(boardId, mixId)));

export const stopListening = (boardId: string, mixId: string): Promise<unknown> =>
  answerOf(api.DELETE('/api/boards/{boardId}/song/{mixId}/listen', pathOf(boardId, mixId)));

/** Has the server find out where a new mix lies against the one it shall replace. */
export const compareMix = (boardId: string, mixId: string, old: string): Promise<unknown> =>
  answerOf(
    api.POST('/api/boards/{boardId}/song/{mixId}/compare', {
      ...pathOf(boardId, mixId),
      body: { with: old },
    }),
  );

export const retryMix = (boardId: string, mixId: string): Promise<unknown> =>
  answerOf(api.POST('/api/boards/{boardId}/song/{mixId}/retry', pathOf(boardId, mixId)));

/** Only of a mix that is not ready: nothing hangs on it yet. */
export const forgetMix = (boardId: string, mixId: string): Promise<unknown> =>
  answerOf(api.DELETE('/api/boards/{boardId}/song/{mixId}', pathOf(boardId, mixId)));
