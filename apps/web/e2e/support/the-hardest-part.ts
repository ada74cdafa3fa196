import { readFileSync } from 'node:fs';

/** One shot of the fixture, as a person would write it into a shot list. */
export interface WrittenShot {
  readonly title: string;
  readonly prompt: string;
  readonly bars: string;
}

/** The list that `npm run demo` fills its board from: `title | prompt | bars`, a shot a line. */
const WRITTEN = readFileSync(
  new URL('../../../server/demo/the-hardest-part.txt', import.meta.url),
  'utf8',
).trim();

/** An invented board of the real size: 55 shots of one continuous zoom. */
export const THE_HARDEST_PART: readonly WrittenShot[] = WRITTEN.split('\n').map((line) => {
  const [title = '', prompt = '', bars = ''] = line.split('|').map((part) => part.trim());
  return { title, prompt, bars };
});

/** The same as a person pastes it. */
export const SHOT_LIST: string = WRITTEN;
