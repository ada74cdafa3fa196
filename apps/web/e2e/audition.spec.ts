import type { Locator, Page } from '@playwright/test';
import type { Take } from '../src/api/wire.ts';
import { expectAccessible } from './support/axe.ts';
import { expectSaved, slot } from './support/board-page.ts';
import { makeFilmBoard } from './support/film-board.ts';
import { countOf, filter, showTakes, tiles } from './support/pool-page.ts';
import type { RealSizeBoard } from './support/real-size-board.ts';
import { showShot, tile } from './support/real-size-page.ts';
import { takesOf } from './support/takes.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

// One board for all, which takes half a minute to make; each test looks at shots of its own.
test.describe.configure({ mode: 'serial' });

const SIZE = ['--takes', '26', '--shots', '6', '--unsorted', '2', '--spoilt', '1', '--picks', '4'];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

let board: RealSizeBoard;
test.beforeAll(async ({ server, browser }) => {
  test.setTimeout(240_000);
  board = await makeFilmBoard(server.url, () => browser.newContext({ baseURL: server.url }), {
    size: [...SIZE, '--seconds', '1.2', '--width', '320'],
  });
});

const film = (page: Page): Locator => page.getByRole('dialog', { name: /in the film$/u });
const position = (page: Page): Locator => page.getByTestId('position');

async function dana(
  somebody: (name: string, options?: object) => Promise<Someone>,
  options: object = {},
): Promise<Someone> {
  const person = await somebody('Dana Trent', { reducedMotion: 'reduce', ...options });
  await person.context.clearCookies();
  await person.context.addCookies(
    board.dana.cookies.map((cookie) => ({ ...cookie, url: board.url })),
  );
  await person.page.goto(`/b/${board.boardId}`);
  await expectSaved(person.page);
  return person;
}

/** The shot with that number, and its takes that are ready. */
async function shotOf(person: Someone, label: string) {
  const takes = await takesOf(person, board.boardId);
  await slot(person.page, label).click();
  const panel = person.page.getByRole('complementary', { name: 'Selected shot' });
  await expect(panel.getByRole('article', { name: `Shot ${label}` })).toBeVisible();
  const tile = panel.getByRole('listbox').getByRole('option');
  const ids = await tile.evaluateAll((all) => all.map((one) => one.dataset['take'] ?? ''));
  return { panel, tile, takes: ids.map((id) => takes.find((take) => take.id === id) as Take) };
}

/** Down and up as a finger does it: at once, however busy the page is meanwhile. */
async function tapSpace(page: Page): Promise<void> {
  await Promise.all([page.keyboard.down('Space'), page.keyboard.up('Space')]);
}

/** Milliseconds from the key to the first frame of the film, for each audition so far. */
const firstFrames = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    performance.getEntriesByName('takeboard:audition-first-frame').map(({ duration }) => duration),
  );

test('held, Space shows a take in the film; let go, one is back where one was', async ({
  somebody,
}) => {
  const person = await dana(somebody);
  const { page } = person;
  const { tile, panel } = await shotOf(person, '2');
  await expect(panel.getByRole('group', { name: 'Place of shot 2 on the song' })).toHaveText(
    /^2\.1\.1 → to 3\.1\.1 · 1 bar · 48 frames$/u,
  );
  await tile.first().focus();
  await expect(position(page)).toContainText('1.1.1');

  await page.keyboard.down('Space');
  await expect(film(page)).toBeVisible();
  await expect.poll(() => firstFrames(page)).toHaveLength(1);
  // The film before it, the take, the film after it, and round again.
  const heard = film(page).locator('[class*=playhead]');
  const often = { timeout: 30_000, intervals: [100] };
  await expect.poll(() => leftOf(heard), often).toBeGreaterThan(0.3);
  await expect.poll(() => leftOf(heard), often).toBeGreaterThan(0.75);
  await expect.poll(() => leftOf(heard), often).toBeLessThan(0.5);
  await expectAccessible(page, 'audition, held', '[role=dialog]');

  await page.keyboard.up('Space');
  await expect(film(page)).toBeHidden();
  await expect(position(page)).toContainText('1.1.1');
  await expect(tile.first()).toBeFocused();
});

/** Where the playhead of an audition is, 0 to 1. */
const leftOf = (playhead: Locator): Promise<number> =>
  playhead.evaluate((line) => {
    const { left } = line.getBoundingClientRect();
    const bar = line.parentElement?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return (left - bar.left) / bar.width;
  });

test('arrows change the take while it plays, those not seen yet are marked', async ({
  somebody,
}) => {
  const person = await dana(somebody);
  const { page } = person;
  const { tile, takes } = await shotOf(person, '3');
  expect(takes.length).toBeGreaterThan(1);
  await tile.first().hover();
  await page.keyboard.down('Space');
  const strip = film(page).getByRole('listbox', { name: 'Takes of the shot' });
  await expect(strip.getByRole('option', { selected: true })).toHaveAttribute(
    'data-take',
    takes[0]?.id ?? '',
  );
  const unseen = takes.filter(({ seen }) => !seen).length;
  await expect(strip.getByRole('option', { name: /unseen/u })).toHaveCount(unseen);
  await page.keyboard.press('ArrowRight');
  await expect(strip.getByRole('option', { selected: true })).toHaveAttribute(
    'data-take',
    takes[1]?.id ?? '',
  );
  await expect(film(page).getByRole('status').first()).toContainText(
    `Take 2 of ${takes.length}: ${takes[1]?.name}`,
  );
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(film(page)).toHaveAccessibleName(`${takes[0]?.name} in the film`);
  await page.keyboard.up('Space');
  await expect(film(page)).toBeHidden();
});

test('a tap keeps it open, with buttons, until Escape', async ({ somebody }) => {
  const person = await dana(somebody);
  const { page } = person;
  const { tile, takes } = await shotOf(person, '3');
  await tile.nth(0).focus();
  await tapSpace(page);
  const open = film(page);
  await expect(open.getByRole('button', { name: 'Close' })).toBeVisible();
  await open.getByRole('button', { name: 'Stop' }).click();
  await expect(open.getByRole('button', { name: 'Play' })).toBeVisible();
  await open.getByRole('button', { name: 'The take after' }).click();
  await expect(open).toHaveAccessibleName(`${takes[1]?.name} in the film`);
  await expectAccessible(page, 'audition, kept open', '[role=dialog]');
  // The focus stays within.
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('Tab');
  expect(await open.evaluate((box) => box.contains(document.activeElement))).toBe(true);

  await page.keyboard.press('Escape');
  await expect(open).toBeHidden();
  // What the arrows chose is where the next key goes.
  await expect(tile.nth(1)).toBeFocused();

  await test.step('and from the take that is open large', async () => {
    await page.keyboard.press('Enter');
    const large = page.getByRole('dialog', { name: takes[1]?.name ?? '' });
    await expect(large.getByRole('slider')).toBeFocused();
    await tapSpace(page);
    await expect(open).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(open).toBeHidden();
    await expect(large.getByRole('slider')).toBeFocused();
    await large.getByRole('button', { name: 'See it in the film' }).click();
    await expect(open).toBeVisible();
    await open.getByRole('button', { name: 'Close' }).click();
    await expect(open).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(large).toBeHidden();
  });
});

test('what hangs nowhere says so, and plays alone', async ({ somebody }) => {
  const person = await dana(somebody);
  const { page } = person;
  await showTakes(page);
  await showShot(page, '6');
  await tiles(page).first().click();
  await tapSpace(page);
  await expect(film(page)).toContainText('Shot 6 hangs nowhere on the song yet');
  await expect(film(page).locator('video')).toBeVisible();
  await tapSpace(page);
  await expect(film(page)).toBeHidden();

  await filter(page, 'Show everything again').click();
  const loose = (await takesOf(person, board.boardId)).find(
    ({ state, shotId }) => state === 'ready' && shotId === null,
  );
  await tile(page, loose?.id ?? '').click();
  await tapSpace(page);
  await expect(film(page)).toContainText('This take is under no shot, so it plays alone');
  await page.keyboard.press('Escape');
});

test('takes that are too short say so everywhere, and can be made to fit', async ({ somebody }) => {
  const person = await dana(somebody);
  const { page } = person;
  const short = /frames? too short for its shot/u;
  await showTakes(page);
  const count = await countOf(page, 'Too short for its shot');
  expect(count).toBeGreaterThan(0);
  await filter(page, 'Too short for its shot').click();
  await expect(tiles(page)).toHaveCount(count);
  for (const name of await tiles(page).evaluateAll((all) => all.map((one) => one.ariaLabel))) {
    expect(name).toMatch(short);
  }
  await page.getByRole('radio', { name: 'Board' }).click();

  const { panel, tile: takes } = await shotOf(person, '3');
  // One that lacks a little: slower than half is not offered.
  const id = await takes.evaluateAll(
    (all) =>
      all.find((one) => /, \d frames? too short/u.test(one.ariaLabel ?? ''))?.dataset['take'],
  );
  const same = panel.locator(`[role=option][data-take="${id}"]`);
  await same.focus();
  await expect(panel.getByText('its last picture stands still')).toBeVisible();
  await tapSpace(page);
  await expect(film(page)).toContainText(short);
  await page.keyboard.press('Escape');
  const slower = panel.getByRole('button', { name: /^Play it at \d+ %$/u });
  await slower.click();
  await expect(same).not.toHaveAccessibleName(short);
  await expect(slower).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(same).toHaveAccessibleName(short);
});

test('on the canvas Space plays the selected take and moves the view everywhere else', async ({
  somebody,
}) => {
  const person = await dana(somebody);
  const { page } = person;
  const { panel, takes } = await shotOf(person, '2');
  await panel.getByRole('button', { name: 'Lay out on the canvas' }).click();
  await page.keyboard.press('Escape');
  const card = page.locator(`[data-testid=take-card][data-take="${takes[0]?.id}"]`);
  await expect(card).toBeVisible();
  const box = (await card.boundingBox())!;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.click(middle.x, middle.y);
  await page.keyboard.down('Space');
  await expect(film(page)).toHaveAccessibleName(`${takes[0]?.name} in the film`);
  await page.keyboard.up('Space');
  await page.keyboard.press('Escape');
  await expect(film(page)).toBeHidden();

  await test.step('beside the card it pans', async () => {
    const stage = (await page.locator('.tl-container').boundingBox())!;
    const free = { x: stage.x + stage.width / 2, y: stage.y + 24 };
    await page.mouse.move(free.x, free.y);
    await page.keyboard.down('Space');
    await page.mouse.down();
    await page.mouse.move(free.x + 80, free.y + 60, { steps: 6 });
    await page.mouse.up();
    await page.keyboard.up('Space');
    await expect(film(page)).toBeHidden();
    const after = (await card.boundingBox())!;
    expect(Math.round(after.x - box.x)).toBe(80);
    expect(Math.round(after.y - box.y)).toBe(60);
  });
});

test('the film is watched large, and small on the board while it plays', async ({ somebody }) => {
  const { page } = await dana(somebody);
  const monitor = page.getByRole('region', { name: 'Monitor' });
  await expect(monitor).toBeHidden();
  await page.keyboard.press('Shift+W');
  const watch = page.getByRole('region', { name: 'Watch' });
  await expect(watch.getByRole('img', { name: /^The film: shot 1\b/u })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Selected shot' })).toBeHidden();
  await expectAccessible(page, 'watch');
  await watch.getByRole('button', { name: 'The shot after' }).click();
  await expect(watch.getByRole('img', { name: /^The film: shot 2\b/u })).toBeVisible();
  await expect(position(page)).toContainText('2.1.1');
  await watch.getByRole('button', { name: 'Play' }).click();
  await expect(watch.getByRole('img', { name: /^The film: shot 3\b/u })).toBeVisible();

  await page.keyboard.press('Shift+B');
  await expect(monitor.getByRole('img', { name: /^The film: shot/u })).toBeVisible();
  await page.getByTestId('position').click();
  await expectAccessible(page, 'monitor', 'main');
  await monitor.hover();
  await monitor.getByRole('button', { name: 'Put the monitor away' }).click();
  await expect(monitor).toBeHidden();
  await page.reload();
  await expectSaved(page);
  await page.keyboard.press('Shift+W');
  await watch.getByRole('button', { name: 'Play' }).click();
  await page.keyboard.press('Shift+B');
  const again = page.getByRole('button', { name: 'Show the film' });
  await expect(again).toBeVisible();
  await expect(monitor).toBeHidden();
  await again.click();
  await expect(monitor).toBeVisible();
});

test('on a phone the film is under one thumb', async ({ somebody }) => {
  const { page } = await dana(somebody, PHONE);
  await page.getByRole('button', { name: 'Watch' }).tap();
  const watch = page.getByRole('region', { name: 'Watch' });
  await expect(watch.getByRole('img', { name: /^The film: shot 1\b/u })).toBeVisible();
  await expectFits(page);
  await expectAccessible(page, 'phone, watch');
  await watch.getByRole('button', { name: 'Play' }).tap();
  await expect(watch.getByRole('button', { name: 'Pause' })).toBeVisible();
  await watch.getByRole('button', { name: /^Shot 4\b/u }).tap();
  await expect(watch.getByRole('img', { name: /^The film: shot 4\b/u })).toBeVisible();
  await watch.getByRole('button', { name: 'Pause' }).tap();

  await page.getByRole('button', { name: 'Takes' }).tap();
  await tiles(page).first().tap();
  await page.getByRole('button', { name: 'See it in the film' }).tap();
  await expect(film(page).getByRole('button', { name: 'Close' })).toBeVisible();
  await expectFits(page);
  await film(page).getByRole('button', { name: 'Close' }).tap();
  await expect(film(page)).toBeHidden();
});

/** Nothing sticks out sideways, and what is pressed is as large as a fingertip. */
async function expectFits(page: Page): Promise<void> {
  const told = await page.evaluate(() => ({
    sideways: [
      document.documentElement,
      ...document.querySelectorAll('[role=dialog][aria-label$=film]'),
    ].filter((each) => each.scrollWidth > each.clientWidth).length,
    small: [
      ...document.querySelectorAll(
        'section[aria-label=Watch] button, nav button, [role=dialog][aria-label$=film] button',
      ),
    ]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .map((each) => ({ box: each.getBoundingClientRect(), html: each.outerHTML.slice(0, 90) }))
      .filter(({ box }) => Math.min(box.width, box.height) < 43.9)
      .map(({ html }) => html),
  }));
  expect(told).toEqual({ sideways: 0, small: [] });
}
