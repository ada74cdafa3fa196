import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The board as a person finds their way on it: by roles and names, as read aloud. */
export const save = (page: Page): Locator => page.getByTestId('save-status');
export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Shots' });
export const row = (page: Page, label: string): Locator =>
  grid(page).locator(`[role=row][data-shot="${label}"]`);
export const cell = (page: Page, label: string, column: string): Locator =>
  row(page, label).locator(`[data-column="${column}"]`);
export const slot = (page: Page, label: string): Locator =>
  page.getByRole('option', { name: new RegExp(`^Shot ${label}\\b`, 'u') });
export const prompt = (page: Page, label: string): Locator =>
  page.getByRole('textbox', { name: `Prompt of shot ${label}` });
/** Where somebody else writes in a text, with their name on it. */
export const caretOf = (page: Page, name: string): Locator =>
  page.locator(`.tb-caret[data-name="${name}"]`);
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Opens a board and waits until it is there. */
export async function openBoard(page: Page, boardId: string): Promise<void> {
  await page.goto(`/b/${boardId}`);
  await expectSaved(page);
}

export const expectSaved = (page: Page): Promise<void> =>
  expect(save(page)).toHaveAttribute('data-kind', 'saved', { timeout: 15_000 });

export async function showList(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'List' }).click();
  await expect(page.getByRole('region', { name: 'Shot list' })).toBeVisible();
}

/** Pastes a list through the dialog and adds it. */
export async function addList(page: Page, text: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Paste a (shot )?list$/u })
    .first()
    .click();
  await dialog(page).getByRole('textbox', { name: 'Shot list' }).fill(text);
  await dialog(page)
    .getByRole('button', { name: /^Add \d+ shots?$/u })
    .click();
  await expect(dialog(page)).toBeHidden();
}

/** Does what was asked until the check holds, for things that come in over the network. */
export const eventually = (check: () => Promise<void>, timeout = 10_000): Promise<void> =>
  expect(check).toPass({ timeout });
