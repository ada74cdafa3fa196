/** A sentence for people in which voters and takes still stand as ids: whoever shows it knows their names. */
export type Sentence = readonly SentencePart[];

export type SentencePart = string | { readonly voter: string } | { readonly take: string };

/** Reads a sentence out with the names that voters and takes have on this board. */
export const readSentence = (
  sentence: Sentence,
  names: { readonly voter: (id: string) => string; readonly take: (id: string) => string },
): string =>
  sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'voter' in part ? names.voter(part.voter) : names.take(part.take);
    })
    .join('');

/** Puts single parts and lists of parts into one sentence. */
export const sentence = (...parts: readonly (SentencePart | Sentence)[]): Sentence => parts.flat();

/** "Dana, Milo and Ava". */
export const theVoters = (voters: readonly string[]): Sentence =>
  listed(voters.map((voter) => ({ voter })));

/** "Take 3 and Take 8". */
export const theTakes = (takes: readonly string[]): Sentence =>
  listed(takes.map((take) => ({ take })));

/** "Dana likes", "Dana and Milo both like", "Dana, Milo and Ava all like". */
export const together = (voters: readonly string[], one: string, several: string): Sentence => {
  if (voters.length === 1) return sentence(theVoters(voters), ` ${one}`);
  return sentence(theVoters(voters), voters.length === 2 ? ' both ' : ' all ', several);
};

const listed = (parts: readonly SentencePart[]): Sentence =>
  parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return [index === parts.length - 1 ? ' and ' : ', ', part];
  });
