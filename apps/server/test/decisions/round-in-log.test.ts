import type { DecisionEntry } from '@takeboard/voting';
import { explainDecision } from '@takeboard/voting';
import { describe, expect, it } from 'vitest';
import { bodyOf, openTestApp } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';
import { takesSeenBy } from '../support/test-takes.ts';

const world = await openTestApp();
const [dana, milo, eve, vera] = (await Promise.all(
  ['Dana', 'Milo', 'Eve', 'Vera'].map((name) => world.person(name)),
)) as [Person, Person, Person, Person];

const set = () =>
  setTable(world, dana, [
    [milo, 'artist'],
    [eve, 'voter'],
    [vera, 'viewer'],
  ]);
const logOf = async (table: RoundTable) =>
  (
    await bodyOf<{ log: { entry: DecisionEntry }[] }>(
      vera.send('GET', table.at(`decisions?shotId=${SHOT}`)),
    )
  ).log.map(({ entry }) => entry);
const wholeOf = async (table: RoundTable) =>
  bodyOf<{ entries: number; whole: boolean }>(vera.send('GET', table.at('decisions/verify')));
const likedOf = async (table: RoundTable, person: Person) =>
  (
    await bodyOf<{ takes: { takeId: string }[] }>(person.send('GET', table.at('decisions/liked')))
  ).takes.map(({ takeId }) => takeId);

describe('what a round decided', () => {
  it('stands in the log with everything that was on the table, and nothing of it before', async () => {
    const table = await set();
    const [a = '', b = '', c = ''] = await table.takes(SHOT, 3);
    await dana.send('POST', table.at('takes/hide'), { takeIds: [c], hidden: true });
    await milo.send('POST', table.at('takes/hide'), { takeIds: [c], hidden: true });
    const { id } = await table.open([dana, milo], {
      scope: 'Chorus 1',
      voters: [
        { userId: dana.id, part: 'decides' },
        { userId: milo.id, part: 'decides' },
        { userId: eve.id, part: 'advises' },
      ],
    });
    await table.answer(eve, id, 'join');
    await table.ready(eve, id, { [b]: 'love' });
    await table.ready(dana, id, { [a]: 'love', [b]: { mark: 'no', reason: 'Too slow.' } });
    for (const person of [dana, milo, eve, vera]) {
      expect(await logOf(table)).toEqual([]);
      expect(await likedOf(table, person)).toEqual([]);
    }
    expect((await takesSeenBy(dana, table.boardId)).get(b)?.hidden).toBe(false);

    await table.ready(milo, id, { [a]: 'like' });
    const [entry] = await logOf(table);
    expect(entry).toMatchObject({
      place: 1,
      shotId: SHOT,
      takeId: a,
      take: 'shot-22 take 1.mp4',
      how: 'round',
      round: {
        id,
        scope: 'Chorus 1',
        pace: 'live',
        turn: 1,
        hidden: [{ takeId: c, name: 'shot-22 take 3.mp4' }],
        absent: [],
        tally: { method: 'two-hearts', outcome: { kind: 'picked', take: a } },
        presses: [],
        finalSay: null,
      },
    });
    const names = (people: readonly { name: string }[] | undefined) =>
      people?.map(({ name }) => name).toSorted();
    expect(names(entry?.by)).toEqual(['Dana', 'Milo']);
    expect(names(entry?.round?.shown)).toEqual(['shot-22 take 1.mp4', 'shot-22 take 2.mp4']);
    expect(names(entry?.round?.hidden[0]?.by)).toEqual(['Dana', 'Milo']);
    expect(entry?.round?.ballots.find(({ userId }) => userId === dana.id)?.ballot.marks[b]).toEqual(
      { mark: 'no', reason: 'Too slow.' },
    );
    expect(entry && explainDecision(entry)[0]).toBe('Dana ♥ and Milo ✓ it.');

    // What was refused is hidden from who refused it, what was liked is known to all.
    const hidden = async (person: Person) =>
      (await takesSeenBy(person, table.boardId)).get(b)?.hidden;
    expect([await hidden(dana), await hidden(milo), await hidden(eve)]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await likedOf(table, vera)).toSorted()).toEqual([a, b].toSorted());
    expect(await wholeOf(table)).toMatchObject({ entries: 1, whole: true });
  });

  it('stays in the log when the shot is opened again, with the reason at the new entry', async () => {
    const table = await set();
    const [a = '', b = ''] = await table.takes(SHOT, 2);
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [a]: 'love' });
    await table.ready(milo, id, { [a]: 'love' });
    await table.reopen(milo, id, SHOT, 'The light is wrong.');
    // While it is chosen anew the old reveal is still known, and nothing of the new ballots.
    await table.ready(dana, id, { [a]: null, [b]: 'love' }, { turn: 2 });
    expect(await likedOf(table, vera)).toEqual([a]);
    await table.ready(milo, id, { [a]: null, [b]: 'love' }, { turn: 2 });
    expect(
      (await logOf(table)).map(({ takeId, reason, round }) => [takeId, reason, round?.turn]),
    ).toEqual([
      [b, 'The light is wrong.', 2],
      [a, null, 1],
    ]);
    expect(await table.picks()).toEqual({ [SHOT]: b });
    expect((await likedOf(table, vera)).toSorted()).toEqual([a, b].toSorted());
    expect(await wholeOf(table)).toMatchObject({ entries: 2, whole: true });
  });

  it('is one entry, however many last ones are ready at the same moment', async () => {
    const table = await set();
    const [a = ''] = await table.takes(SHOT, 1);
    const { id } = await table.open([dana, milo]);
    await Promise.all([dana, milo].map((person) => table.ready(person, id, { [a]: 'love' })));
    await Promise.all(
      Array.from({ length: 4 }, () =>
        dana.send('POST', table.at('decisions'), { shotId: 'other', takeId: null }),
      ),
    );
    expect(await logOf(table)).toHaveLength(1);
    expect(await wholeOf(table)).toMatchObject({ entries: 5, whole: true });
  });
});
