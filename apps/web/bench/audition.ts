/**
 * How long a take takes from Space to the first right frame of the film on screen: fifty auditions of
 * fifty takes on a board of the demo with real proxies and a song, each pointed at for a moment before,
 * as people do, in a headless Chromium. Posters count for nothing. Beside it: until the picture moves
 * with the song, without a moment's rest on the take, and another take by arrow.
 *
 * `npm run bench -- audition --takes 60` tries it small.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { makeFilmBoard } from '../e2e/support/film-board.ts';
import { showTakes, tiles } from '../e2e/support/pool-page.ts';
import { openRealPool } from '../e2e/support/real-size-page.ts';
import { startServer } from '../e2e/support/server.ts';
import config from '../playwright.config.ts';

const { values: given } = parseArgs({
  options: {
    takes: { type: 'string', default: '120' },
    shots: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '2.5' },
    width: { type: 'string', default: '1280' },
  },
});
const TARGET_MS = 250;
const AUDITIONS = 50;
/** Milliseconds the pointer rests on a take before the key: a look at its poster. */
const LOOK = 400;
/** Milliseconds it is held at least. */
const HOLD = 350;
const FIRST = 'takeboard:audition-first-frame';
const MOVES = 'takeboard:audition-moves';
const OTHER = 'takeboard:audition-other-take';

const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const names = ['takes', 'shots', 'seconds', 'width'] as const;
  const board = await makeFilmBoard(server.url, () => browser.newContext({ baseURL: server.url }), {
    size: [...names.flatMap((name) => [`--${name}`, given[name]]), '--unsorted', '0'],
    left: 0,
  });
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies(board.dana.cookies.map((cookie) => ({ ...cookie, url: server.url })));
  const page = await context.newPage();
  await openRealPool({ name: board.dana.name, context, page }, board);
  // The song has been asked for by then, as when somebody has looked around on the board.
  await page.getByRole('radio', { name: 'Watch' }).click();
  await page.getByRole('img', { name: /^The film/u }).waitFor();
  await showTakes(page);
  await tiles(page).first().locator('img').waitFor();

  const looked = await audition(page, AUDITIONS, LOOK);
  const p95 = quantile(looked.first, 0.95);
  row(`Space to first frame, p95 of ${looked.first.length}`, p95, `target ${TARGET_MS} ms`);
  row('  median', quantile(looked.first, 0.5));
  row('  longest', Math.max(...looked.first));
  row('Space to moving with the song, p95', quantile(looked.moves, 0.95));
  const arrows = await byArrow(page);
  row(`arrow to the other take's frame, p95 of ${arrows.length}`, quantile(arrows, 0.95));
  const atOnce = await audition(page, 10, 0);
  row(`without resting on the take, p95 of ${atOnce.first.length}`, quantile(atOnce.first, 0.95));
  process.exitCode = looked.first.length === AUDITIONS && p95 <= TARGET_MS ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}

/** Auditions takes one after the other by pointer and Space, `look` milliseconds after coming there. */
async function audition(page: Page, count: number, look: number) {
  await page.evaluate(() => performance.clearMeasures());
  const [first, moves]: [number[], number[]] = [[], []];
  const there = await tiles(page).count();
  for (let i = 0; i < count; i += 1) {
    // Never the neighbour: what was made ready for one is of no use to the next.
    const tile = tiles(page).nth((i * 7) % there);
    await tile.scrollIntoViewIfNeeded();
    await tile.hover();
    await delay(look);
    await page.keyboard.down('Space');
    first.push(await measured(page, FIRST, first.length));
    moves.push(await measured(page, MOVES, moves.length));
    // Let go at once it would be a tap, which keeps it open.
    await delay(HOLD);
    await page.keyboard.up('Space');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  return { first, moves };
}

/** Milliseconds of the measure with that number. */
async function measured(page: Page, name: string, index: number): Promise<number> {
  const handle = await page.waitForFunction(
    ([of, at]) => performance.getEntriesByName(of)[at],
    [name, index] as const,
    { timeout: 20_000 },
  );
  return handle.evaluate((measure) => (measure as PerformanceEntry).duration);
}

/** Milliseconds from the arrow until the canvas shows another picture of the same slot. */
async function byArrow(page: Page): Promise<readonly number[]> {
  const took: number[] = [];
  const there = await tiles(page).count();
  for (let i = 0; i < 10; i += 1) {
    await tiles(page)
      .nth((i * 5) % there)
      .hover();
    await delay(LOOK);
    await page.keyboard.down('Space');
    const strip = page.getByRole('listbox', { name: 'Takes of the shot' });
    const isOne = (await strip.count()) === 0;
    if (!isOne) {
      // In the slot itself, two seconds after the begin.
      await delay(2200);
      const last = await strip.getByRole('option').last().getAttribute('aria-selected');
      await page.evaluate(() => performance.clearMeasures());
      await page.keyboard.press(last === 'true' ? 'ArrowLeft' : 'ArrowRight');
      took.push(await measured(page, OTHER, 0));
    }
    await page.keyboard.up('Space');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  return took;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function row(name: string, value: number, target = ''): void {
  console.log(`${name.padEnd(48)} ${`${value.toFixed(0)} ms`.padStart(9)}  ${target}`);
}
