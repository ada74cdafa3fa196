/**
 * Takes the README's pictures from the running product: `node e2e/take-screenshots.ts`, after a
 * build. Two people are on the board of the fixture; everything they see is real but the film.
 */
import { mkdirSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { putRecord } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import config from '../playwright.config.ts';
import { addList, expectSaved, openBoard, prompt, showList, slot } from './support/board-page.ts';
import { startServer } from './support/server.ts';
import { paintStill } from './support/stills.ts';
import { join, makeBoard } from './support/test.ts';
import type { Someone } from './support/test.ts';
import { SHOT_LIST } from './support/the-hardest-part.ts';
import { writeDocument } from './support/write-document.ts';

const FOLDER = fileURLToPath(new URL('./screenshots', import.meta.url));
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Canvas units between cards, as `putCards` lays them. */
const STILLS = 24;

const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  mkdirSync(FOLDER, { recursive: true });
  const dana = await somebody(browser, 'Dana Trent');
  const milo = await somebody(browser, 'Milo Garcia');
  const boardId = await makeBoard(dana);
  await join(dana, boardId, milo);
  await openBoard(dana.page, boardId);
  await addList(dana.page, SHOT_LIST);
  await expectSaved(dana.page);
  await fillCanvas(dana, boardId);
  await dana.page.reload();
  await expectSaved(dana.page);
  await openBoard(milo.page, boardId);

  await takeLobby(dana, boardId);
  await takeBoard(dana.page, milo.page);
  await takeList(dana.page);
  await takeInvite(dana.page);
  await takePhone(boardId, milo);
} finally {
  await browser.close();
  await server.close();
}

async function somebody(inside: Browser, name: string): Promise<Someone> {
  const context = await inside.newContext({ baseURL: server.url, viewport: DESKTOP });
  await context.request.post('/api/session', { data: { name } });
  return { name, context, page: await context.newPage() };
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: joinPath(FOLDER, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  process.stdout.write(`${name}.png\n`);
}

/** Gives a good part of the shots a still, and the canvas a note. */
async function fillCanvas({ context, page }: Someone, boardId: string): Promise<void> {
  const images: string[] = [];
  for (let i = 0; i < STILLS; i += 1) {
    const answer = await context.request.post(`/api/boards/${boardId}/images?name=still-${i}.png`, {
      data: await paintStill(page, i),
      headers: { 'content-type': 'image/png' },
    });
    images.push(((await answer.json()) as { sha256: string }).sha256);
  }
  await writeDocument(context, server.url, boardId, (board) => {
    const shots = board.shots();
    shots.forEach((shot, i) => {
      const image = images[i % STILLS];
      if (image !== undefined && i % 5 !== 3) putPanel(board, shot.id, image, i);
    });
  });
}

/** A panel far right of the cards; what matters is that it stands for the shot. */
function putPanel({ roots }: Board, shotId: string, image: string, place: number): void {
  putRecord(roots.canvas, {
    id: `shape:still${place}`,
    typeName: 'shape',
    type: 'panel',
    parentId: 'page:page',
    index: `a${String(place).padStart(4, '1')}V`,
    x: 2400 + (place % 6) * 320,
    y: Math.floor(place / 6) * 230,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { w: 288, h: 162, caption: '', shotId, image },
  } as unknown as Parameters<typeof putRecord>[1]);
}

async function takeLobby({ page, context }: Someone, boardId: string): Promise<void> {
  for (const title of ['Night Bus (lyric video)', 'Tour teaser, upright']) {
    await context.request.post('/api/boards', { data: { title } });
  }
  await page.goto('/');
  await page.getByRole('link', { name: /The Hardest Part/u }).waitFor();
  await shoot(page, 'lobby');
  await openBoard(page, boardId);
}

async function takeBoard(dana: Page, milo: Page): Promise<void> {
  await slot(milo, '23').dblclick();
  await prompt(milo, '23').click();
  await milo.keyboard.press('Control+End');
  await milo.keyboard.type(', the last chorus begins');
  await slot(dana, '23').dblclick();
  await prompt(dana, '23').getByText('the last chorus').waitFor();
  await expectSaved(milo);
  await expectSaved(dana);
  await shoot(dana, 'board');
}

async function takeList(dana: Page): Promise<void> {
  await showList(dana);
  await shoot(dana, 'list');
}

async function takeInvite(dana: Page): Promise<void> {
  await dana.getByRole('radio', { name: 'Board' }).click();
  await dana.getByRole('button', { name: 'Invite', exact: true }).click();
  await dana.getByRole('dialog').getByText('Links so far').waitFor();
  await shoot(dana, 'invite');
  await dana.keyboard.press('Escape');
}

async function takePhone(boardId: string, { context }: Someone): Promise<void> {
  const phone = await browser.newContext({
    baseURL: server.url,
    viewport: PHONE,
    isMobile: true,
    hasTouch: true,
    storageState: await context.storageState(),
  });
  const page = await phone.newPage();
  await page.goto(`/b/${boardId}`);
  await expectSaved(page);
  await page.getByRole('grid').getByText('Empty bleachers').waitFor();
  await shoot(page, 'phone-list');
  await page.getByRole('grid').getByText('School gate').tap();
  await prompt(page, '5').waitFor();
  await shoot(page, 'phone-shot');
  await phone.close();
}
