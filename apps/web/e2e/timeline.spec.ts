import { startsFromBars } from '@takeboard/editorial';
import { addShots, placeShots, removeSong } from '@takeboard/storyboard';
import type { Locator, Page } from '@playwright/test';
import { addSong } from './support/a-song.ts';
import { expectAccessible } from './support/axe.ts';
import { addList, expectSaved, openBoard, row, showList, slot } from './support/board-page.ts';
import { expect, join, makeBoard, test } from './support/test.ts';
import type { Someone } from './support/test.ts';
import { writeDocument } from './support/write-document.ts';

const order = (page: Page) =>
  page
    .getByRole('listbox', { name: 'Shots in order' })
    .getByRole('option')
    .evaluateAll((slots) => slots.map((each) => each.getAttribute('title')?.split(' ')[1]));

test('shots are put in order on the timeline by keyboard and by hand', async ({ somebody }) => {
  const dana = await somebody('Dana Trent');
  const { page } = dana;
  await openBoard(page, await makeBoard(dana));
  await addList(page, 'Alpha | a | 1\nBravo | b | 4\nCharlie | c | 2\nDelta | d | 1');
  await slot(page, '1').click();

  await page.keyboard.press('ArrowRight');
  await expect(slot(page, '2')).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Title of the shot' })).toHaveValue('Bravo');
  await page.keyboard.press('Alt+ArrowRight');
  expect(await order(page)).toEqual(['Alpha', 'Charlie', 'Bravo', 'Delta']);
  await expect(slot(page, '2')).toBeFocused();
  await page.keyboard.press('Control+z');
  expect(await order(page)).toEqual(['Alpha', 'Bravo', 'Charlie', 'Delta']);

  const from = await slot(page, '4').boundingBox();
  const to = await slot(page, '1').boundingBox();
  if (from === null || to === null) throw new Error('the timeline is not on screen');
  await page.mouse.move(from.x + from.width / 2, from.y + 60);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width * 0.8, to.y + 60, { steps: 8 });
  await expect(slot(page, '1')).toHaveAttribute('data-edge', 'after');
  await page.mouse.up();
  expect(await order(page)).toEqual(['Alpha', 'Delta', 'Bravo', 'Charlie']);
  await expect(slot(page, '4')).toHaveAttribute('aria-selected', 'true');

  await page.getByText('By bars').click();
  const width = async (label: string) => (await slot(page, label).boundingBox())?.width ?? 0;
  expect(await width('2')).toBe(4 * (await width('1')));
  await expectSaved(page);
});

test('how somebody likes the screen is kept for them', async ({ somebody }) => {
  const dana = await somebody('Dana Trent');
  const { page } = dana;
  await openBoard(page, await makeBoard(dana));
  const edge = page.getByRole('separator', { name: 'Height of the timeline' });
  await edge.focus();
  await page.keyboard.press('ArrowUp');
  await expect(edge).toHaveAttribute('aria-valuenow', '222');
  await page.getByRole('button', { name: 'Hide the side panel' }).click();
  await page.keyboard.press('Shift+S');
  await page.reload();
  await expectSaved(page);
  await expect(page.getByText('No shots yet')).toBeVisible();
  await expect(edge).toHaveAttribute('aria-valuenow', '222');
  await page.getByRole('button', { name: 'Shot', exact: true }).click();
  await expect(page.getByRole('region', { name: 'The board' })).toBeVisible();
  await page.getByRole('button', { name: 'Hide the timeline' }).click();
  await expect(page.getByRole('button', { name: 'Timeline' })).toBeVisible();
});

const timeline = (page: Page): Locator => page.getByRole('region', { name: 'Timeline' });
const wave = (page: Page): Locator => page.getByTestId('waveform');
const position = (page: Page): Locator => page.getByTestId('position');
const markers = (page: Page): Locator =>
  page.getByRole('group', { name: 'Markers' }).getByRole('button');
const sections = (page: Page): Locator =>
  page.getByRole('group', { name: 'Sections of the song' }).locator('button:not([aria-label])');
/** At 120 beats a minute in 4/4 a bar takes two seconds; the song has eight. */
const SECONDS = 16;

/** Six shots, five of which hang on the song: two bars, one, one, two, two. */
async function boardWithSong(dana: Someone, url: string): Promise<string> {
  const boardId = await makeBoard(dana);
  await writeDocument(dana.context, url, boardId, (board) => {
    addShots(
      board,
      ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'].map((title) => ({ title })),
      { at: { x: 0, y: 0 } },
    );
  });
  await addSong(dana, url, boardId, { seconds: SECONDS });
  await writeDocument(dana.context, url, boardId, (board) => {
    const song = board.song();
    if (song === null) throw new Error('the board has no song');
    const bars = [2, 1, 1, 2, 2].map((num) => ({ num, den: 1 }));
    const { starts } = startsFromBars({ song: song.song, hasGrid: song.grid !== null, bars });
    const shots = board.shots();
    placeShots(board, new Map(starts.map((start, i) => [shots[i]?.id ?? '', start] as const)));
  });
  return boardId;
}

async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (box === null) throw new Error('it is not on screen');
  return box;
}

test('the film stands on its song, and is gone through by mouse and by keyboard', async ({
  somebody,
  server,
}) => {
  test.setTimeout(120_000);
  const dana = await somebody('Dana Trent', { reducedMotion: 'reduce' });
  const { page } = dana;
  await openBoard(page, await boardWithSong(dana, server.url));
  await expect(wave(page)).toHaveAttribute('data-drawn', 'true');
  await expect(position(page)).toHaveText('1.1.100:00:00:00');
  await expect(timeline(page).getByText('0/5 picked')).toBeVisible();
  await expect(timeline(page).getByText('1 not on the song')).toBeVisible();
  await expectAccessible(page, 'timeline with a song');

  await test.step('each shot is as wide as it is long', async () => {
    const width = async (label: string) => (await boxOf(slot(page, label))).width;
    expect(Math.abs((await width('1')) - 2 * (await width('2')))).toBeLessThanOrEqual(5);
    await expect(slot(page, '4')).toHaveAttribute('aria-label', /5\.1\.1 to 7\.1\.1, 96 frames/u);
  });

  await test.step('a press on the sound goes there', async () => {
    const { x, y } = await boxOf(slot(page, '4'));
    const lane = await boxOf(wave(page));
    await page.mouse.click(x, lane.y + 20);
    await expect(position(page)).toHaveText(/^5\.1\.\d+00:00:08:0\d$|^4\.4\.\d+00:00:07:2\d$/u);
    await expect(wave(page)).toHaveAttribute('aria-valuetext', /^bar [45], beat [14]$/u);
    // Not over the lanes: what lies under the mouse is nobody's wish.
    await page.mouse.move(x, y - 300);
  });

  await test.step('zoom keeps what stands under the pointer, by wheel and by key', async () => {
    const before = await boxOf(slot(page, '4'));
    await page.mouse.move(before.x, before.y - 30);
    await page.keyboard.down('Control');
    for (let i = 0; i < 3; i += 1) await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect(async () => {
      const after = await boxOf(slot(page, '4'));
      expect(after.width).toBeGreaterThan(1.5 * before.width);
      expect(Math.abs(after.x - before.x)).toBeLessThanOrEqual(4);
    }).toPass();
    await slot(page, '4').focus();
    await page.keyboard.press('0');
    await expect
      .poll(async () => Math.round((await boxOf(slot(page, '4'))).x))
      .toBe(Math.round(before.x));
    await page.keyboard.press('+');
    await expect
      .poll(async () => (await boxOf(slot(page, '4'))).width)
      .toBeGreaterThan(1.4 * before.width);
    await timeline(page).getByRole('slider', { name: 'Zoom of the timeline' }).fill('1');
    // As far as one beat: its bar alone is wider than the window.
    await expect
      .poll(async () => (await boxOf(slot(page, '4'))).width)
      .toBeGreaterThan(7 * (await boxOf(wave(page))).width);
    await timeline(page).getByRole('scrollbar').focus();
    await page.keyboard.press('Home');
    await expect.poll(async () => Math.round((await boxOf(slot(page, '1'))).x)).toBe(20);
    await slot(page, '1').focus();
    await page.keyboard.press('0');
  });

  await test.step('arrows select the next shot here and everywhere', async () => {
    await slot(page, '1').click();
    await page.keyboard.press('ArrowRight');
    await expect(slot(page, '2')).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Title of the shot' })).toHaveValue('Bravo');
    await page.keyboard.press('End');
    await expect(slot(page, '5')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(slot(page, '5')).toHaveAttribute('aria-selected', 'true');
    await showList(page);
    await row(page, '3').click();
    await expect(slot(page, '3')).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('a shot that hangs nowhere stands beside the song', async () => {
    const tray = page.getByRole('listbox', { name: 'Shots not on the song' });
    await tray.getByRole('option', { name: /^Shot 6 Foxtrot/u }).click();
    await expect(page.getByRole('textbox', { name: 'Title of the shot' })).toHaveValue('Foxtrot');
  });
  await expectSaved(page);
});

test('markers and sections of one are there for the other', async ({ somebody, server }) => {
  test.setTimeout(120_000);
  const dana = await somebody('Dana Trent');
  const milo = await somebody('Milo Garcia');
  const vera = await somebody('Vera Lind');
  const boardId = await boardWithSong(dana, server.url);
  await join(dana, boardId, milo);
  await join(dana, boardId, vera, 'viewer');
  for (const { page } of [dana, milo, vera]) await openBoard(page, boardId);
  await expect(wave(milo.page)).toHaveAttribute('data-drawn', 'true');

  await test.step('a section begins on the beat at the playhead, and is named', async () => {
    const lane = await boxOf(wave(dana.page));
    const { x } = await boxOf(slot(dana.page, '2'));
    await dana.page.mouse.click(x + 3, lane.y + 20);
    await dana.page.keyboard.press('Shift+M');
    const name = dana.page.getByRole('textbox', { name: 'Name of the section' });
    await expect(name).toBeFocused();
    await dana.page.keyboard.type('Chorus 1');
    await expectAccessible(dana.page, 'naming a section', '[role=dialog]');
    await dana.page.keyboard.press('Enter');
    await expect(name).toBeHidden();
    await expect(sections(milo.page)).toHaveText(['Chorus 1']);
    const there = await boxOf(sections(milo.page));
    expect(Math.abs(there.x - (await boxOf(slot(milo.page, '2'))).x)).toBeLessThanOrEqual(2);
    await expect(position(milo.page)).toHaveText(/^1\.1\.1/u);
    await sections(milo.page).click();
    await expect(position(milo.page)).toHaveText('3.1.100:00:04:00');
  });

  await test.step('a marker has the colour and the initials of who set it', async () => {
    await milo.page.keyboard.press('m');
    await expect(milo.page.getByRole('textbox', { name: 'Name of the marker' })).toBeFocused();
    await milo.page.keyboard.type('gum pops');
    await milo.page.keyboard.press('Enter');
    const seen = dana.page.getByRole('button', { name: 'Marker gum pops, by Milo Garcia' });
    await expect(seen.locator('[data-letters]')).toHaveAttribute('data-letters', 'MG');
    const color = await seen
      .locator('span')
      .first()
      .evaluate((flag) => getComputedStyle(flag).backgroundColor);
    const avatar = dana.page.getByRole('img', { name: 'Milo Garcia' }).first();
    await expect(avatar).toHaveCSS('background-color', color);
    await expectAccessible(dana.page, 'markers and sections', '[aria-label="Timeline"]');
  });

  await test.step('a moment lasts, and can be taken back', async () => {
    const flag = milo.page.getByRole('button', { name: /gum pops, by/u });
    await flag.focus();
    await milo.page.keyboard.press('F2');
    await milo.page.keyboard.press('Escape');
    const { x } = await boxOf(slot(milo.page, '4'));
    await milo.page.mouse.click(x + 4, (await boxOf(wave(milo.page))).y + 30);
    await flag.focus();
    await milo.page.keyboard.press('F2');
    await milo.page.getByRole('button', { name: 'End at the playhead' }).click();
    await milo.page.keyboard.press('Escape');
    await expect(milo.page.getByRole('textbox', { name: 'Name of the marker' })).toBeHidden();
    await expect(
      dana.page.getByRole('button', { name: 'Moment gum pops, by Milo Garcia' }),
    ).toBeVisible();
    await milo.page.keyboard.press('Control+z');
    await expect(
      dana.page.getByRole('button', { name: 'Marker gum pops, by Milo Garcia' }),
    ).toBeVisible();
    await flag.focus();
    await milo.page.keyboard.press('F2');
    await milo.page.getByRole('button', { name: 'Delete “gum pops”' }).click();
    await expect(markers(dana.page)).toHaveCount(0);
  });

  await test.step('each sees whom the other looks at', async () => {
    await slot(milo.page, '4').click();
    await expect(slot(dana.page, '4')).toHaveAttribute('aria-label', /looked at by Milo Garcia$/u);
    await expect(slot(dana.page, '4')).toHaveAttribute('aria-selected', 'false');
  });

  await test.step('who may only look goes to places and changes none', async () => {
    await sections(vera.page).click();
    await expect(position(vera.page)).toHaveText(/^3\.1\.1/u);
    await vera.page.keyboard.press('m');
    await vera.page.keyboard.press('Shift+M');
    await expect(timeline(vera.page).getByRole('button', { name: /^Rename/u })).toHaveCount(0);
    await expect(markers(vera.page)).toHaveCount(0);
    await expect(sections(vera.page)).toHaveCount(1);
  });
  for (const { page } of [dana, milo]) await expectSaved(page);
});

test('a song without bars has a clock, and a board without a song its shots in order', async ({
  somebody,
  server,
}) => {
  test.setTimeout(120_000);
  const dana = await somebody('Dana Trent');
  const { page } = dana;
  const boardId = await makeBoard(dana);
  await openBoard(page, boardId);
  await expect(timeline(page).getByRole('button', { name: 'Add the song' })).toBeVisible();
  await addSong(dana, server.url, boardId, { seconds: 4, grid: null });
  await expect(wave(page)).toHaveAttribute('data-drawn', 'true', { timeout: 30_000 });
  await expect(position(page)).toHaveText('00:00:00:00');
  const { x, y, width } = await boxOf(wave(page));
  await page.mouse.click(x + width / 2, y + 20);
  await expect(wave(page)).toHaveAttribute('aria-valuetext', /^[12] s$/u);
  await expect(timeline(page).getByText('The shots hang here')).toBeVisible();
  await expectAccessible(page, 'song without shots', '[aria-label="Timeline"]');

  await test.step('an outline that does not come is said, and asked for again', async () => {
    const answer = await dana.context.request.get(`/api/boards/${boardId}/song`);
    const { mixes } = (await answer.json()) as { mixes: { peaks: string }[] };
    const outline = `**/media/${mixes[0]?.peaks}*`;
    await page.route(outline, (route) => route.fulfill({ status: 503, body: 'busy' }));
    await page.reload();
    await expect(timeline(page).getByText('The waveform did not come.')).toBeVisible();
    await expect(wave(page)).not.toHaveAttribute('data-drawn');
    await page.mouse.click(x + width / 4, y + 20);
    await expect(wave(page)).toHaveAttribute('aria-valuetext', /^[01] s$/u);
    await page.unroute(outline);
    await timeline(page).getByRole('button', { name: 'Try again' }).click();
    await expect(wave(page)).toHaveAttribute('data-drawn', 'true');
  });

  await test.step('the song is taken away', async () => {
    await writeDocument(dana.context, server.url, boardId, (board) => {
      removeSong(board);
    });
    await expect(wave(page)).toHaveCount(0);
    await expect(timeline(page).getByText('The shots stand here in their order')).toBeVisible();
    await expectSaved(page);
  });
});
