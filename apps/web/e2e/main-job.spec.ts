import {
  addList,
  caretOf,
  cell,
  dialog,
  expectSaved,
  grid,
  prompt,
  row,
  save,
  showList,
  slot,
} from './support/board-page.ts';
import { expect, test } from './support/test.ts';
import { SHOT_LIST, THE_HARDEST_PART } from './support/the-hardest-part.ts';

/**
 * The main job from the first page to two people on one board, with nothing but what is on screen.
 * Whoever wants to know what Takeboard does reads this.
 */
test('two people lay out 55 shots together and everything they did is saved', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const context = { baseURL: server.url, viewport: { width: 1440, height: 900 } };
  const hers = await browser.newContext(context);
  const his = await browser.newContext(context);
  const dana = await hers.newPage();
  const milo = await his.newPage();

  await test.step('Dana names herself and makes a board', async () => {
    await dana.goto('/');
    await dana.getByLabel('Your name').fill('Dana Trent');
    await dana.getByRole('button', { name: 'Begin' }).click();
    await dana.getByRole('button', { name: 'Make your first board' }).click();
    await dialog(dana).getByLabel('Title').fill('The Hardest Part');
    await dialog(dana)
      .getByRole('radio', { name: /^2.39:1/u })
      .check();
    await dialog(dana).getByRole('button', { name: 'Make board' }).click();
    await expect(dana).toHaveURL(/\/b\//u);
    await expect(dana.getByText('2048×858')).toBeVisible();
    await expectSaved(dana);
  });

  let link = '';
  await test.step('she makes an invite link for the musician', async () => {
    await dana.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(dialog(dana).getByRole('radio', { name: /^Artist/u })).toBeChecked();
    await dialog(dana).getByRole('button', { name: 'Make a link' }).click();
    link = await dialog(dana).getByRole('textbox', { name: 'Invite link' }).inputValue();
    await expect(dialog(dana).getByText('This link works only on this computer.')).toBeVisible();
    await dana.keyboard.press('Escape');
    await expect(dialog(dana)).toBeHidden();
  });

  await test.step('Milo joins from the link without an account', async () => {
    await milo.goto(link);
    await expect(milo.getByRole('heading', { name: 'The Hardest Part' })).toBeVisible();
    await expect(milo.getByText(/Dana Trent invites you as artist/u)).toBeVisible();
    await milo.getByLabel('Your name').fill('Milo Garcia');
    await milo.getByRole('button', { name: 'Join the board' }).click();
    await expect(milo).toHaveURL(/\/b\//u);
    await expectSaved(milo);
    await expect(
      dana.getByRole('button', { name: 'People: 2 here, 2 on the board' }),
    ).toBeVisible();
  });

  await test.step('Dana pastes the shot list, Milo sees all 55', async () => {
    await addList(dana, SHOT_LIST);
    await expect(slot(dana, '55')).toBeAttached();
    await showList(milo);
    await expect(grid(milo)).toHaveAttribute('aria-rowcount', '56');
    await expect(cell(milo, '1', 'title')).toHaveText(THE_HARDEST_PART[0]?.title ?? '');
    await expect(cell(milo, '1', 'bars')).toHaveText('2 bars');
  });

  await test.step('both look at shot 23 and type into its prompt at once', async () => {
    await slot(dana, '23').click();
    await slot(milo, '23').click();
    await expect(prompt(dana, '23')).toContainText('Through the goal posts');
    await prompt(dana, '23').click();
    await dana.keyboard.press('Control+Home');
    await prompt(milo, '23').click();
    await milo.keyboard.press('Control+End');
    await Promise.all([
      dana.keyboard.type('Super 8, dusk. ', { delay: 15 }),
      milo.keyboard.type(', and the song drops out', { delay: 15 }),
    ]);
    const both = /^Super 8, dusk\. Through the goal posts.*motel neon, and the song drops out/u;
    await expect(prompt(dana, '23')).toHaveText(both);
    await expect(prompt(milo, '23')).toHaveText(both);
    await expect(caretOf(dana, 'Milo Garcia')).toBeVisible();
    await expect(caretOf(milo, 'Dana Trent')).toBeVisible();
  });

  await test.step('Dana undoes: only her own words go', async () => {
    const rest = /^Through the goal posts.*motel neon, and the song drops out/u;
    // A pause in her typing makes it two steps.
    let steps = 0;
    while (!rest.test((await prompt(dana, '23').textContent()) ?? '') && steps < 5) {
      await dana.keyboard.press('Control+z');
      steps += 1;
    }
    await expect(prompt(dana, '23')).toHaveText(rest);
    await expect(prompt(milo, '23')).toHaveText(rest);
    for (let i = 0; i < steps; i += 1) await dana.keyboard.press('Control+Shift+z');
    await expect(prompt(milo, '23')).toHaveText(/^Super 8, dusk\. Through/u);
  });

  await test.step('Milo renames a shot in his list, Dana sees it on her canvas', async () => {
    await cell(milo, '23', 'title').click();
    await milo.keyboard.press('F2');
    await milo.keyboard.type('Wedding car, neon');
    await milo.keyboard.press('Enter');
    await expect(dana.getByRole('textbox', { name: 'Title of the shot' })).toHaveValue(
      'Wedding car, neon',
    );
    await slot(dana, '23').press('Enter');
    await expect(dana.getByTestId('canvas').getByText('Wedding car, neon')).toBeVisible();
  });

  await test.step('Dana deletes a shot, Milo puts it back', async () => {
    await slot(dana, '7').click();
    await dana.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(grid(milo)).toHaveAttribute('aria-rowcount', '55');
    await milo.getByRole('button', { name: /^Bin/u }).click();
    await dialog(milo).getByRole('button', { name: 'Put shot 7 back' }).click();
    await milo.keyboard.press('Escape');
    await expect(grid(milo)).toHaveAttribute('aria-rowcount', '56');
    await expect(slot(dana, '7')).toBeAttached();
  });

  await test.step('both say Saved, and it is true after a reload', async () => {
    await expectSaved(dana);
    await expectSaved(milo);
    await milo.reload();
    await expectSaved(milo);
    await expect(save(milo)).toHaveText(/Saved/u);
    await expect(cell(milo, '1', 'title')).toBeVisible();
    await slot(milo, '23').click();
    await expect(row(milo, '23')).toContainText('Wedding car, neon');
    await expect(prompt(milo, '23')).toHaveText(/^Super 8, dusk\..*and the song drops out/u);
  });

  await hers.close();
  await his.close();
});
