import type { Page } from '@playwright/test';
import { addList, expectSaved, openBoard, slot } from './support/board-page.ts';
import { expect, makeBoard, test } from './support/test.ts';

const order = (page: Page) =>
  page
    .getByRole('listbox', { name: 'Shots in order' })
    .getByRole('option')
    .evaluateAll((slots) => slots.map((each) => each.getAttribute('title')?.split(' ')[1]));

test('shots are put in order on the timeline by keyboard and by hand', async ({ somebody }) => {
  const dana = await somebody('Dana Trent');
  const { page } = dana;
  await openBoard(page, await makeBoard(dana));
  await addList(page, 'Alpha | a | 1\nBravo | b | 4\nCharlie | c | 2\nDelta | d | 1');
  await slot(page, '1').click();

  await page.keyboard.press('ArrowRight');
  await expect(slot(page, '2')).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Title of the shot' })).toHaveValue('Bravo');
  await page.keyboard.press('Alt+ArrowRight');
  expect(await order(page)).toEqual(['Alpha', 'Charlie', 'Bravo', 'Delta']);
  await expect(slot(page, '2')).toBeFocused();
  await page.keyboard.press('Control+z');
  expect(await order(page)).toEqual(['Alpha', 'Bravo', 'Charlie', 'Delta']);

  const from = await slot(page, '4').boundingBox();
  const to = await slot(page, '1').boundingBox();
  if (from === null || to === null) throw new Error('the timeline is not on screen');
  await page.mouse.move(from.x + from.width / 2, from.y + 60);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width * 0.8, to.y + 60, { steps: 8 });
  await expect(slot(page, '1')).toHaveAttribute('data-edge', 'after');
  await page.mouse.up();
  expect(await order(page)).toEqual(['Alpha', 'Delta', 'Bravo', 'Charlie']);
  await expect(slot(page, '4')).toHaveAttribute('aria-selected', 'true');

  await page.getByText('By bars').click();
  const width = async (label: string) => (await slot(page, label).boundingBox())?.width ?? 0;
  expect(await width('2')).toBe(4 * (await width('1')));
  await expectSaved(page);
});

test('how somebody likes the screen is kept for them', async ({ somebody }) => {
  const dana = await somebody('Dana Trent');
  const { page } = dana;
  await openBoard(page, await makeBoard(dana));
  const edge = page.getByRole('separator', { name: 'Height of the timeline' });
  await edge.focus();
  await page.keyboard.press('ArrowUp');
  await expect(edge).toHaveAttribute('aria-valuenow', '222');
  await page.getByRole('button', { name: 'Hide the side panel' }).click();
  await page.keyboard.press('Shift+S');
  await page.reload();
  await expectSaved(page);
  await expect(page.getByText('No shots yet')).toBeVisible();
  await expect(edge).toHaveAttribute('aria-valuenow', '222');
  await page.getByRole('button', { name: 'Shot', exact: true }).click();
  await expect(page.getByRole('region', { name: 'The board' })).toBeVisible();
  await page.getByRole('button', { name: 'Hide the timeline' }).click();
  await expect(page.getByRole('button', { name: 'Timeline' })).toBeVisible();
});
