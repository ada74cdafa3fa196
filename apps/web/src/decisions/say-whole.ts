import type { LogVerdict } from '../api/wire.ts';

const sayEntries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);

/** What checking the log came to: whether it is whole, else where it is not, why, and what to do next. */
export function sayWhole(
  { whole, entries, broken }: LogVerdict,
  nameOf: (shotId: string) => string | undefined,
): readonly string[] {
  if (whole || broken === null) {
    return [
      entries === 0
        ? 'The log is whole: there is no entry yet.'
        : `The log is whole: ${sayEntries(entries)} checked.`,
    ];
  }
  const shot = broken.shotId === null ? undefined : nameOf(broken.shotId);
  return [
    `The log is not whole from place ${broken.place} on${shot === undefined ? '' : ` (${shot})`}.`,
    broken.why,
    `${broken.place === 1 ? 'No entry is proved' : broken.place === 2 ? 'Entry 1 is as it was written' : `Entries 1 to ${broken.place - 1} are as they were written`}. Nobody can do this on the board: tell whoever runs the server, who finds the true entries in a backup.`,
  ];
}
