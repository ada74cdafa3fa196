import { ApiFailure } from '../api/api-failure.ts';
import type { Mix } from '../api/wire.ts';

/** What the server does with the song's files. Each throws an ApiFailure with a sentence. */

export const readMixes = async (boardId: string): Promise<readonly Mix[]> =>
  (await ask<{ mixes: Mix[] }>('GET', boardId, '')).mixes;

/** Tells the server that a file will come; the same key again is answered with the same mix. */
export const expectMix = (
  boardId: string,
  body: { readonly name: string; readonly bytes: number; readonly clientKey: string },
): Promise<{ mixId: string; state: string }> => ask('POST', boardId, '', body);

export const listenTo = (boardId: string, mixId: string): Promise<unknown> =>
  ask('POST', boardId, `/${mixId}/listen`);

export const stopListening = (boardId: string, mixId: string): Promise<unknown> =>
  ask('DELETE', boardId, `/${mixId}/listen`);

/** Has the server find out where a new mix lies against the one it shall replace. */
export const compareMix = (boardId: string, mixId: string, old: string): Promise<unknown> =>
  ask('POST', boardId, `/${mixId}/compare`, { with: old });

export const retryMix = (boardId: string, mixId: string): Promise<unknown> =>
  ask('POST', boardId, `/${mixId}/retry`);

/** Only of a mix that is not ready: nothing hangs on it yet. */
export const forgetMix = (boardId: string, mixId: string): Promise<unknown> =>
  ask('DELETE', boardId, `/${mixId}`);

async function ask<Answer>(
  method: string,
  boardId: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/api/boards/${boardId}/song${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch (cause) {
    throw ApiFailure.unreachable(cause);
  }
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw ApiFailure.of(response.status, json);
  return json as Answer;
}
