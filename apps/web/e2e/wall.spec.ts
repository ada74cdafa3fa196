import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expectSaved } from './support/board-page.ts';
import { makeFilmBoard } from './support/film-board.ts';
import type { RealSizeBoard, SignedIn } from './support/real-size-board.ts';
import { showChoose, wall, wallTiles } from './support/rounds-page.ts';
import { myBallots, openRound, readRound, sayReady } from './support/rounds.ts';
import { shotsOf } from './support/shots.ts';
import { takesOf } from './support/takes.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';
import type { Round, RoundShot } from '../src/choose/round-wire.ts';

// One board for all, which takes half a minute to make. Each test has a round over shots of its own.
test.describe.configure({ mode: 'serial' });

const SIZE = ['--takes', '26', '--shots', '4', '--unsorted', '1', '--spoilt', '1', '--picks', '1'];

let board: RealSizeBoard;
/** In the order of the film; the last hangs nowhere on the song. */
let shots: readonly { readonly shotId: string; readonly label: string }[];
test.beforeAll(async ({ server, browser }) => {
  test.setTimeout(360_000);
  const newContext = () => browser.newContext({ baseURL: server.url });
  board = await makeFilmBoard(server.url, newContext, {
    size: [...SIZE, '--seconds', '1.2', '--width', '320'],
  });
  // More than a page of takes under the first shot, three under the one that hangs nowhere.
  const context = await newContext();
  await context.addCookies(board.dana.cookies.map((cookie) => ({ ...cookie, url: board.url })));
  const dana = { name: board.dana.name, context, page: await context.newPage() };
  shots = await shotsOf(dana, board.url, board.boardId);
  const last = shots.at(-1)?.shotId;
  const takes = (await takesOf(dana, board.boardId)).filter(({ state }) => state === 'ready');
  const moved = takes.filter(({ shotId }) => shotId === last).slice(3);
  const filed = await context.request.post(`/api/boards/${board.boardId}/takes/file`, {
    data: { takeIds: moved.map(({ id }) => id), shotId: shots[0]?.shotId ?? null },
  });
  expect(filed.ok(), await filed.text()).toBe(true);
  await context.close();
});

type Somebody = (name: string, options?: BrowserContextOptions) => Promise<Someone>;

async function signIn(
  somebody: Somebody,
  who: SignedIn,
  options: BrowserContextOptions = {},
): Promise<Someone> {
  const person = await somebody(who.name, options);
  await person.context.clearCookies();
  await person.context.addCookies(who.cookies.map((cookie) => ({ ...cookie, url: board.url })));
  return person;
}

interface Begun {
  readonly dana: Someone;
  readonly milo: Someone;
  readonly page: Page;
  readonly round: Round;
  readonly shot: RoundShot;
}

/** Dana and Milo in a round over some shots, by number, with Dana at its first wall. */
async function begin(
  somebody: Somebody,
  numbers: readonly number[],
  options: BrowserContextOptions = {},
): Promise<Begun> {
  const dana = await signIn(somebody, board.dana, options);
  const milo = await signIn(somebody, board.milo);
  const round = await openRound(board.boardId, {
    shots: numbers.flatMap((number) => shots[number - 1] ?? []),
    deciders: [dana, milo],
    scope: 'Chorus 1',
  });
  const { page } = dana;
  await page.goto(`/b/${board.boardId}`);
  await expectSaved(page);
  await showChoose(page);
  await expect(wall(page)).toBeVisible();
  const shot = round.shots[0] as RoundShot;
  return { dana, milo, page, round, shot };
}

/** The round is over: whoever comes next may begin one. */
async function end({ dana, round }: Begun): Promise<void> {
  const path = `/api/boards/${board.boardId}/rounds/${round.id}/close`;
  await dana.context.request.post(path, { data: {} });
}

/** A number of a shot with so many takes. */
async function shotWith(somebody: Somebody, fits: (takes: number) => boolean): Promise<number> {
  const dana = await signIn(somebody, board.dana);
  const takes = await takesOf(dana, board.boardId);
  const at = shots.findIndex(({ shotId }, index) => {
    const ready = takes.filter((take) => take.shotId === shotId && take.state === 'ready');
    return index < shots.length - 1 && fits(ready.length);
  });
  expect(at, 'a shot with that many takes').not.toBe(-1);
  return at + 1;
}

const tileAt = (page: Page, at: number): Locator => wallTiles(page).nth(at);
const playing = (page: Page): Locator => wall(page).locator('video[data-painted]');
const foot = (page: Page): Locator => wall(page).locator('footer');
const marksOf = async (page: Page): Promise<(string | null)[]> =>
  wallTiles(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-mark')));

test('the takes of a shot go round together with the song, and are marked by key', async ({
  somebody,
}) => {
  const begun = await begin(somebody, [await shotWith(somebody, (n) => n > 3 && n <= 12)]);
  const { dana, page, round, shot } = begun;
  await expect(wallTiles(page)).toHaveCount(shot.takes.length);
  await expect(playing(page)).toHaveCount(shot.takes.length);
  const head = wall(page).locator('header');
  await expect(head).toContainText(/bar \d+ · \d+ frames|from the start · \d+ frames/u);
  await expect(head).toContainText('Milo can’t see your marks until you’re both ready');
  await expect(foot(page)).toContainText('shot 1 of 1 · Chorus 1');
  // The ones that end before their slot does say so.
  await expect(
    wallTiles(page).filter({ has: page.locator('[data-says$="short"]') }),
  ).not.toHaveCount(0);
  await expectAccessible(page, 'the wall', 'section[aria-label^="Choose for"]');

  await page.keyboard.press('Shift+Digit2');
  await page.keyboard.press('Digit1');
  await expect
    .poll(() => marksOf(page))
    .toEqual(shot.takes.map((_, at) => (at === 1 ? 'love' : at === 0 ? 'like' : null)));
  await expect(wall(page).getByLabel('What you have left to give')).toContainText('used');
  await expect(wall(page).getByRole('region', { name: 'How it joins' })).toContainText('your ♥');
  // Another heart takes its place; the same key again takes a mark away.
  await page.keyboard.press('Shift+Digit3');
  await expect(tileAt(page, 2)).toHaveAttribute('data-mark', 'love');
  await expect(tileAt(page, 1)).toHaveAttribute('data-mark', 'like');
  await page.keyboard.press('Digit1');
  await expect(tileAt(page, 0)).not.toHaveAttribute('data-mark');

  await page.keyboard.press('x');
  await expect(foot(page)).toContainText('Which one is not for you?');
  await page.keyboard.press('Digit4');
  await expect(tileAt(page, 3)).toHaveAttribute('data-mark', 'no');
  await expectAccessible(page, 'the wall, asking why', 'section[aria-label^="Choose for"]');
  await page.keyboard.press('h');
  await expect(tileAt(page, 3)).toHaveAccessibleName(/not for you: hands/u);
  await expect
    .poll(async () => (await myBallots(dana, board.boardId, round))[0]?.marks)
    .toEqual({
      [shot.takes[1] ?? '']: { mark: 'like' },
      [shot.takes[2] ?? '']: { mark: 'love' },
      [shot.takes[3] ?? '']: { mark: 'no', reason: 'hands' },
    });
  await end(begun);
});

test('more than a dozen takes have pages, and what is marked stays in sight', async ({
  somebody,
}) => {
  const begun = await begin(somebody, [await shotWith(somebody, (n) => n > 12)]);
  const { page, shot } = begun;
  await expect(wallTiles(page)).toHaveCount(12);
  const rest = shot.takes.length - 12;
  await page.keyboard.press('Shift+Equal');
  await expect(tileAt(page, 11)).toHaveAttribute('data-mark', 'love');
  // From the last one the arrow goes on.
  await page.keyboard.press('ArrowRight');
  await expect(wallTiles(page)).toHaveCount(rest);
  await expect(tileAt(page, 0)).toBeFocused();
  const docked = wall(page).getByRole('region', { name: 'Your marks on other pages' });
  await expect(docked.getByRole('button', { name: 'You love take 12: go to it' })).toBeVisible();
  await expect(playing(page)).toHaveCount(rest);
  await page.keyboard.press('ArrowLeft');
  await expect(tileAt(page, 11)).toBeFocused();
  await expect(docked).toBeHidden();
  await foot(page)
    .getByRole('button', { name: `${rest} more` })
    .click();
  await expect(wallTiles(page)).toHaveCount(rest);
  // One stands on the take: X is for that one.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  const standing = rest === 1 ? 0 : 1;
  await page.keyboard.press('x');
  await expect(tileAt(page, standing)).toHaveAttribute('data-mark', 'no');
  await end(begun);
});

test('Space shows a take in the film, and one is back at the bars of the wall', async ({
  somebody,
}) => {
  const begun = await begin(somebody, [await shotWith(somebody, (n) => n > 3 && n <= 12)]);
  const { page, shot } = begun;
  await expect(playing(page)).toHaveCount(shot.takes.length);
  await tileAt(page, 1).focus();
  await page.keyboard.press('Space', { delay: 20 });
  const film = page.getByRole('dialog', { name: /in the film$/u });
  await expect(film).toBeVisible();
  await expect(film).toContainText(`take 2 of ${shot.takes.length}`);
  // The dozen videos give their decoders to the film meanwhile.
  await expect(wall(page).locator('video')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(film).toContainText(`take 3 of ${shot.takes.length}`);
  await page.keyboard.press('Escape');
  await expect(film).toBeHidden();
  await expect(playing(page)).toHaveCount(shot.takes.length);

  // Picking alone, by hand, is asked first: others see it at once.
  await tileAt(page, 2).focus();
  await page.keyboard.press('p');
  await expect(foot(page)).toContainText('alone, by hand?');
  await page.keyboard.press('Escape');
  await expect(foot(page)).not.toContainText('by hand');
  await end(begun);
});

test('ready is quiet, can be taken back, and nothing can be marked meanwhile', async ({
  somebody,
}) => {
  const begun = await begin(somebody, [
    await shotWith(somebody, (n) => n > 1 && n <= 12),
    await shotWith(somebody, (n) => n > 12),
  ]);
  const { milo, page, round, shot, dana } = begun;
  await page.keyboard.press('Enter');
  await expect(foot(page).getByRole('status')).toContainText('say that none is good');
  // None is good takes the marks away, and gives them back.
  await page.keyboard.press('Shift+Digit1');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: /What should be different/u })).toBeFocused();
  await expect(tileAt(page, 0)).not.toHaveAttribute('data-mark');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(tileAt(page, 0)).toHaveAttribute('data-mark', 'love');
  await page.keyboard.press('n');
  await page.keyboard.type('slower 1');
  await page.keyboard.press('Enter');
  await expect(foot(page)).toContainText('none is good: slower 1');

  await page.keyboard.press('Enter');
  await expect(wall(page)).toContainText('You are ready. Waiting for Milo.');
  await expect(wall(page).locator('video')).toHaveCount(0);
  await expectAccessible(page, 'ready', 'section[aria-label^="Choose for"]');
  await page.keyboard.press('Digit2');
  await expect(foot(page)).toContainText('You are ready. Press Enter for “not ready yet”');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(wall(page)).not.toContainText('You are ready.');
  await expect(playing(page)).toHaveCount(shot.takes.length);

  // Both say that none is good: the next wall comes, and was at hand.
  await page.keyboard.press('Enter');
  await expect(wall(page)).toContainText('Waiting for Milo.');
  await sayReady(milo, board.boardId, round, shot, { none: 'another place' });
  await expect
    .poll(async () => (await readRound(dana, board.boardId, round.id)).shots[0]?.state)
    .toBe('none');
  await end(begun);
});

test('with less motion there are stills, and the one that is looked at plays', async ({
  somebody,
}) => {
  const begun = await begin(somebody, [await shotWith(somebody, (n) => n > 3 && n <= 12)], {
    reducedMotion: 'reduce',
  });
  const { page } = begun;
  await expect(wall(page)).toContainText('Less motion: a take plays while');
  await tileAt(page, 1).focus();
  await expect(playing(page)).toHaveCount(1);
  await expect(tileAt(page, 1).locator('video[data-painted]')).toHaveCount(1);
  await tileAt(page, 0).hover();
  await expect(tileAt(page, 0).locator('video[data-painted]')).toHaveCount(1);
  await end(begun);
});

test('the keys are those in the same place on another keyboard', async ({ somebody }) => {
  const begun = await begin(somebody, [await shotWith(somebody, (n) => n > 3 && n <= 12)]);
  const { page } = begun;
  const press = (code: string, key: string, shiftKey = false) =>
    page.evaluate(
      ([where, writes, shift]) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', {
            code: where,
            key: writes,
            shiftKey: shift,
            bubbles: true,
            cancelable: true,
          }),
        ),
      [code, key, shiftKey] as const,
    );
  // French: the digits need Shift, and these keys write something else without it.
  await press('Digit1', '&');
  await expect(tileAt(page, 0)).toHaveAttribute('data-mark', 'like');
  await press('Digit2', '2', true);
  await expect(tileAt(page, 1)).toHaveAttribute('data-mark', 'love');
  // In a field digits are digits.
  await page.keyboard.press('n');
  await page.keyboard.type('3 more');
  await expect(tileAt(page, 2)).not.toHaveAttribute('data-mark');
  await end(begun);
});

test('takes that went elsewhere or do not play say so, and a shot without a place does, too', async ({
  somebody,
}) => {
  const dana = await signIn(somebody, board.dana);
  const takes = await takesOf(dana, board.boardId);
  // What comes through here last hangs nowhere on the song.
  const lastShot = shots.at(-1)?.shotId ?? '';
  const [broken, gone] = takes.filter(
    ({ shotId, state, hiddenByAll }) => shotId === lastShot && state === 'ready' && !hiddenByAll,
  );
  if (broken === undefined || gone === undefined) throw new Error('the shot has too few takes');
  const begun = await begin(
    async (name, options) => {
      const person = await somebody(name, options);
      await person.context.route(`**/media/${broken.proxy}`, (route) => route.abort());
      return person;
    },
    [shots.length],
  );
  const { page } = begun;
  await expect(wall(page)).toContainText('hangs nowhere on the song');
  const tileOf = (id: string) => wall(page).locator(`[role=gridcell][data-take="${id}"]`);
  await expect(tileOf(broken.id)).toHaveAccessibleName(/It does not play/u);
  await tileOf(broken.id).click();
  await expect(tileOf(broken.id)).toHaveAttribute('data-mark', 'like');

  const filed = await begun.milo.context.request.post(`/api/boards/${board.boardId}/takes/file`, {
    data: { takeIds: [gone.id], shotId: shots[0]?.shotId ?? null },
  });
  expect(filed.ok(), await filed.text()).toBe(true);
  await expect(tileOf(gone.id)).toHaveAccessibleName(/Filed somewhere else meanwhile/u);
  await tileOf(gone.id).click();
  await expect(foot(page).getByRole('status')).toContainText('does not count here');
  await expect(tileOf(gone.id)).not.toHaveAttribute('data-mark');
  await expectAccessible(page, 'a wall in trouble', 'section[aria-label^="Choose for"]');
  await end(begun);
});

test('the mouse and a finger mark as well', async ({ somebody }) => {
  const begun = await begin(somebody, [await shotWith(somebody, (n) => n > 3 && n <= 12)], {
    hasTouch: true,
  });
  const { page } = begun;
  await tileAt(page, 0).click();
  await expect(tileAt(page, 0)).toHaveAttribute('data-mark', 'like');
  await tileAt(page, 1).click({ modifiers: ['Shift'] });
  await expect(tileAt(page, 1)).toHaveAttribute('data-mark', 'love');
  await tileAt(page, 2).hover();
  await tileAt(page, 2).getByRole('button', { name: 'Love take 3' }).click();
  await expect(tileAt(page, 2)).toHaveAttribute('data-mark', 'love');
  // Two ✓ are given by now: a third one is refused, and why is said.
  await tileAt(page, 3).tap();
  await expect(foot(page).getByRole('status')).toContainText('Take one back first');
  await tileAt(page, 0).tap();
  await expect(tileAt(page, 0)).not.toHaveAttribute('data-mark');
  await tileAt(page, 3).tap();
  await expect(tileAt(page, 3)).toHaveAttribute('data-mark', 'like');
  await end(begun);
});
