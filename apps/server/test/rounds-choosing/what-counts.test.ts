import { beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** Which marks of whom count in the end, when takes and people change while they choose. */

const world = await openTestApp();
const { sql } = world.services.database;
const [dana, milo, eve] = (await Promise.all(
  ['Dana', 'Milo', 'Eve'].map((name) => world.person(name)),
)) as [Person, Person, Person];
let table: RoundTable;
let [a, b, c]: [string, string, string] = ['', '', ''];

beforeEach(async () => {
  table = await setTable(world, dana, [
    [milo, 'artist'],
    [eve, 'editor'],
  ]);
  [a, b, c] = (await table.takes(SHOT, 3)) as [string, string, string];
});

const hide = (person: Person, ...takeIds: string[]) =>
  person.send('POST', table.at('takes/hide'), { takeIds, hidden: true });
const file = (takeId: string, shotId: string | null) =>
  dana.send('POST', table.at('takes/file'), { takeIds: [takeId], shotId });
const changeRole = async (person: Person, role: string) => {
  const changed = dana.send('PATCH', table.at(`members/${person.id}`), { role });
  expect(await outcomeOf(changed)).toMatch(/^20/);
};
const wordsOf = async (id: string): Promise<string> => {
  const { tally } = await table.reveal(dana, id);
  return tally.steps
    .map((step) => step.filter((part) => typeof part === 'string').join(''))
    .join('|');
};

describe('a take that changes while it is on the wall', () => {
  it('hidden by one meanwhile is still the ♥ of another, who had hidden it long ago', async () => {
    await hide(milo, a);
    const { id } = await table.open([dana, milo]);
    expect((await table.shot(id)).takes).toContain(a);
    await hide(dana, a);
    await table.ready(milo, id, { [a]: 'love' });
    await table.ready(dana, id, { [b]: 'love', [a]: 'no' });
    const { state, finalists } = await table.shot(id);
    expect({ state, finalists: finalists.toSorted() }).toEqual({
      state: 'duel',
      finalists: [a, b].toSorted(),
    });
  });

  it('hidden by both meanwhile and liked by neither is left out, with a sentence', async () => {
    const { id } = await table.open([dana, milo]);
    for (const one of [dana, milo]) await hide(one, c);
    for (const one of [dana, milo]) await table.ready(one, id, { [a]: 'love' });
    expect(await wordsOf(id)).toContain('is hidden by all who decide and was left out');
  });

  it('filed under another shot is left out, and the ♥ it had is none', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [a]: 'love', [b]: 'like' });
    await file(a, 'shot-23');
    await table.ready(milo, id, { [a]: 'love', [b]: 'like' });
    expect(await table.picks()).toEqual({ [SHOT]: b });
    expect(await wordsOf(id)).toContain('is no longer under this shot and was left out');
  });

  it('that fails is left out; without any other nothing is picked, and it says why', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [a]: 'love' });
    await sql`update take set state = 'failed' where id in ${sql([a, b, c])}`;
    await table.ready(milo, id, { [a]: 'love' });
    expect(await table.shot(id)).toMatchObject({ state: 'none' });
    const words = await wordsOf(id);
    expect(words).toContain('can no longer be played and was left out');
    expect(words).toContain('like no take that can still be chosen');
  });

  it('taken out of a duel by a move is pressed for no more, and the press is asked for again', async () => {
    const { id } = await table.open([dana, milo]);
    for (const one of [dana, milo]) {
      await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    }
    await table.press(milo, id, a);
    await file(a, null);
    expect(await table.shot(id)).toMatchObject({ state: 'duel', finalists: [b], pressed: [] });
    expect(await outcomeOf(table.press(milo, id, a))).toBe('409 take_not_on_wall');
    await table.press(dana, id, b);
    await table.press(milo, id, 'yours');
    expect(await table.picks()).toEqual({ [SHOT]: b });
  });

  it('picked by hand by somebody meanwhile is asked about no more, and nobody’s marks come out', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(milo, id, { [b]: 'love' });
    await eve.send('POST', table.at('decisions'), { shotId: SHOT, takeId: c });
    expect(await table.shot(id)).toMatchObject({
      ...{ state: 'skipped', reason: 'Eve picked it by hand.', revealedAt: null },
    });
    expect(await outcomeOf(table.ready(dana, id, { [b]: 'love' }))).toMatch(/^409 /);
    expect(await table.picks()).toEqual({ [SHOT]: c });
    expect(await outcomeOf(dana.send('GET', table.at(`rounds/${id}/shots/${SHOT}/reveal`)))).toBe(
      '409 not_revealed',
    );
  });
});

describe('people who change while they choose', () => {
  it('a decider made a voter is waited for no more; what they marked is advice, and it says so', async () => {
    const { id } = await table.open([dana, milo, eve]);
    await table.ready(eve, id, { [c]: 'love' });
    await table.ready(dana, id, { [a]: 'love' });
    await table.ready(milo, id, { [a]: 'like', [c]: 'like' });
    expect(await table.shot(id)).toMatchObject({ state: 'duel' });
    await table.reopen(dana, id);
    await table.ready(eve, id, {}, { turn: 2 });
    await changeRole(eve, 'voter');
    await table.ready(dana, id, {}, { turn: 2 });
    await table.ready(milo, id, {}, { turn: 2 });
    expect(await table.picks()).toEqual({ [SHOT]: a });
    expect(await wordsOf(id)).toContain(
      'no longer decides on this board; what they marked is advice',
    );
    const { voters } = await table.reveal(dana, id);
    expect(voters.find(({ userId }) => userId === eve.id)).toMatchObject({
      part: 'advises',
      ballot: { marks: { [c]: { mark: 'love' } } },
    });
  });

  it('a decider made a viewer has no ballot, and nothing of theirs is shown', async () => {
    const { id } = await table.open([dana, milo, eve]);
    await table.ready(eve, id, { [c]: { mark: 'no', reason: 'mine alone' }, [b]: 'love' });
    await table.ready(dana, id, { [a]: 'love' });
    await table.ready(milo, id, { [a]: 'love' });
    expect(await table.shot(id)).toMatchObject({ state: 'duel' });
    await table.reopen(dana, id);
    await table.ready(dana, id, {}, { turn: 2 });
    await table.ready(milo, id, {}, { turn: 2 });
    await changeRole(eve, 'viewer');
    expect(await table.picks()).toEqual({ [SHOT]: a });
    const { voters } = await table.reveal(dana, id);
    expect(voters.find(({ userId }) => userId === eve.id)?.ballot).toBeNull();
  });

  it('the last who had not pressed leaves the board: the duel ends with the others', async () => {
    const { id } = await table.open([dana, milo, eve]);
    for (const one of [dana, milo, eve]) await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    await table.press(dana, id, b);
    await table.press(milo, id, b);
    expect(await outcomeOf(dana.send('DELETE', table.at(`members/${eve.id}`)))).toBe('204');
    expect(await table.picks()).toEqual({ [SHOT]: b });
  });

  it('whoever has the final say leaves before they say it: parked, nobody inherits it', async () => {
    const shots = [{ shotId: SHOT, label: '22 Football field', finalSay: milo.id }];
    const { id } = await table.open([dana, milo, eve], { shots });
    for (const one of [dana, milo, eve]) await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    for (let run = 1; run <= 2; run += 1) {
      await table.press(dana, id, a);
      await table.press(eve, id, 'yours');
      await table.press(milo, id, b);
    }
    expect(await table.shot(id)).toMatchObject({ state: 'final-say' });
    await table.answer(milo, id, 'skip');
    // It was the only shot: parked, it comes back as a duel of those who are left.
    expect(await table.shot(id)).toMatchObject({ state: 'duel', timesParked: 1, run: 1 });
    expect(await outcomeOf(table.finalSay(dana, id, a))).toBe('409 turn_over');
    await table.press(dana, id, a);
    await table.press(eve, id, 'yours');
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });

  it('an artist’s own face counts as such only while they are one', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(milo, id, { [a]: { mark: 'no', ownFace: true }, [b]: 'love' });
    await changeRole(milo, 'editor');
    await table.ready(dana, id, { [a]: 'love' });
    const { finalists } = await table.shot(id);
    expect(finalists.toSorted()).toEqual([a, b].toSorted());
  });
});

describe('several marks of one take in one request', () => {
  it('are that of the last word, in whatever order they stand', async () => {
    const { id } = await table.open([dana, milo]);
    const path = table.at(`rounds/${id}/shots/${SHOT}/ballot`);
    const send = async (...marks: readonly (string | null)[]) => {
      const changes = marks.map((mark) => ({ takeId: a, mark: mark === null ? null : { mark } }));
      return bodyOf<{ marks: object }>(dana.send('PATCH', path, { turn: 1, changes }));
    };
    expect((await send('like', null)).marks).toEqual({});
    expect((await send('like', 'love')).marks).toEqual({ [a]: { mark: 'love' } });
    expect((await send('love', 'like')).marks).toEqual({ [a]: { mark: 'like' } });
    expect((await send('love', 'no')).marks).toEqual({ [a]: { mark: 'no' } });
  });
});

describe('one person on two devices', () => {
  it('has one ballot, in which both devices’ marks stand and neither goes over the limit', async () => {
    const { id } = await table.open([dana, milo]);
    const outcomes = await Promise.all(
      [a, b, c].map((take) => outcomeOf(table.mark(dana, id, { [take]: 'like' }))),
    );
    expect(outcomes.toSorted()).toEqual(['200', '200', '409 too_many_marks']);
    const [{ marks } = { marks: {} }] = await table.ballots(dana, id);
    expect(Object.keys(marks)).toHaveLength(2);
  });

  it('is ready once, and a late mark of the other device is refused in words', async () => {
    const { id } = await table.open([dana, milo]);
    const outcomes = await Promise.all(
      [0, 1].map(() => outcomeOf(table.ready(dana, id, { [a]: 'love' }))),
    );
    expect(outcomes).toEqual(['200', '200']);
    expect((await table.shot(id)).ready).toEqual([dana.id]);
    expect(await outcomeOf(table.mark(dana, id, { [b]: 'like' }))).toBe('409 ballot_ready');
  });
});
