import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expectSaved, grid, prompt } from './support/board-page.ts';
import { expect, join, makeBoard, test } from './support/test.ts';
import { SHOT_LIST } from './support/the-hardest-part.ts';

/** Colours are judged where nothing fades. */
const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
} as const;

/** Nothing may stick out sideways, and everything to hit must be as large as a fingertip. */
async function expectFits(page: Page, where: string): Promise<void> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, select, [role=option], [role=row][data-shot]')]
      // The canvas is to be looked at here; its tools have their own measure.
      .filter((each) => each.closest('.tl-container, [data-testid=canvas], [inert]') === null)
      .filter((each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((each) => ({ box: each.getBoundingClientRect(), text: each.outerHTML.slice(0, 120) }))
      .filter(
        ({ box }) => box.width > 1 && box.bottom > 0 && Math.min(box.width, box.height) < 43.9,
      )
      .map(({ box, text }) => `${Math.round(box.width)}×${Math.round(box.height)} ${text}`),
  );
  expect.soft(small, `${where}: targets under 44 px`).toEqual([]);
}

test('joins, reads and writes with one thumb', async ({ somebody, browser, baseURL }) => {
  const dana = await somebody('Dana Trent');
  const boardId = await makeBoard(dana);
  await dana.page.goto(`/b/${boardId}`);
  await dana.page.getByRole('button', { name: 'Paste a shot list' }).click();
  await dana.page.getByRole('textbox', { name: 'Shot list' }).fill(SHOT_LIST);
  await dana.page.getByRole('button', { name: 'Add 55 shots' }).click();
  await expectSaved(dana.page);
  const invite = await dana.context.request.post(`/api/boards/${boardId}/invites`, {
    data: { role: 'artist' },
  });
  const { url } = (await invite.json()) as { url: string };

  const context = await browser.newContext({ ...PHONE, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto(url);
  await expectFits(page, 'invite');
  await page.getByLabel('Your name').fill('Milo Garcia');
  await page.getByRole('button', { name: 'Join the board' }).tap();
  await expectSaved(page);

  await test.step('the list comes first', async () => {
    await expect(grid(page).getByText('Empty bleachers')).toBeVisible();
    await expectFits(page, 'list');
    await expectAccessible(page, 'phone, list');
  });

  await test.step('a tap opens a shot, which can be written in', async () => {
    await grid(page).getByText('Bus windows').tap();
    await expect(prompt(page, '3')).toBeVisible();
    await expectFits(page, 'shot');
    await expectAccessible(page, 'phone, shot');
    await prompt(page, '3').tap();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(', in the rain');
    await expectSaved(page);
    await page.getByRole('button', { name: 'Back to the shots' }).tap();
    await expect(prompt(page, '3')).toBeHidden();
    await expect(grid(page).getByText('Bus windows')).toBeVisible();
  });

  await test.step('the canvas can be looked at', async () => {
    await page.getByRole('button', { name: 'Canvas' }).tap();
    await expect(page.getByTestId('canvas').getByText('Empty bleachers')).toBeVisible();
    await expectFits(page, 'canvas');
  });

  await test.step('menus and dialogs fit', async () => {
    await page.getByRole('button', { name: 'More about this board' }).tap();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectFits(page, 'menu');
    await page.getByRole('menuitem', { name: 'People on this board' }).tap();
    await expect(page.getByRole('dialog', { name: 'People on this board' })).toBeVisible();
    await expectFits(page, 'members');
    await page.getByRole('button', { name: 'Close' }).tap();
    await page.getByRole('button', { name: /^People:/u }).tap();
    await expect(page.getByRole('dialog', { name: 'People' })).toBeVisible();
    await expectFits(page, 'people');
  });
  await context.close();
});

test('a viewer on a phone reads and is told why it cannot be changed', async ({ somebody }) => {
  const dana = await somebody('Dana Trent');
  const boardId = await makeBoard(dana);
  await dana.page.goto(`/b/${boardId}`);
  await dana.page
    .getByRole('region', { name: 'The board' })
    .getByRole('button', { name: 'New shot' })
    .click();
  await expectSaved(dana.page);
  const vera = await somebody('Vera Voss', PHONE);
  await join(dana, boardId, vera, 'viewer');
  await vera.page.goto(`/b/${boardId}`);
  await grid(vera.page).getByText('Untitled shot').tap();
  await expect(vera.page.getByText(/You are here as viewer/u)).toBeVisible();
  await expect(prompt(vera.page, '1')).toHaveAttribute('aria-readonly', 'true');
});

test('the lobby fits', async ({ somebody }) => {
  const dana = await somebody('Dana Trent', PHONE);
  await dana.page.goto('/');
  await expect(dana.page.getByText('No board yet')).toBeVisible();
  await expectFits(dana.page, 'lobby');
  await dana.page.getByRole('button', { name: 'Make your first board' }).tap();
  await expect(dana.page.getByRole('dialog')).toBeVisible();
  await expectFits(dana.page, 'new board');
});
