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
