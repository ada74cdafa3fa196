import { expect, it } from 'vitest';
import { finalSay } from '../../src/shot/domain-words.ts';

const members = [
  { name: 'Dana', role: 'director' },
  { name: 'Milo', role: 'artist' },
  { name: 'Ada', role: 'artist' },
] as const;

it('names who has the final say', () => {
  expect(finalSay('camera-story', members)).toBe('Final say: Dana');
  expect(finalSay('face-lyrics-song', members)).toBe('Final say: Milo or Ada');
  expect(finalSay('face-lyrics-song', members.slice(0, 1))).toBe(
    'Final say: the artist, who is not on this board yet',
  );
});
