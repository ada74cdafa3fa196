import type { Command } from './command-store.ts';

const MOST = 60;

/**
 * The commands whose words contain every word of the query, those that begin with it first.
 * Without a query: all but those that are only shown when searched.
 */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const words = query.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return commands.filter(({ onlyWhenSearched }) => !onlyWhenSearched);
  return commands
    .map((command) => ({ command, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST)
    .map(({ command }) => command);
}

function rankOf({ label, group, words = '' }: Command, wanted: readonly string[]): number {
  const name = label.toLowerCase();
  const all = `${name} ${group} ${words}`.toLowerCase();
  if (!wanted.every((word) => all.includes(word))) return 0;
  const first = wanted[0] ?? '';
  if (name.startsWith(first)) return 3;
  return wanted.every((word) => name.includes(word)) ? 2 : 1;
}
