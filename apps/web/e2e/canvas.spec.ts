import type { JSHandle, Locator, Page } from '@playwright/test';
import {
  addList,
  eventually,
  expectSaved,
  openBoard,
  save,
  showList,
} from './support/board-page.ts';
import { SHOT_LIST } from './support/the-hardest-part.ts';
import { expect, join, makeBoard, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

const shapes = (page: Page, type: string): Locator =>
  page.locator(`.tl-shape[data-shape-type="${type}"]`);
const cards = (page: Page): Locator => page.getByTestId('shot-card');
const card = (page: Page, label: string): Locator =>
  cards(page).filter({ has: page.locator('h3 span').first().getByText(label, { exact: true }) });
const tool = (page: Page, id: string): Promise<void> => page.getByTestId(`tool-${id}`).click();

/** tldraw hears the pointer on the canvas behind its shapes, which is no obstacle. */
const press = (shape: Locator): Promise<void> => shape.click({ force: true });

/** Everything below happens in the middle of the canvas, clear of bars and panels. */
async function canvas(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.getByRole('region', { name: 'Canvas' }).boundingBox();
  if (box === null) throw new Error('the canvas is not on screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const { x, y } = await canvas(page);
  await page.mouse.move(x + from[0], y + from[1]);
  await page.mouse.down();
  await page.mouse.move(x + to[0], y + to[1], { steps: 6 });
  await page.mouse.up();
}

async function click(page: Page, at: readonly [number, number], options = {}) {
  const { x, y } = await canvas(page);
  await page.mouse.click(x + at[0], y + at[1], options);
}

/** A picture, so and so many pixels wide. */
const still = (page: Page, width: number): Promise<Buffer> =>
  page.screenshot({ clip: { x: 0, y: 0, width, height: 180 } });

/** What the browser would hand over of a PNG file that is dropped or pasted. */
const handedOver = (page: Page, name: string, bytes: Buffer): Promise<JSHandle<DataTransfer>> =>
  page.evaluateHandle(
    ({ base64, fileName }) => {
      const transfer = new DataTransfer();
      const array = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([array], fileName, { type: 'image/png' }));
      return transfer;
    },
    { base64: bytes.toString('base64'), fileName: name },
  );

async function drop(page: Page, data: JSHandle<DataTransfer>, at: readonly [number, number]) {
  const { x, y } = await canvas(page);
  await page.dispatchEvent('.tl-canvas', 'drop', {
    dataTransfer: data,
    clientX: x + at[0],
    clientY: y + at[1],
  });
}

const paste = (data: JSHandle<DataTransfer>): Promise<void> =>
  data.evaluate((clipboardData) => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });

async function two(
  somebody: (name: string) => Promise<Someone>,
): Promise<[Someone, Someone, string]> {
  const [dana, milo] = [await somebody('Dana Trillo'), await somebody('Milo Greene')];
  const boardId = await makeBoard(dana);
  await join(dana, boardId, milo);
  for (const { page } of [dana, milo]) {
    await openBoard(page, boardId);
    await expect(page.getByTestId('tool-select')).toBeVisible();
  }
  return [dana, milo, boardId];
}

test('two people draw, and undo takes back only my own', async ({ somebody }) => {
  const [dana, milo] = await two(somebody);
  await tool(dana.page, 'draw');
  await drag(dana.page, [-300, -100], [-200, 0]);
  await drag(dana.page, [-300, 50], [-200, 120]);
  await expect(shapes(milo.page, 'draw')).toHaveCount(2);
  await tool(milo.page, 'draw');
  await drag(milo.page, [0, -100], [100, 0]);
  await expect(shapes(dana.page, 'draw')).toHaveCount(3);

  await dana.page.keyboard.press('Control+z');
  for (const { page } of [dana, milo]) await expect(shapes(page, 'draw')).toHaveCount(2);
  await dana.page.keyboard.press('Control+z');
  for (const { page } of [dana, milo]) await expect(shapes(page, 'draw')).toHaveCount(1);
  await dana.page.keyboard.press('Control+z');
  await expectSaved(dana.page);
  for (const { page } of [dana, milo]) await expect(shapes(page, 'draw')).toHaveCount(1);
  await dana.page.keyboard.press('Control+Shift+z');
  for (const { page } of [dana, milo]) await expect(shapes(page, 'draw')).toHaveCount(2);
});

test('a cursor carries its person’s name and colour', async ({ somebody }) => {
  const [dana, milo] = await two(somebody);
  const { x, y } = await canvas(milo.page);
  await eventually(async () => {
    await milo.page.mouse.move(x + Math.random() * 50, y);
    await expect(dana.page.locator('.tl-nametag')).toHaveText('Milo Greene', { timeout: 500 });
  });
  await expect(dana.page.locator('.tl-nametag')).toHaveCSS(
    'background-color',
    'rgb(142, 166, 255)',
  );
});

test('a panel is drawn on, takes an image, and stands for a shot', async ({ somebody }) => {
  const [dana, milo] = await two(somebody);
  await tool(dana.page, 'shot');
  await click(dana.page, [-300, -120]);
  await expect(cards(milo.page)).toHaveCount(1);
  await tool(dana.page, 'panel');
  await click(dana.page, [150, 0]);
  await expect(dana.page.getByTestId('panel')).toBeVisible();

  // What is drawn on it is cut off at its edge.
  await tool(dana.page, 'draw');
  await drag(dana.page, [100, 0], [420, 40]);
  const clip = () =>
    shapes(milo.page, 'draw').evaluate((element) => getComputedStyle(element).clipPath);
  await eventually(async () => expect(await clip()).toMatch(/^polygon/u));

  await tool(dana.page, 'select');
  await click(dana.page, [60, -60]);
  await dana.page.getByTestId('panel-file').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('no picture'),
  });
  await expect(dana.page.getByText('“notes.txt” is not a picture that boards take.')).toBeVisible();
  await dana.page.getByTestId('panel-file').setInputFiles({
    name: 'still.png',
    mimeType: 'image/png',
    buffer: await dana.page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 180 } }),
  });
  const image = milo.page.getByTestId('panel').locator('img');
  await expect(image).toHaveAttribute('src', /^\/media\/[0-9a-f]{64}$/u);
  await eventually(async () => {
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(320);
  });

  await dana.page.getByRole('button', { name: 'Make it the panel of a shot' }).click();
  await dana.page.getByRole('menuitem', { name: /^1 / }).click();
  await expect(milo.page.getByTestId('panel')).toContainText('first image for 1');
  await expect(card(milo.page, '1')).toContainText('sketched');
  await expect(card(milo.page, '1').locator('img')).toHaveAttribute('src', /^\/media\//u);

  // Not a byte of it is in the document.
  await expectSaved(dana.page);
  await dana.page.keyboard.press('Control+z');
  await expect(milo.page.getByTestId('panel')).not.toContainText('first image for 1');
});

test('an image dropped beside a panel becomes an image, and a bad one leaves nothing', async ({
  somebody,
}) => {
  const [dana, milo] = await two(somebody);
  const broken = await handedOver(dana.page, 'broken.png', Buffer.from('this is no picture'));
  await drop(dana.page, broken, [0, 0]);
  await expect(dana.page.getByText('The image is not on the board')).toBeVisible();
  await expect(shapes(dana.page, 'image')).toHaveCount(0);
  await drop(
    dana.page,
    await handedOver(dana.page, 'still.png', await still(dana.page, 320)),
    [0, 0],
  );
  await expect(shapes(milo.page, 'image').locator('img')).toHaveAttribute('src', /\/media\//u);
});

test('an image dropped or pasted onto a panel is its picture, and a card takes the panel dropped on it', async ({
  somebody,
}) => {
  const dana = await somebody('Dana Trillo');
  const { page } = dana;
  await openBoard(page, await makeBoard(dana));
  await tool(page, 'shot');
  await click(page, [-300, -120]);
  await expect(cards(page)).toHaveCount(1);
  await tool(page, 'panel');
  await click(page, [150, 0]);
  const panel = page.getByTestId('panel');
  const image = panel.locator('img');
  const width = () => image.evaluate((element: HTMLImageElement) => element.naturalWidth);
  const [dropped, pasted] = [await still(page, 320), await still(page, 240)];

  // Where it is dropped counts, not what is selected.
  await page.keyboard.press('Escape');
  await expect(panel).not.toHaveAttribute('data-selected');
  await drop(page, await handedOver(page, 'dropped.png', dropped), [150, 0]);
  await expect.poll(width).toBe(320);

  await click(page, [150, 0]);
  await expect(panel).toHaveAttribute('data-selected', 'true');
  await paste(await handedOver(page, 'pasted.png', pasted));
  await expect.poll(width).toBe(240);
  await expect(shapes(page, 'image')).toHaveCount(0);

  await expect(panel).not.toContainText('first image for 1');
  await drag(page, [150, 0], [-300, -120]);
  await expect(panel).toContainText('first image for 1');
  await expect(card(page, '1').locator('img')).toHaveAttribute('src', /^\/media\//u);
  // It moved out from over the card.
  const [above, below] = [await card(page, '1').boundingBox(), await panel.boundingBox()];
  expect(below?.y).toBeGreaterThan((above?.y ?? Infinity) + (above?.height ?? 0));
});

test('55 cards: read near, simple far, and a card that goes leaves its shot', async ({
  somebody,
}) => {
  const [dana, milo] = await two(somebody);
  await showList(dana.page);
  await addList(dana.page, SHOT_LIST);
  await dana.page.getByRole('radio', { name: 'Board' }).click();
  await expect(shapes(dana.page, 'shot')).toHaveCount(55);
  await expect(shapes(milo.page, 'shot')).toHaveCount(55);
  await expect(card(dana.page, '1')).toContainText('Empty bleachers');
  await expect(card(dana.page, '1')).toContainText('2 bars');

  // Selecting here selects everywhere, and the other sees who looks at what.
  await press(card(dana.page, '2'));
  await expect(card(milo.page, '2').getByRole('img', { name: 'Dana Trillo' })).toBeVisible();

  await dana.page.keyboard.press('Delete');
  await expect(dana.page.getByText('Card removed. Shot 2 stays in the list.')).toBeVisible();
  await expect(shapes(milo.page, 'shot')).toHaveCount(54);
  await expect(milo.page.getByRole('option', { name: /^Shot 2\b/u })).toBeVisible();
  await dana.page.getByRole('button', { name: 'Undo' }).click();
  await expect(shapes(milo.page, 'shot')).toHaveCount(55);

  // A shot in the bin hides its card.
  await press(card(dana.page, '3'));
  await dana.page.getByRole('button', { name: 'Move the shot to the bin' }).click();
  await expect(card(milo.page, '3')).toHaveCount(0);
  await dana.page.getByRole('button', { name: 'Put back' }).click();
  await expect(card(milo.page, '3')).toBeVisible();

  await milo.page.getByRole('region', { name: 'Canvas' }).click({ position: { x: 40, y: 40 } });
  await milo.page.keyboard.press('Shift+1');
  await expect(cards(milo.page).first()).toHaveAttribute('data-far', 'true');
});

test('following somebody, and bringing everyone here', async ({ somebody }) => {
  const [dana, milo] = await two(somebody);
  await tool(dana.page, 'shot');
  await click(dana.page, [0, 0]);
  await expect(cards(milo.page)).toHaveCount(1);
  const place = async (page: Page) => {
    const box = await cards(page).boundingBox();
    return box && [Math.round(box.x), Math.round(box.y)];
  };

  await dana.page.getByRole('button', { name: /^People:/u }).click();
  await dana.page.getByRole('button', { name: 'Follow', exact: true }).click();
  const { x, y } = await canvas(milo.page);
  await milo.page.mouse.move(x, y);
  await milo.page.mouse.wheel(140, 90);
  await eventually(async () => {
    const theirs = await place(milo.page);
    expect(await place(dana.page)).toEqual(theirs);
  });
  await milo.page.getByRole('radio', { name: 'List' }).click();
  await expect(dana.page.getByRole('region', { name: 'Shot list' })).toBeVisible();
  await milo.page.getByRole('radio', { name: 'Board' }).click();
  await expect(dana.page.getByTestId('tool-select')).toBeVisible();

  // Moving the view by hand ends it.
  await dana.page.mouse.move(x, y);
  await dana.page.mouse.wheel(-200, 0);
  await eventually(async () => expect(await place(dana.page)).not.toEqual(await place(milo.page)));

  await dana.page.getByRole('button', { name: /^People:/u }).click();
  await dana.page.getByRole('button', { name: 'Bring everyone here' }).click();
  await eventually(async () => expect(await place(milo.page)).toEqual(await place(dana.page)));
});

test('what is drawn offline survives closing the tab, and merges', async ({ somebody }) => {
  const [dana, milo, boardId] = await two(somebody);
  await dana.context.setOffline(true);
  await tool(dana.page, 'draw');
  await drag(dana.page, [-300, -100], [-200, 0]);
  await expect(save(dana.page)).toHaveAttribute('data-kind', 'offline', { timeout: 20_000 });
  await tool(milo.page, 'draw');
  await drag(milo.page, [0, -100], [100, 0]);
  await expect(shapes(milo.page, 'draw')).toHaveCount(1);
  await expect(shapes(dana.page, 'draw')).toHaveCount(1);

  await dana.page.close();
  await dana.context.setOffline(false);
  const page = await dana.context.newPage();
  await openBoard(page, boardId);
  await expect(shapes(page, 'draw')).toHaveCount(2);
  await expect(shapes(milo.page, 'draw')).toHaveCount(2);
});

test('a viewer looks and points, and changes nothing', async ({ somebody }) => {
  const dana = await somebody('Dana Trillo');
  const vera = await somebody('Vera Long');
  const boardId = await makeBoard(dana);
  await join(dana, boardId, vera, 'viewer');
  await openBoard(dana.page, boardId);
  await openBoard(vera.page, boardId);
  await tool(dana.page, 'note');
  await click(dana.page, [0, 0]);
  await expect(shapes(dana.page, 'note').locator('.tiptap')).toBeFocused();
  await dana.page.keyboard.type('Every cut is a door.', { delay: 20 });
  await dana.page.keyboard.press('Escape');
  await expect(shapes(vera.page, 'note')).toContainText('Every cut is a door.');
  await expect(vera.page.getByTestId('tool-draw')).toHaveCount(0);
  await press(shapes(vera.page, 'note'));
  await vera.page.keyboard.press('Delete');
  await vera.page.keyboard.press('d');
  await drag(vera.page, [-200, 0], [200, 0]);
  await expectSaved(vera.page);
  await expect(shapes(vera.page, 'draw')).toHaveCount(0);
  await expect(shapes(dana.page, 'note')).toHaveCount(1);
});

test('a browser that keeps nothing says so, and the board works all the same', async ({
  somebody,
}) => {
  const dana = await somebody('Dana Trillo');
  const boardId = await makeBoard(dana);
  await dana.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await openBoard(dana.page, boardId);
  await expect(dana.page.getByText('changes are not kept on this computer')).toBeVisible();
  await tool(dana.page, 'draw');
  await drag(dana.page, [-300, -100], [-200, 0]);
  await expectSaved(dana.page);
  await dana.page.reload();
  await expect(shapes(dana.page, 'draw')).toHaveCount(1);
});

test('whoever is removed loses the copy on their computer', async ({ somebody }) => {
  const [dana, milo, boardId] = await two(somebody);
  const copies = () =>
    milo.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect((await copies()).join()).toContain(boardId);
  const answer = await milo.context.request.get('/api/session');
  const { user } = (await answer.json()) as { user: { id: string } };
  await dana.context.request.delete(`/api/boards/${boardId}/members/${user.id}`);
  await eventually(async () => expect((await copies()).join()).not.toContain(boardId));
});
