import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { boardKeys } from '../../src/api/board-queries.ts';
import type { Take } from '../../src/api/wire.ts';
import { openTakeCache } from '../../src/takes/take-cache.ts';
import type { TakeCache } from '../../src/takes/take-cache.ts';
import { aTake } from '../pool/support/a-take.ts';

const queryKey = boardKeys.takes('b');
let server: Take[];
let asked: string[];
let queries: QueryClient;
let cache: TakeCache;

beforeEach(() => {
  vi.useFakeTimers();
  server = ['1', '2', '3'].map((id) => aTake(id));
  asked = [];
  queries = new QueryClient();
  queries.setQueryData(queryKey, server);
  cache = openTakeCache(queries, 'b', (ids) => {
    asked.push(ids?.join(',') ?? 'all');
    return Promise.resolve(
      ids === undefined ? server : server.filter(({ id }) => ids.includes(id)),
    );
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const shown = () =>
  queries.getQueryData<Take[]>(queryKey)?.map(({ id, shotId }) => `${id}:${shotId ?? '-'}`);
const change = (id: string, shotId: string) => {
  server = server.map((take) => (take.id === id ? { ...take, shotId } : take));
};
const soon = () => vi.advanceTimersByTimeAsync(300);

it('fetches what events name, many at once, and nothing else', async () => {
  change('1', '23');
  change('3', '24');
  cache.changed(['1']);
  cache.changed(['3', '1']);
  await soon();
  expect(asked).toEqual(['1,3']);
  expect(shown()).toEqual(['1:23', '2:-', '3:24']);
});

it('puts new takes at the end and drops those that are gone', async () => {
  server = [...server.filter(({ id }) => id !== '2'), aTake('4')];
  cache.changed(['2', '4']);
  await soon();
  expect(shown()).toEqual(['1:-', '3:-', '4:-']);
});

it('shows a change at once, and keeps it until the server has answered', async () => {
  const answered = cache.expect(['1'], () => ({ shotId: '23' }));
  cache.changed(['1', '2']);
  await soon();
  // The server had not heard of mine yet: take 1 was not asked for.
  expect([asked, shown()]).toEqual([['2'], ['1:23', '2:-', '3:-']]);
  change('1', '23');
  answered();
  await soon();
  expect([asked, shown()]).toEqual([
    ['2', '1'],
    ['1:23', '2:-', '3:-'],
  ]);
});

it('puts back what the server refused, and asks how it stands', async () => {
  cache.expect(['1', '2'], () => ({ shotId: '23' }))(true);
  expect(shown()).toEqual(['1:-', '2:-', '3:-']);
  await soon();
  expect(asked).toEqual(['1,2']);
});

it('asks for all when very many have changed', async () => {
  cache.changed(Array.from({ length: 300 }, (_, i) => String(i)));
  await soon();
  expect(asked).toEqual(['all']);
});

it('leaves the stills of the former range until those of the new one are made', async () => {
  const stills = () =>
    queries.getQueryData<Take[]>(queryKey)?.map(({ inStill, outStill }) => [inStill, outStill])[0];
  const now = (part: Partial<Take>) => {
    server = server.map((take) => (take.id === '1' ? { ...take, ...part } : take));
    return server[0] as Take;
  };
  cache.put(now({ inStill: 'a', outStill: 'b' }));
  cache.put(now({ range: { in: 2, out: 9 }, inStill: null, outStill: null }));
  expect(stills()).toEqual(['a', 'b']);
  cache.changed(['1']);
  await soon();
  expect(stills()).toEqual(['a', 'b']);
  now({ inStill: 'c', outStill: 'd' });
  cache.changed(['1']);
  await soon();
  expect(stills()).toEqual(['c', 'd']);
});
