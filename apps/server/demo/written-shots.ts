import { readFileSync } from 'node:fs';

/** A shot as it stands in the shot list. */
export interface WrittenShot {
  readonly title: string;
  readonly prompt: string;
  /** Whole bars of the song. */
  readonly bars: number;
}

const LIST = new URL('./the-hardest-part.txt', import.meta.url);

/** So many shots of one continuous zoom. The list has 55; more of them begin it again. */
export function writtenShots(count: number): readonly WrittenShot[] {
  const list = readFileSync(LIST, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()));
  return Array.from({ length: count }, (_, i) => {
    const [title = '', prompt = '', bars = ''] = list[i % list.length] ?? [];
    const round = Math.floor(i / list.length);
    const again = round === 0 ? '' : `, night ${round + 1}`;
    return { title: `${title}${again}`, prompt, bars: Number(bars) };
  });
}
