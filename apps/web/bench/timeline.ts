/**
 * What the timeline costs its reader: 300 slots with their pictures on a song of four minutes, which
 * plays while the timeline follows it, is zoomed from the whole song to a beat and back, and is
 * panned, in a headless Chromium. And how long the waveform takes from opening the board.
 *
 * `npm run bench -- timeline --shots 60` tries it small.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { evenStarts } from '@takeboard/editorial';
import { addMarker, addSection, addShots, placeShots, putRecord } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import { addSong } from '../e2e/support/a-song.ts';
import { expectSaved } from '../e2e/support/board-page.ts';
import { startServer } from '../e2e/support/server.ts';
import { makeBoard } from '../e2e/support/test.ts';
import type { Someone } from '../e2e/support/test.ts';
import { writeDocument } from '../e2e/support/write-document.ts';
import config from '../playwright.config.ts';

const { values: given } = parseArgs({
  options: {
    shots: { type: 'string', default: '300' },
    /** Pictures that the shots share. */
    pictures: { type: 'string', default: '60' },
    /** Length of the song. */
    seconds: { type: 'string', default: '240' },
  },
});
const [SHOTS, PICTURES, SECONDS] = [given.shots, given.pictures, given.seconds].map(Number);
const TARGET = { frameMs: 33, waveformMs: 1000 };
/** A quick hand on a wheel: pixels a turn, milliseconds between turns. */
const WHEEL = { pixels: 30, everyMs: 16, turns: 120, times: 2 };
/** Milliseconds that the timeline follows the song. */
const FOLLOWED = 8000;

const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const shots = SHOTS ?? 300;
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
  });
  await context.request.post('/api/session', { data: { name: 'Dana Trent' } });
  const dana = { name: 'Dana Trent', context, page: await context.newPage() };
  const boardId = await makeBoard(dana);
  const pictures = await addPictures(dana, boardId, PICTURES ?? 60);
  await writeDocument(context, server.url, boardId, (board) => {
    addShots(
      board,
      Array.from({ length: shots }, (_, i) => ({ title: `Picture ${i + 1}` })),
    );
  });
  await addSong(dana, server.url, boardId, { seconds: SECONDS ?? 240 });
  await writeDocument(context, server.url, boardId, (board) => {
    const song = board.song();
    if (song === null) throw new Error('the board has no song');
    const all = board.shots();
    const ruler = { song: song.song, hasGrid: song.grid !== null };
    const starts = evenStarts({ ...ruler, count: all.length, snap: 'half-beat' });
    const places = all.flatMap(({ id }, i) => {
      const start = starts[i];
      return start === undefined ? [] : [[id, start] as const];
    });
    placeShots(board, new Map(places));
    for (const [i, { id }] of all.entries()) putPanel(board, i, id, pictures);
    for (let bar = 0; bar < 8; bar += 1) {
      const start = {
        unit: 'ticks',
        value: bar * 16 * 3840,
        gridRevision: song.song.grid.revision,
      } as const;
      addSection(board, { name: bar % 2 === 0 ? `Verse ${bar}` : `Chorus ${bar}`, start });
      addMarker(board, { name: `Moment ${bar}`, start, end: null, by: 'dana' });
    }
  });
  const { page } = dana;
  await page.goto('/');
  const first = await openBoard(page, boardId);
  await page.goto('/');
  const again = await openBoard(page, boardId);
  await expectSaved(page);
  const slots = page.getByRole('listbox', { name: 'Shots in order' }).getByRole('option');
  await slots.nth(shots - 1).waitFor({ state: 'attached' });

  const wave = page.getByTestId('waveform');
  const box = await wave.boundingBox();
  if (box === null) throw new Error('the timeline is not on screen');
  await page.mouse.click(box.x + box.width * 0.3, box.y + 30);
  await page
    .getByRole('region', { name: 'Timeline' })
    .getByRole('button', { name: 'Play' })
    .click();
  await page.getByRole('button', { name: 'Pause' }).first().waitFor();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 30);

  row('from the list of boards to the waveform', `${first.toFixed(0)} ms`);
  row('  again', `${again.toFixed(0)} ms`, `target ${TARGET.waveformMs} ms`);
  // The first way in and out fetches pictures and draws each slot once.
  await zoomInAndOut(page);
  const phases = [
    await measure(page, `playing, ${shots} slots in sight`, () => delay(FOLLOWED / 2)),
    await measure(page, 'playing and zooming', () => zoomInAndOut(page, WHEEL.times)),
    await measure(page, 'playing and following', async () => {
      await zoom(page, 1, WHEEL.turns / 2);
      await delay(FOLLOWED);
    }),
    await measure(page, 'playing and panning', () => pan(page)),
  ];
  await page.getByRole('button', { name: 'Pause' }).first().click();
  const isMet = again <= TARGET.waveformMs && phases.every((p95) => p95 <= TARGET.frameMs);
  process.exitCode = isMet ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}

/** Puts pictures on the server, each of its own colour, as large as posters are; their SHA-256. */
async function addPictures(
  { context, page }: Someone,
  boardId: string,
  count: number,
): Promise<readonly string[]> {
  const shown: string[] = [];
  await page.setViewportSize({ width: 480, height: 270 });
  for (let i = 0; i < count; i += 1) {
    const hue = Math.round((360 * i) / count);
    await page.setContent(
      `<body style="margin:0;background:radial-gradient(circle at 60% 45%,hsl(${hue} 60% 80%),hsl(${hue} 45% 30%),#111)">`,
    );
    const answer = await context.request.post(`/api/boards/${boardId}/images?name=${i}.png`, {
      headers: { 'content-type': 'image/png' },
      data: await page.screenshot(),
    });
    shown.push(((await answer.json()) as { sha256: string }).sha256);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return shown;
}

/** The panel of a shot with one of the pictures, far below its card. */
function putPanel(board: Board, i: number, shotId: string, pictures: readonly string[]): void {
  putRecord(board.roots.canvas, {
    id: `shape:panel${i}`,
    typeName: 'shape',
    type: 'panel',
    parentId: 'page:page',
    index: `a${String(i).padStart(4, '1')}V`,
    x: (i % 25) * 240,
    y: 9000 + Math.floor(i / 25) * 180,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { w: 216, h: 122, caption: '', shotId, image: pictures[i % pictures.length] ?? '' },
  } as unknown as Parameters<typeof putRecord>[1]);
}

/** Milliseconds from pressing a board in the list until its waveform is drawn. */
async function openBoard(page: Page, boardId: string): Promise<number> {
  const link = page.locator(`a[href="/b/${boardId}"]`).first();
  await link.waitFor();
  await page.evaluate(() => {
    const marks: { pressed?: number; drawn?: number } = {};
    Object.assign(window, { marks });
    window.addEventListener('click', ({ timeStamp }) => (marks.pressed ??= timeStamp), true);
    const look = () => {
      if (document.querySelector('[data-testid=waveform][data-drawn]') === null) {
        requestAnimationFrame(look);
      } else marks.drawn = performance.now();
    };
    look();
  });
  await link.click();
  await page.locator('[data-testid=waveform][data-drawn]').waitFor();
  return page.evaluate(() => {
    const { marks } = window as unknown as { marks: { pressed?: number; drawn?: number } };
    return (marks.drawn ?? performance.now()) - (marks.pressed ?? 0);
  });
}

async function zoomInAndOut(page: Page, times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await zoom(page, 1, WHEEL.turns);
    await zoom(page, -1, WHEEL.turns);
  }
}

async function zoom(page: Page, direction: 1 | -1, turns: number): Promise<void> {
  await page.keyboard.down('Control');
  await turnWheel(page, turns, { x: 0, y: -direction * WHEEL.pixels });
  await page.keyboard.up('Control');
}

async function pan(page: Page): Promise<void> {
  await turnWheel(page, WHEEL.turns, { x: 120, y: 0 });
  await turnWheel(page, WHEEL.turns, { x: -120, y: 0 });
}

async function turnWheel(page: Page, turns: number, { x, y }: { x: number; y: number }) {
  for (let turn = 0; turn < turns; turn += 1) {
    const next = performance.now() + WHEEL.everyMs;
    await page.mouse.wheel(x, y);
    await delay(Math.max(0, next - performance.now()));
  }
}

/** Tells the milliseconds between the frames painted meanwhile, and returns their 95th percentile. */
async function measure(page: Page, name: string, run: () => Promise<unknown>): Promise<number> {
  // From the beginning each time: a slow machine must not reach the end of the song.
  await page.keyboard.press('Home');
  const mainThread = await watchMainThread(page);
  const before = await mainThread();
  const frames = await framesWhile(page, run);
  const cpu = (1000 * ((await mainThread()) - before)) / frames.length;
  const p95 = quantile(frames, 0.95);
  row(`${name}, p95 frame`, `${p95.toFixed(1)} ms`, `target ${TARGET.frameMs} ms`);
  row('  frames', String(frames.length));
  row('  median', `${quantile(frames, 0.5).toFixed(1)} ms`);
  // Says what the page itself asks for, whatever else the machine is busy with.
  row('  main thread, CPU a frame', `${cpu.toFixed(1)} ms`);
  row('  longest', `${Math.max(...frames).toFixed(0)} ms`);
  return p95;
}

/** Reads the seconds of CPU that the page's main thread has had since. */
async function watchMainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
  };
}

async function framesWhile(page: Page, run: () => Promise<unknown>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames, counting: true });
    const count = (at: number) => {
      frames.push(at);
      if ((window as unknown as { counting: boolean }).counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await run();
  const at = await page.evaluate(() => {
    const counted = window as unknown as { frames: number[]; counting: boolean };
    counted.counting = false;
    return counted.frames;
  });
  return at.slice(1).map((time, i) => time - (at[i] ?? time));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function row(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(48)} ${value.padStart(9)}  ${target}`);
}
