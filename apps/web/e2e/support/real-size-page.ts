import type { Locator, Page } from '@playwright/test';
import { expectSaved } from './board-page.ts';
import { pool, showTakes, takeGrid } from './pool-page.ts';
import type { RealSizeBoard } from './real-size-board.ts';
import { expect } from './test.ts';
import type { Someone } from './test.ts';

/** Opens the pool of the board with 700 takes. */
export async function openRealPool({ page }: Someone, board: RealSizeBoard): Promise<void> {
  await page.goto(`/b/${board.boardId}`);
  await expectSaved(page);
  await showTakes(page);
  await expect(takeGrid(page)).toBeVisible();
}

/** Leaves only the takes of one shot in the grid. */
export async function showShot(page: Page, label: string): Promise<void> {
  const chooser = pool(page).getByRole('searchbox', { name: 'Takes of one shot' });
  await chooser.fill(label);
  await chooser.press('Enter');
  await expect(
    pool(page)
      .getByRole('group', { name: 'Takes of one shot' })
      .getByRole('button', { name: new RegExp(`^${label}\\s`, 'u'), pressed: true }),
  ).toBeVisible();
}

export const tile = (page: Page, takeId: string): Locator =>
  page.locator(`[role=gridcell][data-take="${takeId}"]`);
