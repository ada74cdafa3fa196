/**
 * Takes the README's pictures from the running product: `node e2e/take-screenshots.ts`, after a
 * build. Two people are on the board that `npm run demo` makes; only the film is painted.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import config from '../playwright.config.ts';
import { shootChoosing } from './shoot-choosing.ts';
import { expectSaved, openBoard, prompt, showList, slot } from './support/board-page.ts';
import { filter, showTakes, tray } from './support/pool-page.ts';
import { makeRealSizeBoard } from './support/real-size-board.ts';
import type { RealSizeBoard, SignedIn } from './support/real-size-board.ts';
import { startServer } from './support/server.ts';
import { onSong } from './support/song-lane.ts';

const FOLDER = fileURLToPath(new URL('./screenshots', import.meta.url));
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const { takes } = parseArgs({ options: { takes: { type: 'string', default: '700' } } }).values;
const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  mkdirSync(FOLDER, { recursive: true });
  process.stdout.write('Making the board; that takes some minutes …\n');
  const board = await makeRealSizeBoard(server.url, ['--takes', takes, '--picks', '48']);
  const dana = await somebody(board.dana, { viewport: DESKTOP });
  const milo = await somebody(board.milo, { viewport: DESKTOP });
  await openBoard(dana, board.boardId);
  await openBoard(milo, board.boardId);
  await expectSaved(dana);
  // What the demo spoilt on purpose is told once, to whoever brought it.
  await tray(dana).getByRole('button', { name: 'Close' }).click();

  await takeBoard(dana, milo);
  await takeSong(dana);
  await takeTakes(dana);
  await takeList(dana);
  await takeInvite(dana);
  await takePhone(board.milo, board.boardId);
  await takeChoosing(dana, milo, board);
  await takeLobby(dana);
} finally {
  await browser.close();
  await server.close();
}

async function somebody({ cookies }: SignedIn, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: server.url });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: server.url })));
  return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // Those out of sight may never be fetched.
  await page.waitForFunction(() =>
    [...document.images]
      .filter((image) => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight)
      .every((image) => image.complete),
  );
  await page.screenshot({
    path: join(FOLDER, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  process.stdout.write(`${name}.png\n`);
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

/** The timeline from the whole song to one beat, the film, and a take seen in it. */
async function takeSong(dana: Page): Promise<void> {
  const timeline = dana.getByRole('region', { name: 'Timeline' });
  await shootPart(timeline, 'timeline-song');
  await onSong(dana, '23').click();
  await zoomIn(dana, 8);
  await shootPart(timeline, 'timeline-chorus');
  await zoomIn(dana, 40);
  await shootPart(timeline, 'timeline-beat');

  const tile = dana.locator('#shot-panel').getByRole('listbox').getByRole('option').first();
  await tile.hover();
  await dana.keyboard.down('Space');
  await dana.getByRole('dialog', { name: /in the film$/u }).waitFor();
  // Two seconds before its shot the one before it plays.
  await dana.waitForTimeout(3000);
  await shoot(dana, 'audition');
  await dana.keyboard.up('Space');

  await dana.keyboard.press('Shift+W');
  const after = dana.getByRole('button', { name: 'The shot after' });
  for (let shot = 1; shot < 9; shot += 1) await after.click();
  // Until its picture is decoded.
  await dana.waitForTimeout(1500);
  await shoot(dana, 'watch');
  await dana.keyboard.press('Shift+B');
}

/** Turns the wheel over the begin of the selected slot, with the key that makes it zoom. */
async function zoomIn(page: Page, notches: number): Promise<void> {
  const box = await onSong(page, '23').boundingBox();
  if (box === null) throw new Error('Shot 23 is not in sight.');
  await page.mouse.move(Math.max(box.x, 0) + 2, box.y + 20);
  await page.keyboard.down('Control');
  for (let i = 0; i < notches; i += 1) {
    await page.mouse.wheel(0, -120);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.keyboard.up('Control');
}

async function shootPart(part: Locator, name: string): Promise<void> {
  await part.screenshot({
    path: join(FOLDER, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  process.stdout.write(`${name}.png\n`);
}

async function takeTakes(dana: Page): Promise<void> {
  await showTakes(dana);
  await shoot(dana, 'takes');
  await filter(dana, 'Without a shot').click();
  await dana.getByRole('heading', { name: 'Which shot is this?' }).waitFor();
  await shoot(dana, 'sorting');
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

async function takePhone(who: SignedIn, boardId: string): Promise<void> {
  const page = await somebody(who, { viewport: PHONE, isMobile: true, hasTouch: true });
  await page.goto(`/b/${boardId}`);
  await expectSaved(page);
  await page.getByRole('grid').getByText('Empty bleachers').waitFor();
  await shoot(page, 'phone-list');
  await page.getByRole('grid').getByText('School gate').tap();
  await prompt(page, '5').waitFor();
  await shoot(page, 'phone-shot');
  await page.context().close();
}

async function takeChoosing(dana: Page, milo: Page, board: RealSizeBoard): Promise<void> {
  const phone = await somebody(board.milo, { viewport: PHONE, isMobile: true, hasTouch: true });
  await phone.goto(`/b/${board.boardId}`);
  await expectSaved(phone);
  const on = (page: Page, { name }: SignedIn) => ({ name, page, context: page.context() });
  await shootChoosing(
    board.boardId,
    { dana: on(dana, board.dana), milo: on(milo, board.milo), phone: on(phone, board.milo) },
    shoot,
  );
  await phone.context().close();
}

async function takeLobby(page: Page): Promise<void> {
  for (const title of ['Night Bus (lyric video)', 'Tour teaser, upright']) {
    await page.request.post('/api/boards', { data: { title } });
  }
  await page.goto('/');
  await page.getByRole('link', { name: /The Hardest Part/u }).waitFor();
  await shoot(page, 'lobby');
}
