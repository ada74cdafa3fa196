/** Characters up to which a take's name stands in a sentence as it is. */
const ROOM = 30;
const END = 10;

/**
 * The name of a take for the middle of a sentence: without the ending of its file, a long one without
 * its middle, since names that a generator gave differ at their ends.
 */
export function shortName(name: string): string {
  const plain = name.replace(/\.[a-z0-9]{2,4}$/iu, '');
  const letters = [...plain];
  if (letters.length <= ROOM) return plain;
  const begin = letters
    .slice(0, ROOM - END - 1)
    .join('')
    .trimEnd();
  return `${begin}…${letters.slice(-END).join('').trimStart()}`;
}
