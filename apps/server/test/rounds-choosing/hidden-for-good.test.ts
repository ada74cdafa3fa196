import { beforeEach, describe, expect, it } from 'vitest';
import { settlePastDeadlines } from '../../src/rounds/deadline-sweep.ts';
import { openTestApp } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** What was not handed in, or was pressed where not all had pressed, stays hidden whatever comes after. */

const world = await openTestApp();
const [dana, milo, eve] = (await Promise.all(
  ['Dana', 'Milo', 'Eve'].map((name) => world.person(name)),
)) as [Person, Person, Person];
const OTHER = 'shot-23';
const BOTH = [
  { shotId: SHOT, label: '22 Football field' },
  { shotId: OTHER, label: '23 Wedding car' },
];
let table: RoundTable;
let [a, b]: [string, string] = ['', ''];

beforeEach(async () => {
  table = await setTable(world, dana, [
    [milo, 'artist'],
    [eve, 'editor'],
  ]);
  [a, b] = (await table.takes(SHOT, 2)) as [string, string];
});

/** Everything that says something about a round, as one member reads it. */
const everything = async (person: Person, roundId: string): Promise<string> => {
  const { shots } = await table.read(person, roundId);
  const paths = [
    ...['rounds', 'rounds/standing', 'decisions', 'decisions/log', 'decisions/liked', 'takes'],
    `rounds/${roundId}`,
    `rounds/${roundId}/ballots`,
    ...shots.map(({ shotId }) => `rounds/${roundId}/shots/${shotId}/reveal`),
    ...shots.map(({ shotId }) => `decisions?shotId=${shotId}`),
  ];
  const answers = paths.map(async (path) => (await person.send('GET', table.at(path))).text());
  return (await Promise.all(answers)).join('\n');
};

const SECRET = 'nobody-may-read-this';

describe('marks that were not handed in', () => {
  it('of who was ready and skipped before the reveal are told nowhere', async () => {
    const { id } = await table.open([dana, milo, eve]);
    await table.ready(eve, id, { [a]: { mark: 'no', reason: SECRET } }, { none: SECRET });
    await table.answer(eve, id, 'skip');
    await table.ready(dana, id, {}, { none: 'More wind.' });
    await table.ready(milo, id, {}, { none: '' });
    expect(await table.shot(id)).toMatchObject({ state: 'none' });
    expect(await table.standing()).toMatchObject([
      { state: 'none', reasons: [{ userId: dana.id, text: 'More wind.' }] },
    ]);
    for (const person of [dana, milo]) expect(await everything(person, id)).not.toContain(SECRET);
    expect(await everything(eve, id)).toContain(SECRET);
  });

  it('of who was still choosing at the deadline are told nowhere', async () => {
    const deadline = new Date(world.services.clock().getTime() + 60_000).toISOString();
    const { id } = await table.open([dana, milo], {
      ...{ pace: 'deadline', deadline, restDecide: true },
    });
    await table.mark(milo, id, { [b]: { mark: 'no', reason: SECRET } }, { none: SECRET });
    await table.ready(dana, id, { [a]: 'love' });
    world.pass(60_000);
    expect(await settlePastDeadlines(world.services)).toBe(1);
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await everything(dana, id)).not.toContain(SECRET);
    const { voters } = await table.reveal(dana, id);
    expect(voters.find(({ userId }) => userId === milo.id)?.ballot).toBeNull();
  });

  it('on a shot that is left out, or in a round that is ended, are told nowhere', async () => {
    await table.takes(OTHER, 2);
    const { id } = await table.open([dana, milo], { shots: BOTH });
    for (const shotId of [SHOT, OTHER]) {
      await table.ready(milo, id, {}, { shotId, none: SECRET });
    }
    await table.skip(dana, id, SHOT);
    await table.close(dana, id);
    expect(await everything(dana, id)).not.toContain(SECRET);
  });

  it('of an earlier turn that was never revealed are told nowhere in the next', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(milo, id, {}, { none: SECRET });
    await table.close(dana, id);
    await table.reopen(dana, id);
    await table.ready(dana, id, { [a]: 'love' }, { turn: 2 });
    await table.ready(milo, id, { [a]: 'love' }, { turn: 2 });
    expect(await table.picks()).toEqual({ [SHOT]: a });
    expect(await everything(dana, id)).not.toContain(SECRET);
  });
});

describe('a press where not all had pressed is shown to nobody', () => {
  const duel = async (shots = BOTH.slice(0, 1)): Promise<string> => {
    const { id } = await table.open([dana, milo], { shots });
    for (const one of [dana, milo]) await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    expect(await table.shot(id)).toMatchObject({ state: 'duel' });
    return id;
  };
  const pressesIn = async (id: string) => (await table.reveal(dana, id)).presses;

  it('when the shot is left out', async () => {
    const id = await duel();
    await table.press(milo, id, b);
    await table.skip(dana, id);
    expect(await table.shot(id)).toMatchObject({ state: 'skipped' });
    expect(await pressesIn(id)).toEqual([]);
  });

  it('when the round is ended, and a shot of it re-opened', async () => {
    await table.takes(OTHER, 2);
    const id = await duel(BOTH);
    await table.press(milo, id, b);
    await table.close(dana, id);
    expect(await pressesIn(id)).toEqual([]);
    await table.reopen(dana, id, OTHER);
    expect(await pressesIn(id)).toEqual([]);
  });

  it('when all its takes go away under it', async () => {
    await table.takes(OTHER, 2);
    const id = await duel(BOTH);
    await table.press(milo, id, b);
    await dana.send('POST', table.at('takes/file'), { takeIds: [a, b], shotId: OTHER });
    expect(await table.shot(id)).toMatchObject({ state: 'parked' });
    expect(await pressesIn(id)).toEqual([]);
  });

  it('when somebody picks by hand meanwhile', async () => {
    const id = await duel();
    await table.press(milo, id, b);
    await dana.send('POST', table.at('decisions'), { shotId: SHOT, takeId: a });
    expect(await table.shot(id)).toMatchObject({ state: 'skipped' });
    expect(await pressesIn(id)).toEqual([]);
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });

  it('when whoever has not pressed leaves the round, and it ends with who is left', async () => {
    const id = await duel();
    await table.press(milo, id, b);
    await table.answer(dana, id, 'skip');
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    expect(await pressesIn(id)).toMatchObject([{ of: [{ userId: milo.id, choice: b }] }]);
  });

  it('when all who decide leave', async () => {
    const id = await duel();
    await table.press(milo, id, b);
    for (const one of [milo, dana]) await table.answer(one, id, 'skip');
    expect(await table.read(dana, id)).toMatchObject({ state: 'closed' });
  });
});
