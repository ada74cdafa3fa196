import type { Shot } from '@takeboard/storyboard';
import type { Take } from '../api/wire.ts';

/** The words of what somebody searches. */
export const wordsOf = (query: string): readonly string[] =>
  query.toLowerCase().split(/\s+/u).filter(Boolean);

/**
 * The takes that speak of something: those the server found, best first, then those whose shot has
 * every word in its number, title, prompt or notes, or that this page itself finds by their name,
 * folder, tool or the begin of their prompt. `byServer` is undefined when it could not be asked.
 */
export function findTakes(
  takes: readonly Take[],
  words: readonly string[],
  byServer: readonly string[] | undefined,
  shotOf: (shotId: string) => Shot | undefined,
): readonly Take[] {
  if (words.length === 0) return takes;
  const byId = new Map(takes.map((take) => [take.id, take]));
  const first = (byServer ?? []).flatMap((id) => byId.get(id) ?? []);
  const known = new Set(first);
  const shots = new Map<string, boolean>();
  const shotSpeaks = (shotId: string): boolean => {
    const said = shots.get(shotId) ?? shotHas(shotOf(shotId), words);
    shots.set(shotId, said);
    return said;
  };
  const rest = takes.filter(
    (take) =>
      !known.has(take) &&
      ((take.shotId !== null && shotSpeaks(take.shotId)) || hasAll(ownWords(take), words)),
  );
  return [...first, ...rest];
}

const shotHas = (shot: Shot | undefined, words: readonly string[]): boolean =>
  shot !== undefined &&
  hasAll(`${shot.label} ${shot.title} ${shot.promptText} ${shot.notes.toString()}`, words);

/** What is known here of what a take says; the server knows all of it. */
const ownWords = ({ name, folder, tool, promptStart }: Take): string =>
  `${folder} ${name} ${tool ?? ''} ${promptStart ?? ''}`;

const hasAll = (text: string, words: readonly string[]): boolean => {
  const said = text.toLowerCase();
  return words.every((word) => said.includes(word));
};
