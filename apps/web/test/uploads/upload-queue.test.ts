import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FakeWorld, settled, upload, uploads } from './support/fake-world.ts';

const statesOf = ({ queue }: FakeWorld) =>
  Object.fromEntries(Object.entries(queue.view().count).filter(([, count]) => count > 0));

describe('a queue of uploads', () => {
  test('tells 700 files in chunks and sends three at a time', async () => {
    const world = new FakeWorld();
    world.queue.add(uploads(700));
    await settled();
    expect(world.rows.size).toBe(700);
    expect(world.sending).toBe(3);
    await world.finish();
    expect(statesOf(world)).toEqual({ arrived: 700 });
    expect([...world.told.values()].every((times) => times === 1)).toBe(true);
  });

  test('what files were made with reaches those told already and those to be told', async () => {
    const world = new FakeWorld();
    world.queue.add(uploads(150));
    // The first hundred are just being told.
    expect(world.queue.madeWith('Pika')).toEqual([]);
    await settled();
    expect(world.tools.size).toBe(100);
    expect(new Set(world.tools.values())).toEqual(new Set(['Pika']));
    expect(world.queue.view().items.every(({ tool }) => tool === 'Pika')).toBe(true);
    expect(world.queue.madeWith(null)).toHaveLength(150);
    expect(world.queue.view().items.some((item) => 'tool' in item)).toBe(false);
  });

  test('the same file dropped twice is one', async () => {
    const world = new FakeWorld();
    expect(world.queue.add(uploads(5))).toBe(5);
    expect(world.queue.add(uploads(5))).toBe(0);
    await world.finish();
    expect(world.rows.size).toBe(5);
  });

  test('what the board has already is counted as such', async () => {
    const world = new FakeWorld();
    world.queue.add(uploads(2, 'first'));
    await world.finish();
    world.queue.add(uploads(3, 'second'));
    await world.finish();
    // The list of the first drop made room for the second.
    expect(statesOf(world)).toEqual({ here: 2, arrived: 1 });
  });

  test('waits while the network is cut, says why, and goes on where it was', async () => {
    const world = new FakeWorld();
    world.queue.add(uploads(1));
    await settled();
    await world.carry(40);
    world.cut();
    await settled();
    expect(world.queue.view().waiting).toBe('no answer');
    await world.pass(1_000);
    await world.pass(2_000);
    expect(world.queue.view().waiting).toBe('no answer');
    world.mend();
    world.queue.hurry();
    await settled();
    expect(world.queue.view().waiting).toBe(null);
    await world.finish();
    expect(statesOf(world)).toEqual({ arrived: 1 });
    expect(world.crossed).toBe(100);
  });

  test('tries less and less often, and at once when told that the network is back', async () => {
    const world = new FakeWorld();
    world.cut();
    world.queue.add(uploads(1));
    await settled();
    await world.pass(999);
    world.mend();
    await world.pass(0);
    expect(world.rows.size).toBe(0);
    await world.pass(1);
    expect(world.rows.size).toBe(1);
  });

  test('paused, nothing is sent; what was under way is not sent again', async () => {
    const world = new FakeWorld();
    world.queue.add(uploads(4));
    await settled();
    await world.carry(50);
    world.queue.pause();
    await world.pass(60_000);
    expect(world.sending).toBe(0);
    expect(world.queue.view().paused).toBe(true);
    world.queue.resume();
    await world.finish();
    expect(world.crossed).toBe(100 + 101 + 102 + 103);
  });

  test('a pause ends with the list it was for', async () => {
    const world = new FakeWorld();
    world.queue.add(uploads(2));
    await settled();
    world.queue.pause();
    world.queue.cancel(world.queue.view().items.map(({ key }) => key));
    world.queue.add(uploads(1));
    await world.finish();
    expect(statesOf(world)).toEqual({ arrived: 1 });
  });

  test('pausing and going on at once sends nothing twice', async () => {
    const world = new FakeWorld();
    world.queue.add(uploads(5));
    await settled();
    world.queue.pause();
    world.queue.resume();
    await settled();
    expect(world.sending).toBe(3);
    expect(world.queue.view().count.sending).toBe(3);
  });

  test('one file that is refused does not hold up the 99 others of its chunk', async () => {
    const world = new FakeWorld();
    world.refused.add('clip 41.mp4');
    world.queue.add(uploads(100));
    await settled();
    await world.finish();
    expect(statesOf(world)).toEqual({ arrived: 99, failed: 1 });
    const failed = world.queue.view().items.find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ name: 'clip 41.mp4', failure: 'a name nobody can keep' });
    world.refused.clear();
    world.queue.retry();
    await world.finish();
    expect(statesOf(world)).toEqual({ arrived: 100 });
  });

  test('cancelling forgets what was told, even while it is being told', async () => {
    const world = new FakeWorld();
    const all = uploads(10);
    world.queue.add(all);
    world.queue.cancel(all.slice(0, 5).map(({ key }) => key));
    await settled();
    expect(world.rows.size).toBe(5);
    world.queue.cancel(all.map(({ key }) => key));
    await settled();
    expect(world.rows.size).toBe(0);
    expect(world.queue.view().items).toEqual([]);
    expect(world.sending).toBe(0);
  });

  test('a page that is loaded anew sends only what is missing', async () => {
    const world = new FakeWorld();
    world.queue.add(uploads(6));
    await settled();
    await world.carry(1_000);
    await world.carry(60);
    world.reload();
    await settled();
    await world.finish();
    expect(world.rows.size).toBe(6);
    expect([...world.rows.values()].every(({ state }) => state === 'ready')).toBe(true);
    expect(world.crossed).toBe(100 + 101 + 102 + 103 + 104 + 105);
  });

  test('views are the same object until something changes', async () => {
    const { queue } = new FakeWorld();
    expect(queue.view()).toBe(queue.view());
    const before = queue.view();
    queue.add([upload(1)]);
    expect(queue.view()).not.toBe(before);
  });
});

type Step =
  | { readonly does: 'drop'; readonly count: number; readonly batch: number }
  | { readonly does: 'carry'; readonly bytes: number }
  | { readonly does: 'pass'; readonly ms: number }
  | { readonly does: 'cancel'; readonly index: number; readonly batch: number }
  | { readonly does: 'cut' | 'mend' | 'restart' | 'reload' | 'pause' | 'resume' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('drop' as const),
    count: fc.integer({ min: 1, max: 9 }),
    batch: fc.integer({ min: 1, max: 2 }),
  }),
  { weight: 4, arbitrary: fc.record({ does: fc.constant('carry' as const), bytes: fc.nat(150) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('pass' as const), ms: fc.nat(40_000) }),
  },
  fc.record({
    does: fc.constant('cancel' as const),
    index: fc.nat(8),
    batch: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    does: fc.constantFrom('cut', 'mend', 'restart', 'reload', 'pause', 'resume'),
  }),
);

describe('whatever happens on the way', () => {
  test('each file that was not cancelled is on the server once and whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const world = new FakeWorld();
        const wanted = new Set<string>();
        /** Given up before they had arrived, and not dropped again. */
        const cancelled = new Set<string>();
        /** Cancelled while the page did not know that the server had a row for them. */
        const left = new Set<string>();
        for (const one of steps) {
          await take(world, one, { wanted, cancelled, left });
          expect(world.sending).toBeLessThanOrEqual(3);
          const { count, items } = world.queue.view();
          expect(Object.values(count).reduce((a, b) => a + b, 0)).toBe(items.length);
        }
        world.mend();
        world.queue.resume();
        await settled();
        await world.finish();

        expect(world.queue.unsent()).toBe(0);
        expect(world.queue.view().count.failed).toBe(0);
        for (const key of wanted) {
          const row = world.rows.get(key);
          expect(row, key).toMatchObject({ state: 'ready', has: row?.bytes });
        }
        for (const key of cancelled) expect(world.rows.has(key), key).toBe(false);
      }),
      { numRuns: 80 },
    );
  });
});

async function take(
  world: FakeWorld,
  one: Step,
  { wanted, cancelled, left }: Readonly<Record<'wanted' | 'cancelled' | 'left', Set<string>>>,
): Promise<void> {
  switch (one.does) {
    case 'drop': {
      const dropped = uploads(one.count, `batch ${one.batch}`);
      world.queue.add(dropped);
      for (const { key } of dropped) {
        wanted.add(key);
        cancelled.delete(key);
      }
      break;
    }
    case 'cancel': {
      const key = `batch ${one.batch} key ${one.index}`;
      const item = world.queue.view().items.find((one) => one.key === key);
      // After a reload nobody knows its row before it is told again; the tray offers to forget it.
      const known = item !== undefined && (item.takeId !== null || !(item.begun || left.has(key)));
      if (item !== undefined && !known) left.add(key);
      world.queue.cancel([key]);
      wanted.delete(key);
      if (known && world.rows.get(key)?.state !== 'ready') cancelled.add(key);
      break;
    }
    case 'carry':
      await world.carry(one.bytes);
      break;
    case 'pass':
      await world.pass(one.ms);
      break;
    case 'pause':
    case 'resume':
      world.queue[one.does]();
      break;
    case 'cut':
    case 'mend':
    case 'reload':
    case 'restart':
      world[one.does]();
      break;
  }
  await settled();
}
