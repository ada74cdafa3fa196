import { beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** What happens to takes and shots outside of a round while they are chosen in one. */

const world = await openTestApp();
const { sql } = world.services.database;
const [dana, milo] = (await Promise.all(['Dana', 'Milo'].map((name) => world.person(name)))) as [
  Person,
  Person,
];
let table: RoundTable;
let [a, b, c] = ['', '', ''];

beforeEach(async () => {
  table = await setTable(world, dana, [[milo, 'artist']]);
  [a, b, c] = (await table.takes(SHOT, 3)) as [string, string, string];
});

const file = (takeId: string, shotId: string | null) =>
  dana.send('POST', table.at('takes/file'), { takeIds: [takeId], shotId });
const hide = (person: Person, takeId: string) =>
  person.send('POST', table.at('takes/hide'), { takeIds: [takeId], hidden: true });
const both = async (act: (one: Person) => Promise<Response>): Promise<void> => {
  for (const one of [dana, milo]) expect((await act(one)).status).toBe(200);
};
const duel = async (): Promise<string> => {
  const { id } = await table.open([dana, milo]);
  await both((one) => table.ready(one, id, { [a]: 'like', [b]: 'like' }));
  return id;
};

describe('a take on the wall', () => {
  it.each([
    ['is filed under another shot', () => file(a, 'shot-23')],
    ['is filed under none', () => file(a, null)],
    ['fails after all', () => sql`update take set state = 'failed' where id = ${a}`],
    ['is deleted', () => sql`delete from take where id = ${a}`],
    ['is made anew', () => sql`update take set state = 'deriving' where id = ${a}`],
  ])('that %s is left out of the count, with a sentence', async (_, change) => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [a]: 'love', [b]: 'like' });
    await change();
    expect((await table.shot(id)).takes).toContain(a);
    await table.ready(milo, id, { [a]: 'love', [b]: 'like' });
    const { pick, tally } = await table.reveal(dana, id);
    expect(pick).toBe(b);
    expect(tally.steps).toContainEqual([{ take: a }, expect.stringContaining('left out')]);
  });

  it('that all hide meanwhile is left out, unless somebody marks it all the same', async () => {
    const { id } = await table.open([dana, milo]);
    for (const takeId of [a, b]) await both(async (one) => okay(await hide(one, takeId)));
    await both((one) => table.ready(one, id, { [b]: 'love' }));
    const { pick, tally } = await table.reveal(dana, id);
    expect(pick).toBe(b);
    expect(tally.steps).toContainEqual([{ take: a }, expect.stringContaining('hidden by all')]);
  });

  it('that one person hides stays where it is for the other', async () => {
    const { id } = await table.open([dana, milo]);
    const before = (await table.read(milo, id)).shots[0]?.takes;
    await hide(dana, a);
    expect((await table.read(milo, id)).shots[0]?.takes).toEqual(before);
    await both((one) => table.ready(one, id, { [a]: 'love' }));
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });
});

describe('a finalist', () => {
  it('that is filed elsewhere leaves the duel, and who pressed for it presses again', async () => {
    const id = await duel();
    await table.press(dana, id, a);
    await file(a, 'shot-23');
    expect(await table.shot(id)).toMatchObject({ state: 'duel', finalists: [b], pressed: [] });
    expect(await outcomeOf(table.press(dana, id, a))).toBe('409 take_not_on_wall');
    await both((one) => table.press(one, id, b));
    expect(await table.picks()).toEqual({ [SHOT]: b });
  });

  it('that is gone without a word is found out at the next press', async () => {
    const id = await duel();
    await sql`update take set state = 'failed' where id = ${a}`;
    expect(await outcomeOf(table.press(dana, id, a))).toBe('409 take_not_on_wall');
    await table.press(dana, id, b);
    expect(await table.shot(id)).toMatchObject({ finalists: [b], pressed: [dana.id] });
  });

  it('of none is left: the shot is parked, and nobody’s press comes out', async () => {
    const id = await duel();
    await table.press(dana, id, a);
    await file(a, 'shot-23');
    await table.press(milo, id, 'yours');
    await file(b, 'shot-23');
    expect(await table.shot(id)).toMatchObject({ state: 'parked', timesParked: 2 });
    expect((await table.reveal(milo, id)).presses).toEqual([]);
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
  });
});

describe('a pick by hand', () => {
  const pick = (person: Person, takeId: string | null) =>
    person.send('POST', table.at('decisions'), { shotId: SHOT, takeId });

  it('ends the shot in its round, which says who did', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(milo, id, { [a]: 'love' });
    expect(await outcomeOf(pick(dana, c))).toBe('201');
    expect(await table.shot(id)).toMatchObject({
      ...{ state: 'skipped', reason: 'Dana picked it by hand.', decisionId: null },
    });
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
    expect(await outcomeOf(table.ready(dana, id, { [a]: 'love' }))).toBe('409 turn_over');
    const path = table.at(`rounds/${id}/shots/${SHOT}/reveal`);
    expect(await outcomeOf(dana.send('GET', path))).toBe('409 not_revealed');
    expect(await table.picks()).toEqual({ [SHOT]: c });
  });

  it('taken back ends nothing, and a decided shot stays as it is in its round', async () => {
    const { id } = await table.open([dana, milo]);
    await pick(dana, null);
    expect(await table.shot(id)).toMatchObject({ state: 'choosing' });
    await both((one) => table.ready(one, id, { [a]: 'love' }));
    await pick(milo, b);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await table.picks()).toEqual({ [SHOT]: b });
  });
});

describe('a shot that is gone from the board', () => {
  it('is left out by a person with a reason; those who chose it see nothing of each other', async () => {
    const shots = ['22', '23'].map((label) => ({ shotId: `shot-${label}`, label }));
    const { id } = await table.open([dana, milo], { shots });
    await table.ready(milo, id, { [a]: 'love' });
    expect(await outcomeOf(table.skip(dana, id))).toBe('200');
    expect(await table.shot(id)).toMatchObject({
      ...{ state: 'skipped', reason: 'It is gone from the story.', revealedAt: null },
    });
    expect(await outcomeOf(table.skip(dana, id))).toBe('200');
    expect(await outcomeOf(table.mark(milo, id, { [a]: 'love' }))).toBe('409 turn_over');
    expect(await table.read(dana, id)).toMatchObject({ state: 'open', current: 'shot-23' });
    expect(await outcomeOf(table.skip(dana, id, 'shot-23', ''))).toBe('200');
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
    expect(await table.standing()).toEqual([]);
  });
});

const okay = ({ status }: Response): Response =>
  new Response(null, { status: status === 204 ? 200 : 500 });
