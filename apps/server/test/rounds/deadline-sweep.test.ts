import { readSentence } from '@takeboard/voting';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { round as roundTable } from '../../src/database/round-tables.ts';
import { settlePastDeadlines, startDeadlineSweep } from '../../src/rounds/deadline-sweep.ts';
import { openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { Draft, RoundTable } from '../support/test-rounds.ts';

const world = await openTestApp();
const { sql } = world.services.database;
const people = await Promise.all(['Dana', 'Milo', 'Eve'].map((name) => world.person(name)));
const [dana, milo, eve] = people as [Person, Person, Person];
const HOUR = 3_600_000;
let table: RoundTable;
let [a, b]: string[] = [];

beforeEach(async () => {
  table = await setTable(world, dana, [
    [milo, 'artist'],
    [eve, 'artist'],
  ]);
  [a, b] = await table.takes(SHOT, 2);
});

const take = (id: string | undefined): string => id ?? '';
/** How it was decided, as people read it. */
const stepsOf = async (roundId: string): Promise<string> => {
  const { tally } = await table.reveal(dana, roundId);
  const voter = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  return tally.steps.map((step) => readSentence(step, { voter, take: String })).join(' ');
};
const inHours = (hours: number): string =>
  new Date(world.services.clock().getTime() + hours * HOUR).toISOString();
const open = (draft: Draft = {}) =>
  table.open([dana, milo], { pace: 'deadline', deadline: inHours(8), ...draft });
const sweep = () => settlePastDeadlines(world.services);

describe('a deadline', () => {
  test('that has not passed settles nothing, whoever is ready', async () => {
    const { id } = await open();
    await table.ready(dana, id, { [take(a)]: 'love' });
    world.pass(7 * HOUR);
    expect(await sweep()).toBe(0);
    expect(await table.shot(id)).toMatchObject({ state: 'choosing', ready: [dana.id] });
    // No other test has to count with it.
    await table.close(dana, id);
  });

  test('is no consent: who did not choose is named, and nothing is decided', async () => {
    const { id } = await open();
    await table.ready(dana, id, { [take(a)]: 'love' });
    // Marked, but never handed in.
    await table.mark(milo, id, { [take(b)]: 'love' });
    world.pass(9 * HOUR);
    expect(await sweep()).toBe(1);
    expect(await table.shot(id)).toMatchObject({ state: 'missed' });
    const reveal = await table.reveal(dana, id);
    expect(reveal.tally.outcome).toEqual({ kind: 'absent', voters: [milo.id] });
    const milosBallot = reveal.voters.find(({ userId }) => userId === milo.id);
    expect(milosBallot?.ballot).toBeNull();
    expect(await table.picks()).toEqual({});
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
  });

  test('lets the rest decide where the rules card says so', async () => {
    const { id } = await open({ restDecide: true });
    await table.ready(dana, id, { [take(a)]: 'love' });
    world.pass(9 * HOUR);
    expect(await sweep()).toBe(1);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await table.picks()).toEqual({ [SHOT]: a });
    expect(await stepsOf(id)).toContain('Milo did not choose');
  });

  test('settles the shots that are left, and leaves those that are decided', async () => {
    const shots = [
      { shotId: SHOT, label: '22 Football field' },
      { shotId: 'shot-23', label: '23 Wedding car' },
    ];
    const [c] = await table.takes('shot-23', 1);
    const { id } = await open({ shots });
    for (const one of [dana, milo]) await table.ready(one, id, { [take(a)]: 'love' });
    await table.ready(dana, id, { [take(c)]: 'love' }, { shotId: 'shot-23' });
    world.pass(9 * HOUR);
    await sweep();
    const { shots: after, state } = await table.read(dana, id);
    expect(after.map((shot) => shot.state)).toEqual(['picked', 'missed']);
    expect(state).toBe('closed');
  });

  test('refuses a ballot the moment it has passed, swept or not', async () => {
    const { id } = await open();
    world.pass(8 * HOUR);
    expect(await outcomeOf(table.mark(milo, id, { [take(a)]: 'love' }))).toBe('409 deadline_past');
    expect(await outcomeOf(table.ready(milo, id, { [take(a)]: 'love' }))).toBe('409 deadline_past');
    await sweep();
    expect(await outcomeOf(table.ready(milo, id, { [take(a)]: 'love' }))).toBe(
      '409 already_revealed',
    );
  });

  test('is settled once, however many servers look at the same moment', async () => {
    const { id } = await open({ restDecide: true });
    await table.ready(dana, id, { [take(a)]: 'love' });
    world.pass(9 * HOUR);
    const before = (await table.told()).length;
    const settled = await Promise.all([sweep(), sweep(), sweep(), sweep()]);
    expect(settled.toSorted()).toEqual([0, 0, 0, 1]);
    const decisions = await sql`select from decision where board_id = ${table.boardId}`;
    expect(decisions).toHaveLength(1);
    expect((await table.told()).length).toBe(before + 1);
    expect(await sweep()).toBe(0);
  });

  test('leaves a duel to the people in it', async () => {
    const { id } = await open();
    await table.ready(dana, id, { [take(a)]: 'love' });
    await table.ready(milo, id, { [take(b)]: 'love' });
    expect(await table.shot(id)).toMatchObject({ state: 'duel' });
    world.pass(9 * HOUR);
    expect(await sweep()).toBe(0);
    expect(await table.shot(id)).toMatchObject({ state: 'duel', run: 1 });
  });

  test('of a round that cannot be settled does not keep the others waiting', async () => {
    const broken = await open({ deadline: inHours(1) });
    const [c] = await table.takes('shot-23', 1);
    const whole = await open({
      deadline: inHours(2),
      shots: [{ shotId: 'shot-23', label: '23 Wedding car' }],
      restDecide: true,
    });
    await table.ready(dana, whole.id, { [take(c)]: 'love' }, { shotId: 'shot-23' });
    await world.services.database.db
      .update(roundTable)
      .set({ method: 'of-a-newer-version' })
      .where(eq(roundTable.id, broken.id));
    world.pass(3 * HOUR);
    const lines: unknown[] = [];
    const log = { ...world.services.log, error: (line: unknown) => lines.push(line) };
    const services = { ...world.services, log: log as unknown as typeof world.services.log };
    expect(await settlePastDeadlines(services)).toBe(1);
    expect(await table.shot(whole.id, 'shot-23')).toMatchObject({ state: 'picked' });
    expect(await table.shot(broken.id)).toMatchObject({ state: 'choosing' });
    expect(lines).toEqual([{ round: broken.id, where: expect.arrayContaining(['Error']) }]);
    await sql`delete from round where id = ${broken.id}`;
  });
});

describe('the sweep', () => {
  test('settles at the start what passed at night, when no server ran', async () => {
    const { id } = await open({ restDecide: true });
    await table.ready(dana, id, { [take(a)]: 'love' });
    world.pass(12 * HOUR);
    const stop = startDeadlineSweep(world.services);
    await vi.waitFor(async () => expect(await table.shot(id)).toMatchObject({ state: 'picked' }), {
      timeout: 20_000,
    });
    await stop();
  });

  test('settles at the instant itself, by the server’s clock', async () => {
    const deadline = inHours(1);
    const { id } = await open({ deadline, restDecide: true });
    await table.ready(dana, id, { [take(a)]: 'love' });
    const left = Date.parse(deadline) - world.services.clock().getTime();
    world.pass(left - 300);
    const stop = startDeadlineSweep(world.services);
    await vi.waitFor(async () => expect(await table.shot(id)).toMatchObject({ state: 'picked' }), {
      timeout: 20_000,
    });
    const { revealedAt } = await table.shot(id);
    expect(Date.parse(revealedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(deadline));
    await stop();
  });

  test('goes on when the database was away for a moment', async () => {
    const { database, log, clock } = world.services;
    let asked = 0;
    const db = new Proxy(database.db, {
      get(target, key, receiver) {
        if (key === 'select' && asked++ === 0) throw new Error('The database does not answer.');
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const stop = startDeadlineSweep({ database: { ...database, db }, log, clock });
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      vi.advanceTimersByTime(10_000);
      await vi.waitFor(() => expect(asked).toBeGreaterThan(1));
      await stop();
    } finally {
      vi.useRealTimers();
    }
  });
});
