import type { Page } from '@playwright/test';
import {
  addList,
  dialog,
  expectSaved,
  grid,
  openBoard,
  prompt,
  save,
  slot,
} from './support/board-page.ts';
import { expect, join, makeBoard, makeInvite, test } from './support/test.ts';

/** Milliseconds a revoked or demoted person may still have what was taken from them. */
const AT_ONCE = 5_000;

/** Where somebody who is no longer on the board reads that. */
const shutOut = (page: Page) =>
  page.getByTestId('ending').or(page.getByRole('heading', { name: /is closed to you$/u }));

test.describe('invite links', () => {
  test('a wrong, a revoked and a mistyped link each say what is the matter', async ({
    page,
    somebody,
  }) => {
    const dana = await somebody('Dana Trent');
    const boardId = await makeBoard(dana);
    const invite = await makeInvite(dana, boardId);
    await dana.context.request.delete(`/api/boards/${boardId}/invites/${invite.id}`);

    await page.goto(invite.url);
    await expect(page.getByRole('heading')).toHaveText('This invite was withdrawn');
    await page.goto(`${invite.url}x`);
    await expect(page.getByRole('heading')).toHaveText('This invite link is not right');
    await expect(page.getByText('The Hardest Part')).toHaveCount(0);
  });

  test('an expired link says so', async ({ page, somebody }) => {
    const dana = await somebody('Dana Trent');
    const invite = await makeInvite(dana, await makeBoard(dana));
    // The server's clock decides; this answer is the one it gives when the time is over.
    await page.route('**/api/invites/*', (route) =>
      route.fulfill({
        status: 410,
        json: { error: { code: 'invite_expired', message: 'This invite has expired.' } },
      }),
    );
    await page.goto(invite.url);
    await expect(page.getByRole('heading')).toHaveText('This invite has expired');
    await expect(page.getByText('Ask whoever sent it for a new one.')).toBeVisible();
  });

  test('a link with a password opens with the right one only', async ({ page, somebody }) => {
    const dana = await somebody('Dana Trent');
    const boardId = await makeBoard(dana);
    const { url } = await makeInvite(dana, boardId, { role: 'editor', password: 'open sesame' });
    await page.goto(url);
    await page.getByLabel('Your name').fill('Eva');
    const password = page.getByLabel('Password of this invite');
    await password.fill('open barley');
    await page.getByRole('button', { name: 'Join the board' }).click();
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await password.fill('open sesame');
    await page.getByRole('button', { name: 'Join the board' }).click();
    await expect(page).toHaveURL(new RegExp(`/b/${boardId}$`, 'u'));
    await expectSaved(page);
  });

  test('whoever has no part in a board sees the same page as for one that never was', async ({
    somebody,
  }) => {
    const dana = await somebody('Dana Trent');
    const boardId = await makeBoard(dana);
    const stranger = await somebody('Stranger');
    const seen: string[] = [];
    for (const id of [boardId, 'AAAAAAAAAAAAAAAA']) {
      await stranger.page.goto(`/b/${id}`);
      await expect(stranger.page.getByRole('heading')).toHaveText('There is nothing here for you');
      seen.push(await stranger.page.locator('main').innerText());
    }
    expect(seen[0]).toBe(seen[1]);
  });
});

test.describe('what directors change reaches the others at once', () => {
  test('revoking a link names who loses access, and ends their session', async ({ somebody }) => {
    const dana = await somebody('Dana Trent');
    const milo = await somebody('Milo Garcia');
    const boardId = await makeBoard(dana);
    await join(dana, boardId, milo);
    await openBoard(dana.page, boardId);
    await openBoard(milo.page, boardId);

    await dana.page.getByRole('button', { name: 'Invite', exact: true }).click();
    await dialog(dana.page).getByRole('button', { name: 'Revoke' }).click();
    const confirm = dana.page.getByRole('dialog', { name: 'Revoke this link?' });
    await expect(confirm.getByText(/Milo Garcia loses access/u)).toBeVisible();
    await confirm.getByRole('button', { name: 'Revoke' }).click();
    await expect(shutOut(milo.page)).toBeVisible({ timeout: AT_ONCE });
    await milo.page.reload();
    await expect(milo.page.getByRole('heading')).toHaveText('There is nothing here for you');
  });

  test('a removed person is out within seconds', async ({ somebody }) => {
    const dana = await somebody('Dana Trent');
    const milo = await somebody('Milo Garcia');
    const boardId = await makeBoard(dana);
    await join(dana, boardId, milo);
    await openBoard(dana.page, boardId);
    await openBoard(milo.page, boardId);
    await dana.page.getByRole('button', { name: /^People:/u }).click();
    await dana.page.getByRole('button', { name: 'Everybody on this board' }).click();
    await dialog(dana.page).getByRole('button', { name: 'Remove Milo Garcia' }).click();
    await dana.page.getByRole('button', { name: 'Remove Milo Garcia' }).last().click();
    await expect(shutOut(milo.page)).toBeVisible({ timeout: AT_ONCE });
  });

  test('an editor made viewer cannot write any more, and is told why', async ({ somebody }) => {
    const dana = await somebody('Dana Trent');
    const eva = await somebody('Eva Lund');
    const boardId = await makeBoard(dana);
    await join(dana, boardId, eva, 'editor');
    await openBoard(dana.page, boardId);
    await addList(dana.page, 'Wedding car | Neon | 2');
    await openBoard(eva.page, boardId);
    await slot(eva.page, '1').click();
    await expect(prompt(eva.page, '1')).toBeEditable();

    await dana.page.getByRole('button', { name: /^People:/u }).click();
    await dana.page.getByRole('button', { name: 'Everybody on this board' }).click();
    await dialog(dana.page).getByLabel('Role of Eva Lund').selectOption('viewer');
    await expect(eva.page.getByText(/You are here as viewer/u)).toBeVisible({ timeout: AT_ONCE });
    await expect(prompt(eva.page, '1')).toHaveAttribute('aria-readonly', 'true');
    await expect(eva.page.getByRole('button', { name: 'Duplicate' })).toHaveCount(0);

    await dialog(dana.page).getByLabel('Role of Eva Lund').selectOption('editor');
    await expect(prompt(eva.page, '1')).toBeEditable({ timeout: AT_ONCE });
  });

  test('the only director is told why she cannot leave', async ({ somebody }) => {
    const dana = await somebody('Dana Trent');
    const boardId = await makeBoard(dana);
    await openBoard(dana.page, boardId);
    await dana.page.getByRole('button', { name: 'More about this board' }).click();
    await dana.page.getByRole('menuitem', { name: 'Leave the board' }).click();
    await dialog(dana.page).getByRole('button', { name: 'Leave the board' }).click();
    await expect(dialog(dana.page).getByRole('alert')).toContainText(/director/u);
  });

  test('a new title and a deleted board reach whoever has it open', async ({ somebody }) => {
    const dana = await somebody('Dana Trent');
    const milo = await somebody('Milo Garcia');
    const boardId = await makeBoard(dana, 'Working title');
    await join(dana, boardId, milo);
    await openBoard(dana.page, boardId);
    await openBoard(milo.page, boardId);
    await dana.page.getByRole('button', { name: /^Working title/u }).click();
    await dana.page.getByRole('textbox', { name: 'Title of the board' }).fill('The Hardest Part');
    await dana.page.keyboard.press('Enter');
    await expect(
      milo.page.getByRole('heading', { name: 'The Hardest Part' }).first(),
    ).toBeVisible();

    await dana.page.getByRole('button', { name: 'More about this board' }).click();
    await dana.page.getByRole('menuitem', { name: 'Delete the board' }).click();
    await dialog(dana.page).getByRole('button', { name: 'Delete the board' }).click();
    await expect(dana.page.getByText('No board yet')).toBeVisible();
    await expect(shutOut(milo.page)).toBeVisible({ timeout: AT_ONCE });
  });
});

test.describe('together', () => {
  test('follow somebody into the list and to their shot, and be brought', async ({ somebody }) => {
    const dana = await somebody('Dana Trent');
    const milo = await somebody('Milo Garcia');
    const boardId = await makeBoard(dana);
    await join(dana, boardId, milo);
    await openBoard(dana.page, boardId);
    await addList(dana.page, 'Car | Neon | 2\nRain | Wipers | 4\nKeyhole | Gears | 1');
    await openBoard(milo.page, boardId);

    await milo.page.getByRole('button', { name: /^People:/u }).click();
    await milo.page.getByRole('button', { name: 'Follow', exact: true }).click();
    await expect(milo.page.getByText('You follow Dana Trent')).toBeVisible();
    await dana.page.getByRole('radio', { name: 'List' }).click();
    await slot(dana.page, '3').click();
    await expect(grid(milo.page)).toBeVisible();
    await expect(slot(milo.page, '3')).toHaveAttribute('aria-selected', 'true');
    await milo.page.getByRole('button', { name: 'Stop' }).click();
    await slot(milo.page, '1').click();

    await dana.page.getByRole('button', { name: /^People:/u }).click();
    await dana.page.getByRole('button', { name: 'Bring everyone here' }).click();
    await expect(milo.page.getByText('Dana Trent brought everyone here.')).toBeVisible();
    await expect(slot(milo.page, '3')).toHaveAttribute('aria-selected', 'true');
  });
});

test.describe('accounts', () => {
  test('a guest keeps the boards under an e-mail and finds them in another browser', async ({
    somebody,
    browser,
    baseURL,
  }) => {
    const email = `dana.${Date.now()}@example.com`;
    const dana = await somebody('Dana Trent');
    await makeBoard(dana, 'The Hardest Part');
    await dana.page.goto('/');
    await dana.page.getByRole('button', { name: 'Keep them with an e-mail' }).click();
    await dialog(dana.page).getByLabel('E-mail').fill('dana');
    await dialog(dana.page).getByRole('textbox', { name: 'Password' }).fill('short');
    await dialog(dana.page).getByRole('button', { name: 'Keep my boards' }).click();
    await expect(dialog(dana.page).getByText(/^An e-mail address looks like/u)).toBeVisible();
    await expect(
      dialog(dana.page).getByText('A password has at least 8 characters.'),
    ).toBeVisible();
    await dialog(dana.page).getByLabel('E-mail').fill(email);
    await dialog(dana.page).getByRole('textbox', { name: 'Password' }).fill('a long password');
    await dialog(dana.page).getByRole('button', { name: 'Keep my boards' }).click();
    await expect(dialog(dana.page)).toBeHidden();
    await expect(dana.page.getByText('You are a guest in this browser.')).toHaveCount(0);

    const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    const page = await elsewhere.newPage();
    await page.goto('/?sign-in');
    await dialog(page).getByLabel('E-mail').fill(email);
    await dialog(page).getByRole('textbox', { name: 'Password' }).fill('a wrong password');
    await dialog(page).getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog(page).getByRole('alert')).toBeVisible();
    await dialog(page).getByRole('textbox', { name: 'Password' }).fill('a long password');
    await dialog(page).getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: /The Hardest Part/u }).click();
    await expectSaved(page);
    await expect(save(page)).toHaveText(/Saved/u);
    await elsewhere.close();
  });

  test('signing out as a guest is asked about, and forgets the boards', async ({ somebody }) => {
    const dana = await somebody('Dana Trent');
    await makeBoard(dana);
    await dana.page.goto('/');
    await expect(dana.page.getByRole('link', { name: /The Hardest Part/u })).toBeVisible();
    await dana.page.getByRole('button', { name: /Dana Trent/u }).click();
    await dana.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await dialog(dana.page).getByRole('button', { name: 'Sign out and lose them' }).click();
    await expect(dana.page.getByLabel('Your name')).toBeVisible();
  });
});
