import type { Mark } from './ballot.ts';

/** How a mark stands in a sentence. */
export const WORDS: Readonly<Record<Mark, string>> = { love: '♥', like: '✓', no: '✗' };
