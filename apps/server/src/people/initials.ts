/**
 * The one or two letters on a person's avatar: the first of the first and of the last word.
 * Counts what a reader sees as one letter (grapheme), so accents and emoji stay whole.
 */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/u);
  const first = firstLetter(words[0] ?? '');
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase('en') || '?';
};

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const firstLetter = (word: string): string => {
  for (const { segment } of segmenter.segment(word)) return segment;
  return '';
};
