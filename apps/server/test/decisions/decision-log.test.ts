import { beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { announce } from '../support/test-takes.ts';

const world = await openTestApp();
const { sql } = world.services.database;
const [dana, vera] = (await Promise.all(['Dana', 'Vera'].map((name) => world.person(name)))) as [
  Person,
  Person,
];
let board = '';
let take = '';

interface Logged {
  id: string;
  shotId: string;
  takeId: string | null;
  entry: { place: number; shot: string | null; reason: string | null } | null;
  hash: string;
}
interface Page {
  log: Logged[];
  before: string | null;
}

beforeEach(async () => {
  board = await makeTestBoard(world, dana, [[vera, 'viewer']]);
  take = await announce(dana, board);
  await sql`update take set state = 'ready' where id = ${take}`;
});

const path = (rest = ''): string => `/api/boards/${board}/decisions${rest}`;
const pick = (shotId: string, said: object = {}) =>
  dana.send('POST', path(), { shotId, takeId: null, ...said });
const page = (query = '') => bodyOf<Page>(vera.send('GET', path(`/log${query}`)));
const places = (log: readonly Logged[]) => log.map(({ entry }) => entry?.place);

describe('an entry', () => {
  it('has the names as they were when it was made', async () => {
    await sql`update take set name = 'gum pops.mp4' where id = ${take}`;
    await pick('shot-1', { takeId: take, shot: ' 22 Football\nfield ', reason: ' The light. ' });
    await dana.send('PATCH', '/api/session', { name: 'Dana Trent' });
    await sql`update take set name = 'other.mp4' where id = ${take}`;
    const { log } = await page();
    expect(log).toMatchObject([
      {
        shotId: 'shot-1',
        takeId: take,
        madeHow: 'hand',
        madeBy: dana.id,
        entry: {
          version: 1,
          place: 1,
          boardId: board,
          shot: '22 Football field',
          take: 'gum pops.mp4',
          how: 'hand',
          by: [{ userId: dana.id, name: 'Dana' }],
          reason: 'The light.',
          round: null,
        },
      },
    ]);
    expect(log[0]?.entry).toMatchObject({ id: log[0]?.id });
    await dana.send('PATCH', '/api/session', { name: 'Dana' });
  });

  it('without a label or a reason has none', async () => {
    await pick('shot-1', { shot: ' ', reason: '\n' });
    await pick('shot-1', { shot: null, reason: null });
    const { log } = await page();
    expect(log.map(({ entry }) => [entry?.shot, entry?.reason])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it.each([
    ['a label that is too long', { shot: 'x'.repeat(301) }],
    ['a reason that is too long', { reason: 'x'.repeat(2001) }],
    ['a reason that is no text', { reason: 5 }],
    ['a shot that is no id', { shotId: '../x' }],
  ])('is refused with %s', async (_, said) => {
    expect(await outcomeOf(pick('shot-1', said))).toBe('400 invalid_request');
  });

  it('that was made unreadable is still listed', async () => {
    await pick('shot-1');
    await pick('shot-2');
    await sql`update decision set entry = '{"place":1}' where board_id = ${board} and shot_id = 'shot-1'`;
    const { log } = await page();
    expect(log.map(({ shotId, entry }) => [shotId, entry === null])).toEqual([
      ['shot-2', false],
      ['shot-1', true],
    ]);
  });
});

describe('the log', () => {
  it('comes newest first in pages, of the board or of one shot', async () => {
    expect(await page()).toEqual({ log: [], before: null });
    for (let i = 0; i < 5; i += 1) await pick(i % 2 ? 'odd' : 'even');
    const first = await page('?limit=2');
    expect(places(first.log)).toEqual([5, 4]);
    const second = await page(`?limit=2&before=${first.before}`);
    expect(places(second.log)).toEqual([3, 2]);
    // What is decided meanwhile does not shift the pages.
    await pick('even');
    const third = await page(`?limit=2&before=${second.before}`);
    expect(places(third.log)).toEqual([1]);
    expect(third.before).toBeNull();
    expect(places((await page('?shotId=odd')).log)).toEqual([4, 2]);
    expect(places((await page(`?shotId=odd&before=${first.before}`)).log)).toEqual([2]);
    expect((await page('?shotId=gone')).log).toEqual([]);
  });

  it('of a shot comes with its pick', async () => {
    await pick('shot-1');
    await pick('shot-2');
    const answer = await bodyOf<{ picks: unknown[]; log: Logged[] }>(
      vera.send('GET', path('?shotId=shot-2')),
    );
    expect(answer.picks).toHaveLength(1);
    expect(places(answer.log)).toEqual([2]);
  });

  it('is never another board’s', async () => {
    await pick('shot-1');
    const [mine] = (await page()).log;
    const other = await makeTestBoard(world, dana);
    const asked = dana.send('GET', `/api/boards/${other}/decisions/log?before=${mine?.id}`);
    expect(await outcomeOf(asked)).toBe('404 decision_not_found');
    expect(await outcomeOf(vera.send('GET', `/api/boards/${other}/decisions/log`))).toBe(
      '404 board_not_found',
    );
  });

  it.each(['?limit=0', '?limit=101', '?limit=x', '?before=../x', '?shotId=a%20b'])(
    'refuses %s',
    async (query) => {
      expect(await outcomeOf(vera.send('GET', path(`/log${query}`)))).toBe('400 invalid_request');
    },
  );
});
