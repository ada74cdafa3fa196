import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Round } from '../src/choose/round-wire.ts';
import { expectSaved, save } from './support/board-page.ts';
import { lineOf } from './support/line.ts';
import { makeRealSizeBoard } from './support/real-size-board.ts';
import type { RealSizeBoard, SignedIn } from './support/real-size-board.ts';
import {
  goToTake,
  markByKey,
  onPhone,
  reveal,
  showChoose,
  thumb,
  wall,
} from './support/rounds-page.ts';
import { markTakes, myBallots, openRound, readRound, sayReady, shotIn } from './support/rounds.ts';
import { shotsOf } from './support/shots.ts';
import { startServer } from './support/server.ts';
import type { TestServer } from './support/server.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

/**
 * What becomes of marks when something is in their way: a cut line, a page that is killed, a server
 * that is, another device, a ready that was said already, a round that goes on without somebody.
 */

// One small board, a shot of it for each test; one after the other, since the server is killed once.
test.describe.configure({ mode: 'serial' });

const DESK = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const;
const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
} as const;
/** Requests that carry marks. */
const BALLOT = /\/shots\/[^/]+\/ballot\b/u;
const WAITS = 'Your marks are kept here and sent when the line is back.';

let server: TestServer;
let board: RealSizeBoard;
let shots: readonly { readonly shotId: string; readonly label: string }[] = [];
let used = 0;
const contexts: BrowserContext[] = [];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(400_000);
  server = await startServer();
  const none = ['--unsorted', '0', '--spoilt', '1', '--picks', '0', '--no-song'];
  const size = ['--takes', '18', '--shots', '6', '--seconds', '0.5', '--width', '160', ...none];
  board = await makeRealSizeBoard(server.url, size);
  const dana = await device(browser, board.dana);
  shots = await shotsOf(dana, server.url, board.boardId);
});
test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
test.afterAll(() => server.close());

/** A browser of Dana's or Milo's. */
async function device(
  browser: Browser,
  { name, cookies }: SignedIn,
  options: typeof DESK | typeof PHONE = DESK,
): Promise<Someone> {
  const context = await browser.newContext({ baseURL: server.url, ...options });
  contexts.push(context);
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: server.url })));
  return { name, context, page: await context.newPage() };
}

interface Scene {
  readonly dana: Someone;
  readonly milo: Someone;
  readonly round: Round;
  readonly shotId: string;
  /** The takes of the wall, in no order of anybody's. */
  readonly takes: readonly string[];
}

/** Dana and Milo before the wall of a shot that no other test has; only Milo's page is open. */
async function atTheWall(browser: Browser): Promise<Scene> {
  const dana = await device(browser, board.dana);
  const milo = await device(browser, board.milo);
  const shot = shots[used++];
  if (shot === undefined) throw new Error('The board has too few shots for these tests.');
  const round = await openRound(board.boardId, { shots: [shot], deciders: [dana, milo] });
  const takes = shotIn(round, shot.shotId).takes.toSorted();
  expect(takes.length).toBeGreaterThan(1);
  return { dana, milo, round, shotId: shot.shotId, takes };
}

async function showWall({ page }: Someone): Promise<void> {
  await page.goto(`/b/${board.boardId}`);
  await expectSaved(page);
  await showChoose(page);
  await expect(wall(page).or(onPhone(page))).toBeVisible();
}

const markOn = (page: Page, takeId: string) =>
  wall(page).locator(`[role=gridcell][data-take="${takeId}"]`);
const said = (page: Page) => wall(page).locator('footer [role=status]');
const marksOf = async ({ milo, round, shotId }: Scene) => {
  const ballots = await myBallots(milo, board.boardId, round);
  return ballots.find((one) => one.shotId === shotId)?.marks ?? {};
};

test('three cuts of the line lose no mark, and the page never says that they have arrived when they have not', async ({
  browser,
}) => {
  const scene = await atTheWall(browser);
  const { milo, takes } = scene;
  const line = await lineOf(milo.context);
  await showWall(milo);
  const [one = '', two = ''] = takes;
  const cuts = [
    [one, 'love'],
    [two, 'love'],
    [one, 'love'],
  ] as const;
  for (const [take, mark] of cuts) {
    await milo.context.setOffline(true);
    await line.cut();
    await markByKey(milo.page, take, mark);
    await expect(markOn(milo.page, take)).toHaveAttribute('data-mark', mark);
    await expect(said(milo.page)).toHaveText(WAITS);
    const before = await marksOf(scene);
    expect(before[take]?.mark).not.toBe(mark);
    line.mend();
    await milo.context.setOffline(false);
    await expect(said(milo.page)).not.toHaveText(WAITS);
    await expect.poll(async () => (await marksOf(scene))[take]?.mark).toBe(mark);
  }
  // A new ♥ takes the old one's place, which becomes a ✓.
  expect(await marksOf(scene)).toEqual({ [one]: { mark: 'love' }, [two]: { mark: 'like' } });
});

test('a page that is killed before its marks went out sends them when it is opened again', async ({
  browser,
}) => {
  const scene = await atTheWall(browser);
  const { milo, takes } = scene;
  const [take = ''] = takes;
  await showWall(milo);
  await milo.context.route(BALLOT, (route) => route.abort());
  await markByKey(milo.page, take, 'love');
  await expect(markOn(milo.page, take)).toHaveAttribute('data-mark', 'love');
  await milo.page.close({ runBeforeUnload: false });
  expect(await marksOf(scene)).toEqual({});

  await milo.context.unroute(BALLOT);
  const again = { ...milo, page: await milo.context.newPage() };
  await showWall(again);
  await expect(markOn(again.page, take)).toHaveAttribute('data-mark', 'love');
  await expect.poll(() => marksOf(scene)).toEqual({ [take]: { mark: 'love' } });
  // And what is sent is not sent again by the next page.
  await again.page.reload();
  await expect(markOn(again.page, take)).toHaveAttribute('data-mark', 'love');
});

test('computer and phone of one person show one ballot, and put their marks together', async ({
  browser,
}) => {
  const scene = await atTheWall(browser);
  const { milo, takes } = scene;
  const phone = await device(browser, board.milo, PHONE);
  await Promise.all([showWall(milo), showWall(phone)]);
  const [one = '', two = ''] = takes;
  await markByKey(milo.page, one, 'like');
  await goToTake(phone.page, one);
  await expect(thumb(phone.page, 'like')).toHaveAttribute('aria-pressed', 'true');

  const line = await lineOf(phone.context);
  await phone.context.setOffline(true);
  await line.cut();
  await goToTake(phone.page, two);
  await thumb(phone.page, 'love').tap();
  await markByKey(milo.page, one, 'like');
  await expect(markOn(milo.page, one)).not.toHaveAttribute('data-mark', 'like');
  line.mend();
  await phone.context.setOffline(false);
  await expect(markOn(milo.page, two)).toHaveAttribute('data-mark', 'love');
  expect(await marksOf(scene)).toEqual({ [two]: { mark: 'love' } });
});

test('a mark after ready is refused in a sentence, until ready is taken back', async ({
  browser,
}) => {
  const scene = await atTheWall(browser);
  const { milo, takes } = scene;
  const [one = '', two = ''] = takes;
  await showWall(milo);
  await milo.page.keyboard.press('Enter');
  await expect(said(milo.page)).toContainText('or say that none is good');
  await markByKey(milo.page, one, 'love');
  await milo.page.keyboard.press('Enter');
  await expect(wall(milo.page).getByRole('button', { name: 'Not ready yet' })).toBeVisible();
  await expect
    .poll(
      async () =>
        shotIn(await readRound(scene.dana, board.boardId, scene.round.id), scene.shotId).ready,
    )
    .toHaveLength(1);
  await markByKey(milo.page, two, 'love');
  await expect(said(milo.page)).toContainText('ready');
  await expect(markOn(milo.page, two)).not.toHaveAttribute('data-mark', 'love');
  await wall(milo.page).getByRole('button', { name: 'Not ready yet' }).click();
  await markByKey(milo.page, two, 'love');
  await expect(markOn(milo.page, two)).toHaveAttribute('data-mark', 'love');
  await expect
    .poll(() => marksOf(scene))
    .toEqual({ [one]: { mark: 'like' }, [two]: { mark: 'love' } });
});

test('marks made behind a cut line after the reveal did not count, and are said not to have', async ({
  browser,
}) => {
  const scene = await atTheWall(browser);
  const { dana, milo, takes, round, shotId } = scene;
  const [one = '', two = ''] = takes;
  const line = await lineOf(milo.context);
  await showWall(milo);
  await markByKey(milo.page, one, 'love');
  await expect.poll(() => marksOf(scene)).toEqual({ [one]: { mark: 'love' } });
  await milo.context.setOffline(true);
  await line.cut();
  await markByKey(milo.page, two, 'love');
  await expect(said(milo.page)).toHaveText(WAITS);
  // On his phone, meanwhile.
  const phone = await device(browser, board.milo);
  await sayReady(phone, board.boardId, round, { shotId });
  await sayReady(dana, board.boardId, round, { shotId }, { marks: { [one]: 'like' } });
  line.mend();
  await milo.context.setOffline(false);
  await expect(milo.page.getByText('What you marked last was not taken')).toBeVisible();
  await expect(
    milo.page.getByRole('alert').filter({ hasText: 'on the table already' }),
  ).toBeVisible();
  await expect(reveal(milo.page)).toBeVisible();
});

test('a server killed in the middle of a round loses nothing of it', async ({ browser }) => {
  test.setTimeout(150_000);
  const scene = await atTheWall(browser);
  const { dana, milo, takes, round, shotId } = scene;
  const [one = '', two = ''] = takes;
  await showWall(milo);
  await markByKey(milo.page, one, 'love');
  await expect.poll(() => marksOf(scene)).toEqual({ [one]: { mark: 'love' } });
  await markTakes(dana, board.boardId, round, { shotId }, { [two]: 'like' });

  await server.kill();
  await markByKey(milo.page, two, 'like');
  await milo.page.keyboard.press('Enter');
  await expect(wall(milo.page).getByRole('button', { name: 'Not ready yet' })).toBeVisible();
  await expect(save(milo.page)).toHaveAttribute('data-kind', 'offline');
  await expect(said(milo.page)).toHaveText(WAITS);
  await server.start();
  await expect
    .poll(async () => shotIn(await readRound(dana, board.boardId, round.id), shotId).ready, {
      timeout: 20_000,
    })
    .toHaveLength(1);
  expect(await marksOf(scene)).toEqual({ [one]: { mark: 'love' }, [two]: { mark: 'like' } });
  await sayReady(dana, board.boardId, round, { shotId });
  await expect(reveal(milo.page)).toBeVisible();
});
