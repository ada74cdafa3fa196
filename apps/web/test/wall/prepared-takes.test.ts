import { afterEach, expect, test, vi } from 'vitest';
import {
  addressOf,
  forgetPrepared,
  prepareTake,
  preparedCount,
} from '../../src/wall/prepared-takes.ts';

const revoked: string[] = [];
let made = 0;
vi.stubGlobal('URL', {
  createObjectURL: () => `blob:${(made += 1)}`,
  revokeObjectURL: (address: string) => void revoked.push(address),
});
let asked: string[] = [];
const serve = (status = 200, bytes = 1000) =>
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return new Response(status === 200 ? new Uint8Array(bytes) : null, { status });
  });
const { signal } = new AbortController();

afterEach(() => {
  forgetPrepared();
  revoked.length = 0;
  asked = [];
});

test('what was fetched is had from this page, and fetched once', async () => {
  serve();
  expect(addressOf('a')).toBe('/media/a');
  await prepareTake('a', signal);
  await prepareTake('a', signal);
  expect(addressOf('a')).toMatch(/^blob:/u);
  expect(asked).toEqual(['/media/a']);
});

test('what does not come is asked for where it is shown', async () => {
  serve(404);
  await expect(prepareTake('a', signal)).rejects.toThrow('404');
  expect(addressOf('a')).toBe('/media/a');
});

test('two hours of walls keep no more than a few dozen of them', async () => {
  serve();
  for (let i = 0; i < 700; i += 1) await prepareTake(`take${i}`, signal);
  expect(preparedCount()).toBe(36);
  expect(revoked).toHaveLength(700 - 36);
  expect(addressOf('take699')).toMatch(/^blob:/u);
});

test('large ones count by their bytes', async () => {
  serve(200, 10 * 2 ** 20);
  for (let i = 0; i < 8; i += 1) await prepareTake(`take${i}`, signal);
  expect(preparedCount()).toBe(4);
});

test('one that is used again is not the first to go', async () => {
  serve();
  for (let i = 0; i < 36; i += 1) await prepareTake(`take${i}`, signal);
  await prepareTake('take0', signal);
  await prepareTake('another', signal);
  expect(addressOf('take0')).toMatch(/^blob:/u);
  expect(addressOf('take1')).toBe('/media/take1');
});

test('nothing is kept of what was called off', async () => {
  serve();
  const control = new AbortController();
  const coming = prepareTake('a', control.signal);
  control.abort();
  await coming;
  expect(preparedCount()).toBe(0);
});
