import { beforeEach, expect, test, vi } from 'vitest';
import { keepPause } from '../../src/uploads/kept-pause.ts';
import { FakeWorld, uploads } from './support/fake-world.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

test('who paused finds it paused after a reload, on that board alone', async () => {
  const before = new FakeWorld();
  keepPause(before.queue, 'dana/board');
  before.queue.pause();
  await before.pass(1_000);

  const after = new FakeWorld();
  keepPause(after.queue, 'dana/board');
  const elsewhere = new FakeWorld();
  keepPause(elsewhere.queue, 'dana/other');
  expect([after, elsewhere].map(({ queue }) => queue.view().paused)).toEqual([true, false]);
});

test('who went on finds it going on', async () => {
  const before = new FakeWorld();
  keepPause(before.queue, 'dana/board');
  before.queue.pause();
  before.queue.add(uploads(1));
  await before.pass(1_000);
  before.queue.resume();
  await before.pass(1_000);

  const after = new FakeWorld();
  keepPause(after.queue, 'dana/board');
  expect(after.queue.view().paused).toBe(false);
});
