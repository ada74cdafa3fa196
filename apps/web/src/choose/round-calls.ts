import { answerOf } from '../api/client.ts';
import type {
  CardChange,
  MyBallot,
  Round,
  RoundDraft,
  RoundShotReveal,
  RoundSummary,
  Standing,
} from './round-wire.ts';

/** What the server does with rounds. Each throws an ApiFailure with a sentence. */

const at = (boardId: string, ...path: readonly string[]) =>
  ['/api/boards', boardId, 'rounds', ...path].join('/');

function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const asked = fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return answerOf(
    asked.then(async (response) => {
      const said: unknown = response.status === 204 ? undefined : await response.json();
      return response.ok ? { response, data: said as Answer } : { response, error: said };
    }),
  );
}

export const readRounds = async (boardId: string): Promise<readonly RoundSummary[]> =>
  (await call<{ rounds: RoundSummary[] }>('GET', at(boardId))).rounds;

export const readRound = (boardId: string, roundId: string): Promise<Round> =>
  call('GET', at(boardId, roundId));

export const readReveal = (
  boardId: string,
  roundId: string,
  shotId: string,
): Promise<RoundShotReveal> => call('GET', at(boardId, roundId, 'shots', shotId, 'reveal'));

export const readMyBallots = async (
  boardId: string,
  roundId: string,
): Promise<readonly MyBallot[]> =>
  (await call<{ ballots: MyBallot[] }>('GET', at(boardId, roundId, 'ballots'))).ballots;

export const readStanding = async (boardId: string): Promise<readonly Standing[]> =>
  (await call<{ shots: Standing[] }>('GET', at(boardId, 'standing'))).shots;

export const postRound = (boardId: string, draft: RoundDraft): Promise<Round> =>
  call('POST', at(boardId), draft);

export const patchCard = (boardId: string, roundId: string, change: CardChange): Promise<Round> =>
  call('PATCH', at(boardId, roundId), change);

export const postAnswer = (
  boardId: string,
  roundId: string,
  answer: { readonly answer: 'join' | 'skip'; readonly card: number },
): Promise<Round> => call('POST', at(boardId, roundId, 'answer'), answer);

export const postOpen = (boardId: string, roundId: string): Promise<Round> =>
  call('POST', at(boardId, roundId, 'open'), {});

export const postClose = (boardId: string, roundId: string): Promise<Round> =>
  call('POST', at(boardId, roundId, 'close'), {});

export const postPress = (
  boardId: string,
  roundId: string,
  shotId: string,
  press: {
    readonly turn: number;
    readonly run: number;
    readonly timesParked: number;
    readonly choice: string;
  },
): Promise<Round> => call('POST', at(boardId, roundId, 'shots', shotId, 'press'), press);

export const postFinalSay = (
  boardId: string,
  roundId: string,
  shotId: string,
  say: { readonly turn: number; readonly choice: string },
): Promise<Round> => call('POST', at(boardId, roundId, 'shots', shotId, 'final-say'), say);

export const postSkip = (
  boardId: string,
  roundId: string,
  shotId: string,
  reason: string,
): Promise<Round> => call('POST', at(boardId, roundId, 'shots', shotId, 'skip'), { reason });

export const postReopen = (
  boardId: string,
  roundId: string,
  shotId: string,
  reason: string,
): Promise<Round> => call('POST', at(boardId, roundId, 'shots', shotId, 'reopen'), { reason });
