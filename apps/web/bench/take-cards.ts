/**
 * What 700 cards of takes cost on the canvas beside 700 plain shapes of the same size at the same
 * places: processor time of the whole browser for each frame drawn, near, while zooming through, and
 * with everything in sight. Both boards are open in the same browser, and measured in turn.
 *
 * Run it alone: node apps/web/bench/take-cards.ts
 */
import { chromium } from '@playwright/test';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { TAKE_HEIGHT, addShots, putRecord, putTakes } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import { startServer } from '../e2e/support/server.ts';
import { makeBoard } from '../e2e/support/test.ts';
import { writeDocument } from '../e2e/support/write-document.ts';
import type { Take } from '../src/api/wire.ts';
import config from '../playwright.config.ts';

const TAKES = 700;
const SHOTS = 55;
const COLUMNS = 35;
const WIDTH = Math.round((TAKE_HEIGHT * 16) / 9);
const PITCH = { x: WIDTH + 8, y: TAKE_HEIGHT + 8 };
const FRAMES = 60;
const ROUNDS = 3;
/** Times the plain shapes. */
const TARGET = 2;
const MOST_POSTER_BYTES = 15_000;

/** A move of the view: where it is at a share of the way, 0 to 1. */
const MOVES = {
  near: 'near',
  'zooming through': 'zoom',
  'all in sight': 'far',
} as const;
type Move = (typeof MOVES)[keyof typeof MOVES];

const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
  });
  await context.request.post('/api/session', { data: { name: 'Dana Trent' } });
  const dana = { name: 'Dana Trent', context, page: await context.newPage() };
  const plain = await makeBoard(dana, 'Plain shapes');
  const cards = await makeBoard(dana, 'Cards of takes');
  await writeDocument(context, server.url, plain, putPlainShapes);
  let shots: readonly string[] = [];
  await writeDocument(context, server.url, cards, (board) => {
    shots = addShots(
      board,
      Array.from({ length: SHOTS }, () => ({})),
    );
    putTakeCards(board);
  });
  const posters = await addPosters(dana.page, cards);
  await answerTakes(context, cards, shots, posters);

  const cdp = await browser.newBrowserCDPSession();
  const ratios: [string, number][] = [];
  const cost = { plain: new Map<Move, number[]>(), cards: new Map<Move, number[]>() };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [kind, boardId] of [
      ['plain', plain],
      ['cards', cards],
    ] as const) {
      const page = await openCanvas(context, boardId);
      for (const move of Object.values(MOVES)) {
        const spent = await measure(cdp, page, move);
        cost[kind].set(move, [...(cost[kind].get(move) ?? []), spent]);
      }
      await page.close();
    }
  }
  for (const [name, move] of Object.entries(MOVES)) {
    const [shapes, takes] = [middle(cost.plain.get(move)), middle(cost.cards.get(move))];
    ratios.push([name, takes / shapes]);
    console.log(
      `${name.padEnd(18)} ${TAKES} shapes ${shapes.toFixed(1)} ms a frame, ` +
        `${TAKES} takes ${takes.toFixed(1)} ms: ${(takes / shapes).toFixed(2)} × (target ${TARGET} ×)`,
    );
  }
  if (ratios.some(([, ratio]) => ratio > TARGET)) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}

function middle(values: readonly number[] = []): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Opens a board and waits until all that lies on it is there. */
async function openCanvas(context: BrowserContext, boardId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/b/${boardId}`);
  await page.waitForFunction(
    (least) => document.querySelectorAll('.tl-shape').length >= least,
    TAKES,
    { timeout: 60_000 },
  );
  // Everything is in sight once, so that no picture is fetched while it is measured.
  await begin(page, 'far');
  await page.waitForLoadState('networkidle');
  return page;
}

/** Puts the view to where a move begins, by the canvas's own keys. */
async function begin(page: Page, move: Move): Promise<void> {
  await page.locator('.tl-container').focus();
  await page.keyboard.press('Shift+1');
  if (move === 'near') await page.keyboard.press('Shift+0');
  await page.waitForFunction(settled, undefined, { timeout: 30_000 });
}

/** Milliseconds of processor time, of all processes of the browser, for each frame of a move. */
async function measure(cdp: CDPSession, page: Page, move: Move): Promise<number> {
  await begin(page, move);
  await page.evaluate(moveView, { move, frames: 12 });
  await begin(page, move);
  const before = await processorSeconds(cdp);
  await page.evaluate(moveView, { move, frames: FRAMES });
  return ((await processorSeconds(cdp)) - before) / (FRAMES / 1000);
}

async function processorSeconds(cdp: CDPSession): Promise<number> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Whether the view has stood still for two frames. Runs in the page. */
async function settled(): Promise<boolean> {
  const layer = document.querySelector<HTMLElement>('.tl-html-layer');
  const before = layer?.style.transform;
  for (let i = 0; i < 2; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  return layer !== null && layer.style.transform === before;
}

/**
 * Turns the wheel once a frame, there and back: pans, or with Ctrl zooms, as a person does. Runs in
 * the page.
 */
async function moveView({ move, frames }: { move: string; frames: number }): Promise<void> {
  const canvas = document.querySelector('.tl-canvas');
  if (canvas === null) throw new Error('there is no canvas');
  const { x, y, width, height } = canvas.getBoundingClientRect();
  const zooms = move === 'zoom';
  const step = move === 'near' ? 36 : 8;
  for (let i = 0; i < frames; i += 1) {
    const way = i < frames / 2 ? -1 : 1;
    canvas.dispatchEvent(
      new WheelEvent('wheel', {
        bubbles: true,
        cancelable: true,
        clientX: x + width / 2,
        clientY: y + height / 2,
        ctrlKey: zooms,
        deltaX: zooms ? 0 : -way * step,
        deltaY: way * (zooms ? 6 : step / 2),
      }),
    );
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function placeOf(i: number) {
  return { x: (i % COLUMNS) * PITCH.x, y: Math.floor(i / COLUMNS) * PITCH.y };
}

function putPlainShapes({ roots: { canvas } }: Board): void {
  for (let i = 0; i < TAKES; i += 1) {
    putRecord(canvas, {
      id: `shape:plain${i}`,
      typeName: 'shape',
      type: 'geo',
      parentId: 'page:page',
      index: 'a1',
      ...placeOf(i),
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: {
        w: WIDTH,
        h: TAKE_HEIGHT,
        geo: 'rectangle',
        color: 'black',
        labelColor: 'black',
        fill: 'none',
        dash: 'draw',
        size: 'm',
        font: 'sans',
        align: 'middle',
        verticalAlign: 'middle',
        growY: 0,
        url: '',
        scale: 1,
        richText: { type: 'doc', content: [{ type: 'paragraph' }] },
      },
    } as unknown as Parameters<typeof putRecord>[1]);
  }
}

function putTakeCards(board: Board): void {
  for (let i = 0; i < TAKES; i += 1) {
    const { x, y } = placeOf(i);
    const at = { x: x + WIDTH / 2, y: y + TAKE_HEIGHT / 2 };
    putTakes(board, [{ takeId: `take${i}`, aspect: 16 / 9 }], { at });
  }
}

/** Paints a poster for each take, as ingest makes them, and puts them where media are served from. */
async function addPosters(page: Page, boardId: string): Promise<string[]> {
  await page.goto('/');
  const made = await page.evaluate(paintAndUpload, { boardId, count: TAKES });
  const largest = Math.max(...made.map(({ bytes }) => bytes));
  const usual = middle(made.map(({ bytes }) => bytes));
  console.log(
    `posters of ${(usual / 1000).toFixed(1)} kB, the largest ${(largest / 1000).toFixed(1)} kB`,
  );
  if (largest > MOST_POSTER_BYTES) throw new Error('posters are never that large');
  return made.map(({ sha256 }) => sha256);
}

/** Runs in the page. */
async function paintAndUpload({ boardId, count }: { boardId: string; count: number }) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 180];
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser cannot paint');
  const made: { sha256: string; bytes: number }[] = [];
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < 700; j += 1) {
      const noise = Math.abs(Math.sin(i * 12.9898 + j * 78.233) * 43_758.5453) % 1;
      pen.fillStyle = `hsl(${(i * 47 + noise * 60) % 360} ${40 + noise * 30}% ${8 + noise * 50}%)`;
      const size = 150 * (1 - j / 700) + 6;
      pen.fillRect(((noise * 7919) % 340) - 20, ((noise * 104_729) % 200) - 20, size, size * 0.6);
    }
    const blob = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, 'image/webp', 0.75);
    });
    const answer = await fetch(`/api/boards/${boardId}/images?name=poster.webp`, {
      method: 'POST',
      headers: { 'content-type': 'image/webp' },
      body: blob,
    });
    if (!answer.ok) throw new Error(`a poster was refused: ${await answer.text()}`);
    const { sha256 } = (await answer.json()) as { sha256: string };
    made.push({ sha256, bytes: blob?.size ?? 0 });
  }
  return made;
}

/** What stands in the database of a board with that many takes; only the drawing is measured here. */
async function answerTakes(
  context: BrowserContext,
  boardId: string,
  shots: readonly string[],
  posters: readonly string[],
): Promise<void> {
  const now = new Date().toISOString();
  const takes = posters.map((poster, i): Take => ({
    id: `take${i}`,
    kind: 'imported',
    shotId: shots[i % shots.length] ?? null,
    state: 'ready',
    progress: 1000,
    failure: null,
    name: `take ${i}.mp4`,
    folder: '',
    batchId: 'bench',
    bytes: 1_000_000,
    modifiedAt: null,
    importedBy: 'nobody',
    importedAt: now,
    tool: null,
    promptStart: null,
    facts: {
      container: 'mp4',
      codec: 'h264',
      width: 1280,
      height: 720,
      rotation: 0,
      fps: { num: 24, den: 1 },
      variableFps: false,
      frames: 100,
      hdr: false,
      audio: null,
    },
    range: null,
    proxy: null,
    poster,
    sprite: null,
    inStill: null,
    outStill: null,
    color: '#5b4a3c',
    seen: true,
    hidden: false,
    hiddenByAll: false,
  }));
  await context.route(`**/api/boards/${boardId}/takes`, (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify({ takes }) }),
  );
}
