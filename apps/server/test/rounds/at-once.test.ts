import { beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** Several people, or one on two devices, at the very same moment: real requests on a real Postgres. */

const world = await openTestApp();
const { sql } = world.services.database;
const people = (await Promise.all(
  ['Dana', 'Milo', 'Eve', 'Ada'].map((name) => world.person(name)),
)) as [Person, Person, Person, Person];
const [dana, milo] = people;
let table: RoundTable;
let [a, b, c] = ['', '', ''];

beforeEach(async () => {
  table = await setTable(
    world,
    dana,
    people.slice(1).map((one) => [one, 'artist'] as const),
  );
  [a, b, c] = (await table.takes(SHOT, 3)) as [string, string, string];
});

const decisions = async (): Promise<number> =>
  (await sql`select from decision where board_id = ${table.boardId}`).length;

const outcomes = async (answers: readonly Promise<Response>[]): Promise<string[]> =>
  (await Promise.all(answers.map(outcomeOf))).toSorted();

describe('at once', () => {
  it('all say ready: one reveal, one decision, whoever was last', async () => {
    for (let times = 0; times < 5; times += 1) {
      const { id } = await table.open(people);
      const said = people.map((one) => table.ready(one, id, { [a]: 'love' }));
      expect(await outcomes(said)).toEqual(['200', '200', '200', '200']);
      expect(await table.shot(id)).toMatchObject({ state: 'picked' });
      expect(await decisions()).toBe(times + 1);
    }
  });

  it('somebody says ready again and again: it is said once', async () => {
    const { id } = await table.open([dana, milo]);
    const told = (await table.told()).length;
    const said = [1, 2, 3].map(() => table.ready(dana, id, { [a]: 'love' }));
    expect(await outcomes(said)).toEqual(['200', '200', '200']);
    expect(await table.told()).toHaveLength(told + 1);
    await table.ready(milo, id, { [a]: 'love' });
    // The answer to the last one was lost, and it is asked again after the reveal.
    expect(await outcomeOf(table.ready(milo, id, { [a]: 'love' }))).toBe('200');
    expect(await decisions()).toBe(1);
  });

  it('one takes ready back while the other makes it complete: one of the two happened', async () => {
    for (let times = 0; times < 5; times += 1) {
      const { id } = await table.open([dana, milo]);
      await table.ready(dana, id, { [a]: 'love' });
      const [back] = await Promise.all([
        outcomeOf(table.notReady(dana, id)),
        outcomeOf(table.ready(milo, id, { [a]: 'love' })),
      ]);
      const { state } = await table.shot(id);
      expect([back, state]).toEqual(
        back === '200' ? ['200', 'choosing'] : ['409 already_revealed', 'picked'],
      );
      await table.close(dana, id);
    }
  });

  it('marks and ready of two devices: nothing marked before ready is lost, nothing after it counts', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(milo, id, { [a]: 'love' });
    const said = await Promise.all([
      outcomeOf(table.mark(dana, id, { [b]: 'like' })),
      outcomeOf(table.ready(dana, id, { [a]: 'love' })),
      outcomeOf(table.mark(dana, id, { [c]: 'like' })),
    ]);
    const [mine] = await table.ballots(dana, id);
    expect(mine?.marks[a]).toEqual({ mark: 'love' });
    expect(mine?.marks[b] !== undefined).toBe(said[0] === '200');
    expect(mine?.marks[c] !== undefined).toBe(said[2] === '200');
    expect(await table.reveal(milo, id)).toMatchObject({ pick: a });
  });

  it('marks from two devices are all kept', async () => {
    const { id } = await table.open([dana, milo]);
    const marks = [{ [a]: 'love' }, { [b]: 'like' }, { [c]: 'no' }] as const;
    await Promise.all(marks.map((one) => table.mark(dana, id, one)));
    const [mine] = await table.ballots(dana, id);
    expect(mine?.marks).toEqual({
      ...{ [a]: { mark: 'love' }, [b]: { mark: 'like' }, [c]: { mark: 'no' } },
    });
  });

  it('all press in a duel: one pick', async () => {
    const { id } = await table.open(people);
    for (const one of people) await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    const { turn, run, timesParked } = await table.shot(id);
    const pressed = people.map((one) => table.press(one, id, b, { turn, run, timesParked }));
    expect(await outcomes(pressed)).toEqual(['200', '200', '200', '200']);
    expect(await table.picks()).toEqual({ [SHOT]: b });
    expect(await decisions()).toBe(1);
  });

  it('two begin the same round: it begins once, with one wall', async () => {
    const started = table.start(dana, {
      voters: [dana, milo].map(({ id }) => ({ userId: id, part: 'decides' as const })),
    });
    const { id } = await bodyOf<{ id: string }>(started);
    await table.answer(milo, id, 'join');
    const begun = await Promise.all([table.begin(dana, id), table.begin(milo, id)]);
    expect(begun.map(({ status }) => status)).toEqual([200, 200]);
    const [one, other] = await Promise.all(
      begun.map((answer) => bodyOf<{ openedAt: string }>(answer)),
    );
    expect(one?.openedAt).toBe(other?.openedAt);
    expect((await table.told()).length).toBe(3); // started, joined, begun
  });

  it('two rounds over the same shot are begun: one is', async () => {
    const rounds = await Promise.all(
      [dana, milo].map(async (one) => {
        const { id } = await bodyOf<{ id: string }>(table.start(one));
        return { one, id };
      }),
    );
    const begun = rounds.map(({ one, id }) => table.begin(one, id));
    expect(await outcomes(begun)).toEqual(['200', '409 one_live_round']);
  });

  it('a start is sent twice: there is one round', async () => {
    const twice = [1, 2].map(() => table.start(dana, { clientKey: 'the-same-key' }));
    const [one, other] = await Promise.all(twice.map((answer) => bodyOf<{ id: string }>(answer)));
    expect(one?.id).toBe(other?.id);
    expect(await sql`select from round where board_id = ${table.boardId}`).toHaveLength(1);
  });

  it('a shot is re-opened twice: there is one new turn', async () => {
    const { id } = await table.open([dana, milo]);
    for (const one of [dana, milo]) await table.ready(one, id, { [a]: 'love' });
    expect(await outcomes([table.reopen(dana, id), table.reopen(milo, id)])).toEqual([
      '200',
      '200',
    ]);
    expect(await table.shot(id)).toMatchObject({ state: 'choosing', turn: 2 });
  });

  it('somebody picks by hand while the other makes the reveal: the log holds what happened, in one chain', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [a]: 'love' });
    const [byHand, ready] = await Promise.all([
      outcomeOf(dana.send('POST', table.at('decisions'), { shotId: SHOT, takeId: b })),
      outcomeOf(table.ready(milo, id, { [a]: 'love' })),
    ]);
    expect(byHand).toBe('201');
    const revealed = ready === '200';
    expect(ready).toBe(revealed ? '200' : '409 turn_over');
    const verdict = dana.send('GET', table.at('decisions/verify'));
    expect(await bodyOf(verdict)).toMatchObject({ entries: revealed ? 2 : 1, whole: true });
    expect(await table.picks()).toEqual({ [SHOT]: b });
  });
});
