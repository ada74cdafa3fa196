import { answerOf } from '../api/client.ts';
import type { MyBallot } from '../choose/round-wire.ts';
import type { BallotPlace } from './ballot-queue.ts';
import type { BallotCall } from './unsent.ts';

/** All that I have said in a round. @throws ApiFailure with a sentence. */
export const fetchBallots = async (
  boardId: string,
  roundId: string,
  signal: AbortSignal,
): Promise<readonly MyBallot[]> => {
  const { ballots } = await call<{ ballots: MyBallot[] }>('GET', [boardId, roundId, 'ballots'], {
    signal,
  });
  return ballots;
};

/** Sends one request's worth of marks; the answer is the ballot as it is then. @throws ApiFailure with a sentence. */
export function sendBallot(
  { boardId, userId }: { readonly boardId: string; readonly userId: string },
  { roundId, shotId, turn }: BallotPlace,
  { kind, ...said }: BallotCall,
  signal: AbortSignal,
): Promise<MyBallot> {
  const shot = [boardId, roundId, 'shots', shotId];
  // Somebody else may have signed in in this browser meanwhile, in another tab.
  const as = `?voter=${encodeURIComponent(userId)}`;
  if (kind === 'unready') {
    return call('DELETE', [...shot, `ready${as}`], { signal, keepalive: true });
  }
  const body = JSON.stringify({ turn, ...said });
  // It must still go out when the page is being left.
  const options = { body, signal, keepalive: true };
  return kind === 'ready'
    ? call('POST', [...shot, `ready${as}`], options)
    : call('PATCH', [...shot, `ballot${as}`], options);
}

function call<Answer>(
  method: string,
  [boardId = '', ...path]: readonly string[],
  options: RequestInit,
): Promise<Answer> {
  const asked = fetch(['/api/boards', boardId, 'rounds', ...path].join('/'), {
    method,
    ...(options.body === undefined ? {} : { headers: { 'content-type': 'application/json' } }),
    ...options,
  });
  return answerOf(
    asked.then(async (response) => {
      const said: unknown = await response.json();
      return response.ok ? { response, data: said as Answer } : { response, error: said };
    }),
  );
}
