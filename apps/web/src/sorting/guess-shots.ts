import type { Shot } from '@takeboard/storyboard';
import type { Take } from '../api/wire.ts';
import { alikeOf, neighbourOf } from './neighbours.ts';
import { readName, wordsOf } from './name-words.ts';

export type GuessedTake = Pick<
  Take,
  'id' | 'name' | 'folder' | 'batchId' | 'shotId' | 'modifiedAt' | 'promptStart' | 'facts' | 'color'
>;
export type GuessedShot = Pick<Shot, 'id' | 'label' | 'title' | 'promptText'>;

/** A shot that a take may be of, and why one may think so. */
export interface ShotGuess {
  readonly shotId: string;
  /** Larger is surer; from 6 on it is rarely wrong. */
  readonly score: number;
  /** The strongest first, as words after the title. */
  readonly reasons: readonly string[];
}

/** What each sign is worth when it is as strong as it can be. */
const WORTH = {
  number: 10,
  leading: 6,
  title: 6,
  ownPrompt: 9,
  nameInPrompt: 4.5,
  namedLike: 5,
  sameFolder: 3,
  madeTogether: 3,
  sameBatch: 2,
  looksAlike: 1,
} as const;
/** Below this a sign is noise. */
const LEAST = 0.9;
const MOST = 5;
const MOST_REASONS = 2;
const FROM_PROMPT = 'made from its prompt';

/** Which shots a take may be of, the likeliest first; none when nothing speaks for any. */
export const guessShots = (
  take: GuessedTake,
  takes: readonly GuessedTake[],
  shots: readonly GuessedShot[],
): readonly ShotGuess[] => openGuesser(takes, shots)(take);

/** The same for many takes of one board: what is known of its shots is worked out once. */
export function openGuesser(
  takes: readonly GuessedTake[],
  shots: readonly GuessedShot[],
): (take: GuessedTake) => readonly ShotGuess[] {
  const told = shots.map((shot) => ({
    shot,
    label: shot.label.replace(/^0+(?=\d)/u, '').toUpperCase(),
    title: wordsOf(shot.title),
    prompt: new Set(wordsOf(shot.promptText)),
  }));
  const weigh = rarity(told.map(({ title, prompt }) => new Set([...title, ...prompt])));
  const known = new Set(shots.map(({ id }) => id));
  const filed = takes.filter(({ shotId }) => shotId !== null && known.has(shotId));

  return (take) => {
    const name = readName(take.name);
    const folders = take.folder.split('/').filter(Boolean).map(readName);
    const numbers = new Set([name, ...folders].flatMap((one) => one.numbers));
    const leading = new Set([name, ...folders].flatMap((one) => one.leading));
    const words = [...new Set([name, ...folders].flatMap((one) => one.words))];
    const prompt = wordsOf(take.promptStart ?? '');
    const beside = besideOf(take, filed);

    const guesses = told.map(({ shot, label, title, prompt: asked }): ShotGuess => {
      const signs: Sign[] = [];
      if (numbers.has(label)) signs.push([WORTH.number, `number ${shot.label} in its name`]);
      else if (leading.has(label)) signs.push([WORTH.leading, `begins with ${shot.label}`]);

      const titled = title.filter((word) => words.includes(word) || prompt.includes(word));
      const named = title.filter((word) => words.includes(word));
      signs.push([
        WORTH.title * weigh.share(titled, title) * Math.min(1, weigh.sum(titled) / 2),
        named.length > 0 ? `named ${list(named, take.name)}` : `prompt words: ${list(titled, '')}`,
      ]);

      const spoken = prompt.filter((word) => asked.has(word));
      const share = weigh.share(spoken, prompt);
      // A few words in common are common.
      if (prompt.length >= 3 && share > 0.5) {
        signs.push([
          WORTH.ownPrompt * ((share - 0.5) * 2),
          share > 0.9 ? FROM_PROMPT : `prompt words: ${list(spoken, take.promptStart ?? '')}`,
        ]);
      }
      const heard = words.filter((word) => asked.has(word) && !titled.includes(word));
      signs.push([
        WORTH.nameInPrompt * weigh.share(heard, words) * Math.min(1, weigh.sum(heard) / 2),
        `prompt words: ${list(heard, take.name)}`,
      ]);
      for (const sign of beside) {
        const here = sign.counts.get(shot.id) ?? 0;
        // One other may itself be filed wrongly; six are hardly.
        const trust = here / (here + 1);
        if (here > 0) signs.push([sign.worth * trust * (here / sign.all), sign.say(here)]);
      }
      return weighUp(shot.id, signs);
    });
    return guesses
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST);
  };
}

type Sign = readonly [worth: number, reason: string];

function weighUp(shotId: string, signs: readonly Sign[]): ShotGuess {
  const strong = signs.filter(([worth]) => worth > 0.4).sort(([a], [b]) => b - a);
  return {
    shotId,
    score: signs.reduce((sum, [worth]) => sum + worth, 0),
    reasons: reasonsOf(strong.map(([, reason]) => reason)),
  };
}

/** Who hears that it was made from the prompt need not hear the words of it. */
function reasonsOf(all: readonly string[]): readonly string[] {
  const said = all.includes(FROM_PROMPT)
    ? all.filter((reason) => !reason.startsWith('prompt words'))
    : all;
  return [...new Set(said)].slice(0, MOST_REASONS);
}

// ---- takes beside it that have a shot ----

interface Beside {
  readonly worth: number;
  /** How many of them are of which shot. */
  readonly counts: ReadonlyMap<string, number>;
  readonly all: number;
  say(here: number): string;
}

function besideOf(take: GuessedTake, filed: readonly GuessedTake[]): readonly Beside[] {
  const others = filed.filter(({ id }) => id !== take.id);
  const inBatch = others.filter(({ batchId }) => batchId === take.batchId);
  const inFolder = inBatch.filter(({ folder }) => folder === take.folder && take.folder !== '');
  const named = others.filter((one) => neighbourOf(take, one).named);
  const together = others.filter((one) => neighbourOf(take, one).together);
  const alike = others.filter((one) => alikeOf(take, one));
  return [
    beside(WORTH.namedLike, named, (n) => `named like ${count(n)} here`),
    beside(WORTH.sameFolder, inFolder, (n) => `same folder as ${count(n)} here`),
    beside(WORTH.madeTogether, together, (n) => `made within minutes of ${count(n)} here`),
    beside(WORTH.sameBatch, inBatch, (n) => `same batch as ${count(n)} here`),
    beside(WORTH.looksAlike, alike, (n) => `size and colour of ${count(n)} here`),
  ].filter(({ all }) => all > 0);
}

function beside(
  worth: number,
  takes: readonly GuessedTake[],
  say: (here: number) => string,
): Beside {
  const counts = new Map<string, number>();
  for (const { shotId } of takes) {
    if (shotId !== null) counts.set(shotId, (counts.get(shotId) ?? 0) + 1);
  }
  return { worth, counts, all: takes.length, say };
}

const count = (takes: number): string => (takes === 1 ? '1 other' : `${takes} others`);

// ---- words ----

/** Words of few shots say more than words of many. */
function rarity(texts: readonly ReadonlySet<string>[]) {
  const known = new Map<string, number>();
  for (const text of texts) for (const word of text) known.set(word, (known.get(word) ?? 0) + 1);
  /** About 1 for a word of one shot in fifty, near 0 for one of them all; rare words count full. */
  const of = (word: string) => {
    const among = known.get(word) ?? 0;
    return among === 0 ? 0.6 : Math.log((texts.length + 1) / among) / Math.log(texts.length + 1);
  };
  const sum = (words: readonly string[]) => words.reduce((all, word) => all + of(word), 0);
  return {
    sum,
    /** The part of a text that some of its words are, by weight; 0 to 1. */
    share: (some: readonly string[], all: readonly string[]) =>
      some.length === 0 ? 0 : sum(some) / Math.max(sum(all), 0.01),
  };
}

/** Folded words as they were written, at most three. */
function list(folded: readonly string[], text: string): string {
  const written = new Map(
    text
      .split(/[^\p{L}\p{N}'’]+/u)
      .flatMap((word) => wordsOf(word).map((stem) => [stem, word.toLowerCase()] as const)),
  );
  return folded
    .slice(0, 3)
    .map((word) => written.get(word) ?? word)
    .join(', ');
}
