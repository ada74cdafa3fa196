/**
 * How soon the next wall plays: two people go through the shots of a board of the demo with real
 * proxies and a song, in a headless Chromium, and what is measured is the time from the key that asks
 * for the next wall until every take on it has shown two frames. Before each they choose for a while,
 * as people do, in which the next wall is made ready. Beside it: the first wall, which nothing was
 * ready for, another page, how many pictures come on screen in a second, and what the page takes of memory.
 *
 * `npm run bench -- wall --takes 60 --shots 5` tries it small.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectSaved } from '../e2e/support/board-page.ts';
import { makeFilmBoard } from '../e2e/support/film-board.ts';
import { pageMemory } from '../e2e/support/page-memory.ts';
import type { SignedIn } from '../e2e/support/real-size-board.ts';
import { openRound, sayReady } from '../e2e/support/rounds.ts';
import { startServer } from '../e2e/support/server.ts';
import { shotsOf } from '../e2e/support/shots.ts';
import type { Someone } from '../e2e/support/test.ts';
import config from '../playwright.config.ts';

const { values: given } = parseArgs({
  options: {
    takes: { type: 'string', default: '240' },
    shots: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '3' },
    width: { type: 'string', default: '1280' },
    /** Seconds of choosing on each wall. */
    choose: { type: 'string', default: '6' },
  },
});
const TARGET_MS = 500;
const TARGET_MEMORY_MB = 450;
const PLAYING = 'takeboard:wall-playing';

const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const names = ['takes', 'shots', 'seconds', 'width'] as const;
  const board = await makeFilmBoard(server.url, () => browser.newContext({ baseURL: server.url }), {
    size: [
      ...names.flatMap((name) => [`--${name}`, given[name]]),
      '--unsorted',
      '1',
      '--picks',
      '1',
    ],
    left: 0,
  });
  const { boardId } = board;
  const [dana, milo] = [await someone(board.dana), await someone(board.milo)];
  const { page } = dana;
  await page.goto(`/b/${boardId}`);
  await expectSaved(page);
  const round = await openRound(boardId, {
    shots: await shotsOf(dana, server.url, boardId),
    deciders: [dana, milo],
    scope: 'All shots',
  });
  await page.evaluate(() => {
    window.addEventListener(
      'keydown',
      (event) => Object.assign(window, { pressedAt: event.timeStamp }),
      true,
    );
  });
  await page.getByRole('radio', { name: 'Choose' }).click();
  const first = await playing(page, 0);
  const begun = await pageMemory(browser);
  const [walls, pages]: [number[], number[]] = [[], []];
  const frames = await shownInASecond(page);
  for (const [index, shot] of round.shots.entries()) {
    await delay(Number(given.choose) * 1000);
    if (shot.takes.length > 12) {
      await page.evaluate(() => performance.clearMeasures());
      await page.keyboard.press('PageDown');
      pages.push(await sincePress(page));
      await page.keyboard.press('PageUp');
    }
    if (index === round.shots.length - 1) break;
    await page.keyboard.press('Shift+Digit1');
    await page.keyboard.press('Enter');
    await sayReady(milo, boardId, round, shot, {
      marks: { [shot.takes[0] ?? '']: 'love' },
    });
    await page.getByRole('region', { name: /^Choose for shot/u }).waitFor({ state: 'hidden' });
    // The moment in which it is shown how it came out.
    await delay(1000);
    await page.evaluate(() => performance.clearMeasures());
    await page.keyboard.press('Enter');
    walls.push(await sincePress(page));
  }
  const memory = await pageMemory(browser);
  const p95 = quantile(walls, 0.95);
  row(`next wall playing, p95 of ${walls.length}`, p95, `target ${TARGET_MS} ms`);
  row('  median', quantile(walls, 0.5));
  row('  longest', Math.max(...walls));
  row('first wall, nothing ready', first);
  if (pages.length > 0) row(`another page, p95 of ${pages.length}`, quantile(pages, 0.95));
  say('pictures of the first wall in a second', frames.toFixed(0));
  say('page in memory after the first wall', `${begun} MB`);
  say(`  after ${walls.length} more`, `${memory} MB`, `target ${TARGET_MEMORY_MB} MB`);
  say(
    'load of the machine',
    loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
  );
  process.exitCode = p95 <= TARGET_MS && memory <= TARGET_MEMORY_MB ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}

async function someone({ name, cookies }: SignedIn): Promise<Someone> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: server.url })));
  return { name, context, page: await context.newPage() };
}

/** Milliseconds of the measure with that number. */
async function playing(page: Page, index: number): Promise<number> {
  const handle = await page.waitForFunction(
    ([name, at]) => performance.getEntriesByName(name)[at],
    [PLAYING, index] as const,
    { timeout: 30_000 },
  );
  return handle.evaluate((measure) => (measure as PerformanceEntry).duration);
}

/** Milliseconds from the last key until all takes of the page play. */
async function sincePress(page: Page): Promise<number> {
  await playing(page, 0);
  return page.evaluate((name) => {
    const [measure] = performance.getEntriesByName(name);
    const { pressedAt } = window as unknown as { pressedAt: number };
    return measure === undefined ? Number.NaN : measure.startTime + measure.duration - pressedAt;
  }, PLAYING);
}

/** How many pictures of the wall come on screen in a second. */
async function shownInASecond(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const shown = () =>
      [...document.querySelectorAll('video')].reduce((sum, video) => {
        const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
        return sum + totalVideoFrames - droppedVideoFrames;
      }, 0);
    const [before, begun] = [shown(), performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 6000));
    return (1000 * (shown() - before)) / (performance.now() - begun);
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function row(name: string, value: number, target = ''): void {
  say(name, `${value.toFixed(0)} ms`, target);
}

function say(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(48)} ${value.padStart(14)}  ${target}`);
}
