import { beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** The whole life of a round, with one, two, three and eight people who decide. */

const world = await openTestApp();
const { sql } = world.services.database;
const people = await Promise.all(
  ['Dana', 'Milo', 'Eve', 'Vera', 'Ada', 'Ben', 'Cleo', 'Dov'].map((name) => world.person(name)),
);
const [dana, milo, eve, vera] = people as [Person, Person, Person, Person];
let table: RoundTable;
let [a, b, c, d]: string[] = [];

beforeEach(async () => {
  table = await setTable(world, dana, [
    [milo, 'artist'],
    [eve, 'editor'],
    [vera, 'voter'],
    ...people.slice(4).map((one) => [one, 'artist'] as const),
  ]);
  [a, b, c, d] = (await table.takes(SHOT, 4)) as [string, string, string, string];
});

const take = (id: string | undefined): string => id ?? '';

describe('a round of two', () => {
  it('is proposed, agreed to, opened, revealed to a pick, and over', async () => {
    const started = await table.start(dana, {
      voters: [
        { userId: dana.id, part: 'decides' },
        { userId: milo.id, part: 'decides' },
        { userId: vera.id, part: 'advises' },
      ],
    });
    expect(started.status).toBe(201);
    const { id, ...proposed } = (await started.json()) as { id: string };
    expect(proposed).toMatchObject({
      ...{ state: 'proposed', card: 1, method: 'two-hearts', startedBy: dana.id, current: null },
      voters: [
        { userId: dana.id, name: 'Dana', part: 'decides', answer: 'joined', agreed: true },
        { userId: milo.id, name: 'Milo', part: 'decides', answer: 'asked', agreed: false },
        { userId: vera.id, name: 'Vera', part: 'advises', answer: 'asked', agreed: false },
      ],
      shots: [{ shotId: SHOT, state: 'choosing', takes: [], ready: [] }],
    });
    expect(await outcomeOf(table.mark(dana, id, {}))).toBe('409 round_not_open');
    expect(await outcomeOf(table.begin(dana, id))).toBe('409 not_everybody_answered');
    await table.answer(milo, id, 'join');
    await table.answer(vera, id, 'join');
    expect(await outcomeOf(table.begin(dana, id))).toBe('200');
    const open = await table.read(milo, id);
    expect(open).toMatchObject({ state: 'open', current: SHOT });
    expect(open.shots[0]?.takes.toSorted()).toEqual([a, b, c, d].toSorted());
    const versions = await sql`select from doc_version where board_id = ${table.boardId}`;
    expect(versions).toHaveLength(1);

    await table.mark(dana, id, { [take(a)]: 'love', [take(b)]: 'like' });
    await table.ready(vera, id, { [take(d)]: 'love' });
    await table.ready(milo, id, { [take(b)]: 'love', [take(c)]: { mark: 'no', reason: 'Hands' } });
    expect((await table.shot(id)).ready.toSorted()).toEqual([milo.id, vera.id].toSorted());
    await table.ready(dana, id);
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed', current: null });
    expect(await table.shot(id)).toMatchObject({ state: 'picked', run: 0, finalists: [] });
    expect(await table.reveal(vera, id)).toMatchObject({
      pick: b,
      tally: { outcome: { kind: 'picked', take: b } },
      voters: [
        { userId: dana.id, part: 'decides', ballot: { marks: { [take(b)]: { mark: 'like' } } } },
        { userId: milo.id, part: 'decides', ballot: { none: null } },
        { userId: vera.id, part: 'advises', ballot: { marks: { [take(d)]: { mark: 'love' } } } },
      ],
      ...{ presses: [], final: null, hidden: [], later: [] },
    });
    expect(await table.picks()).toEqual({ [SHOT]: b });
  });

  it('logs everything that was on the table', async () => {
    const { id } = await table.open([dana, milo], { reason: 'The mix is new.' });
    await table.ready(dana, id, { [take(a)]: 'love' });
    await table.ready(milo, id, { [take(a)]: 'like' });
    const [row] = await sql<{ entry: string }[]>`
      select entry from decision where board_id = ${table.boardId}`;
    const entry = JSON.parse(row?.entry ?? '') as { round: { shown: object[] } };
    expect(entry).toMatchObject({
      ...{ shot: '22 Football field', takeId: a, take: 'shot-22 take 1.mp4', how: 'round' },
      reason: 'The mix is new.',
      by: [
        { userId: dana.id, name: 'Dana' },
        { userId: milo.id, name: 'Milo' },
      ],
      round: {
        ...{ id, scope: 'Chorus 1', pace: 'live', turn: 1, hidden: [], absent: [], presses: [] },
        ballots: [
          { name: 'Dana', part: 'decides', ballot: { marks: { [take(a)]: { mark: 'love' } } } },
          { name: 'Milo', part: 'decides', ballot: { marks: { [take(a)]: { mark: 'like' } } } },
        ],
        finalSay: null,
      },
    });
    expect(entry.round.shown).toHaveLength(4);
  });

  it('that finds none good says so, and why, and is over', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, {}, { none: 'More wind.' });
    await table.ready(milo, id, { [take(a)]: 'no' }, { none: '' });
    expect(await table.shot(id)).toMatchObject({ state: 'none' });
    expect(await table.picks()).toEqual({ [SHOT]: null });
    expect(await table.standing()).toEqual([
      {
        ...{ shotId: SHOT, state: 'none', roundId: id },
        reasons: [{ userId: dana.id, text: 'More wind.' }],
      },
    ]);
  });
});

describe('a duel', () => {
  /** Dana and Milo like both a and b, and nothing else. */
  const duel = async (finalSay: string | null = null): Promise<string> => {
    const shots = [{ shotId: SHOT, label: '22 Football field', finalSay }];
    const { id } = await table.open([dana, milo], { shots });
    await table.ready(dana, id, { [take(a)]: 'love', [take(b)]: 'like' });
    await table.ready(milo, id, { [take(b)]: 'love', [take(a)]: 'like' });
    expect(await table.shot(id)).toMatchObject({ state: 'duel', run: 1, pressed: [] });
    return id;
  };
  const press = (person: Person, id: string, choice: string | undefined) =>
    table.press(person, id, take(choice));

  it('is won by what both press', async () => {
    const id = await duel();
    await press(dana, id, b);
    expect(await table.shot(id)).toMatchObject({ state: 'duel', pressed: [dana.id] });
    expect((await table.reveal(milo, id)).presses).toEqual([]);
    await press(milo, id, b);
    expect(await table.shot(id)).toMatchObject({ state: 'picked', run: 0, pressed: [] });
    expect((await table.reveal(milo, id)).presses).toMatchObject([{ run: 1, timesParked: 0 }]);
    expect(await table.picks()).toEqual({ [SHOT]: b });
    const [{ how, by } = { how: '', by: '' }] = await sql<{ how: string; by: string }[]>`
      select made_how as how, made_by as by from decision where board_id = ${table.boardId}`;
    expect({ how, by }).toEqual({ how: 'duel', by: milo.id });
  });

  it('is given way in with “Yours”', async () => {
    const id = await duel();
    await press(milo, id, 'yours');
    await press(dana, id, a);
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });

  it('that is split is pressed once more, and only then is the final say asked', async () => {
    const id = await duel(milo.id);
    await press(dana, id, a);
    await press(milo, id, b);
    expect(await table.shot(id)).toMatchObject({ state: 'duel', run: 2, pressed: [] });
    expect(await outcomeOf(table.finalSay(milo, id, take(b)))).toBe('409 turn_over');
    await press(dana, id, a);
    await press(milo, id, b);
    expect(await table.shot(id)).toMatchObject({ state: 'final-say', run: 0, finalSay: milo.id });
    expect(await outcomeOf(table.finalSay(dana, id, take(a)))).toBe('403 not_your_say');
    expect(await outcomeOf(table.finalSay(milo, id, take(c)))).toBe('409 take_not_on_wall');
    expect(await outcomeOf(table.finalSay(milo, id, take(b)))).toBe('200');
    const reveal = await table.reveal(dana, id);
    expect(reveal).toMatchObject({ pick: b, final: { userId: milo.id, choice: b } });
    expect(reveal.presses.map(({ run, of }) => [run, of.length])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    const [row] = await sql<{ entry: string }[]>`
      select entry from decision where board_id = ${table.boardId}`;
    expect(JSON.parse(row?.entry ?? '')).toMatchObject({
      ...{ how: 'final-say', by: [{ userId: milo.id }] },
      round: { finalSay: { name: 'Milo' }, presses: [{}, {}] },
    });
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
  });

  it('without a final say is parked, comes back once, and is left for another day', async () => {
    const id = await duel();
    for (const [mine, yours] of [
      [a, b],
      [a, b],
    ]) {
      await press(dana, id, mine);
      await press(milo, id, yours);
    }
    // It was the only shot, so it came back at once.
    expect(await table.shot(id)).toMatchObject({ state: 'duel', run: 1, timesParked: 1 });
    await press(dana, id, 'park');
    await press(milo, id, 'park');
    expect(await table.shot(id)).toMatchObject({ state: 'parked', run: 0, timesParked: 2 });
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
    expect(await table.picks()).toEqual({});
    expect(await table.standing()).toMatchObject([{ shotId: SHOT, state: 'parked' }]);
    const { presses } = await table.reveal(dana, id);
    expect(presses.map(({ timesParked, run }) => [timesParked, run])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
    ]);
  });

  it('can be parked by who has the final say, and picked when it comes back', async () => {
    const id = await duel(dana.id);
    for (let run = 1; run <= 2; run += 1) {
      await press(dana, id, a);
      await press(milo, id, b);
    }
    await table.finalSay(dana, id, 'park');
    expect(await table.shot(id)).toMatchObject({ state: 'duel', timesParked: 1 });
    await press(dana, id, b);
    await press(milo, id, b);
    expect(await table.picks()).toEqual({ [SHOT]: b });
    expect((await table.reveal(milo, id)).final).toEqual({ userId: dana.id, choice: 'park' });
  });

  it('lets a press be changed until the others have pressed, and tells of the first only', async () => {
    const id = await duel();
    await press(dana, id, a);
    const told = (await table.told()).length;
    await press(dana, id, b);
    expect(await table.told()).toHaveLength(told);
    await press(milo, id, b);
    expect(await table.picks()).toEqual({ [SHOT]: b });
    expect(await outcomeOf(press(dana, id, a))).toBe('409 round_closed');
  });
});

describe('the parked', () => {
  it('come back after all others, in their order', async () => {
    const [e, f] = await table.takes('shot-23', 2);
    const shots = [
      { shotId: SHOT, label: '22 Football field' },
      { shotId: 'shot-23', label: '23 Wedding car' },
    ];
    const { id } = await table.open([dana, milo], { shots });
    for (const one of [dana, milo]) {
      await table.ready(one, id, { [take(a)]: 'like', [take(b)]: 'like' });
    }
    for (const one of [dana, milo]) await table.press(one, id, 'park');
    expect(await table.shot(id)).toMatchObject({ state: 'parked', timesParked: 1 });
    expect(await table.read(dana, id)).toMatchObject({ state: 'open', current: 'shot-23' });
    for (const one of [dana, milo]) {
      await table.ready(one, id, { [take(e)]: 'love', [take(f)]: 'like' }, { shotId: 'shot-23' });
    }
    expect(await table.read(dana, id)).toMatchObject({ state: 'open', current: SHOT });
    for (const one of [dana, milo]) await table.press(one, id, take(a));
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed', current: null });
    expect(await table.picks()).toEqual({ [SHOT]: a, 'shot-23': e });
  });
});

describe('a round of one', () => {
  it('is revealed by that person alone', async () => {
    const { id } = await table.open([milo]);
    await table.ready(milo, id, { [take(c)]: 'love', [take(a)]: 'like' });
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await table.picks()).toEqual({ [SHOT]: c });
  });

  it('of several liked takes is a duel with oneself', async () => {
    const { id } = await table.open([milo]);
    await table.ready(milo, id, { [take(c)]: 'like', [take(a)]: 'like' });
    expect(await table.shot(id)).toMatchObject({ state: 'duel' });
    await table.press(milo, id, take(a));
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });
});

describe('a round of three', () => {
  it('has an editor decide where the card says so, and waits for all', async () => {
    const { id } = await table.open([dana, milo, eve]);
    await table.ready(dana, id, { [take(a)]: 'love' });
    await table.ready(eve, id, { [take(a)]: 'love' });
    expect(await table.shot(id)).toMatchObject({ state: 'choosing' });
    await table.ready(milo, id, { [take(a)]: 'love' });
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });

  it('goes on without who skips in the middle, with a sentence, and their marks stay hidden', async () => {
    const { id } = await table.open([dana, milo, eve]);
    await table.ready(eve, id, { [take(b)]: 'love' });
    await table.ready(dana, id, { [take(a)]: 'love' });
    await table.ready(milo, id, { [take(a)]: 'like' });
    expect(await table.shot(id)).toMatchObject({ state: 'duel' });
    await table.reopen(dana, id);
    await table.ready(dana, id, {}, { turn: 2 });
    await table.ready(milo, id, {}, { turn: 2 });
    await table.answer(eve, id, 'skip');
    const reveal = await table.reveal(dana, id);
    expect(reveal).toMatchObject({ turn: 2, pick: a });
    expect(reveal.tally.steps[0]).toContainEqual({ voter: eve.id });
    expect(reveal.voters.find(({ userId }) => userId === eve.id)?.ballot).toBeNull();
  });
});

describe('a round of eight', () => {
  it('ends in a duel of four at most, which the eight press together', async () => {
    await sql`update member set role = 'artist' where board_id = ${table.boardId} and user_id = ${vera.id}`;
    const wall = [a, b, c, d, ...(await table.takes(SHOT, 4))];
    const { id } = await table.open(people);
    await Promise.all(
      people.map((one, index) => table.ready(one, id, { [take(wall[index])]: 'love' })),
    );
    const { state, finalists } = await table.shot(id);
    expect(state).toBe('duel');
    expect(finalists).toHaveLength(4);
    await Promise.all(people.map((one) => table.press(one, id, take(finalists[2]))));
    expect(await table.picks()).toEqual({ [SHOT]: finalists[2] });
    const [row] = await sql<{ entry: string }[]>`
      select entry from decision where board_id = ${table.boardId}`;
    const { by, round } = JSON.parse(row?.entry ?? '') as {
      by: object[];
      round: { ballots: object[]; presses: { of: object[] }[] };
    };
    expect([by.length, round.ballots.length, round.presses[0]?.of.length]).toEqual([8, 8, 8]);
  });
});
