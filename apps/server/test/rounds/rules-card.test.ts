import { beforeEach, describe, expect, it } from 'vitest';
import type { RoundView } from '../../src/rounds/round-schemas.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** What is agreed before anybody chooses, and what a changed card means for those who had agreed. */

const world = await openTestApp();
const [dana, milo, vera] = (await Promise.all(
  ['Dana', 'Milo', 'Vera'].map((name) => world.person(name)),
)) as [Person, Person, Person];
let table: RoundTable;

beforeEach(async () => {
  table = await setTable(world, dana, [
    [milo, 'artist'],
    [vera, 'voter'],
  ]);
  await table.takes(SHOT, 3);
});

const both = [dana, milo].map(({ id }) => ({ userId: id, part: 'decides' as const }));
const propose = async (draft = {}): Promise<RoundView> =>
  bodyOf(table.start(dana, { voters: both, ...draft }));
const change = (person: Person, roundId: string, card: object) =>
  person.send('PATCH', table.at(`rounds/${roundId}`), card);
const agreedIn = (round: RoundView) =>
  Object.fromEntries(round.voters.map(({ name, agreed }) => [name, agreed]));

describe('a changed card', () => {
  it('is agreed to by who changed it, and asked of all others anew', async () => {
    const { id } = await propose();
    await table.answer(milo, id, 'join');
    expect(agreedIn(await table.read(dana, id))).toEqual({ Dana: true, Milo: true });
    const finalSay = { [SHOT]: milo.id };
    const changed = await bodyOf<RoundView>(change(milo, id, { finalSay, scope: 'Chorus 2' }));
    expect(changed).toMatchObject({ card: 2, scope: 'Chorus 2', shots: [{ finalSay: milo.id }] });
    expect(agreedIn(changed)).toEqual({ Dana: false, Milo: true });
    expect(await outcomeOf(table.begin(milo, id))).toBe('409 not_everybody_answered');
    expect(await outcomeOf(table.answer(dana, id, 'join', 1))).toBe('409 card_changed');
    await table.answer(dana, id, 'join', 2);
    expect(await outcomeOf(table.begin(milo, id))).toBe('200');
  });

  it('may name other people; who stays keeps their answer, who goes is asked no more', async () => {
    const { id } = await propose();
    await table.answer(milo, id, 'skip');
    const voters = [...both, { userId: vera.id, part: 'advises' }];
    expect((await bodyOf<RoundView>(change(dana, id, { voters }))).voters).toMatchObject([
      { name: 'Dana', answer: 'joined', agreed: true },
      { name: 'Milo', answer: 'skipped', agreed: false },
      { name: 'Vera', part: 'advises', answer: 'asked' },
    ]);
    const alone = await bodyOf<RoundView>(change(dana, id, { voters: both.slice(0, 1) }));
    expect(alone.voters.map(({ name }) => name)).toEqual(['Dana']);
    expect(await outcomeOf(change(milo, id, {}))).toBe('403 not_a_voter');
  });

  it('may name other shots, in another order', async () => {
    const { id } = await propose();
    const shots = ['23', '22'].map((label) => ({ shotId: `shot-${label}`, label }));
    await change(dana, id, { shots });
    const read = await table.read(milo, id);
    expect(read.shots.map(({ label, position }) => [label, position])).toEqual([
      ['23', 0],
      ['22', 1],
    ]);
    expect(await outcomeOf(change(dana, id, { shots: [] }))).toBe('400 invalid_request');
  });

  it.each([
    ['the final say for who does not decide', { finalSay: { [SHOT]: 'vera' } }],
    ['a voter who decides', { voters: [{ userId: 'vera', part: 'decides' }] }],
  ])('is refused with %s, and changes nothing then', async (_, card) => {
    const { id } = await propose();
    const named = JSON.parse(JSON.stringify(card).replace('"vera"', `"${vera.id}"`)) as object;
    expect(await outcomeOf(change(dana, id, { ...named, scope: 'Other' }))).toBe(
      '409 cannot_take_part',
    );
    expect(await table.read(dana, id)).toMatchObject({ card: 1, scope: 'Chorus 1' });
  });

  it('is refused for a shot that is not in the round, and a deadline of a live one', async () => {
    const { id } = await propose();
    const finalSay = { 'shot-99': null };
    expect(await outcomeOf(change(dana, id, { finalSay }))).toBe('404 shot_not_in_round');
    const deadline = new Date(Date.now() + 3_600_000).toISOString();
    expect(await outcomeOf(change(dana, id, { deadline }))).toBe('409 card_fixed');
  });

  it('is refused once a live round has begun, or is over', async () => {
    const { id } = await table.open([dana, milo]);
    expect(await outcomeOf(change(dana, id, { restDecide: true }))).toBe('409 card_fixed');
    await table.close(dana, id);
    expect(await outcomeOf(change(dana, id, { restDecide: true }))).toBe('409 card_fixed');
  });
});

describe('until a deadline', () => {
  const hours = (count: number): string =>
    new Date(world.services.clock().getTime() + count * 3_600_000).toISOString();
  const evening = () => ({ pace: 'deadline', deadline: hours(2) }) as const;

  it('a round begins at once, and can be chosen in by whoever has joined', async () => {
    const round = await propose(evening());
    expect(round).toMatchObject({ state: 'open', current: null });
    expect(round.shots[0]?.takes).toHaveLength(3);
    const [takeId = ''] = round.shots[0]?.takes ?? [];
    expect(await outcomeOf(table.mark(milo, round.id, { [takeId]: 'love' }))).toBe(
      '403 not_a_voter',
    );
    await table.answer(milo, round.id, 'join');
    expect(await outcomeOf(table.ready(milo, round.id, { [takeId]: 'love' }))).toBe('200');
  });

  it('the card can be changed as long as nobody is ready: later, and with more shots', async () => {
    const { id, shots } = await propose(evening());
    const [takeId = ''] = shots[0]?.takes ?? [];
    await table.mark(dana, id, { [takeId]: 'love' });
    const others = await table.takes('shot-23', 2);
    const asked = [
      { shotId: SHOT, label: '22 Football field' },
      { shotId: 'shot-23', label: '23 Wedding car' },
    ];
    const deadline = hours(5);
    const changed = await bodyOf<RoundView>(change(dana, id, { deadline, shots: asked }));
    expect(changed).toMatchObject({ card: 2, deadline });
    expect(changed.shots.map(({ takes }) => takes.toSorted())).toEqual([
      shots[0]?.takes.toSorted(),
      others.toSorted(),
    ]);
    expect(await table.ballots(dana, id)).toMatchObject([{ marks: { [takeId]: {} } }]);
    expect(await outcomeOf(change(dana, id, { deadline: hours(-1) }))).toBe('409 deadline_past');
    await table.ready(dana, id);
    expect(await outcomeOf(change(dana, id, { deadline: hours(6) }))).toBe('409 card_fixed');
    await table.notReady(dana, id);
    expect(await outcomeOf(change(dana, id, { deadline: hours(6) }))).toBe('200');
  });
});

describe('an answer', () => {
  it('that is no is heard by all, and the others begin without', async () => {
    const { id } = await propose();
    await table.answer(milo, id, 'skip');
    expect((await table.told()).length).toBe(2);
    await table.answer(milo, id, 'skip');
    expect((await table.told()).length).toBe(2);
    expect(await outcomeOf(table.begin(dana, id))).toBe('200');
    await table.ready(dana, id, {}, { none: 'More wind.' });
    const { tally } = await table.reveal(milo, id);
    expect(tally.steps[0]).toContainEqual({ voter: milo.id });
  });

  it('of all who decide that is no leaves nobody to begin with', async () => {
    const { id } = await propose();
    for (const one of [dana, milo]) await table.answer(one, id, 'skip');
    expect(await outcomeOf(table.begin(dana, id))).toBe('409 not_everybody_answered');
    expect(await outcomeOf(table.close(dana, id))).toBe('200');
  });

  it('can come in the middle: who joins again decides again', async () => {
    const { id, shots } = await table.open([dana, milo]);
    const [takeId = ''] = shots[0]?.takes ?? [];
    await table.mark(milo, id, { [takeId]: 'love' });
    await table.answer(milo, id, 'skip');
    await table.answer(milo, id, 'join');
    await table.ready(dana, id, { [takeId]: 'love' });
    expect(await table.shot(id)).toMatchObject({ state: 'choosing' });
    await table.ready(milo, id);
    expect(await table.picks()).toEqual({ [SHOT]: takeId });
  });

  it('of the last one who decides that is no ends the round', async () => {
    const { id } = await table.open([dana, milo]);
    await table.answer(milo, id, 'skip');
    expect(await table.read(dana, id)).toMatchObject({ state: 'open' });
    await table.answer(dana, id, 'skip');
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
    expect(await table.shot(id)).toMatchObject({ state: 'choosing', revealedAt: null });
  });
});
