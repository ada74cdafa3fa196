import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { addList, dialog, grid, openBoard, showList, slot } from './support/board-page.ts';
import { expect, join, makeBoard, makeInvite, test } from './support/test.ts';
import { SHOT_LIST } from './support/the-hardest-part.ts';

/** Colours are judged where nothing fades. */
const STILL = { reducedMotion: 'reduce' } as const;
test.use({ contextOptions: STILL });

test('the pages before a board', async ({ page, somebody }) => {
  await page.goto('/');
  await expect(page.getByLabel('Your name')).toBeVisible();
  await expectAccessible(page, 'welcome');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog(page)).toBeVisible();
  await expectAccessible(page, 'sign in');
  await page.goto('/nowhere');
  await expect(page.getByRole('heading')).toHaveText('There is nothing here for you');
  await expectAccessible(page, 'not found');

  const dana = await somebody('Dana Trent', STILL);
  await dana.page.goto('/');
  await expect(dana.page.getByText('No board yet')).toBeVisible();
  await expectAccessible(dana.page, 'empty lobby');
  await dana.page.getByRole('button', { name: 'Keep them with an e-mail' }).click();
  await expectAccessible(dana.page, 'keep boards');
  await dana.page.keyboard.press('Escape');
  await dana.page.getByRole('button', { name: 'New board' }).click();
  await expect(dialog(dana.page)).toBeVisible();
  await expectAccessible(dana.page, 'new board');
  await dana.page.keyboard.press('Escape');
  await dana.page.getByRole('button', { name: /Dana Trent/u }).click();
  await expect(dana.page.getByRole('menu')).toBeVisible();
  await expectAccessible(dana.page, 'account menu');

  const boardId = await makeBoard(dana);
  const { url } = await makeInvite(dana, boardId, { role: 'artist', password: 'open sesame' });
  await page.goto(url);
  await expect(page.getByRole('button', { name: 'Join the board' })).toBeVisible();
  await expectAccessible(page, 'invite');
  await dana.page.goto('/');
  await expect(dana.page.getByRole('link', { name: /The Hardest Part/u })).toBeVisible();
  await expectAccessible(dana.page, 'lobby');
});

test('the board, its list, its panels and its dialogs', async ({ somebody }) => {
  const dana = await somebody('Dana Trent', STILL);
  const milo = await somebody('Milo Garcia', STILL);
  const { page } = dana;
  const boardId = await makeBoard(dana);
  await join(dana, boardId, milo);
  await openBoard(page, boardId);
  await expect(page.getByTestId('canvas')).toBeVisible();
  await expectAccessible(page, 'empty board');
  await showList(page);
  await expectAccessible(page, 'empty list');
  await addList(page, SHOT_LIST.split('\n').slice(0, 6).join('\n'));
  await openBoard(milo.page, boardId);
  await slot(milo.page, '3').click();
  await slot(page, '2').click();
  await expectAccessible(page, 'list with a shot selected');
  await grid(page).press('Shift+ArrowDown');
  await expect(page.getByText('2 selected')).toBeVisible();
  await expectAccessible(page, 'two selected');
  await page.getByRole('radio', { name: 'Board' }).click();
  await expect(page.getByTestId('canvas').getByText('Empty bleachers')).toBeVisible();
  await expectAccessible(page, 'board with shots');

  await openEach(page, [
    ['Saving', () => page.getByTestId('save-status').click()],
    ['people', () => page.getByRole('button', { name: /^People:/u }).click()],
    ['menu', () => page.getByRole('button', { name: 'More about this board' }).click()],
    ['keys', () => page.keyboard.press('?')],
    ['palette', () => page.keyboard.press('Control+k')],
    ['paste', () => fromPalette(page, 'Paste a shot list')],
    ['members', () => fromPalette(page, 'People on this board')],
    ['versions', () => fromPalette(page, 'Versions')],
    ['bin', () => fromPalette(page, 'Bin')],
    ['leave', () => fromPalette(page, 'Leave the board')],
    ['delete', () => fromPalette(page, 'Delete the board')],
  ]);

  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Make a link' }).click();
  await expect(dialog(page).getByRole('textbox', { name: 'Invite link' })).toBeVisible();
  await expectAccessible(page, 'invite dialog');
  await dialog(page).getByRole('button', { name: 'Revoke' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Revoke this link?' })).toBeVisible();
  await expectAccessible(page, 'revoke');
});

test('a board one may only look at', async ({ somebody }) => {
  const dana = await somebody('Dana Trent', STILL);
  const vera = await somebody('Vera Voss', STILL);
  const boardId = await makeBoard(dana);
  await openBoard(dana.page, boardId);
  await addList(dana.page, SHOT_LIST);
  await join(dana, boardId, vera, 'viewer');
  await openBoard(vera.page, boardId);
  await slot(vera.page, '2').click();
  await expect(vera.page.getByText(/You are here as viewer/u)).toBeVisible();
  await expectAccessible(vera.page, 'viewer');
  await showList(vera.page);
  await expectAccessible(vera.page, 'viewer, list');
});

test('it keeps still for whoever asks for less motion', async ({ somebody }) => {
  const dana = await somebody('Dana Trent', STILL);
  await dana.page.goto('/');
  await dana.page.getByRole('button', { name: 'New board' }).click();
  await expect(dialog(dana.page)).toBeVisible();
  const longest = await dana.page.evaluate(() =>
    Math.max(
      0,
      ...document
        .getAnimations()
        .map((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0)),
    ),
  );
  expect(longest).toBeLessThanOrEqual(1);
});

type Step = readonly [where: string, open: () => Promise<void>];

async function openEach(page: Page, steps: readonly Step[]): Promise<void> {
  for (const [where, open] of steps) {
    await open();
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(1);
    // What lies behind was looked at already.
    await expectAccessible(page, where, '[role=dialog], [role=menu]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0);
  }
}

async function fromPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
}
