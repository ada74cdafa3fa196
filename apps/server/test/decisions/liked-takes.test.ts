import type { Ballot, DecisionEntry } from '@takeboard/voting';
import { beforeEach, describe, expect, it } from 'vitest';
import { appendDecision } from '../../src/decisions/append-decision.ts';
import { hideRefused } from '../../src/decisions/hide-refused.ts';
import { newId } from '../../src/database/new-id.ts';
import { bodyOf, openTestApp } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { announce, takesSeenBy } from '../support/test-takes.ts';

const world = await openTestApp();
const { database, clock } = world.services;
const { sql } = database;
const [dana, milo, vera] = (await Promise.all(
  ['Dana', 'Milo', 'Vera'].map((name) => world.person(name)),
)) as [Person, Person, Person];
let board = '';
let a = '';
let b = '';

const NOBODY: Ballot['marks'] = {};
const love = { mark: 'love' } as const;
const like = { mark: 'like' } as const;
const no = { mark: 'no', reason: 'Too slow.' } as const;

beforeEach(async () => {
  board = await makeTestBoard(world, dana, [
    [milo, 'artist'],
    [vera, 'voter'],
  ]);
  a = await announce(dana, board);
  b = await announce(dana, board);
});

/** A round over one shot as the database holds it. */
const makeRound = async (scope: string, { turn = 1, revealed = true } = {}) => {
  const roundId = newId();
  world.pass(1000);
  await sql`insert into round (id, board_id, client_key, state, method, pace, scope, started_by)
    values (${roundId}, ${board}, ${newId()}, 'open', 'two-hearts', 'live', ${scope}, ${dana.id})`;
  await sql`insert into round_shot (round_id, shot_id, label, position, turn, revealed_at)
    values (${roundId}, 'shot-1', '1 Gum', 0, ${turn}, ${revealed ? clock().toISOString() : null})`;
  return roundId;
};
/** `ready`: milliseconds before now at which it was handed in; null: never. */
const vote = (
  roundId: string,
  person: Person,
  marks: Ballot['marks'],
  { turn = 1, ready = 5000 }: { turn?: number; ready?: number | null } = {},
) =>
  sql`insert into ballot (round_id, shot_id, turn, user_id, marks, ready_at)
    values (${roundId}, 'shot-1', ${turn}, ${person.id}, ${JSON.stringify(marks)},
      ${ready === null ? null : new Date(clock().getTime() - ready).toISOString()})`;
const liked = async (person: Person = vera) =>
  (
    await bodyOf<{
      takes: {
        takeId: string;
        rounds: { scope: string; marks: { name: string; mark: string }[] }[];
      }[];
    }>(person.send('GET', `/api/boards/${board}/decisions/liked`))
  ).takes;

describe('loved or liked', () => {
  it('is what revealed ballots say, the strongest mark first', async () => {
    const chorus = await makeRound('Chorus 1');
    await vote(chorus, milo, { [a]: like, [b]: no });
    await vote(chorus, dana, { [a]: love });
    expect(await liked()).toEqual([
      {
        takeId: a,
        rounds: [
          {
            roundId: chorus,
            scope: 'Chorus 1',
            revealedAt: expect.any(String) as string,
            marks: [
              { userId: dana.id, name: 'Dana', mark: 'love' },
              { userId: milo.id, name: 'Milo', mark: 'like' },
            ],
          },
        ],
      },
    ]);
  });

  it('knows nothing of a shot that is not revealed, to anybody', async () => {
    const open = await makeRound('Chorus 1', { revealed: false });
    await vote(open, milo, { [a]: love });
    for (const person of [dana, milo, vera]) expect(await liked(person)).toEqual([]);
  });

  it('knows nothing of what was not handed in before the reveal', async () => {
    const chorus = await makeRound('Chorus 1');
    await vote(chorus, milo, { [a]: love }, { ready: null });
    await vote(chorus, dana, { [b]: love }, { ready: -5000 });
    expect(await liked()).toEqual([]);
  });

  it('knows of a turn chosen anew only what the log says, until the new one is revealed', async () => {
    const chorus = await makeRound('Chorus 1', { turn: 2, revealed: false });
    // The first turn ended without a decision, or was skipped: nobody knows that it was revealed.
    await vote(chorus, milo, { [b]: love }, { turn: 1 });
    await vote(chorus, dana, { [a]: love }, { turn: 2 });
    expect(await liked()).toEqual([]);
    const round = {
      id: chorus,
      scope: 'Chorus 1',
      pace: 'live',
      turn: 1,
      shown: [],
      hidden: [],
      ballots: [
        {
          userId: milo.id,
          name: 'Milo',
          part: 'decides',
          ballot: { marks: { [b]: love }, none: null },
        },
      ],
      absent: [],
      tally: { method: 'two-hearts', outcome: { kind: 'none' }, steps: [], ties: [] },
      presses: [],
      finalSay: null,
    } satisfies DecisionEntry['round'];
    await database.db.transaction((tx) =>
      appendDecision(tx, {
        boardId: board,
        shotId: 'shot-1',
        shot: null,
        takeId: null,
        how: 'round',
        by: [milo.id],
        madeBy: milo.id,
        at: clock(),
        reason: null,
        round,
      }),
    );
    expect(await liked()).toMatchObject([{ takeId: b }]);
    await sql`update round_shot set revealed_at = ${clock().toISOString()} where round_id = ${chorus}`;
    expect((await liked()).map(({ takeId }) => takeId).toSorted()).toEqual([a, b].toSorted());
  });

  it('tells of every round, the newest first', async () => {
    const [first, second] = [await makeRound('Verse 1'), await makeRound('Chorus 1')];
    await vote(first, milo, { [a]: love });
    await vote(second, milo, { [a]: like });
    const [take] = await liked();
    expect(take?.rounds.map(({ scope, marks }) => [scope, marks[0]?.mark])).toEqual([
      ['Chorus 1', 'like'],
      ['Verse 1', 'love'],
    ]);
  });
});

describe('hiding at a reveal', () => {
  const reveal = (...ballots: (readonly [Person, Ballot['marks']])[]) =>
    database.db.transaction((tx) =>
      hideRefused(
        tx,
        board,
        ballots.map(([person, marks]) => ({ userId: person.id, ballot: { marks, none: null } })),
        clock(),
      ),
    );
  const events = async () =>
    (
      await sql<{ ids: string[] }[]>`
        select ids from board_event where board_id = ${board} and kind = 'takes' order by seq`
    ).map(({ ids }) => ids);

  it('hides what somebody refused from them alone, and tells the takes', async () => {
    await sql`update take set state = 'ready' where board_id = ${board}`;
    const before = (await events()).length;
    await reveal([milo, { [a]: no, [b]: love }], [dana, { [a]: like }], [vera, { [b]: no }]);
    const seen = async (person: Person) =>
      [...(await takesSeenBy(person, board)).values()].map(({ hidden }) => hidden);
    expect([await seen(milo), await seen(dana), await seen(vera)]).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
    expect((await events()).slice(before).map((ids) => ids.toSorted())).toEqual([
      [a, b].toSorted(),
    ]);
  });

  it('takes it out of everybody’s pool when all who decide refused it', async () => {
    await sql`update take set state = 'ready' where board_id = ${board}`;
    await reveal([milo, { [a]: no }], [dana, { [a]: no }]);
    expect((await takesSeenBy(vera, board)).get(a)).toMatchObject({
      hidden: false,
      hiddenByAll: true,
    });
  });

  it('keeps since when a take was hidden, and passes over what is no take here', async () => {
    const other = await makeTestBoard(world, dana);
    const elsewhere = await announce(dana, other);
    await dana.send('POST', `/api/boards/${board}/takes/hide`, { takeIds: [a], hidden: true });
    const since = () => sql`select take_id, hidden_at from take_mark where user_id = ${dana.id}
      and take_id in ${sql([a, elsewhere])}`;
    const before = await since();
    world.pass(60_000);
    await reveal([dana, { [a]: no, [elsewhere]: no, gone: no }]);
    expect(await since()).toEqual(before);
  });

  it('tells nothing when nobody refused anything', async () => {
    const before = await events();
    await reveal([dana, { [a]: love }], [milo, NOBODY]);
    expect(await events()).toEqual(before);
  });
});
