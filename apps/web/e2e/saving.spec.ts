import { addList, expectSaved, openBoard, prompt, save, slot } from './support/board-page.ts';
import { keptForLater, lineOf } from './support/line.ts';
import { startServer } from './support/server.ts';
import { expect, join, makeBoard, test } from './support/test.ts';

/** The indicator beside the title, and whether it tells the truth. */
test.describe('with the network cut', () => {
  test('it says offline with the number of changes, and Saved only when they are', async ({
    somebody,
  }) => {
    const dana = await somebody('Dana Trent');
    const line = await lineOf(dana.context);
    const milo = await somebody('Milo Garcia');
    const boardId = await makeBoard(dana);
    await join(dana, boardId, milo);
    await openBoard(dana.page, boardId);
    await addList(dana.page, 'Wedding car | Neon | 2');
    await openBoard(milo.page, boardId);
    await slot(milo.page, '1').click();
    await slot(dana.page, '1').click();
    await expectSaved(dana.page);

    await line.cut();
    await expect(save(dana.page)).toHaveAttribute('data-kind', 'offline');
    await prompt(dana.page, '1').click();
    await dana.page.keyboard.press('Control+End');
    await dana.page.keyboard.type(' at dusk');
    await expect(save(dana.page)).toHaveText(/Offline · 8 changes/u);
    await save(dana.page).click();
    await expect(dana.page.getByText(/8 changes of yours wait on this computer/u)).toBeVisible();
    await prompt(milo.page, '1').click();
    await milo.page.keyboard.press('Control+Home');
    await milo.page.keyboard.type('Slow, ');
    await expect(prompt(milo.page, '1')).toHaveText('Slow, Neon');

    line.mend();
    await expectSaved(dana.page);
    await expect(prompt(dana.page, '1')).toHaveText('Slow, Neon at dusk');
    await expect(prompt(milo.page, '1')).toHaveText('Slow, Neon at dusk');
  });

  test('edits made offline survive closing the tab, and leaving warns', async ({ somebody }) => {
    const dana = await somebody('Dana Trent');
    // Only the live connection is cut: the next tab must be able to load the page.
    const line = await lineOf(dana.context);
    const boardId = await makeBoard(dana);
    await openBoard(dana.page, boardId);
    await addList(dana.page, 'Wedding car | Neon | 2');
    await slot(dana.page, '1').click();
    await expectSaved(dana.page);
    await line.cut();
    await expect(save(dana.page)).toHaveAttribute('data-kind', 'offline');
    await prompt(dana.page, '1').click();
    await dana.page.keyboard.press('Control+End');
    await dana.page.keyboard.type(' at dusk');
    await expect(save(dana.page)).toHaveText(/Offline · 8 changes/u);
    await expect.poll(() => keptForLater(dana.page)).toBe(8);

    const warned = dana.page.waitForEvent('dialog');
    const closing = dana.page.close({ runBeforeUnload: true });
    const warning = await warned;
    expect(warning.type()).toBe('beforeunload');
    await warning.accept();
    await closing;

    const again = await dana.context.newPage();
    await again.goto(`/b/${boardId}`);
    await slot(again, '1').click();
    await expect(prompt(again, '1')).toHaveText('Neon at dusk');
    await expect(save(again)).toHaveText(/Offline · \d+ change/u);

    line.mend();
    await expectSaved(again);
    const milo = await somebody('Milo Garcia');
    await join(dana, boardId, milo);
    await openBoard(milo.page, boardId);
    await slot(milo.page, '1').click();
    await expect(prompt(milo.page, '1')).toHaveText('Neon at dusk');
  });
});

test('a killed server is noticed, and what was typed meanwhile is saved when it is back', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const context = await browser.newContext({ baseURL: server.url });
  try {
    await context.request.post('/api/session', { data: { name: 'Dana Trent' } });
    const page = await context.newPage();
    const dana = { name: 'Dana Trent', context, page };
    const boardId = await makeBoard(dana);
    await openBoard(page, boardId);
    await addList(page, 'Wedding car | Neon | 2');
    await slot(page, '1').click();
    await expectSaved(page);

    await server.kill();
    await expect(save(page)).toHaveAttribute('data-kind', 'offline');
    await prompt(page, '1').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' at dusk');
    await expect(save(page)).toHaveText(/Offline · 8 changes/u);

    await server.start();
    await expectSaved(page);
    await page.reload();
    await expectSaved(page);
    await slot(page, '1').click();
    await expect(prompt(page, '1')).toHaveText('Neon at dusk');
  } finally {
    await context.close();
    await server.close();
  }
});

test('versions: keep one by name, change the board, go back, and back again', async ({
  somebody,
}) => {
  const dana = await somebody('Dana Trent');
  const { page } = dana;
  await openBoard(page, await makeBoard(dana));
  await addList(page, 'Wedding car | Neon | 2');
  await expectSaved(page);
  const openVersions = async () => {
    await page.getByRole('button', { name: 'More about this board' }).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
  };
  await openVersions();
  const versions = page.getByRole('dialog', { name: 'Versions' });
  await versions.getByLabel('Name of this version').fill('Before the flood');
  await versions.getByRole('button', { name: 'Keep this version' }).click();
  await expect(versions.getByText('Before the flood', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await slot(page, '1').click();
  await page.getByRole('textbox', { name: 'Title of the shot' }).fill('Flooded car');
  await page.keyboard.press('Enter');
  await prompt(page, '1').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Water everywhere');
  await expectSaved(page);

  await openVersions();
  await versions.getByRole('button', { name: /^Go back to Before the flood/u }).click();
  await page
    .getByRole('dialog', { name: 'Go back to this version?' })
    .getByRole('button', { name: 'Go back to it' })
    .click();
  await expect(versions.getByText('Before going back', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Title of the shot' })).toHaveValue('Wedding car');
  await expect(prompt(page, '1')).toHaveText('Neon');

  await openVersions();
  await versions
    .getByRole('button', { name: /^Go back to Before going back/u })
    .first()
    .click();
  await page
    .getByRole('dialog', { name: 'Go back to this version?' })
    .getByRole('button', { name: 'Go back to it' })
    .click();
  await expect(prompt(page, '1')).toHaveText('Water everywhere');
});
