import { expect, it } from 'vitest';
import type { Command } from '../../src/commands/command-store.ts';
import { findCommands } from '../../src/commands/find-commands.ts';

const run = () => undefined;
const commands: readonly Command[] = [
  { id: 'invite', group: 'Board', label: 'Invite somebody', words: 'share link', run },
  { id: '23', group: 'Shot', label: '23 Wedding car', words: 'neon', onlyWhenSearched: true, run },
  { id: '2', group: 'Shot', label: '2 Chain-link gap', onlyWhenSearched: true, run },
];
const found = (query: string) => findCommands(commands, query).map(({ id }) => id);

it('shows only actions until somebody types', () => {
  expect(found('  ')).toEqual(['invite']);
});

it('finds by any words, the beginning of a name first', () => {
  expect(found('2')).toEqual(['23', '2']);
  expect(found('link')).toEqual(['2', 'invite']);
  expect(found('car wed')).toEqual(['23']);
  expect(found('neon')).toEqual(['23']);
  expect(found('xyz')).toEqual([]);
});
