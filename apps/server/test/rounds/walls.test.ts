import { beforeEach, describe, expect, it } from 'vitest';
import { myOrder } from '../../src/rounds/my-order.ts';
import { openTestApp } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** Which takes are on a wall, and in which order each voter sees them. */

const world = await openTestApp();
const [dana, milo] = (await Promise.all(['Dana', 'Milo'].map((name) => world.person(name)))) as [
  Person,
  Person,
];
let table: RoundTable;
let takes: string[] = [];

beforeEach(async () => {
  table = await setTable(world, dana, [[milo, 'artist']]);
  takes = await table.takes(SHOT, 12);
});

const seen = (person: Person, takeIds: readonly string[]) =>
  person.send('POST', table.at('takes/seen'), { takeIds });
const hide = (person: Person, takeIds: readonly string[], hidden = true) =>
  person.send('POST', table.at('takes/hide'), { takeIds, hidden });
const wallOf = async (person: Person, roundId: string): Promise<readonly string[]> =>
  (await table.read(person, roundId)).shots[0]?.takes ?? [];

describe('a wall', () => {
  it('has what is ready under the shot when the round begins, and nothing that comes later', async () => {
    await table.takes('shot-23', 2);
    const coming = dana.send('POST', table.at('takes'), {
      files: [{ clientKey: 'still-on-its-way', name: 'late.mp4', bytes: 1000, shotId: SHOT }],
    });
    expect((await coming).status).toBe(201);
    const { id } = await table.open([dana, milo]);
    const later = await table.takes(SHOT, 2);
    expect((await wallOf(dana, id)).toSorted()).toEqual(takes.toSorted());
    for (const one of [dana, milo]) await table.ready(one, id, { [takes[0] ?? '']: 'love' });
    expect((await table.reveal(dana, id)).later.toSorted()).toEqual(later.toSorted());
  });

  it('leaves out what all who decide have hidden, and says so at the reveal', async () => {
    const [both = '', mine = ''] = takes;
    await hide(dana, [both, mine]);
    await hide(milo, [both]);
    const { id } = await table.open([dana, milo]);
    const wall = await wallOf(dana, id);
    expect(wall).not.toContain(both);
    expect(wall.at(-1)).toBe(mine);
    for (const one of [dana, milo]) await table.ready(one, id, {}, { none: '' });
    const { hidden } = await table.reveal(milo, id);
    expect(hidden.map(({ takeId, by }) => ({ takeId, by: by.toSorted() }))).toEqual([
      { takeId: both, by: [dana.id, milo.id].toSorted() },
    ]);
  });

  it('leaves nothing out for one person alone', async () => {
    await hide(dana, takes);
    const { id } = await table.open([dana]);
    expect(await wallOf(dana, id)).toHaveLength(12);
  });

  it('is empty where there are no takes, and all one can say is that none is good', async () => {
    const shots = [{ shotId: 'shot-23', label: '23 Wedding car' }];
    const { id } = await table.open([dana, milo], { shots });
    for (const one of [dana, milo]) {
      await table.ready(one, id, {}, { shotId: 'shot-23', none: 'Shoot it.' });
    }
    expect(await table.shot(id, 'shot-23')).toMatchObject({ state: 'none', takes: [] });
  });
});

describe('my order', () => {
  it('is mine alone, the same whenever I look, and begins with what I had not seen', async () => {
    const watched = takes.slice(0, 6);
    await seen(milo, watched);
    await hide(milo, takes.slice(0, 2));
    const { id } = await table.open([dana, milo]);
    const his = await wallOf(milo, id);
    expect(his.slice(0, 6).toSorted()).toEqual(takes.slice(6).toSorted());
    expect(his.slice(6, 10).toSorted()).toEqual(takes.slice(2, 6).toSorted());
    expect(his.slice(10).toSorted()).toEqual(takes.slice(0, 2).toSorted());
    const hers = await wallOf(dana, id);
    expect(hers).not.toEqual(his);
    // What is seen and hidden during the round moves nothing.
    await seen(milo, takes);
    await hide(milo, takes.slice(8));
    expect(await wallOf(milo, id)).toEqual(his);
    expect(await wallOf(dana, id)).toEqual(hers);
  });

  it('gives every take every place about as often, and nobody’s order tells another’s', () => {
    const wall = ['a', 'b', 'c', 'd'];
    const orders = Array.from({ length: 2000 }, (_, voter) =>
      myOrder({ roundId: 'round', shotId: 'shot', userId: `voter ${voter}` }, wall, new Map()),
    );
    for (const take of wall) {
      for (const place of wall.keys()) {
        const times = orders.filter((order) => order[place] === take).length;
        expect(times).toBeGreaterThan(420);
        expect(times).toBeLessThan(580);
      }
    }
    const same = orders.filter((order, index) => order.join() === orders[index + 1]?.join());
    expect(same.length).toBeLessThan(2000 / 12); // by chance 1 in 24
  });
});

describe('the lot', () => {
  it('is drawn anew for every round', async () => {
    const drawn = await Promise.all(
      [1, 2].map(async (evening) => {
        const deadline = new Date(Date.now() + evening * 86_400_000).toISOString();
        const { id } = await table.open([dana, milo], { pace: 'deadline', deadline });
        const { sql } = world.services.database;
        const [row] = await sql<{ takes: string[] }[]>`
          select takes from round_shot where round_id = ${id}`;
        return row?.takes ?? [];
      }),
    );
    expect(drawn[0]?.toSorted()).toEqual(drawn[1]?.toSorted());
    expect(drawn[0]).not.toEqual(drawn[1]); // by chance 1 in 479,001,600
  });
});
