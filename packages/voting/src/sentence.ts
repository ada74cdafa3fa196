/** A sentence for people in which voters and takes still stand as ids: whoever shows it knows their names. */
export type Sentence = readonly SentencePart[];

export type SentencePart = string | { readonly voter: string } | { readonly take: string };

/** Reads a sentence out with the names that voters and takes have on this board. */
export const readSentence = (
  said: Sentence,
  names: { readonly voter: (id: string) => string; readonly take: (id: string) => string },
): string =>
  said
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'voter' in part ? names.voter(part.voter) : names.take(part.take);
    })
    .join('');

/** Makes one sentence of parts and lists of parts; a word at its beginning gets its capital. */
export const sentence = (...parts: readonly (SentencePart | Sentence)[]): Sentence => {
  const [first, ...rest] = parts.flat();
  if (first === undefined) return [];
  return [typeof first === 'string' ? capital(first) : first, ...rest];
};

/** "Dana, Milo and Ava"; more than can be taken in at a glance are counted instead of named. */
export const theVoters = (voters: readonly string[]): Sentence =>
  voters.length > MOST_NAMED
    ? [`${voters.length} people`]
    : listed(voters.map((voter) => ({ voter })));

/** "Take 3 and Take 8". */
export const theTakes = (takes: readonly string[]): Sentence =>
  listed(takes.map((take) => ({ take })));

/** "Dana likes", "Dana and Milo both like", "Dana, Milo and Ava all like", "all 12 like". */
export const together = (voters: readonly string[], one: string, several: string): Sentence => {
  if (voters.length > MOST_NAMED) return [`all ${voters.length} ${several}`];
  if (voters.length === 1) return [...theVoters(voters), ` ${one}`];
  return [...theVoters(voters), voters.length === 2 ? ` both ${several}` : ` all ${several}`];
};

/** Parts one after another with something between them. */
export const joined = (parts: readonly Sentence[], between: string): Sentence =>
  parts.flatMap((part, index) => (index === 0 ? part : [between, ...part]));

const MOST_NAMED = 8;

const listed = (parts: readonly SentencePart[]): Sentence =>
  parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return [index === parts.length - 1 ? ' and ' : ', ', part];
  });

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
