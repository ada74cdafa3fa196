import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The takes as a person finds their way among them: by roles and names, as read aloud. */
export const pool = (page: Page): Locator => page.getByRole('region', { name: 'Pool' });
export const takeGrid = (page: Page): Locator => page.getByRole('grid', { name: 'Takes' });
export const tiles = (page: Page): Locator => takeGrid(page).getByRole('gridcell');
export const searchField = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Search the takes' });
export const tray = (page: Page): Locator => page.getByRole('region', { name: 'Takes coming in' });

/** A filter of the left column, by the beginning of its name. */
export const filter = (page: Page, name: string): Locator =>
  page.getByRole('complementary', { name: 'Which takes' }).getByRole('button', {
    name: new RegExp(`^${name}`, 'u'),
  });

/** How many takes a filter says it has. */
export async function countOf(page: Page, name: string): Promise<number> {
  const said = await filter(page, name).innerText();
  return Number(/(\d+)\s*$/u.exec(said)?.[1]);
}

export async function showTakes(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Takes' }).click();
  await expect(pool(page)).toBeVisible();
}
