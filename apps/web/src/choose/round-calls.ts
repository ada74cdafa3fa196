import { answerOf, api } from '../api/client.ts';
import type {
  CardChange,
  Round,
  RoundDraft,
  RoundShotReveal,
  RoundSummary,
  Standing,
} from './round-wire.ts';

/** What the server does with rounds. Each throws an ApiFailure with a sentence. */

const ofBoard = (boardId: string) => ({ params: { path: { boardId } } });
const ofRound = (boardId: string, roundId: string) => ({ params: { path: { boardId, roundId } } });
const ofShot = (boardId: string, roundId: string, shotId: string) => ({
  params: { path: { boardId, roundId, shotId } },
});

const ROUNDS = '/api/boards/{boardId}/rounds';
const ROUND = '/api/boards/{boardId}/rounds/{roundId}';
const SHOT = '/api/boards/{boardId}/rounds/{roundId}/shots/{shotId}';

export const readRounds = async (boardId: string): Promise<readonly RoundSummary[]> =>
  (await answerOf(api.GET(ROUNDS, ofBoard(boardId)))).rounds;

export const readRound = (boardId: string, roundId: string): Promise<Round> =>
  answerOf(api.GET(ROUND, ofRound(boardId, roundId)));

export const readReveal = (
  boardId: string,
  roundId: string,
  shotId: string,
): Promise<RoundShotReveal> =>
  answerOf(api.GET(`${SHOT}/reveal`, ofShot(boardId, roundId, shotId))) as Promise<RoundShotReveal>;

export const readStanding = async (boardId: string): Promise<readonly Standing[]> =>
  (await answerOf(api.GET(`${ROUNDS}/standing`, ofBoard(boardId)))).shots;

export const postRound = (boardId: string, body: RoundDraft): Promise<Round> =>
  answerOf(api.POST(ROUNDS, { ...ofBoard(boardId), body }));

export const patchCard = (boardId: string, roundId: string, body: CardChange): Promise<Round> =>
  answerOf(api.PATCH(ROUND, { ...ofRound(boardId, roundId), body }));

export const postAnswer = (
  boardId: string,
  roundId: string,
  body: { readonly answer: 'join' | 'skip'; readonly card: number },
): Promise<Round> => answerOf(api.POST(`${ROUND}/answer`, { ...ofRound(boardId, roundId), body }));

export const postOpen = (boardId: string, roundId: string): Promise<Round> =>
  answerOf(api.POST(`${ROUND}/open`, ofRound(boardId, roundId)));

export const postClose = (boardId: string, roundId: string): Promise<Round> =>
  answerOf(api.POST(`${ROUND}/close`, ofRound(boardId, roundId)));

export const postPress = (
  boardId: string,
  roundId: string,
  shotId: string,
  body: {
    readonly turn: number;
    readonly run: number;
    readonly timesParked: number;
    readonly choice: string;
  },
): Promise<Round> =>
  answerOf(api.POST(`${SHOT}/press`, { ...ofShot(boardId, roundId, shotId), body }));

export const postFinalSay = (
  boardId: string,
  roundId: string,
  shotId: string,
  body: { readonly turn: number; readonly choice: string },
): Promise<Round> =>
  answerOf(api.POST(`${SHOT}/final-say`, { ...ofShot(boardId, roundId, shotId), body }));

export const postSkip = (
  boardId: string,
  roundId: string,
  shotId: string,
  reason: string,
): Promise<Round> =>
  answerOf(api.POST(`${SHOT}/skip`, { ...ofShot(boardId, roundId, shotId), body: { reason } }));

export const postReopen = (
  boardId: string,
  roundId: string,
  shotId: string,
  reason: string,
): Promise<Round> =>
  answerOf(api.POST(`${SHOT}/reopen`, { ...ofShot(boardId, roundId, shotId), body: { reason } }));
