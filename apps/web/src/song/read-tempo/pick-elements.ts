import { TempoFileProblem } from './tempo-file.ts';

/** Of a large XML text only the elements with these names are kept, so that memory does not grow with it. */
const NAMES = ['MasterTrack', 'MainTrack', 'Locators'] as const;
export type Picked = Partial<Record<(typeof NAMES)[number], string>>;

/** XML of a large Live set is some 100 MB; what is ten times as large was made to do harm. */
const MOST_TEXT = 1 << 30;
const MOST_ELEMENT = 16 << 20;
const LONGEST_TAG = '</MasterTrack>'.length;

/**
 * Read text as it comes and cut out the first element of each name, from `<Name` to `</Name>`. Text in
 * which no such tag stands is let go of at once.
 * @throws TempoFileProblem when it is larger than any Live set.
 */
export async function pickElements(texts: AsyncIterable<string>): Promise<Picked> {
  const picked: Picked = {};
  let total = 0;
  let element: OpenElement | undefined;
  let before = '';
  for await (const text of texts) {
    total += text.length;
    if (total > MOST_TEXT) throw tooLarge();
    for (let rest: string | undefined = before + text; rest !== undefined;) {
      element ??= openedIn(rest, picked);
      if (element === undefined) {
        before = rest.slice(-LONGEST_TAG); // a tag may begin here and end in what comes
        break;
      }
      rest = element.take(rest);
      before = '';
      if (rest === undefined) break;
      picked[element.name] = element.text;
      element = undefined;
    }
  }
  return picked;
}

const tooLarge = () =>
  new TempoFileProblem('It is larger than any Live set when unpacked. Save the set anew.');

function openedIn(text: string, picked: Picked): OpenElement | undefined {
  const places = NAMES.flatMap((name) => {
    const at = picked[name] === undefined ? text.search(new RegExp(`<${name}[ >]`, 'u')) : -1;
    return at === -1 ? [] : [{ name, at }];
  });
  const first = places.toSorted((one, other) => one.at - other.at)[0];
  return first && new OpenElement(first.name, first.at);
}

/** An element whose end has not come yet; elements of the same name may stand in it. */
class OpenElement {
  readonly name: (typeof NAMES)[number];
  text = '';
  readonly #close: string;
  /** Pieces are joined only where an end may be: joining at each would take time with their square. */
  #pieces: string[] = [];
  #length = 0;
  #tail = '';
  #skip: number;

  constructor(name: (typeof NAMES)[number], startsAt: number) {
    this.name = name;
    this.#close = `</${name}>`;
    this.#skip = startsAt;
  }

  /** Take in the next piece; what is behind the end of the element, or undefined while it goes on. */
  take(piece: string): string | undefined {
    const added = piece.slice(this.#skip);
    this.#skip = 0;
    const seam = this.#tail + added;
    this.#tail = seam.slice(-this.#close.length);
    this.#pieces.push(added);
    this.#length += added.length;
    if (this.#length > MOST_ELEMENT) throw tooLarge();
    if (!seam.includes(this.#close)) return undefined;
    const whole = this.#pieces.join('');
    this.#pieces = [whole];
    for (let at = whole.indexOf(this.#close); at !== -1; at = whole.indexOf(this.#close, at + 1)) {
      const end = at + this.#close.length;
      const inside = whole.slice(0, end);
      const opened = inside.match(new RegExp(`<${this.name}(?:>| [^>]*[^/]>)`, 'gu'))?.length ?? 0;
      if (opened > inside.split(this.#close).length - 1) continue;
      this.text = inside;
      return whole.slice(end);
    }
    return undefined;
  }
}
