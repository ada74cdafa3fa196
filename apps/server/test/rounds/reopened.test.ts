import { beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** Choosing a shot anew: after talking about it, after the last playback, or years later. */

const world = await openTestApp();
const { sql } = world.services.database;
const [dana, milo] = (await Promise.all(['Dana', 'Milo'].map((name) => world.person(name)))) as [
  Person,
  Person,
];
const SHOTS = [
  { shotId: SHOT, label: '22 Football field' },
  { shotId: 'shot-23', label: '23 Wedding car' },
];
let table: RoundTable;
let [a, b] = ['', ''];

beforeEach(async () => {
  table = await setTable(world, dana, [[milo, 'artist']]);
  [a, b] = (await table.takes(SHOT, 2)) as [string, string];
});

const both = async (act: (one: Person) => Promise<Response>): Promise<void> => {
  for (const one of [dana, milo]) expect((await act(one)).status).toBe(200);
};

describe('a shot that is re-opened', () => {
  it('begins from everybody’s own marks, hides them again, and keeps its old decision', async () => {
    const { id } = await table.open([dana, milo], { shots: SHOTS });
    await table.ready(dana, id, { [a]: 'love', [b]: 'no' });
    await table.ready(milo, id, { [a]: 'like' });
    expect(await table.picks()).toEqual({ [SHOT]: a });
    const [later = ''] = await table.takes(SHOT, 1);
    expect(await outcomeOf(table.reopen(milo, id))).toBe('200');
    expect(await table.shot(id)).toMatchObject({
      ...{ state: 'choosing', turn: 2, ready: [], revealedAt: null, decisionId: null },
      reason: 'The gum pops too late.',
      // A take that came since is on the new wall.
      takes: expect.arrayContaining([a, b, later]) as string[],
    });
    const path = table.at(`rounds/${id}/shots/${SHOT}/reveal`);
    expect(await outcomeOf(dana.send('GET', path))).toBe('409 not_revealed');
    expect(await table.ballots(dana, id)).toMatchObject([
      { turn: 2, readyAt: null, marks: { [a]: { mark: 'love' }, [b]: { mark: 'no' } } },
    ]);
    expect(await outcomeOf(table.mark(dana, id, { [a]: null }))).toBe('409 turn_over');
    expect(await table.picks()).toEqual({ [SHOT]: a });
    await both((one) => table.ready(one, id, { [later]: 'love' }, { turn: 2 }));
    expect(await table.picks()).toEqual({ [SHOT]: later });
    const log = dana.send('GET', table.at(`decisions?shotId=${SHOT}`));
    const { log: made } = await bodyOf<{ log: { takeId: string; entry: object }[] }>(log);
    expect(made.map(({ takeId }) => takeId)).toEqual([later, a]);
    expect(made[0]?.entry).toMatchObject({ reason: 'The gum pops too late.', round: { turn: 2 } });
  });

  it('is the only one that is asked about again when its round was over', async () => {
    const { id } = await table.open([dana, milo], { shots: SHOTS });
    await both((one) => table.ready(one, id, { [a]: 'love' }));
    await table.close(dana, id);
    await table.reopen(dana, id);
    expect(await table.read(dana, id)).toMatchObject({ state: 'open', closedAt: null });
    expect(await table.shot(id, 'shot-23')).toMatchObject({
      state: 'skipped',
      reason: 'The round was ended before it was decided.',
    });
    await both((one) => table.ready(one, id, { [b]: 'love' }, { turn: 2 }));
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
    expect(await table.picks()).toEqual({ [SHOT]: b });
  });

  it('waits for nobody but who takes part; who had left and re-opens it takes part again', async () => {
    const { id } = await table.open([dana, milo], { shots: SHOTS });
    await both((one) => table.ready(one, id, { [a]: 'love' }));
    for (const one of [dana, milo]) await table.answer(one, id, 'skip');
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
    expect(await outcomeOf(table.reopen(milo, id))).toBe('200');
    await table.ready(milo, id, { [b]: 'love' }, { turn: 2 });
    expect(await table.picks()).toEqual({ [SHOT]: b });
  });

  it('in the middle of a duel leaves what was pressed where it is: unseen', async () => {
    const { id } = await table.open([dana, milo]);
    await both((one) => table.ready(one, id, { [a]: 'like', [b]: 'like' }));
    await table.press(dana, id, a);
    await table.reopen(milo, id);
    await both((one) => table.ready(one, id, { [a]: 'love' }, { turn: 2 }));
    expect((await table.reveal(milo, id)).presses).toEqual([]);
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });

  it('while it is being chosen is what it was, and before the round begins there is none', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [a]: 'love' });
    expect(await outcomeOf(table.reopen(milo, id))).toBe('200');
    expect(await table.shot(id)).toMatchObject({ turn: 1, ready: [dana.id] });
    const proposed = await bodyOf<{ id: string }>(table.start(dana));
    expect(await outcomeOf(table.reopen(dana, proposed.id))).toBe('409 round_not_open');
  });

  it('after its deadline has none any more', async () => {
    const deadline = new Date(world.services.clock().getTime() + 3_600_000).toISOString();
    const { id } = await table.open([dana, milo], { pace: 'deadline', deadline, shots: SHOTS });
    await both((one) => table.ready(one, id, { [a]: 'love' }));
    world.pass(2 * 3_600_000);
    // The other shot was missed by then, whether anybody had looked at the clock or not.
    expect(await outcomeOf(table.reopen(dana, id))).toBe('200');
    expect(await table.read(dana, id)).toMatchObject({ state: 'open', deadline: null });
    expect(await table.shot(id, 'shot-23')).toMatchObject({ state: 'missed' });
    await both((one) => table.ready(one, id, { [b]: 'love' }, { turn: 2 }));
    expect(await table.picks()).toEqual({ [SHOT]: b });
    expect(await table.standing()).toMatchObject([{ shotId: 'shot-23', state: 'missed' }]);
  });
});

describe('a round with a reason', () => {
  it('chooses anew what was picked by hand, and says why in the log', async () => {
    await dana.send('POST', table.at('decisions'), { shotId: SHOT, takeId: a });
    const { id } = await table.open([dana, milo], { reason: 'He never liked it.' });
    await both((one) => table.ready(one, id, { [b]: 'love' }));
    expect(await table.picks()).toEqual({ [SHOT]: b });
    const rows = await sql<{ entry: string }[]>`
      select entry from decision where board_id = ${table.boardId} order by seq`;
    const entries = rows.map(({ entry }) => JSON.parse(entry) as { how: string; reason: string });
    expect(entries.map(({ how, reason }) => [how, reason])).toEqual([
      ['hand', null],
      ['round', 'He never liked it.'],
    ]);
  });
});
