import type { Page } from '@playwright/test';
import { cell, dialog, expectSaved, grid, openBoard, prompt, row } from './support/board-page.ts';
import { expect, makeBoard, test } from './support/test.ts';
import { SHOT_LIST } from './support/the-hardest-part.ts';

/** Everything below is done without a mouse. */
test.describe('the shot list by keyboard', () => {
  const titles = async (page: Page) => page.locator('[data-column=title]').allTextContents();
  const focused = (page: Page) => page.locator(':focus');

  /** What a paste puts into the page, for a browser without a clipboard of its own. */
  const paste = (page: Page, text: string) =>
    page.evaluate((data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', data);
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, text);

  test('makes, names, orders, copies, deletes and restores shots', async ({ somebody }) => {
    const { page, ...dana } = await somebody('Dana Trent');
    await openBoard(page, await makeBoard({ page, ...dana }));
    await page.keyboard.press('Shift+S');
    await expect(page.getByText('No shots yet')).toBeVisible();

    await test.step('pastes a list straight onto the page', async () => {
      await paste(page, 'Car | Neon | 2\nRain | Wipers | 4\nKeyhole | Gears | 1');
      await expect(dialog(page).getByRole('button', { name: 'Add 3 shots' })).toBeVisible();
      await dialog(page).getByRole('textbox').press('Tab');
      await dialog(page).getByRole('button', { name: 'Add 3 shots' }).press('Enter');
      await expect(dialog(page)).toBeHidden();
      await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
    });

    await test.step('walks the grid with arrows, one tab stop', async () => {
      await expect(grid(page).locator('[tabindex="0"]')).toHaveCount(1);
      await grid(page).locator('[tabindex="0"]').focus();
      await page.keyboard.press('ArrowDown');
      await expect(row(page, '2')).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('ArrowRight');
      await expect(focused(page)).toHaveAttribute('data-column', 'title');
      await page.keyboard.press('End');
      await expect(focused(page)).toHaveAttribute('data-column', 'people');
      await page.keyboard.press('Home');
      await page.keyboard.press('Control+Home');
      await expect(row(page, '1')).toHaveAttribute('aria-selected', 'true');
    });

    await test.step('renames with F2, by typing over, and not with Esc', async () => {
      await page.keyboard.press('F2');
      await page.keyboard.type('Wedding car');
      await page.keyboard.press('Enter');
      await expect(cell(page, '1', 'title')).toHaveText('Wedding car');
      await expect(focused(page)).toHaveAttribute('data-column', 'title');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.type('Night rain');
      await page.keyboard.press('Enter');
      await expect(cell(page, '2', 'title')).toHaveText('Night rain');
      await page.keyboard.type('nonsense');
      await page.keyboard.press('Escape');
      await expect(cell(page, '2', 'title')).toHaveText('Night rain');
    });

    await test.step('edits number, bars and what it is about', async () => {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type('1/2');
      await page.keyboard.press('Enter');
      await expect(cell(page, '2', 'bars')).toHaveText('1/2 bar');
      await page.keyboard.press('Enter');
      await page.keyboard.type('many');
      await page.keyboard.press('Enter');
      await expect(page.getByText('“many” is not a number of bars.')).toBeVisible();
      await expect(cell(page, '2', 'bars')).toHaveText('1/2 bar');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await expect(focused(page)).toHaveAccessibleName('About of shot 2');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(cell(page, '2', 'domain')).toHaveText('face, song');
    });

    await test.step('opens the prompt with Enter and comes back with Esc', async () => {
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await expect(prompt(page, '2')).toBeFocused();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' in slow motion');
      await page.keyboard.press('Escape');
      await expect(prompt(page, '2')).not.toBeFocused();
      await expect(cell(page, '2', 'prompt')).toHaveText('Wipers in slow motion');
      await expect(focused(page)).toHaveAttribute('data-column', 'prompt');
    });

    await test.step('makes a shot below with N, which is typed as a letter in a title', async () => {
      await page.keyboard.press('Home');
      await page.keyboard.press('n');
      await expect(focused(page)).toHaveAccessibleName('Title of shot 2A');
      await page.keyboard.type('New in between');
      await page.keyboard.press('Enter');
      expect(await titles(page)).toEqual([
        'Wedding car',
        'Night rain',
        'New in between',
        'Keyhole',
      ]);
    });

    await test.step('moves with Alt and arrows, and says so', async () => {
      await page.keyboard.press('Alt+ArrowUp');
      expect(await titles(page)).toEqual([
        'Wedding car',
        'New in between',
        'Night rain',
        'Keyhole',
      ]);
      await expect(page.getByText('Shot 2A is now number 2 of 4.')).toBeAttached();
      await page.keyboard.press('Alt+ArrowDown');
      expect(await titles(page)).toEqual([
        'Wedding car',
        'Night rain',
        'New in between',
        'Keyhole',
      ]);
    });

    await test.step('duplicates with Ctrl-D', async () => {
      await page.keyboard.press('Control+d');
      await expect(grid(page)).toHaveAttribute('aria-rowcount', '6');
      expect((await titles(page)).filter((title) => title === 'New in between')).toHaveLength(2);
    });

    await test.step('selects several with Shift, deletes them, puts them back', async () => {
      await page.keyboard.press('Shift+ArrowDown');
      await expect(page.getByText('2 selected')).toBeVisible();
      await page.keyboard.press('Delete');
      await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
      await page.getByRole('button', { name: 'Put back' }).press('Enter');
      await expect(grid(page)).toHaveAttribute('aria-rowcount', '6');
    });

    await test.step('undoes and redoes', async () => {
      await grid(page).locator('[tabindex="0"]').focus();
      await page.keyboard.press('Control+z');
      await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
      await page.keyboard.press('Control+Shift+Z');
      await expect(grid(page)).toHaveAttribute('aria-rowcount', '6');
    });

    await test.step('numbers all anew', async () => {
      await page.getByRole('button', { name: 'Re-number' }).press('Enter');
      expect(await page.locator('[data-column=label]').allTextContents()).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
      ]);
    });

    await test.step('shows its keys and finds a shot by a word of its prompt', async () => {
      await grid(page).locator('[tabindex="0"]').focus();
      await page.keyboard.press('?');
      await expect(dialog(page).getByText('Shot list', { exact: true })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toBeHidden();
      await page.keyboard.press('Control+k');
      await expect(dialog(page).getByRole('combobox')).toBeFocused();
      await page.keyboard.type('gears');
      await page.keyboard.press('Enter');
      await expect(row(page, '5')).toHaveAttribute('aria-selected', 'true');
      await expectSaved(page);
    });
  });

  test('moves through 55 shots of which the page holds only some', async ({ somebody }) => {
    const { page, ...dana } = await somebody('Dana Trent');
    await openBoard(page, await makeBoard({ page, ...dana }));
    await page.keyboard.press('Shift+S');
    await expect(page.getByText('No shots yet')).toBeVisible();
    await paste(page, SHOT_LIST);
    await dialog(page).getByRole('button', { name: 'Add 55 shots' }).press('Enter');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '56');
    await grid(page).locator('[tabindex="0"]').focus();
    await page.keyboard.press('Control+End');
    await expect(row(page, '55')).toBeInViewport();
    await expect(row(page, '1')).toHaveCount(0);
    await expect(focused(page)).toHaveText('55');
    for (let i = 0; i < 20; i += 1) await page.keyboard.press('ArrowUp');
    await expect(focused(page)).toHaveText('35');
    await expect(row(page, '35')).toBeInViewport();
    await expect(row(page, '35')).toHaveAttribute('aria-rowindex', '36');
    await page.keyboard.press('Control+a');
    await expect(page.getByText('55 selected')).toBeVisible();
  });

  test('says of each pasted line that is wrong what is wrong with it', async ({ somebody }) => {
    const { page, ...dana } = await somebody('Dana Trent');
    await openBoard(page, await makeBoard({ page, ...dana }));
    await page.keyboard.press('Shift+S');
    await expect(page.getByText('No shots yet')).toBeVisible();
    await paste(
      page,
      `title,prompt,bars\n"Rain, motel",Wipers,4\nCar,Neon,many\n${'x'.repeat(201)},a,1`,
    );
    await expect(dialog(page).getByText('“many” is not a number of bars.')).toBeVisible();
    await expect(dialog(page).getByText('Its title has 201 characters')).toBeVisible();
    await expect(dialog(page).getByText(/2 shots cannot be added/u)).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Add 1 shot' }).press('Enter');
    await expect(cell(page, '1', 'title')).toHaveText('Rain, motel');
  });
});
