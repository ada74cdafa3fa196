import { bareName, wordsOf } from './name-words.ts';
import type { GuessedShot } from './guess-shots.ts';

/**
 * The shots somebody means who types a number or part of a title, best first: the number itself,
 * numbers that begin so, titles with a word that begins so, titles that hold it.
 */
export function findShots<S extends Pick<GuessedShot, 'label' | 'title'>>(
  shots: readonly S[],
  query: string,
): readonly S[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const number = wanted.replace(/^0+(?=\d)/u, '');
  return shots
    .map((shot) => ({ shot, rank: rankOf(shot, wanted, number) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ shot }) => shot);
}

function rankOf(
  { label, title }: Pick<GuessedShot, 'label' | 'title'>,
  wanted: string,
  number: string,
): number {
  const own = label.toLowerCase();
  const name = title.toLowerCase();
  if (own === wanted || own.replace(/^0+(?=\d)/u, '') === number) return 4;
  if (own.startsWith(wanted) || own.startsWith(number)) return 3;
  if (` ${name}`.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 1 : 0;
}

/** A title for a shot made from a take, from what its name says; empty when that is nothing. */
export function titleFromName(name: string): string {
  const words = bareName(name)
    .split(/[^\p{L}'’]+/u)
    .filter((word) => word.length > 1);
  // Only words that tell this take from others: not what a vendor puts into every name.
  const told = words.filter((word) => wordsOf(word).length > 0);
  const title = told.slice(0, 6).join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}
