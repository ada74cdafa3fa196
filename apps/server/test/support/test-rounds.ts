import type { Mark, TakeMark } from '@takeboard/voting';
import { expect } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import type { Role } from '../../src/people/roles.ts';
import type { MyBallot } from '../../src/rounds/ballot-schemas.ts';
import type {
  RevealView,
  RoundShotView,
  RoundView,
  StandingView,
} from '../../src/rounds/round-schemas.ts';
import { bodyOf } from './test-app.ts';
import type { Person, TestApp } from './test-app.ts';
import { makeTestBoard } from './test-board.ts';

/** What a round is started with, where it differs from the usual: live, all who decide asked. */
export type Draft = Partial<{
  clientKey: string;
  scope: string;
  shots: readonly { shotId: string; label: string; finalSay?: string | null }[];
  method: string;
  pace: 'live' | 'deadline';
  deadline: string | null;
  restDecide: boolean;
  voters: readonly { userId: string; part: 'decides' | 'advises' }[];
  reason: string | null;
}>;

type Marks = Readonly<Record<string, Mark | TakeMark | null>>;

/** A board with people and takes, and what people do in its rounds. */
export interface RoundTable {
  readonly boardId: string;
  /** The path of something of the board. */
  at(path: string): string;
  /** Ready takes under a shot. @returns their ids. */
  takes(shotId: string, count: number): Promise<string[]>;
  start(person: Person, draft?: Draft): Promise<Response>;
  /** A round that all its deciders have joined, and that is open. */
  open(deciders: readonly Person[], draft?: Draft): Promise<RoundView>;
  read(person: Person, roundId: string): Promise<RoundView>;
  shot(roundId: string, shotId?: string): Promise<RoundShotView>;
  answer(
    person: Person,
    roundId: string,
    answer: 'join' | 'skip',
    card?: number,
  ): Promise<Response>;
  begin(person: Person, roundId: string): Promise<Response>;
  mark(person: Person, roundId: string, marks: Marks, more?: More): Promise<Response>;
  ready(person: Person, roundId: string, marks?: Marks, more?: More): Promise<Response>;
  notReady(person: Person, roundId: string, shotId?: string): Promise<Response>;
  ballots(person: Person, roundId: string): Promise<MyBallot[]>;
  reveal(person: Person, roundId: string, shotId?: string): Promise<RevealView>;
  /** Presses in the run the duel is in now, unless another is named. */
  press(person: Person, roundId: string, choice: string, more?: Pressing): Promise<Response>;
  finalSay(person: Person, roundId: string, choice: string, more?: Turn): Promise<Response>;
  reopen(person: Person, roundId: string, shotId?: string, reason?: string): Promise<Response>;
  skip(person: Person, roundId: string, shotId?: string, reason?: string): Promise<Response>;
  close(person: Person, roundId: string): Promise<Response>;
  standing(): Promise<StandingView['shots']>;
  /** What is picked, by shot. */
  picks(): Promise<Record<string, string | null>>;
  /** The events about rounds since the board was made, as the ids they name. */
  told(): Promise<readonly (readonly string[])[]>;
}

interface Turn {
  readonly shotId?: string;
  readonly turn?: number;
}
interface More extends Turn {
  readonly none?: string | null;
}
interface Pressing extends Turn {
  readonly run?: number;
  readonly timesParked?: number;
}

/** The shot that is meant where none is named. */
export const SHOT = 'shot-22';

export const setTable = async (
  world: TestApp,
  director: Person,
  others: readonly (readonly [Person, Role])[] = [],
): Promise<RoundTable> => {
  const { sql } = world.services.database;
  const boardId = await makeTestBoard(world, director, others);
  const at = (path: string): string => `/api/boards/${boardId}/${path}`;
  const shotAt = (roundId: string, shotId: string, act: string): string =>
    at(`rounds/${roundId}/shots/${shotId}/${act}`);
  const saying = (marks: Marks, { turn = 1, none }: More) => ({
    turn,
    changes: Object.entries(marks).map(([takeId, mark]) => ({
      takeId,
      mark: typeof mark === 'string' ? { mark } : mark,
    })),
    ...(none !== undefined && { none }),
  });

  const table: RoundTable = {
    boardId,
    at,
    takes: async (shotId, count) => {
      const files = Array.from({ length: count }, (_, index) => ({
        clientKey: newId(),
        name: `${shotId} take ${index + 1}.mp4`,
        bytes: 1000,
        shotId,
      }));
      const answer = director.send('POST', at('takes'), { files });
      const { takes } = await bodyOf<{ takes: { takeId: string }[] }>(answer);
      const ids = takes.map(({ takeId }) => takeId);
      await sql`update take set state = 'ready' where id in ${sql(ids)}`;
      return ids;
    },
    start: (person, draft = {}) =>
      person.send('POST', at('rounds'), {
        clientKey: newId(),
        scope: 'Chorus 1',
        shots: [{ shotId: SHOT, label: '22 Football field' }],
        pace: 'live',
        voters: [{ userId: person.id, part: 'decides' }],
        ...draft,
      }),
    open: async (deciders, draft = {}) => {
      const [first] = deciders;
      if (!first) throw new Error('Somebody has to start it.');
      const started = await table.start(first, {
        voters: deciders.map(({ id }) => ({ userId: id, part: 'decides' })),
        ...draft,
      });
      const round = await bodyOf<RoundView>(started);
      expect(started.status, JSON.stringify(round)).toBe(201);
      for (const one of deciders) await table.answer(one, round.id, 'join');
      if (round.state === 'proposed') expect((await table.begin(first, round.id)).status).toBe(200);
      return table.read(first, round.id);
    },
    read: (person, roundId) => bodyOf(person.send('GET', at(`rounds/${roundId}`))),
    shot: async (roundId, shotId = SHOT) => {
      const { shots } = await table.read(director, roundId);
      const found = shots.find((shot) => shot.shotId === shotId);
      if (!found) throw new Error(`The round has no shot ${shotId}.`);
      return found;
    },
    answer: (person, roundId, answer, card = 1) =>
      person.send('POST', at(`rounds/${roundId}/answer`), { answer, card }),
    begin: (person, roundId) => person.send('POST', at(`rounds/${roundId}/open`)),
    mark: (person, roundId, marks, more = {}) =>
      person.send('PATCH', shotAt(roundId, more.shotId ?? SHOT, 'ballot'), saying(marks, more)),
    ready: (person, roundId, marks = {}, more = {}) =>
      person.send('POST', shotAt(roundId, more.shotId ?? SHOT, 'ready'), saying(marks, more)),
    notReady: (person, roundId, shotId = SHOT) =>
      person.send('DELETE', shotAt(roundId, shotId, 'ready')),
    ballots: async (person, roundId) =>
      (await bodyOf<{ ballots: MyBallot[] }>(person.send('GET', at(`rounds/${roundId}/ballots`))))
        .ballots,
    reveal: (person, roundId, shotId = SHOT) =>
      bodyOf(person.send('GET', shotAt(roundId, shotId, 'reveal'))),
    press: async (person, roundId, choice, { shotId = SHOT, ...named } = {}) => {
      const { turn, run, timesParked } = await table.shot(roundId, shotId);
      const pressing = { turn, run: Math.max(1, run), timesParked, choice, ...named };
      return person.send('POST', shotAt(roundId, shotId, 'press'), pressing);
    },
    finalSay: (person, roundId, choice, { shotId = SHOT, turn = 1 } = {}) =>
      person.send('POST', shotAt(roundId, shotId, 'final-say'), { turn, choice }),
    reopen: (person, roundId, shotId = SHOT, reason = 'The gum pops too late.') =>
      person.send('POST', shotAt(roundId, shotId, 'reopen'), { reason }),
    skip: (person, roundId, shotId = SHOT, reason = 'It is gone from the story.') =>
      person.send('POST', shotAt(roundId, shotId, 'skip'), { reason }),
    close: (person, roundId) => person.send('POST', at(`rounds/${roundId}/close`)),
    standing: async () =>
      (await bodyOf<StandingView>(director.send('GET', at('rounds/standing')))).shots,
    picks: async () => {
      const { picks } = await bodyOf<{ picks: { shotId: string; takeId: string | null }[] }>(
        director.send('GET', at('decisions')),
      );
      return Object.fromEntries(picks.map(({ shotId, takeId }) => [shotId, takeId]));
    },
    told: async () => {
      const rows = await sql<{ ids: string[] }[]>`
        select ids from board_event where board_id = ${boardId} and kind = 'rounds' order by seq`;
      return rows.map(({ ids }) => ids);
    },
  };
  return table;
};
