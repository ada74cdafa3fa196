import type { Mark, TakeMark } from '@takeboard/voting';
import { expect } from '@playwright/test';
import type { MyBallot, Round, RoundShotReveal } from '../../src/choose/round-wire.ts';
import type { Someone } from './test.ts';

/**
 * Rounds over HTTP, as the pages of the people in them would have them. Somebody who never opens a
 * page is as good a voter as one who does; what people do on screen is in `rounds-page.ts`.
 */
export interface RoundDraft {
  /** In the order in which they are chosen. */
  readonly shots: readonly {
    readonly shotId: string;
    readonly label: string;
    readonly finalSay?: Someone | null;
  }[];
  /** The first of them starts it. */
  readonly deciders: readonly Someone[];
  readonly advisers?: readonly Someone[];
  readonly scope?: string;
  readonly method?: string;
  /** A deadline makes it a round that is open until then. */
  readonly deadline?: Date;
  readonly restDecide?: boolean;
  readonly reason?: string;
}

/** Who somebody is to the server. */
export async function userIdOf({ context }: Someone): Promise<string> {
  const answer = await context.request.get('/api/session');
  const { user } = (await answer.json()) as { user: { id: string } | null };
  if (user === null) throw new Error('nobody is signed in there');
  return user.id;
}

/** Puts a round to its people; nobody but who started it has agreed to its card yet. */
export async function proposeRound(boardId: string, draft: RoundDraft): Promise<Round> {
  const { shots, deciders, advisers = [], deadline, reason } = draft;
  const [starter] = deciders;
  if (starter === undefined) throw new Error('somebody has to start it');
  const part = async (people: readonly Someone[], as: 'decides' | 'advises') =>
    Promise.all(people.map(async (one) => ({ userId: await userIdOf(one), part: as })));
  return ask<Round>(starter, 'post', `/api/boards/${boardId}/rounds`, {
    clientKey: crypto.randomUUID(),
    scope: draft.scope ?? `${shots.length} shots`,
    shots: await Promise.all(
      shots.map(async ({ shotId, label, finalSay = null }) => ({
        shotId,
        label,
        finalSay: finalSay && (await userIdOf(finalSay)),
      })),
    ),
    method: draft.method ?? 'two-hearts',
    pace: deadline === undefined ? 'live' : 'deadline',
    ...(deadline !== undefined && { deadline: deadline.toISOString() }),
    restDecide: draft.restDecide ?? false,
    voters: [...(await part(deciders, 'decides')), ...(await part(advisers, 'advises'))],
    ...(reason !== undefined && { reason }),
  });
}

/** A round that everybody has joined and that is open. */
export async function openRound(boardId: string, draft: RoundDraft): Promise<Round> {
  const proposed = await proposeRound(boardId, draft);
  const [starter] = draft.deciders;
  if (starter === undefined) throw new Error('somebody has to start it');
  for (const one of [...draft.deciders, ...(draft.advisers ?? [])]) {
    await answerCard(one, boardId, proposed, 'join');
  }
  if (proposed.state === 'open') return readRound(starter, boardId, proposed.id);
  return ask<Round>(starter, 'post', `/api/boards/${boardId}/rounds/${proposed.id}/open`);
}

export const readRound = (one: Someone, boardId: string, roundId: string): Promise<Round> =>
  ask<Round>(one, 'get', `/api/boards/${boardId}/rounds/${roundId}`);

const answerCard = (
  one: Someone,
  boardId: string,
  { id, card }: Pick<Round, 'id' | 'card'>,
  answer: 'join' | 'skip',
): Promise<unknown> =>
  ask(one, 'post', `/api/boards/${boardId}/rounds/${id}/answer`, { answer, card });

/** Sets marks of somebody: `{ [takeId]: 'love' }`; null takes one back. Nobody else hears of it. */
export const markTakes = (
  one: Someone,
  boardId: string,
  round: Pick<Round, 'id'>,
  shot: ShotOfRound,
  marks: Marks,
): Promise<MyBallot> =>
  ask<MyBallot>(one, 'patch', ballotOf(boardId, round, shot), saying(shot, marks));

/** Hands in for a shot, with what is still to be marked; with `none` that none of them is good. */
export const sayReady = (
  one: Someone,
  boardId: string,
  round: Pick<Round, 'id'>,
  shot: ShotOfRound,
  { marks = {}, none }: { readonly marks?: Marks; readonly none?: string } = {},
): Promise<MyBallot> =>
  ask<MyBallot>(one, 'post', `${shotOf(boardId, round, shot)}/ready`, {
    ...saying(shot, marks),
    ...(none !== undefined && { none }),
  });

/** My marks in a round, as my own page gets them. */
export const myBallots = async (
  one: Someone,
  boardId: string,
  { id }: Pick<Round, 'id'>,
): Promise<readonly MyBallot[]> =>
  (await ask<{ ballots: MyBallot[] }>(one, 'get', `/api/boards/${boardId}/rounds/${id}/ballots`))
    .ballots;

/** Presses in a duel: a take, `yours` or `park`. */
export async function press(
  one: Someone,
  boardId: string,
  { id }: Pick<Round, 'id'>,
  shotId: string,
  choice: string,
): Promise<void> {
  const round = await readRound(one, boardId, id);
  const { turn, run, timesParked } = shotIn(round, shotId);
  const path = `${shotOf(boardId, round, { shotId })}/press`;
  await ask(one, 'post', path, { turn, run, timesParked, choice });
}

export const revealOf = (
  one: Someone,
  boardId: string,
  round: Pick<Round, 'id'>,
  shotId: string,
): Promise<RoundShotReveal> =>
  ask<RoundShotReveal>(one, 'get', `${shotOf(boardId, round, { shotId })}/reveal`);

/** A shot of a round by its id. */
export function shotIn(round: Round, shotId: string): Round['shots'][number] {
  const found = round.shots.find((shot) => shot.shotId === shotId);
  if (found === undefined) throw new Error(`The round has no shot ${shotId}.`);
  return found;
}

type Marks = Readonly<Record<string, Mark | TakeMark | null>>;
type ShotOfRound = { readonly shotId: string; readonly turn?: number };

const shotOf = (boardId: string, { id }: Pick<Round, 'id'>, { shotId }: ShotOfRound): string =>
  `/api/boards/${boardId}/rounds/${id}/shots/${shotId}`;
const ballotOf = (boardId: string, round: Pick<Round, 'id'>, shot: ShotOfRound): string =>
  `${shotOf(boardId, round, shot)}/ballot`;

const saying = ({ turn = 1 }: ShotOfRound, marks: Marks) => ({
  turn,
  changes: Object.entries(marks).map(([takeId, mark]) => ({
    takeId,
    mark: typeof mark === 'string' ? { mark } : mark,
  })),
});

async function ask<Answer>(
  { context, name }: Someone,
  method: 'get' | 'post' | 'patch' | 'delete',
  path: string,
  data?: unknown,
): Promise<Answer> {
  const answer = await context.request[method](path, data === undefined ? {} : { data });
  expect(answer.ok(), `${name}: ${method} ${path}: ${await answer.text()}`).toBe(true);
  return (answer.status() === 204 ? undefined : await answer.json()) as Answer;
}
