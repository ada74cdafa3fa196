/** What a round's people are called in the sentence about who sees what. */
export interface Others {
  /** First names of those who decide besides me. */
  readonly deciders: readonly string[];
  /** Whether I decide myself. */
  readonly isDecider: boolean;
}

/** Who cannot see my marks, and until when: the promise everything here rests on. */
export function sayBlind({ deciders, isDecider }: Others): string {
  const names = list(deciders);
  if (!isDecider) {
    return `You advise: nobody can see your marks until ${names} ${deciders.length === 1 ? 'is' : 'are'} ready.`;
  }
  if (deciders.length === 0) return 'You decide alone: your marks count as soon as you are ready.';
  if (deciders.length === 1) return `${names} can’t see your marks until you’re both ready.`;
  return `${names} can’t see your marks until you’re all ready.`;
}

/** Names as one says them: `Dana`, `Dana and Milo`, `Dana, Milo and Vera`. */
export const list = (names: readonly string[]): string =>
  names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** What is waited for once I have handed in. */
export const sayWaiting = (names: readonly string[]): string =>
  names.length === 0
    ? 'Everybody is ready.'
    : `${list(names)} ${names.length === 1 ? 'is' : 'are'} still choosing.`;
