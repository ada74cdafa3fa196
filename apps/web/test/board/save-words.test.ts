import { expect, it } from 'vitest';
import { saveWords } from '../../src/board/save-words.ts';

it('says Saved only when it is', () => {
  const kinds = [
    { kind: 'connecting' },
    { kind: 'saved' },
    { kind: 'saving', changes: 2 },
    { kind: 'offline', changes: 0 },
    { kind: 'offline', changes: 3 },
    { kind: 'paused', reason: 'The disk is full.', changes: 1 },
    { kind: 'failed', reason: 'You were removed.', changes: 1 },
  ] as const;
  expect(kinds.map((save) => saveWords(save).short)).toEqual([
    'Connecting',
    'Saved',
    'Saving',
    'Offline',
    'Offline · 3 changes',
    'Paused · 1 change',
    'Not saved',
  ]);
});

it('passes on why saving stopped', () => {
  const words = saveWords({ kind: 'failed', reason: 'You were removed.', changes: 2 });
  expect(words).toMatchObject({
    title: '2 changes not saved',
    text: 'You were removed.',
    isBad: true,
  });
});
