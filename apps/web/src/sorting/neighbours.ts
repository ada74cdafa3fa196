import type { GuessedTake } from './guess-shots.ts';
import { readName } from './name-words.ts';

/** Milliseconds within which takes count as made together: a vendor delivers four at a time. */
const TOGETHER = 4 * 60_000;
/** Distance of mean colours, of 441 at most, under which they look alike. */
const ALIKE = 24;

/** How two takes are related by where they come from. */
export function neighbourOf(
  a: GuessedTake,
  b: GuessedTake,
): { readonly named: boolean; readonly together: boolean } {
  const stem = stemOf(a.name);
  const sameTime =
    a.modifiedAt !== null &&
    b.modifiedAt !== null &&
    Math.abs(Date.parse(a.modifiedAt) - Date.parse(b.modifiedAt)) <= TOGETHER;
  return { named: stem !== '' && stem === stemOf(b.name), together: sameTime };
}

/** Same picture size, and nearly the same mean colour. */
export function alikeOf(a: GuessedTake, b: GuessedTake): boolean {
  if (a.facts === null || b.facts === null || a.color === null || b.color === null) return false;
  if (a.facts.width !== b.facts.width || a.facts.height !== b.facts.height) return false;
  const [left, right] = [channels(a.color), channels(b.color)];
  return Math.hypot(...left.map((value, i) => value - (right[i] ?? 0))) < ALIKE;
}

/**
 * The takes that came with one and are probably of the same shot: from the same drop and folder, and
 * named like it; where names say nothing, made within minutes of each other. Without the take itself.
 */
export function batchOf<T extends GuessedTake>(take: T, unsorted: readonly T[]): readonly T[] {
  const beside = unsorted.filter(
    ({ id, batchId, folder }) =>
      id !== take.id && batchId === take.batchId && folder === take.folder,
  );
  if (stemOf(take.name) !== '') return beside.filter((one) => neighbourOf(take, one).named);
  return chainOf(
    take,
    beside.filter((one) => stemOf(one.name) === ''),
  );
}

/** Those that hang together in time, each within minutes of the one before. */
function chainOf<T extends GuessedTake>(take: T, others: readonly T[]): readonly T[] {
  const found = new Set<T>();
  const ends: T[] = [take];
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    for (const one of others) {
      if (found.has(one) || !neighbourOf(end, one).together) continue;
      found.add(one);
      ends.push(one);
    }
  }
  return others.filter((one) => found.has(one));
}

const stems = new Map<string, string>();

/** What is left of a name when counters, dates and seeds are gone; empty when nothing is. */
function stemOf(name: string): string {
  const known = stems.get(name);
  if (known !== undefined) return known;
  const { words, numbers } = readName(name);
  const stem = words.length === 0 ? '' : [...words, ...numbers].join(' ');
  stems.set(name, stem);
  return stem;
}

const channels = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
