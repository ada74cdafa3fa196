/**
 * Text from outside as Postgres and a page can take it: no NUL, no halves of surrogate pairs, no
 * other control characters, and nothing that turns the direction of what is written around it.
 */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A name or other text of one line; controls and line breaks become spaces, ends are trimmed. Letters
 * are composed, for a Mac writes file names in pieces that no search would find.
 */
export const cleanLine = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(TURNING, '')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

/** Text of several lines: line breaks and tabs stay, ends are trimmed. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(TURNING, '')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .trim();

const DEEPEST = 64;

/**
 * A parsed JSON value with its strings and keys cleaned, else as it was.
 * @throws RangeError when it is nested more than 64 deep.
 */
export const cleanJson = (value: unknown, depth = 0): unknown => {
  if (depth > DEEPEST) throw new RangeError(`JSON nested more than ${DEEPEST} deep`);
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map((one) => cleanJson(one, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [storable(key), cleanJson(one, depth + 1)]),
  );
};

const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');
