import type { Take } from '../api/wire.ts';

/** What can be done here about a file that became no take; all else its sentence says. */
export interface NextStep {
  /** Working on the same bytes once more may end otherwise. */
  readonly again: boolean;
  /** It can become a take as it is, with its glitches. */
  readonly keep: boolean;
}

/**
 * Failures that lie in the file's own bytes: the same work ends the same way, and each sentence names
 * what to upload instead. With `gone` there are no bytes to work on.
 */
const IN_THE_FILE: ReadonlySet<string> = new Set([
  'incomplete',
  'not_a_video',
  'no_picture',
  'damaged',
  'too_many_pixels',
  'too_long',
  'unreadable',
  'too_much_memory',
  'gone',
]);

const NOTHING: NextStep = { again: false, keep: false };

/** What helps a take that failed. A code this page does not know may pass, so it may be tried again. */
export function nextStep({ state, failure }: Pick<Take, 'state' | 'failure'>): NextStep {
  if (state !== 'failed') return NOTHING;
  const code = failure?.code ?? '';
  return { again: !IN_THE_FILE.has(code), keep: code === 'damaged' };
}
