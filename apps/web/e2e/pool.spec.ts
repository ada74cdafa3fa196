import { expectAccessible } from './support/axe.ts';
import { countOf, filter, pool, searchField, takeGrid, tiles } from './support/pool-page.ts';
import { openRealPool, showShot, tile } from './support/real-size-page.ts';
import { takesOf } from './support/takes.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

/** Each test has shots of its own: the board is everybody's, and they run at the same time. */
const HIDING = '5';
const FILING = { from: '7', to: '8' };
const RANGE = '9';

/** Ready takes of a shot that neither has hidden. */
async function plainTakes(dana: Someone, milo: Someone, boardId: string, title: string) {
  const [hers, his] = await Promise.all([takesOf(dana, boardId), takesOf(milo, boardId)]);
  const hiddenByHim = new Set(his.filter(({ hidden }) => hidden).map(({ id }) => id));
  await showShot(dana.page, title);
  await expect(tiles(dana.page).first()).toBeVisible();
  const shown = await tiles(dana.page).evaluateAll((all) =>
    all.map((one) => (one as HTMLElement).dataset['take']),
  );
  return hers.filter(({ id, hidden }) => !hidden && !hiddenByHim.has(id) && shown.includes(id));
}

test('of 700 takes only those in sight are in the page, and none of them is a video', async ({
  oneOfTwo,
  realSize,
}) => {
  const dana = await oneOfTwo('dana');
  await openRealPool(dana, realSize);
  const all = await countOf(dana.page, 'All');
  expect(all).toBeGreaterThanOrEqual(700);
  const columns = Number(await takeGrid(dana.page).getAttribute('aria-colcount'));
  await expect(takeGrid(dana.page)).toHaveAttribute(
    'aria-rowcount',
    String(Math.ceil(all / columns)),
  );
  expect(await tiles(dana.page).count()).toBeLessThan(250);
  await takeGrid(dana.page).hover();
  await dana.page.mouse.wheel(0, 100_000);
  await expect(
    takeGrid(dana.page).locator(`[aria-rowindex="${Math.ceil(all / columns)}"]`),
  ).toBeVisible();
  expect(await tiles(dana.page).count()).toBeLessThan(250);
  await expect(dana.page.locator('video')).toHaveCount(0);
  await expectAccessible(dana.page, 'the pool', 'section[aria-label="Pool"]');
});

test('two words find a take among all of them, and its tile can be scrubbed through', async ({
  oneOfTwo,
  realSize,
}) => {
  const dana = await oneOfTwo('dana');
  await openRealPool(dana, realSize);
  await dana.page.keyboard.press('/');
  await expect(searchField(dana.page)).toBeFocused();
  await dana.page.keyboard.type('gum pops');
  const gum = 'She blows a bubble until it fills the frame';
  await expect
    .poll(async () => Number(await takeGrid(dana.page).getAttribute('aria-rowcount')))
    .toBeLessThan(6);
  const found = new Set(
    await tiles(dana.page).evaluateAll((all) =>
      all.map((one) => (one as HTMLElement).dataset['take']),
    ),
  );
  expect(found.size).toBeGreaterThan(0);
  for (const take of await takesOf(dana, realSize.boardId)) {
    if (found.has(take.id) && take.promptStart !== null) expect(take.promptStart).toContain(gum);
  }

  const first = tiles(dana.page).first();
  const still = first.locator('[data-scrubbing]');
  const box = (await first.boundingBox())!;
  const y = box.y + box.height / 2;
  // The tile under the pointer may still change its place as better finds come in.
  await expect(async () => {
    await dana.page.mouse.move(box.x + box.width * 0.15, y);
    await dana.page.mouse.move(box.x + box.width * 0.2, y);
    await expect(still).toHaveCount(1, { timeout: 1000 });
  }).toPass();
  const begin = await still.evaluate((layer) => layer.style.backgroundPosition);
  await dana.page.mouse.move(box.x + box.width * 0.9, y);
  await expect
    .poll(() => still.evaluate((layer) => layer.style.backgroundPosition))
    .not.toBe(begin);

  await searchField(dana.page).fill('nobody ever made this');
  await expect(
    pool(dana.page).getByRole('heading', { level: 2, name: /./u }).first(),
  ).toBeVisible();
  await expect(tiles(dana.page)).toHaveCount(0);
});

test('filters show as many as they say, and one can be kept by name', async ({
  oneOfTwo,
  realSize,
}) => {
  const milo = await oneOfTwo('milo');
  await openRealPool(milo, realSize);
  for (const name of ['Hidden by me', 'Hidden by both', 'Runway gen4.5', '9:16']) {
    const count = await countOf(milo.page, name);
    expect(count, name).toBeGreaterThan(0);
    await filter(milo.page, name).click();
    await expect(filter(milo.page, name)).toHaveAttribute('aria-pressed', 'true');
    await expect
      .poll(async () => {
        const bar = milo.page.getByRole('toolbar', { name: 'Selected takes' });
        return Number(/^(\d+)/u.exec(await bar.innerText())?.[1]);
      }, name)
      .toBe(count);
    await milo.page.getByRole('button', { name: 'Show everything again' }).click();
  }
  await filter(milo.page, 'Pika 2.2').click();
  await milo.page.getByRole('button', { name: 'Save this filter' }).click();
  await milo.page.getByRole('textbox', { name: 'Name of the filter' }).fill('Only pikas');
  await Promise.all([
    milo.page.waitForResponse(
      (answer) => answer.url().endsWith('/filters') && answer.status() === 201,
    ),
    milo.page.keyboard.press('Enter'),
  ]);
  await milo.page.reload();
  const saved = milo.page.getByRole('group', { name: 'Saved filters' });
  await saved.getByRole('button', { name: 'Only pikas', exact: true }).click();
  await expect(filter(milo.page, 'Pika 2.2')).toHaveAttribute('aria-pressed', 'true');
  await saved.getByRole('button', { name: 'Delete the filter Only pikas' }).click();
  await expect(saved.getByText('Only pikas')).toHaveCount(0);
});

test('hiding is personal until both hid it, and undo takes back only the own hiding', async ({
  oneOfTwo,
  realSize,
}) => {
  const dana = await oneOfTwo('dana');
  const milo = await oneOfTwo('milo');
  await openRealPool(dana, realSize);
  await openRealPool(milo, realSize);
  const [take] = await plainTakes(dana, milo, realSize.boardId, HIDING);
  const hers = tile(dana.page, take!.id);
  const his = tile(milo.page, take!.id);
  await showShot(milo.page, HIDING);

  await hers.click();
  await dana.page.keyboard.press('h');
  await expect(hers).toHaveAccessibleName(/hidden by you/u);
  const known = async (who: Someone) =>
    (await takesOf(who, realSize.boardId)).find(({ id }) => id === take!.id)!;
  await expect.poll(async () => (await known(dana)).hidden).toBe(true);
  expect(await known(milo)).toMatchObject({ hidden: false, hiddenByAll: false });
  await expect(his).not.toHaveAccessibleName(/hidden/u);

  await his.click();
  await milo.page.keyboard.press('h');
  await expect.poll(async () => (await known(dana)).hiddenByAll).toBe(true);
  await expect.poll(async () => (await known(milo)).hiddenByAll).toBe(true);

  await milo.page.keyboard.press('Control+z');
  await expect(his).not.toHaveAccessibleName(/hidden by you/u);
  await expect.poll(async () => (await known(milo)).hiddenByAll).toBe(false);
  await expect(hers).toHaveAccessibleName(/hidden by you/u);
  await hers.click();
  await dana.page.keyboard.press('h');
  await expect(hers).not.toHaveAccessibleName(/hidden by you/u);
});

test('several are filed under another shot by its number, and undo brings them back', async ({
  oneOfTwo,
  realSize,
}) => {
  const dana = await oneOfTwo('dana');
  const milo = await oneOfTwo('milo');
  await openRealPool(dana, realSize);
  await openRealPool(milo, realSize);
  await showShot(milo.page, FILING.from);
  await showShot(dana.page, FILING.from);
  await expect(tiles(milo.page).first()).toBeVisible();
  const before = await tiles(milo.page).count();
  await tiles(dana.page).first().click();
  await dana.page.keyboard.press('Shift+ArrowRight');
  await dana.page.keyboard.press('Shift+ArrowRight');
  await expect(tiles(dana.page).and(dana.page.locator('[aria-selected=true]'))).toHaveCount(3);
  await dana.page.keyboard.press(FILING.to);
  await expect(dana.page.getByText(`3 takes under ${FILING.to}`)).toBeVisible();
  await dana.page.keyboard.press('Enter');
  await expect(tiles(dana.page)).toHaveCount(before - 3);
  await expect(tiles(milo.page)).toHaveCount(before - 3);
  await dana.page.keyboard.press('Control+z');
  await expect(tiles(dana.page)).toHaveCount(before);
  await expect(tiles(milo.page)).toHaveCount(before);
});

test('a take opens large, plays, and its best range is kept for everybody', async ({
  oneOfTwo,
  realSize,
}) => {
  const dana = await oneOfTwo('dana');
  await openRealPool(dana, realSize);
  await showShot(dana.page, RANGE);
  const first = tiles(dana.page).first();
  const takeId = await first.getAttribute('data-take');
  await first.dblclick();
  const dialog = dana.page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.locator('video')).toHaveCount(1);
  await expectAccessible(dana.page, 'an open take', '[role=dialog]');
  const rangeIn = async () => {
    const known = await takesOf(dana, realSize.boardId);
    return known.find(({ id }) => id === takeId)?.range?.in ?? null;
  };
  const before = await rangeIn();
  await dialog.getByRole('slider', { name: /./u }).first().focus();
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'i']) await dana.page.keyboard.press(key);
  await expect.poll(rangeIn).toBeGreaterThan(before ?? 0);
  await dana.page.keyboard.press('Control+z');
  await expect.poll(rangeIn).toBe(before);
  await dana.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(dana.page.locator('video')).toHaveCount(0);
});
