/**
 * What the names of files say, in words that can be compared. `Gen-4 2026-11-20 gum bubble pop,
 * s23.mp4` says gum, bubble, pop and the shot number 23; dates, sizes, seeds and what vendors put
 * into every name say nothing.
 */
export interface NameWords {
  /** Folded words, each once, in order. */
  readonly words: readonly string[];
  /** Numbers that are meant as one of a shot: behind `shot`, `sh`, `s`, `sc` or `#`. */
  readonly numbers: readonly string[];
  /** Numbers a name begins with, which may be meant so: `23 wedding car`, `023A_`. */
  readonly leading: readonly string[];
}

/** In every name of some vendor, camera or sequence, or without meaning of their own. */
const EMPTY = new Set(
  `a an and as at by for from in into is it its of off on or our out over the their then to up we with
  der die das und im ein eine mit von zu
  mp4 mov webm mkv m4v clip clips take takes video videos movie film final copy new test export render output
  download untitled generated generation image upscaled version ver edit raw dsc dscf dscn img mvi gopr dji gx
  pxl vid gen gen2 gen3 gen4 runway runwayml pika pikalab kling klingai sora luma lumalabs dream machine ray veo
  hailuo minimax seedance wan haiper vidu firefly seed fps hd uhd turbo pro standard mode alpha master
  shot sh sc scene prompt day monday tuesday wednesday thursday friday saturday sunday`
    .split(/\s+/u)
    .filter(Boolean),
);

const EXTENSION = /\.(?:mp4|m4v|mov|webm|mkv)$/iu;
const MODES = /(?:text|image|img|frames?|elements)[ _-](?:to|2)[ _-](?:video|vid)/giu;
const DATES =
  /(?<!\d)(?:19|20)\d\d[-_. ]?[01]\d[-_. ]?[0-3]\d(?:[-_T .]*[0-2]\d[-_:h. ]?[0-5]\d(?:[-_:m. ]?[0-5]\d)?)?(?!\d)/gu;
const SIZES =
  /\b\d{3,5}\s?[x×]\s?\d{3,5}\b|\b\d{3,4}[pi]\b|\b\d+(?:[.,]\d+)?\s?(?:fps|s|sec|k)\b/giu;
/** Behind these a number is one of a shot; a letter may follow, as in `23A`. */
const NUMBERED =
  /(?:^|[^\p{L}\p{N}])(?:shot|shots|sh|sc|scene|s|#|nr|no)[ ._#-]{0,2}0*(\d{1,3}[a-z]?)(?![\p{L}\p{N}])/giu;
const LEADING = /^[\s._([-]*0*(\d{1,3}[a-z]?)(?=$|[\s._)\]-])(?![\s.]*\(?\d)/iu;

/** A name without its ending, dates, sizes and the mode it was made in. */
export const bareName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(EXTENSION, '')
    .replaceAll(MODES, ' ')
    .replaceAll(DATES, ' ')
    .replaceAll(SIZES, ' ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');

export function readName(name: string): NameWords {
  const bare = bareName(name);
  const numbers = [...bare.matchAll(NUMBERED)].map(([, number = '']) => number.toUpperCase());
  const leading = [...(LEADING.exec(bare) ?? [])].slice(1).map((number) => number.toUpperCase());
  return { words: wordsOf(bare), numbers, leading };
}

/** Words of a text that mean something, folded, each once. */
export function wordsOf(text: string): readonly string[] {
  const found = text
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((word) => word.length > 1 && !looksMade(word) && !EMPTY.has(word.toLowerCase()))
    .map(foldWord)
    .filter((word) => word.length > 1 && !EMPTY.has(word));
  return [...new Set(found)];
}

/** Seeds, hashes and counters: digits, or letters and digits mixed. */
const looksMade = (word: string): boolean =>
  /\d/u.test(word) ||
  /^[a-f]{6,}$/iu.test(word) ||
  (word.length > 3 && !/[aeiouyäöüåøæéèêáàâíóúœ]/iu.test(word));

/**
 * One spelling of a word: umlauts as they are and as they are written out become the same, and so do
 * `pop`, `pops`, `popped` and `popping`. Good for comparing, not for reading.
 */
export function foldWord(word: string): string {
  const plain = word
    .toLowerCase()
    .replaceAll(/['’]s?$/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[æä]/gu, 'ae')
    .replaceAll(/[øö]/gu, 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([aou])e(?=\p{L})/gu, '$1');
  for (const ending of ['ing', 'ed', 'es', 's']) {
    const stem = plain.slice(0, -ending.length);
    if (plain.endsWith(ending) && stem.length >= 3 && !plain.endsWith('ss')) {
      // popped → pop, but fall stays fall.
      return stem.replace(/([bdgmnprt])\1$/u, '$1').replace(/e$/u, '');
    }
  }
  return plain.replace(/e$/u, '');
}
