import { afterEach, expect, test, vi } from 'vitest';
import { openBatchLocks } from '../../src/uploads/batch-lock.ts';

afterEach(() => vi.unstubAllGlobals());

test('a drop is sent by one tab, and by the next one when that is closed', async () => {
  const [first, second] = [openBatchLocks(), openBatchLocks()];
  expect(await first.take('drop')).toBe(true);
  expect(await first.take('drop')).toBe(true);
  expect(await second.take('drop')).toBe(false);
  expect(await second.heldElsewhere()).toEqual(new Set(['drop']));
  expect(await first.heldElsewhere()).toEqual(new Set());

  const taken = vi.fn<() => void>();
  second.whenFree('drop', taken);
  expect(taken).not.toHaveBeenCalled();
  first.close();
  await vi.waitFor(() => expect(taken).toHaveBeenCalledOnce());
  second.close();
});

test('a tab that is closed waits for nothing any more', async () => {
  const [first, second] = [openBatchLocks(), openBatchLocks()];
  await first.take('other');
  const taken = vi.fn<() => void>();
  second.whenFree('other', taken);
  second.close();
  first.close();
  const third = openBatchLocks();
  await vi.waitFor(async () => expect(await third.take('other')).toBe(true));
  expect(taken).not.toHaveBeenCalled();
  third.close();
});

test('pages without locks ask each other', async () => {
  vi.stubGlobal('navigator', {});
  const [first, second] = [openBatchLocks(), openBatchLocks()];
  expect(await first.take('drop')).toBe(true);
  expect(await second.take('drop')).toBe(false);
  expect(await second.heldElsewhere()).toEqual(new Set(['drop']));
  expect(await first.heldElsewhere()).toEqual(new Set());
  first.close();
  expect(await second.take('drop')).toBe(true);
  second.close();
});
