/**
 * Whether the preview shows what it should: a song of four minutes cut 55 times, to films in which
 * every picture carries its number, played twice in a headless Chromium. What is painted is read back
 * from the canvas and held against the audio clock of the browser; then how soon it begins from
 * anywhere, and what the page takes of memory.
 *
 * `npm run bench -- preview --seconds 40 --cuts 10` tries it small.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { FRAME_RATES, frameOf, makeGrid, rational } from '@takeboard/editorial';
import { addSong } from '../e2e/support/a-song.ts';
import { giveAudioClock } from '../e2e/support/audio-clock.ts';
import { expectSaved } from '../e2e/support/board-page.ts';
import { giveCodeReader, numberedFilm } from '../e2e/support/numbered-film.ts';
import type { FrameCode } from '../e2e/support/numbered-film.ts';
import { pageMemory } from '../e2e/support/page-memory.ts';
import { startServer } from '../e2e/support/server.ts';
import { hangNewShots, pickFilms } from '../e2e/support/song-film.ts';
import { makeBoard } from '../e2e/support/test.ts';
import config from '../playwright.config.ts';

const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '240' },
    cuts: { type: 'string', default: '55' },
    times: { type: 'string', default: '2' },
    starts: { type: 'string', default: '40' },
  },
});
const [seconds, cuts, times, starts] = [given.seconds, given.cuts, given.times, given.starts].map(
  Number,
) as [number, number, number, number];
const TARGET = { exact: 0.995, afterCut: 3, memoryMb: 400, startMs: 300 };
const RATE = 48_000;
const TEMPO = 118;
const FPS = FRAME_RATES['24'];
/** Milliseconds of patience for the server to read that many films. */
const INGEST_WITHIN = 900_000;

/** One moment of playing: what was heard before and after it was painted, and what was painted. */
interface Moment {
  readonly heard: readonly [number, number];
  readonly code: FrameCode | null;
}

const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
  });
  await context.request.post('/api/session', { data: { name: 'Dana Trent' } });
  const page = await context.newPage();
  const dana = { name: 'Dana Trent', context, page };
  const boardId = await makeBoard(dana);
  const begins = await makeFilm();
  await giveAudioClock(page);
  await giveCodeReader(page);
  await page.goto(`/b/${boardId}`);
  await expectSaved(page);
  await page.getByRole('radio', { name: 'Watch' }).click();
  await page.getByRole('img', { name: /^The film: shot 1\b/u }).waitFor();

  const seen: Moment[] = [];
  const atFirst = await pageMemory(browser);
  for (let time = 0; time < times; time += 1) seen.push(...(await playThrough(page)));
  const memory = await pageMemory(browser);
  const wrong = seen.filter((moment) => !isExact(moment, begins));
  const share = 1 - wrong.length / seen.length;
  const afterCut = seen.filter((moment) => isAfterCut(moment, begins));
  const wrongAfter = afterCut.filter((moment) => !isExact(moment, begins));
  const frames = new Set(seen.map(({ code }) => code && `${code.film} ${code.frame}`)).size;
  const began = await startAnywhere(page);
  const start = quantile(began, 0.95);

  row('paintings read back', String(seen.length));
  row('  exact', `${(share * 100).toFixed(2)} %`, `target ${TARGET.exact * 100} %`);
  row(`  wrong within ${TARGET.afterCut} frames after a cut`, `${wrongAfter.length}`, 'target 0');
  row('    of', String(afterCut.length));
  row(
    'frames of the film ever seen',
    `${frames}`,
    `of ${Math.round((seconds * FPS.num) / FPS.den)}`,
  );
  row('begins from anywhere, median', `${quantile(began, 0.5).toFixed(0)} ms`);
  row('begins from anywhere, p95', `${start.toFixed(0)} ms`, `target ${TARGET.startMs} ms`);
  row(`page in memory after ${times} times`, `${memory} MB`, `target ${TARGET.memoryMb} MB`);
  row('  before it played', `${atFirst} MB`);
  const took = seen.map(({ heard: [before, after] }) => (after - before) * 1000);
  row('from the frame to the reading, p95', `${quantile(took, 0.95).toFixed(1)} ms`);
  row(
    'load of the machine',
    loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
  );
  for (const { heard, code } of wrong.slice(0, 12)) {
    console.log(
      `  wrong at ${heard[0].toFixed(3)} s: ${code ? `${code.film}/${code.frame}` : '–'}`,
    );
  }
  const isMet =
    share >= TARGET.exact &&
    wrongAfter.length === 0 &&
    memory <= TARGET.memoryMb &&
    start <= TARGET.startMs;
  process.exitCode = isMet ? 0 : 1;

  /** A song with its shots on beats, a numbered film in each; the frames with which they begin. */
  async function makeFilm(): Promise<readonly number[]> {
    const tempo = rational(TEMPO);
    await addSong(dana, server.url, boardId, {
      seconds,
      rate: RATE,
      tempo: TEMPO,
      grid: { tempo, meter: [4, 4], barOne: 0 },
    });
    const grid = makeGrid({
      revision: 1,
      rate: RATE,
      start: 0,
      changes: [{ tick: 0, tempo, meter: { beats: 4, unit: 4 } }],
    });
    const beats = Math.floor((seconds * TEMPO) / 60);
    const ticks = Array.from({ length: cuts }, (_, i) => Math.floor((i * beats) / cuts) * 960);
    const places = ticks.map((value) => ({ unit: 'ticks', value, gridRevision: 1 }) as const);
    const shots = await hangNewShots(dana, server.url, boardId, places);
    const starting = ticks.map((tick) => frameOf(grid, tick, FPS));
    const films = [];
    for (const [i, from] of starting.entries()) {
      const end = starting[i + 1] ?? Math.round((seconds * FPS.num) / FPS.den);
      films.push(await numberedFilm(i, { frames: end - from + 6 }));
    }
    await pickFilms(dana, boardId, shots, films, INGEST_WITHIN);
    return starting;
  }
} finally {
  await browser.close();
  await server.close();
}

/** Plays the whole film from its begin, and reads every painting of it. */
async function playThrough(page: Page): Promise<readonly Moment[]> {
  await page.locator('main').focus();
  await page.keyboard.press('Home');
  await page.evaluate(() => (window as unknown as InPage).listenFrom(0));
  await page.keyboard.press('Space');
  return page.evaluate(async (until) => {
    const { heardSeconds, readCode } = window as unknown as InPage;
    const canvas = document.querySelector<HTMLCanvasElement>('canvas[aria-label^="The film"]');
    if (canvas === null) throw new Error('the film is not on screen');
    const moments: Moment[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.start();
    for (;;) {
      // From the begin of a frame, before anybody paints …
      const begin = await new Promise<number>(requestAnimationFrame);
      const before = heardSeconds(begin);
      // … to a task after it, when everybody has painted.
      await new Promise((resolve) => {
        port1.addEventListener('message', resolve, { once: true });
        port2.postMessage(null);
      });
      const code = readCode(canvas);
      const after = heardSeconds();
      if (before === null || after === null || before < 0) continue;
      if (after >= until) return moments;
      moments.push({ heard: [before, after], code });
    }
  }, seconds - 0.25);
}

/** Milliseconds from the key to the first picture that moves on, with the song sounding, from many places. */
async function startAnywhere(page: Page): Promise<readonly number[]> {
  const began: number[] = [];
  const waveform = page.getByTestId('waveform');
  await waveform.hover();
  // All of the song in sight, to be pressed on.
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, 1000);
  await page.keyboard.up('Control');
  const box = await waveform.boundingBox();
  if (box === null) throw new Error('there is nothing to seek with');
  await page.evaluate(() => {
    window.addEventListener(
      'keydown',
      (event) => Object.assign(window, { pressedAt: event.timeStamp }),
      true,
    );
  });
  for (let i = 0; i < starts; i += 1) {
    // All over the song, never near the place before.
    const share = (i * 0.618) % 0.98;
    await page.keyboard.press('k');
    await page.mouse.click(box.x + share * box.width, box.y + box.height / 2);
    await page.locator('main').focus();
    const moved = page.evaluate(async () => {
      const { heardSeconds, listenFrom, readCode } = window as unknown as InPage;
      const canvas = document.querySelector<HTMLCanvasElement>('canvas[aria-label^="The film"]');
      if (canvas === null) throw new Error('the film is not on screen');
      listenFrom(0);
      Object.assign(window, { pressedAt: undefined });
      let first: string | undefined;
      for (;;) {
        await new Promise(requestAnimationFrame);
        const { pressedAt } = window as unknown as InPage;
        if (pressedAt === undefined) {
          first = JSON.stringify(readCode(canvas));
          continue;
        }
        const isHeard = (heardSeconds() ?? -1) >= 0;
        const code = JSON.stringify(readCode(canvas));
        if (isHeard && code !== 'null' && code !== first) return performance.now() - pressedAt;
        if (performance.now() - pressedAt > 5000) return 5000;
      }
    });
    await page.waitForTimeout(250);
    await page.keyboard.press('Space');
    began.push(await moved);
  }
  return began;
}

/** What the page was given. */
interface InPage {
  heardSeconds(at?: number): number | null;
  listenFrom(second: number): void;
  readCode(canvas: HTMLCanvasElement): FrameCode | null;
  readonly pressedAt: number | undefined;
}

/** Whether what was painted belongs to what was heard at some moment between the two readings. */
function isExact({ heard: [before, after], code }: Moment, begins: readonly number[]): boolean {
  if (code === null) return false;
  const painted = (begins[code.film] ?? Number.NaN) + code.frame;
  return (
    painted >= frameAt(before) &&
    painted <= frameAt(after) &&
    ownerOf(painted, begins) === code.film
  );
}

function isAfterCut({ heard: [before] }: Moment, begins: readonly number[]): boolean {
  const frame = frameAt(before);
  const begin = begins[ownerOf(frame, begins)] ?? 0;
  return begin > 0 && frame - begin < TARGET.afterCut;
}

function frameAt(second: number): number {
  return Math.floor((Math.round(second * RATE) * FPS.num) / (RATE * FPS.den));
}

function ownerOf(frame: number, begins: readonly number[]): number {
  return begins.findLastIndex((begin) => begin <= frame);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function row(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(48)} ${value.padStart(12)}  ${target}`);
}
