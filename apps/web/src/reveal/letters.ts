const LETTERS = ['A', 'B', 'C', 'D'] as const;

/** What a finalist is called in a duel: A, B, C, D, the strongest first. */
export const letterOf = (finalists: readonly string[], takeId: string): string =>
  LETTERS[finalists.indexOf(takeId)] ?? '?';

/** The key of a letter, whatever alphabet the keyboard writes: by what it prints, else by its place. */
export function letterPressed({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const printed = key.toUpperCase();
  if (/^[A-Z]$/u.test(printed)) return printed;
  return /^Key([A-Z])$/u.exec(code)?.[1] ?? '';
}

const or = new Intl.ListFormat('en', { type: 'disjunction' });

/** "A", "A or B", "A, B, or C". */
export const sayLetters = (count: number): string => or.format(LETTERS.slice(0, count));
