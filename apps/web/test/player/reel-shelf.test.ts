import { rational } from '@takeboard/editorial';
import { expect, test } from 'vitest';
import type { Reel } from '../../src/player/reel.ts';
import { newReelShelf } from '../../src/player/reel-shelf.ts';

const fps = rational(24);

function fakes() {
  const log: string[] = [];
  const open = (proxy: string): Promise<Reel> => {
    log.push(`open ${proxy}`);
    if (proxy === 'bad') return Promise.reject(new Error('gone'));
    return Promise.resolve({ async *frames() {}, close: () => log.push(`close ${proxy}`) });
  };
  return { log, open };
}

test('what was given back stays open until others need the room, the oldest first', async () => {
  const { log, open } = fakes();
  const shelf = newReelShelf(open, 2);
  const a = shelf.take('a', fps);
  a.giveBack();
  shelf.take('b', fps).giveBack();
  shelf.take('a', fps).giveBack();
  expect(log).toEqual(['open a', 'open b']);
  shelf.take('c', fps);
  await a.reel;
  expect(log).toEqual(['open a', 'open b', 'open c', 'close b']);
  expect(shelf.open()).toBe(2);
});

test('what is in use is never closed, however many there are', async () => {
  const { log, open } = fakes();
  const shelf = newReelShelf(open, 1);
  const taken = ['a', 'b', 'c'].map((proxy) => shelf.take(proxy, fps));
  expect(shelf.open()).toBe(3);
  for (const { giveBack } of taken) giveBack();
  taken[0]?.giveBack();
  await Promise.all(taken.map(({ reel }) => reel));
  expect(shelf.open()).toBe(1);
  expect(log).toEqual(['open a', 'open b', 'open c', 'close a', 'close b']);
});

test('a proxy that could not be opened is tried again', async () => {
  const { log, open } = fakes();
  const shelf = newReelShelf(open);
  await expect(shelf.take('bad', fps).reel).rejects.toThrow('gone');
  await expect(shelf.take('bad', fps).reel).rejects.toThrow('gone');
  expect(log).toEqual(['open bad', 'open bad']);
});
