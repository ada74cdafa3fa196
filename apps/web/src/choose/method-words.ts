import type { Mark, VotingMethod } from '@takeboard/voting';

/** How a mark is said on the rules card; what a method asks for, its list of marks says. */
const MARK_WORDS: Readonly<Record<Mark, { readonly sign: string; readonly means: string }>> = {
  love: { sign: '♥', means: 'love' },
  like: { sign: '✓', means: 'like' },
  no: { sign: '✗', means: 'not for me, because…' },
};

const COUNTS = ['', 'one', 'two', 'three', 'four', 'five'];

/** A mark as a method gives it: `{ sign: '✓', words: 'like, up to two' }`. */
export function markInWords({ mark, most }: VotingMethod['marks'][number]): {
  readonly sign: string;
  readonly words: string;
} {
  const { sign, means } = MARK_WORDS[mark];
  if (most === null) {
    return { sign, words: mark === 'no' ? means : `${means}, as many as you like` };
  }
  const count = COUNTS[most] ?? String(most);
  return { sign, words: `${means}, ${most === 1 ? count : `up to ${count}`}` };
}

/** What becomes of ties, whatever the method. */
export const TIE_RULE =
  'A duel is settled by both pressing at once, unseen. Split twice: whoever has the final say on that shot decides, or it is parked.';
