import {
  addList,
  cell,
  expectSaved,
  grid,
  openBoard,
  showList,
  slot,
} from './support/board-page.ts';
import { expect, join, makeBoard, test } from './support/test.ts';
import { SHOT_LIST } from './support/the-hardest-part.ts';

const LONG = 'A very long title without any end that somebody pasted from a treatment '.repeat(3);

test('long names stay on one line and are told in full', async ({ somebody }) => {
  const dana = await somebody('Dana Maria Theodora '.repeat(3).trim());
  const title =
    'The Hardest Part, director’s cut, with the verse that was left out of the first version, final final, really';
  const boardId = await makeBoard(dana, title);
  const others = [
    'Maximiliana Featherstonehaugh-Cholmondeley',
    'Bo',
    '李',
    '🎬 Crew',
    'E',
    'F',
    'G',
  ];
  for (const name of others) {
    const other = await somebody(name);
    await join(dana, boardId, other, 'viewer');
    if (name !== 'G') await other.page.goto(`/b/${boardId}`);
  }
  const { page } = dana;
  await openBoard(page, boardId);
  await expect(page.getByRole('button', { name: 'People: 7 here, 8 on the board' })).toBeVisible();
  await addList(page, `${LONG.slice(0, 199)} | ${LONG.repeat(3)} | 1 1/2\nShort | One | 1`);
  await slot(page, '1').click();
  await showList(page);
  await expect(cell(page, '1', 'title').locator('[title]')).toHaveAttribute(
    'title',
    LONG.slice(0, 199).trim(),
  );
  const header = await page.getByRole('banner').boundingBox();
  expect(header?.height).toBe(48);
  const heights = await grid(page)
    .locator('[role=row][data-shot]')
    .evaluateAll((rows) => rows.map((each) => each.getBoundingClientRect().height));
  expect(new Set(heights).size).toBe(1);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  await page.goto('/');
  await expect(page.getByRole('link', { name: new RegExp(title.slice(0, 20), 'u') })).toBeVisible();
});

test('what is not there has one page with a way on', async ({ page }) => {
  for (const path of ['/nowhere', '/b/AAAAAAAAAAAAAAAA', '/b/../../etc', '/b/%20']) {
    await page.goto(path);
    if (new URL(page.url()).pathname === '/etc') continue;
    await expect(page.getByRole('heading')).toHaveText('There is nothing here for you');
  }
  await page.getByRole('link', { name: 'All boards' }).click();
  await expect(page.getByLabel('Your name')).toBeVisible();
});

test('with the server’s answers failing the pages say so and come back by themselves', async ({
  somebody,
}) => {
  const dana = await somebody('Dana Trent');
  const boardId = await makeBoard(dana);
  const { page } = dana;
  let down = true;
  await page.route('**/api/**', (route) => (down ? route.abort() : route.continue()));
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('does not answer');
  await page.goto(`/b/${boardId}`);
  await expect(page.getByRole('heading')).toHaveText('The board cannot be opened yet');
  down = false;
  await expectSaved(page);

  down = true;
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByRole('dialog').getByRole('alert').first()).toContainText(
    'does not answer',
  );
});

test('a database that is away is told in the server’s words', async ({ somebody }) => {
  const dana = await somebody('Dana Trent');
  await dana.page.route('**/api/boards', (route) =>
    route.fulfill({
      status: 503,
      json: {
        error: {
          code: 'database_unavailable',
          message: 'The database does not answer, so nothing was changed. Try again in a moment.',
        },
      },
    }),
  );
  await dana.page.goto('/');
  await expect(dana.page.getByRole('alert')).toContainText('The database does not answer');
  await expect(dana.page.getByRole('button', { name: 'New board' })).toBeVisible();
});

test('on a slow line the frame stands at once and nothing moves when the rest comes', async ({
  somebody,
}) => {
  const dana = await somebody('Dana Trent');
  const boardId = await makeBoard(dana);
  await openBoard(dana.page, boardId);
  await addList(dana.page, SHOT_LIST);
  await showList(dana.page);
  await expectSaved(dana.page);
  const { page } = dana;

  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`**/api/boards/${boardId}`, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await expect(page.getByRole('status', { name: 'Opening the board' })).toBeVisible();
  await page.evaluate(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shifts.sum += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  answer();
  await expectSaved(page);
  await expect(cell(page, '1', 'title')).toBeVisible();
  const { sum } = await page.evaluate(
    () => (window as unknown as { shifts: { sum: number } }).shifts,
  );
  expect(sum).toBeLessThan(0.02);
});

test('a page whose code does not come says so instead of staying empty', async ({ page }) => {
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText('Takeboard has not come yet.')).toBeVisible();
});

test('a part of the page that cannot be loaded leaves the rest working', async ({ somebody }) => {
  const dana = await somebody('Dana Trent');
  const boardId = await makeBoard(dana);
  await dana.page.route('**/assets/canvas-*.js', (route) => route.abort());
  await dana.page.goto(`/b/${boardId}`);
  await expect(dana.page.getByText('The canvas could not be shown.')).toBeVisible();
  await showList(dana.page);
  await addList(dana.page, 'Wedding car | Neon | 2');
  await expect(cell(dana.page, '1', 'title')).toHaveText('Wedding car');
  await expectSaved(dana.page);
});

test('an empty board offers the next step, and a new shot is named at once', async ({
  somebody,
}) => {
  const dana = await somebody('Dana Trent');
  const { page } = dana;
  await openBoard(page, await makeBoard(dana));
  await expect(page.getByText('The shots stand here in their order')).toBeVisible();
  await page.getByRole('button', { name: 'New shot', exact: true }).last().click();
  const title = page.getByRole('textbox', { name: 'Title of the shot' });
  await expect(title).toBeFocused();
  await page.keyboard.type('Wedding car');
  await page.keyboard.press('Control+z');
  await expect(title).toBeFocused();
  await title.fill('Wedding car');
  await page.keyboard.press('Enter');
  await expect(slot(page, '1')).toContainText('Wedding car');
  await page.keyboard.press('Control+z');
  await expect(slot(page, '1')).toContainText('Untitled shot');
});
