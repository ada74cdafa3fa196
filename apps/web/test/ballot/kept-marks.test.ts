// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { dropKeptMarks, openKeptMarks } from '../../src/ballot/kept-marks.ts';
import { NOTHING } from '../../src/ballot/unsent.ts';
import type { Unsent } from '../../src/ballot/unsent.ts';

const place = (shotId: string) => ({ roundId: 'r1', shotId, turn: 1 });
const love: Unsent = { ...NOTHING, marks: { t1: { mark: 'love' }, t2: null }, none: null };
const ready: Unsent = { ...NOTHING, none: 'darker', ready: true };

/** A browser's storage, and the locks its open pages hold on their part of it. */
function browser() {
  const storage = window.localStorage;
  storage.clear();
  const held = new Map<string, object>();
  return {
    storage,
    page(userId = 'dana', boardId = 'b1') {
      const owner = {};
      const kept = openKeptMarks(userId, boardId, storage, {
        take: (name) =>
          Promise.resolve(held.set(name, held.get(name) ?? owner).get(name) === owner),
      });
      return {
        ...kept,
        close() {
          for (const [name, by] of held) if (by === owner) held.delete(name);
        },
      };
    },
  };
}

test('what a page could not send is there for the next one, in its order, once', async () => {
  const { page } = browser();
  const first = page();
  await first.inherit();
  first.keep([
    [place('s2'), love],
    [place('s1'), ready],
  ]);
  first.close();
  const second = page();
  expect(await second.inherit()).toEqual([
    [place('s2'), love],
    [place('s1'), ready],
  ]);
  expect(await page().inherit()).toEqual([]);
});

test('an open page keeps its own', async () => {
  const { page } = browser();
  const first = page();
  await first.inherit();
  first.keep([[place('s1'), love]]);
  expect(await page().inherit()).toEqual([]);
  first.close();
  expect(await page().inherit()).toEqual([[place('s1'), love]]);
});

test('another person and another board find nothing of mine', async () => {
  const { page } = browser();
  const mine = page();
  await mine.inherit();
  mine.keep([[place('s1'), love]]);
  mine.close();
  expect(await page('milo').inherit()).toEqual([]);
  expect(await page('dana', 'b2').inherit()).toEqual([]);
  expect(await page().inherit()).toHaveLength(1);
});

test('what is confirmed, signed out of, or too old is gone', async () => {
  const { page, storage } = browser();
  const one = page();
  one.keep([[place('s1'), love]]);
  expect(storage).toHaveLength(1);
  one.keep([]);
  expect(storage).toHaveLength(0);

  one.keep([[place('s1'), love]]);
  page('milo').keep([[place('s1'), love]]);
  dropKeptMarks('dana', storage);
  expect(storage).toHaveLength(1);
  expect(storage.key(0)).toContain('milo');

  const old = JSON.stringify({
    at: Date.now() - 31 * 24 * 3_600_000,
    lines: [[place('s1'), love]],
  });
  storage.setItem('takeboard.marks/dana/b1/old', old);
  expect(await page().inherit()).toEqual([]);
});

test('what somebody else wrote there is passed over', async () => {
  const { page, storage } = browser();
  const strange = ['', 'null', '[1', '{"at":1,"lines":[[{"roundId":1},{}]]}'];
  for (const [n, text] of strange.entries()) storage.setItem(`takeboard.marks/dana/b1/${n}`, text);
  expect(await page().inherit()).toEqual([]);
});

test('a storage that is full or forbidden takes nothing away from the page', () => {
  const forbidden = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  const { storage } = browser();
  const full = {
    getItem: () => null,
    setItem: forbidden,
    removeItem: forbidden,
    key: () => null,
    length: 0,
  };
  const kept = openKeptMarks('dana', 'b1', full, { take: () => Promise.resolve(true) });
  expect(() => kept.keep([[place('s1'), love]])).not.toThrow();
  expect(() => kept.keep([])).not.toThrow();
  expect(storage).toHaveLength(0);
});
