/**
 * What the pool costs its reader: a board of the demo with 700 takes, its grid scrolled from end to
 * end and back with the wheel, and tiles scrubbed through with the mouse, in a headless Chromium.
 *
 * `npm run bench -- pool --takes 100` tries it small.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { pageMemory } from '../e2e/support/page-memory.ts';
import { tiles } from '../e2e/support/pool-page.ts';
import { makeRealSizeBoard } from '../e2e/support/real-size-board.ts';
import { openRealPool } from '../e2e/support/real-size-page.ts';
import { startServer } from '../e2e/support/server.ts';
import config from '../playwright.config.ts';

const { values: given } = parseArgs({
  options: {
    takes: { type: 'string', default: '700' },
    seconds: { type: 'string', default: '1' },
    width: { type: 'string', default: '320' },
  },
});
const TARGET = { frameMs: 33, memoryMb: 500, scrubMs: 50 };
/** A quick hand on a wheel: pixels a turn, milliseconds between turns. */
const WHEEL = { pixels: 120, everyMs: 16, turns: 500 };
const SCRUBBED = 24;
const STEPS = 20;

const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const size = ['takes', 'seconds', 'width'] as const;
  const board = await makeRealSizeBoard(
    server.url,
    size.flatMap((name) => [`--${name}`, given[name]]),
  );
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies(board.dana.cookies.map((cookie) => ({ ...cookie, url: server.url })));
  const page = await context.newPage();
  const opened = performance.now();
  await openRealPool({ name: board.dana.name, context, page }, board);
  await tiles(page).first().locator('img').waitFor();
  const open = performance.now() - opened;

  // The first way down fetches the posters; the second is what one does all day.
  const first = await scroll(page);
  const again = await scroll(page);
  const scrub = await scrubTiles(page);
  const memory = await pageMemory(browser);

  const frame = quantile([...first, ...again], 0.95);
  const moved = quantile(scrub.moves, 0.95);
  row('link to grid', `${open.toFixed(0)} ms`);
  row('scrolling, p95 frame, posters not fetched yet', `${quantile(first, 0.95).toFixed(1)} ms`);
  row('scrolling, p95 frame, again', `${quantile(again, 0.95).toFixed(1)} ms`);
  row('  all frames', `${frame.toFixed(1)} ms`, `target ${TARGET.frameMs} ms`);
  row('  longest', `${Math.max(...first, ...again).toFixed(0)} ms`);
  row('page in memory', `${memory} MB`, `target ${TARGET.memoryMb} MB`);
  row('move to still on screen, p95', `${moved.toFixed(1)} ms`, `target ${TARGET.scrubMs} ms`);
  row('  first touch of a tile, median', `${quantile(scrub.touches, 0.5).toFixed(1)} ms`);
  const isMet = frame <= TARGET.frameMs && memory <= TARGET.memoryMb && moved <= TARGET.scrubMs;
  process.exitCode = isMet ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}

/** Milliseconds between frames while the grid is scrolled down to its end and up again. */
async function scroll(page: Page): Promise<readonly number[]> {
  await page.getByRole('grid', { name: 'Takes' }).hover();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames, counting: true });
    const count = (at: number) => {
      frames.push(at);
      if ((window as unknown as { counting: boolean }).counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  for (const direction of [1, -1]) {
    for (let turn = 0; turn < WHEEL.turns; turn += 1) {
      const next = performance.now() + WHEEL.everyMs;
      await page.mouse.wheel(0, direction * WHEEL.pixels);
      await delay(Math.max(0, next - performance.now()));
    }
  }
  const at = await page.evaluate(() => {
    const counted = window as unknown as { frames: number[]; counting: boolean };
    counted.counting = false;
    return counted.frames;
  });
  return at.slice(1).map((time, i) => time - (at[i] ?? time));
}

/** Milliseconds from a movement of the mouse to the frame that shows the still it asks for. */
async function scrubTiles(page: Page) {
  await page.evaluate(() => {
    const times: number[] = [];
    let asked: number | undefined;
    Object.assign(window, { times });
    // The still is asked for within the event, so what changes before the next one belongs to it.
    window.addEventListener('pointermove', (event) => (asked = event.timeStamp), true);
    const changed = new MutationObserver(() => {
      const begun = asked;
      asked = undefined;
      if (begun === undefined) return;
      requestAnimationFrame(() => {
        // A task behind the frame: by then it is painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => times.push(performance.now() - begun));
        port1.start();
        port2.postMessage(null);
      });
    });
    const grid = document.querySelector('[role=grid]') ?? document.body;
    const seen = { attributes: true, subtree: true };
    changed.observe(grid, { ...seen, attributeFilter: ['style', 'data-scrubbing'] });
  });
  const take = () =>
    page.evaluate(() => (window as unknown as { times: number[] }).times.splice(0));
  const [touches, moves]: [number[], number[]] = [[], []];
  const count = Math.min(SCRUBBED, await tiles(page).count());
  for (let i = 0; i < count; i += 1) {
    const box = await tiles(page).nth(i).boundingBox();
    if (box === null || box.y < 60 || box.y + box.height > 800) continue;
    const y = box.y + box.height / 2;
    // From outside, so that no way across other tiles is counted.
    await page.mouse.move(100, 10);
    await take();
    await page.mouse.move(box.x + 4, y);
    await delay(150);
    touches.push(...(await take()).slice(0, 1));
    for (let step = 1; step <= STEPS; step += 1) {
      await page.mouse.move(box.x + 4 + ((box.width - 8) * step) / STEPS, y);
      await delay(30);
    }
    moves.push(...(await take()));
  }
  return { touches, moves };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function row(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(48)} ${value.padStart(9)}  ${target}`);
}
