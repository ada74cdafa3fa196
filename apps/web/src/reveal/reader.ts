/** Who reads a sentence, and what that person calls the others. */
export interface Reader {
  readonly me: string;
  nameOf(userId: string): string;
}

/** Beyond so many, people are counted instead of named. */
const MOST_NAMED = 4;

const and = new Intl.ListFormat('en', { type: 'conjunction' });
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `two`; digits from ten on. */
export const sayNumber = (count: number): string => NUMBERS[count] ?? String(count);

/** "You and Milo", "Dana", "Milo, You" never: whoever reads stands first. */
export function namesOf(ids: readonly string[], { me, nameOf }: Reader): string {
  const others = ids.filter((id) => id !== me).map(nameOf);
  return and.format(ids.includes(me) ? ['You', ...others] : others);
}

/** The same in the middle of a sentence. */
export const namesWithin = (ids: readonly string[], reader: Reader): string =>
  namesOf(ids, reader).replace(/^You\b/u, 'you');

/**
 * All of several people as the subject of a sentence: "You both", "Dana and Milo both", "You, Milo
 * and Ann all", "All eight of you".
 */
export function allOf(ids: readonly string[], reader: Reader): string {
  const isIn = ids.includes(reader.me);
  if (ids.length > MOST_NAMED) {
    return isIn ? `All ${sayNumber(ids.length)} of you` : `All ${sayNumber(ids.length)} of them`;
  }
  if (ids.length === 2) return isIn ? 'You both' : `${namesOf(ids, reader)} both`;
  return ids.length < 2 ? namesOf(ids, reader) : `${namesOf(ids, reader)} all`;
}

/** The form of a verb after those people: "loves" after one other person, "love" after all else. */
export const verb = (ids: readonly string[], { me }: Reader, form: string): string =>
  ids.length === 1 && ids[0] !== me ? `${form}s` : form;

/** "yours", "Dana’s". */
export const possessive = (id: string, { me, nameOf }: Reader): string =>
  id === me ? 'yours' : `${nameOf(id)}’s`;
