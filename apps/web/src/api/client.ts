import createClient from 'openapi-fetch';
import { ApiFailure } from './api-failure.ts';
import type { paths } from './schema.d.ts';

/** The server's routes, typed by its own openapi.json. Answers come through `answerOf`. */
export const api = createClient<paths>({
  baseUrl: '',
  // Looked up at each call, so that whoever replaces it (a test) is heard.
  fetch: (request) => globalThis.fetch(request),
});

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a route answered.
 * @throws ApiFailure with a sentence for the person, also when the server cannot be reached.
 */
export async function answerOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  let answer: Answer<Data>;
  try {
    answer = await call;
  } catch (cause) {
    throw ApiFailure.unreachable(cause);
  }
  if (answer.response.ok) return answer.data as Data;
  throw ApiFailure.of(answer.response.status, answer.error);
}
