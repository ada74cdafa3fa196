import { readSentence } from '@takeboard/voting';
import { beforeEach, describe, expect, test } from 'vitest';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

const world = await openTestApp();
const people = await Promise.all(['Dana', 'Milo', 'Eve'].map((name) => world.person(name)));
const [dana, milo, eve] = people as [Person, Person, Person];
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
const removes = (who: Person, whom: Person) => who.send('DELETE', table.at(`members/${whom.id}`));
const makes = (whom: Person, role: string) =>
  dana.send('PATCH', table.at(`members/${whom.id}`), { role });

describe('a round goes on without somebody who', () => {
  test('was removed: those who are ready are revealed, and the tally says who left it to them', async () => {
    const { id } = await table.open([dana, milo, eve]);
    for (const one of [dana, milo]) await table.ready(one, id, { [take(a)]: 'love' });
    await table.mark(eve, id, { [take(b)]: 'love' });
    expect(await table.shot(id)).toMatchObject({ state: 'choosing' });
    expect((await removes(dana, eve)).status).toBe(204);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await table.picks()).toEqual({ [SHOT]: a });
    expect(await stepsOf(id)).toContain('Eve left this');
    // What she had marked is nobody's business.
    expect(JSON.stringify(await table.reveal(dana, id))).not.toContain(take(b));
  });

  test('was removed after saying ready: that ballot is not counted, nor shown', async () => {
    const { id } = await table.open([dana, milo, eve]);
    await table.ready(eve, id, { [take(b)]: { mark: 'no', reason: 'My hair.' } }, { none: '' });
    await removes(dana, eve);
    for (const one of [dana, milo]) await table.ready(one, id, { [take(b)]: 'love' });
    expect(await table.picks()).toEqual({ [SHOT]: b });
    expect(JSON.stringify(await table.reveal(dana, id))).not.toContain('My hair.');
  });

  test('left by themselves', async () => {
    const { id } = await table.open([dana, milo, eve]);
    for (const one of [dana, milo]) await table.ready(one, id, { [take(a)]: 'love' });
    expect((await removes(eve, eve)).status).toBe(204);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
  });

  test('may only advise now: what they handed in is shown apart, and the tally says so', async () => {
    const { id } = await table.open([dana, milo, eve]);
    for (const one of [dana, milo]) await table.ready(one, id, { [take(a)]: 'love' });
    expect((await makes(eve, 'voter')).status).toBe(200);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await stepsOf(id)).toContain('no longer decides');
  });

  test('may only look now', async () => {
    const { id } = await table.open([dana, milo, eve]);
    for (const one of [dana, milo]) await table.ready(one, id, { [take(a)]: 'love' });
    expect((await makes(eve, 'viewer')).status).toBe(200);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await outcomeOf(table.mark(eve, id, { [take(b)]: 'love' }))).toMatch(/^403/u);
  });

  test('came by a link that is revoked', async () => {
    const made = await bodyOf<{ id: string; token: string }>(
      dana.send('POST', table.at('invites'), { role: 'artist' }),
    );
    const guest = await world.person('Gast');
    expect((await guest.send('POST', `/api/invites/${made.token}/redeem`, {})).ok).toBe(true);
    const { id } = await table.open([dana, guest]);
    await table.ready(dana, id, { [take(a)]: 'love' });
    expect((await dana.send('DELETE', table.at(`invites/${made.id}`))).ok).toBe(true);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await stepsOf(id)).toContain(guest.id);
    expect(await outcomeOf(table.mark(guest, id, { [take(b)]: 'love' }))).toBe(
      '404 board_not_found',
    );
  });

  test('was in a duel: the press of the one who is left is enough', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [take(a)]: 'love' });
    await table.ready(milo, id, { [take(b)]: 'love' });
    await table.press(dana, id, take(a));
    expect(await table.shot(id)).toMatchObject({ state: 'duel', pressed: [dana.id] });
    await removes(dana, milo);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });

  test('had the final say: the shot is parked', async () => {
    const shots = [{ shotId: SHOT, label: '22 Football field', finalSay: milo.id }];
    const { id } = await table.open([dana, milo], { shots });
    await table.ready(dana, id, { [take(a)]: 'love' });
    await table.ready(milo, id, { [take(b)]: 'love' });
    for (let run = 1; run <= 2; run += 1) {
      await table.press(dana, id, take(a));
      await table.press(milo, id, take(b));
    }
    expect(await table.shot(id)).toMatchObject({ state: 'final-say' });
    await removes(dana, milo);
    expect((await table.shot(id)).state).not.toBe('final-say');
    expect((await table.shot(id)).timesParked).toBeGreaterThan(0);
  });
});

test('a round nobody is left to decide in is over, and decides nothing', async () => {
  const { id } = await table.open([milo, eve]);
  await table.mark(milo, id, { [take(a)]: 'love' });
  await removes(dana, milo);
  await removes(dana, eve);
  expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
  expect(await table.picks()).toEqual({});
});

test('everybody hears that who is asked looks different now, also before the round begins', async () => {
  const started = await bodyOf<{ id: string }>(
    table.start(dana, {
      voters: [
        { userId: dana.id, part: 'decides' },
        { userId: milo.id, part: 'decides' },
      ],
    }),
  );
  const before = (await table.told()).length;
  await makes(milo, 'viewer');
  expect((await table.told()).slice(before)).toEqual([[started.id]]);
  expect(await outcomeOf(table.begin(dana, started.id))).toBe('200');
});

test('a round that does not ask them hears nothing', async () => {
  await table.open([dana, milo]);
  const before = (await table.told()).length;
  await removes(dana, eve);
  expect((await table.told()).length).toBe(before);
});

test('two who leave at the same moment end in one reveal', async () => {
  const { id } = await table.open([dana, milo, eve]);
  await table.ready(dana, id, { [take(a)]: 'love' });
  await Promise.all([removes(milo, milo), removes(eve, eve)]);
  expect(await table.shot(id)).toMatchObject({ state: 'picked' });
  const { sql } = world.services.database;
  expect(await sql`select from decision where board_id = ${table.boardId}`).toHaveLength(1);
});
