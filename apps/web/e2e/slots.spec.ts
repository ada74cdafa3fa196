import { MAIN_CUT, addShots } from '@takeboard/storyboard';
import type { Locator, Page } from '@playwright/test';
import { addSong } from './support/a-song.ts';
import { expectAccessible } from './support/axe.ts';
import { dialog, eventually, expectSaved, openBoard, showList } from './support/board-page.ts';
import { dropFiles, makeFilms } from './support/films.ts';
import { takeGrid } from './support/pool-page.ts';
import { lane, onSong, places } from './support/song-lane.ts';
import { takesOf } from './support/takes.ts';
import { expect, join, makeBoard, test } from './support/test.ts';
import type { Someone } from './support/test.ts';
import { writeDocument } from './support/write-document.ts';

const SHOTS = 20;
/** Two bars for each shot: 120 beats a minute in 4/4, a bar takes two seconds and 48 frames. */
const SECONDS = 80;
/** Reading a song and making takes cost ffmpegs, on a machine where others run as well. */
const READY_WITHIN = 60_000;

const said = (page: Page): Locator => page.getByTestId('edits-said');
const readout = (page: Page): Locator => page.getByTestId('edit-readout');
const toast = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('alert').filter({ hasText: text });

const order = async (page: Page): Promise<readonly string[]> => {
  const labels = await lane(page)
    .getByRole('option')
    .evaluateAll((slots) =>
      slots
        .map((each) => ({
          place: Number(each.getAttribute('aria-posinset')),
          label: /^Shot (\S+)/u.exec(each.getAttribute('aria-label') ?? '')?.[1] ?? '',
        }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ label }) => label),
    );
  return labels;
};

async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (box === null) throw new Error('It is not on screen.');
  return box;
}

/** Takes hold of the boundary with which a shot begins, and moves it by pixels without letting go. */
async function hold(page: Page, label: string, by: number): Promise<void> {
  const { x, y, height } = await boxOf(onSong(page, label));
  await page.mouse.move(x - 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x - 1 + by, y + height / 2, { steps: 6 });
}

async function roll(page: Page, label: string, by: number): Promise<void> {
  await hold(page, label, by);
  await page.mouse.up();
}

/** A board of two with twenty shots and a song; `hang` puts them on it, two bars each. */
async function twoOnASong(
  somebody: (name: string) => Promise<Someone>,
  url: string,
  { hang = true, role = 'artist' } = {},
) {
  const [dana, milo] = [await somebody('Dana Trent'), await somebody('Milo Garcia')];
  const boardId = await makeBoard(dana);
  await join(dana, boardId, milo, role);
  await writeDocument(dana.context, url, boardId, (board) => {
    addShots(
      board,
      Array.from({ length: SHOTS }, (_, i) => ({
        title: `Picture ${i + 1}`,
        bars: i < 2 ? { num: i + 1, den: 2 } : null,
      })),
    );
  });
  await addSong(dana, url, boardId, { seconds: SECONDS });
  await openBoard(dana.page, boardId);
  await openBoard(milo.page, boardId);
  if (hang) await putEvenly(dana.page);
  return { dana, milo, boardId };
}

/** Opens the dialog by the palette, where it is also once all shots hang. */
async function openPutOnSong(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Find an action/u }).fill('put shots on the song');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Put shots on the song' })).toBeVisible();
}

async function putEvenly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Put shots on the song' }).click();
  await dialog(page).getByText('Evenly', { exact: true }).click();
  await dialog(page)
    .getByRole('button', { name: `Hang ${SHOTS} shots` })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(onSong(page, '20')).toHaveAttribute('aria-label', /39\.1\.1 to end, 96 frames/u);
}

test('two people hang, roll and swap twenty shots, by mouse and by keyboard', async ({
  somebody,
  server,
}) => {
  test.setTimeout(240_000);
  const { dana, milo } = await twoOnASong(somebody, server.url);
  const pages = [dana.page, milo.page] as const;
  const both = (check: (page: Page) => Promise<void>) =>
    eventually(async () => {
      for (const page of pages) await check(page);
    });
  await both(async (page) => {
    const all = await places(page);
    expect(Object.keys(all)).toHaveLength(SHOTS);
    expect(all['7']).toBe('13.1.1 to 15.1.1, 96 frames');
  });

  await test.step('a boundary rolls under the hand, seen by the other, in one step of undo', async () => {
    const { width } = await boxOf(onSong(dana.page, '7'));
    await hold(dana.page, '7', width / 4);
    await expect(readout(dana.page)).toContainText('13.3.1 · +24 f');
    await expect(readout(dana.page)).toContainText('6 120 f · 7 72 f');
    await expect(milo.page.locator('[data-held-by="DT"]')).toBeVisible();
    expect((await places(milo.page))['7']).toBe('13.1.1 to 15.1.1, 96 frames');
    await dana.page.mouse.up();
    await expect(readout(dana.page)).toBeHidden();
    await expect(milo.page.locator('[data-held-by="DT"]')).toBeHidden();
    await both(async (page) => {
      const all = await places(page);
      expect(all['6']).toBe('11.1.1 to 13.3.1, 120 frames');
      expect(all['7']).toBe('13.3.1 to 15.1.1, 72 frames');
      expect(all['8']).toBe('15.1.1 to 17.1.1, 96 frames');
    });
    await dana.page.keyboard.press('Control+z');
    await both(async (page) =>
      expect((await places(page))['7']).toBe('13.1.1 to 15.1.1, 96 frames'),
    );
  });

  await test.step('Escape lets go and changes nothing', async () => {
    await hold(dana.page, '7', 20);
    await expect(readout(dana.page)).toBeVisible();
    await dana.page.keyboard.press('Escape');
    await expect(readout(dana.page)).toBeHidden();
    await dana.page.mouse.up();
    expect((await places(dana.page))['7']).toBe('13.1.1 to 15.1.1, 96 frames');
  });

  await test.step('past its neighbour, and past the end, a boundary is held', async () => {
    const { width } = await boxOf(onSong(dana.page, '8'));
    await hold(dana.page, '8', width * 3);
    await expect(readout(dana.page)).toContainText('held by 8');
    await expect(readout(dana.page)).toContainText('8 1 f');
    await dana.page.mouse.up();
    // To the very edge of the window, which lies past the end of the song.
    await roll(dana.page, '20', 1437 - (await boxOf(onSong(dana.page, '20'))).x);
    await both(async (page) => {
      const all = await places(page);
      expect(all['8']).toMatch(/ to 17\.1\.1, 1 frames?$/u);
      expect(all['9']).toBe('17.1.1 to 19.1.1, 96 frames');
      expect(all['20']).toMatch(/ to end, 1 frames?$/u);
      expect(await order(page)).toEqual(Array.from({ length: SHOTS }, (_, i) => String(i + 1)));
    });
    await dana.page.keyboard.press('Control+z');
    await dana.page.keyboard.press('Control+z');
  });

  await test.step('by keyboard: to the next line, by a frame, and places changed', async () => {
    await onSong(milo.page, '12').click();
    await milo.page.keyboard.press('Alt+ArrowRight');
    await expect(said(milo.page)).toHaveText(
      'Shot 12 begins at 23.2.1 and has 84 frames; 11 has 108 frames.',
    );
    await milo.page.keyboard.press('Alt+Shift+ArrowLeft');
    await expect(said(milo.page)).toContainText('has 85 frames');
    await milo.page.keyboard.press('Alt+ArrowLeft');
    await expect(said(milo.page)).toContainText('Shot 12 begins at 23.1.1');
    await milo.page.keyboard.press('Alt+ArrowDown');
    await both(async (page) =>
      expect((await order(page)).slice(10, 14)).toEqual(['11', '13', '12', '14']),
    );
    await milo.page.keyboard.press('Control+z');
    await both(async (page) =>
      expect((await order(page)).slice(10, 13)).toEqual(['11', '12', '13']),
    );
    await milo.page.keyboard.press('s');
    await expect(said(milo.page)).toHaveText('Snap: half beat.');
    await milo.page.keyboard.press('Alt+ArrowRight');
    await expect(said(milo.page)).toContainText('Shot 12 begins at 23.1.481');
    await milo.page.keyboard.press('Control+z');
  });

  await test.step('dragged onto another, two shots change places', async () => {
    const from = await boxOf(onSong(dana.page, '3'));
    const to = await boxOf(onSong(dana.page, '17'));
    await dana.page.mouse.move(from.x + from.width / 2, from.y + 20);
    await dana.page.mouse.down();
    await dana.page.mouse.move(to.x + to.width / 2, to.y + 20, { steps: 8 });
    await expect(readout(dana.page)).toHaveText('3 ↔ 17');
    await dana.page.mouse.up();
    await both(async (page) => {
      const all = await places(page);
      expect(all['17']).toBe('5.1.1 to 7.1.1, 96 frames');
      expect(all['3']).toBe('33.1.1 to 35.1.1, 96 frames');
    });
  });

  await test.step('both drag one boundary: one place for both, and each undoes only their own', async () => {
    const { width } = await boxOf(onSong(dana.page, '10'));
    await hold(dana.page, '10', width / 4);
    await hold(milo.page, '10', -width / 2);
    await expect(milo.page.locator('[data-held-by="DT"]')).toBeVisible();
    await expect(dana.page.locator('[data-held-by="MG"]')).toBeVisible();
    await dana.page.mouse.up();
    await both(async (page) => expect((await places(page))['10']).toMatch(/^19\.3\.1 /u));
    await milo.page.mouse.up();
    await both(async (page) => expect((await places(page))['10']).toMatch(/^18\.1\.1 /u));
    // What Milo has set since is his: Dana's step back leaves it.
    await onSong(dana.page, '10').click();
    await dana.page.keyboard.press('Control+z');
    await both(async (page) => expect((await places(page))['10']).toMatch(/^18\.1\.1 /u));
    await milo.page.keyboard.press('Control+z');
    await both(async (page) => {
      const all = await places(page);
      expect(all['10']).not.toMatch(/^18\.1\.1 /u);
      expect(all['11']).toBe('21.1.1 to 23.1.1, 96 frames');
    });
  });

  await test.step('a locked shot keeps its boundaries, whoever pulls at them', async () => {
    await onSong(dana.page, '5').click();
    await dana.page.keyboard.press('Shift+L');
    await expect(onSong(milo.page, '5')).toHaveAttribute('aria-label', /, locked/u);
    const before = (await places(milo.page))['5'];
    await roll(milo.page, '6', 30);
    await expect(toast(milo.page, 'Shot 5 is locked. Unlock it first.')).toBeVisible();
    await onSong(milo.page, '5').click();
    await milo.page.keyboard.press('Alt+ArrowRight');
    await expect(said(milo.page)).toHaveText('Shot 5 is locked. Unlock it first.');
    expect((await places(milo.page))['5']).toBe(before);
    await dana.page.keyboard.press('Shift+L');
    await expect(onSong(milo.page, '5')).not.toHaveAttribute('aria-label', /, locked/u);
  });

  await test.step('off the song a shot stays on the board, and comes back at the playhead', async () => {
    await onSong(dana.page, '14').click();
    await dana.page.keyboard.press('Delete');
    await expect(onSong(dana.page, '14')).toHaveCount(0);
    await both(async (page) => {
      expect((await places(page))['13']).toBe('25.1.1 to 29.1.1, 192 frames');
      await expect(page.getByText('1 not on the song')).toBeVisible();
    });
    // Whoever takes off one after the other stands on the next one.
    await expect(onSong(dana.page, '15')).toBeFocused();
    await dana.page.getByRole('option', { name: /^Shot 14 .*, not on the song$/u }).click();
    await dana.page.keyboard.press('i');
    await expect(onSong(dana.page, '14')).toBeFocused();
    await both(async (page) => {
      const all = await places(page);
      expect(all['14']).toMatch(/^start to /u);
      expect(Object.keys(all)).toHaveLength(SHOTS);
    });
    await dana.page.keyboard.press('Control+z');
    await dana.page.keyboard.press('Control+z');
    await both(async (page) =>
      expect((await places(page))['14']).toBe('27.1.1 to 29.1.1, 96 frames'),
    );
  });
  await expectSaved(dana.page);
  await expectSaved(milo.page);
});

test('a take is slipped, dropped on a slot and dropped on the song', async ({
  somebody,
  server,
}) => {
  test.setTimeout(180_000);
  const films = await makeFilms(3, 5);
  const { dana, milo, boardId } = await twoOnASong(somebody, server.url);
  const { page } = dana;
  for (const film of films.good.slice(0, 3)) await dropFiles(onSong(page, '4'), [film]);
  films.remove();
  const ready = async () =>
    (await takesOf(dana, boardId)).filter(({ state }) => state === 'ready').length;
  await expect.poll(ready, { timeout: READY_WITHIN }).toBe(3);
  // The longest: it has frames to slip.
  const takes = (await takesOf(dana, boardId)).toSorted(
    (a, b) => (b.facts?.frames ?? 0) - (a.facts?.frames ?? 0),
  );
  const [take, second] = takes;
  if (take === undefined || second === undefined) {
    throw new Error('The films did not come in.');
  }

  await test.step('one take dropped on a slot is its pick by hand, logged', async () => {
    await page.keyboard.press('Shift+K');
    await page.keyboard.press('Shift+T');
    const tile = takeGrid(page).locator(`[data-take="${take.id}"]`);
    await tile.dragTo(onSong(page, '9'));
    await expect(onSong(milo.page, '9')).toHaveAttribute('aria-label', /picked/u);
    // It was filed under another shot: one step back takes back the pick and the filing.
    await page.keyboard.press('Control+z');
    await expect(onSong(milo.page, '9')).toHaveAttribute('aria-label', /empty/u);
    await expect.poll(shotOf(dana, boardId, take.id)).toBe(take.shotId);
    await tile.dragTo(onSong(page, '9'));
    await expect(onSong(milo.page, '9')).toHaveAttribute('aria-label', /picked/u);
    await expect(said(page)).toHaveText(`${take.name} is the pick of 9.`);
    const log = await dana.context.request.get(`/api/boards/${boardId}/decisions`);
    const { picks } = (await log.json()) as { picks: { takeId: string; madeHow: string }[] };
    expect(picks).toEqual([expect.objectContaining({ takeId: take.id, madeHow: 'hand' })]);
  });

  await test.step('Alt-drag slips it under its slot, and Ctrl-arrows by a frame', async () => {
    await page.keyboard.press('Shift+B');
    const before = await places(page);
    const { x, y, width } = await boxOf(onSong(page, '9'));
    await page.keyboard.down('Alt');
    await page.mouse.move(x + width / 2, y + 30);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 6, y + 30, { steps: 4 });
    await expect(readout(page)).toContainText(/in \d+ · out \d+/u);
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expect(said(page)).toContainText(/^Shot 9 shows frames \d+ to \d+ of /u);
    const first = Number(/frames (\d+)/u.exec((await said(page).textContent()) ?? '')?.[1]);
    expect(first).toBeGreaterThan(1);
    await onSong(page, '9').click();
    await page.keyboard.press('Control+ArrowLeft');
    await expect(said(page)).toContainText(`shows frames ${first - 1} to `);
    expect(await places(page)).toEqual(before);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+ArrowLeft');
    await expect(toast(page, 'ends there: it cannot slip further')).toBeVisible();
  });

  await test.step('lead, speed and transition are typed as people write them', async () => {
    await page.keyboard.press('e');
    const values = page.getByRole('dialog', { name: 'How shot 9 plays' });
    await values.getByLabel('Lead in frames').fill('−31');
    await page.keyboard.press('Enter');
    await expect(values.getByText('“−31” is not a lead.')).toBeVisible();
    await values.getByLabel('Lead in frames').fill('−2 f');
    await page.keyboard.press('Enter');
    await expect(said(page)).toHaveText('Shot 9 has a lead of −2 f.');
    await values.getByLabel('Speed').fill('0,5');
    await page.keyboard.press('Enter');
    await expect(values.getByLabel('Speed')).toHaveValue('1/2');
    await values.getByText('Zoom-through').click();
    await values.getByLabel('Frames of the transition').fill('24');
    await page.keyboard.press('Enter');
    await expect(said(page)).toHaveText('A zoom-through of 24 frames to shot 9.');
    await expectAccessible(page, 'the values of a slot');
    await page.keyboard.press('Escape');
    await expect(values).toBeHidden();
    await expect(onSong(page, '9')).toBeFocused();
    await expect(onSong(milo.page, '9')).toHaveAttribute(
      'aria-label',
      /, 94 frames|, 96 frames|, 98 frames/u,
    );
  });

  await test.step('takes dropped on the song itself become shots there, in one step of undo', async () => {
    await page.keyboard.press('Shift+K');
    const tile = takeGrid(page).locator(`[data-take="${second.id}"]`);
    const { x } = await boxOf(onSong(page, '15'));
    const wave = await boxOf(page.getByTestId('waveform'));
    await tile.dragTo(page.getByTestId('waveform'), {
      targetPosition: { x: x - wave.x + 34, y: wave.height / 2 },
    });
    await expect(said(page)).toHaveText(/^Shot \S+ made on the song\.$/u);
    await eventually(async () => {
      const all = await order(milo.page);
      expect(all).toHaveLength(SHOTS + 1);
      expect(all.indexOf('15')).toBe(14);
      expect(all.indexOf('16')).toBe(16);
    });
    await page.keyboard.press('Control+z');
    await eventually(async () => expect(await order(milo.page)).toHaveLength(SHOTS));
    await expect.poll(shotOf(dana, boardId, second.id)).toBe(second.shotId);
  });
});

/** Asks the server under which shot a take is filed. */
const shotOf = (someone: Someone, boardId: string, takeId: string) => async () =>
  (await takesOf(someone, boardId)).find(({ id }) => id === takeId)?.shotId;

test('shots are put on the song from their bars, by tapping along, and from the list', async ({
  somebody,
  server,
}) => {
  test.setTimeout(180_000);
  const { dana, milo } = await twoOnASong(somebody, server.url, { hang: false });
  const { page } = dana;

  await test.step('from the bars', async () => {
    await page.getByRole('button', { name: 'Put shots on the song' }).click();
    await expect(dialog(page)).toContainText('18 shots have no planned length');
    await expectAccessible(page, 'putting shots on the song');
    await dialog(page).getByRole('button', { name: 'Hang 20 shots' }).click();
    await expect(onSong(page, '2')).toHaveAttribute('aria-label', /1\.3\.1 to 2\.3\.1, 48 frames/u);
    await expect(onSong(page, '20')).toHaveAttribute('aria-label', /19\.3\.1 to end/u);
    await eventually(async () => expect(await order(milo.page)).toHaveLength(SHOTS));
  });

  await test.step('tapping along hangs the next shot at each key press, snapped afterwards', async () => {
    await openPutOnSong(page);
    await dialog(page).getByText('Tap along', { exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Play and tap' }).click();
    const bar = page.getByRole('region', { name: 'Tap along' });
    await expect(bar.getByRole('status')).toContainText('Tap where 2 Picture 2 begins');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    // Each tap on another beat than the one before, as a hand would.
    const beat = async () => /^\d+\.\d+/u.exec((await position.textContent()) ?? '')?.[0];
    const position = page.getByTestId('position');
    for (const next of ['3', '4', '5']) {
      const before = await beat();
      await expect.poll(beat).not.toBe(before);
      await page.keyboard.press('t');
      await expect(bar.getByRole('status')).toContainText(`Tap where ${next} `);
    }
    await page.keyboard.press('Backspace');
    await expect(bar.getByRole('status')).toContainText('Tap where 4 ');
    await expectAccessible(page, 'tapping along');
    await bar.getByText('off', { exact: true }).click();
    await bar.getByRole('button', { name: 'Hang 3 shots' }).click();
    await expect(bar).toBeHidden();
    await expect(toast(page, '3 shots hung on the song.')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(onSong(page, '2')).toHaveAttribute('aria-label', /1\.3\.1 to 2\.3\.1, 48 frames/u);
  });

  await test.step('from the list by its number', async () => {
    await onSong(page, '6').click();
    await page.keyboard.press('Delete');
    await expect(onSong(page, '6')).toHaveCount(0);
    await showList(page);
    const number = page.locator('[role=row][data-shot="6"] [data-column="label"]');
    const { x, y, width } = await boxOf(onSong(page, '20'));
    const target = await boxOf(lane(page));
    await number.dragTo(lane(page), {
      targetPosition: { x: x - target.x + width / 2, y: y - target.y + 20 },
    });
    await expect(onSong(page, '6')).toHaveAttribute('aria-label', / to end, /u);
    await expect(said(page)).toContainText('1 shot put on the song at ');
  });

  await test.step('the menu of a slot has it all, for who has no keys', async () => {
    await onSong(page, '3').click({ button: 'right' });
    const menu = page.getByRole('menu');
    await expect(menu.getByText(/^Shot 3 · 2\.3\.1 → 3\.3\.1 · 48 f$/u)).toBeVisible();
    await expectAccessible(page, 'the menu of a slot');
    await menu.getByRole('menuitem', { name: 'Crossfade' }).click();
    await expect(said(page)).toHaveText('A crossfade of 12 frames to shot 3.');
    await expect(onSong(page, '3')).toBeFocused();
    await page.keyboard.press('Shift+F10');
    await menu.getByRole('menuitem', { name: /^Begin later/u }).click();
    await expect(said(page)).toContainText('Shot 3 begins at 2.4.1');
  });
});

test('shots that two people set at one place are shown as pushed, and can be kept there', async ({
  somebody,
  server,
}) => {
  test.setTimeout(180_000);
  const { dana, milo, boardId } = await twoOnASong(somebody, server.url);
  // As it comes out when one has rolled 9 to a place while the other has rolled 8 behind it.
  await writeDocument(dana.context, server.url, boardId, (board) => {
    const [eighth, ninth] = [board.slots()[7], board.slots()[8]];
    if (eighth === undefined || ninth === undefined) throw new Error('Nothing hangs.');
    board.roots.cuts.get(MAIN_CUT)?.get(eighth.id)?.set('start', ninth.start);
  });
  await expect(toast(milo.page, 'Shot 9 was pushed to 17.1.81')).toBeVisible();
  const { page } = dana;
  await page.getByRole('button', { name: '1 pushed' }).click();
  const pushed = page.getByRole('dialog', { name: '1 pushed' });
  await expect(pushed.getByRole('listitem')).toHaveText(
    '9 begins at 17.1.81, 1 frame later than set',
  );
  await expectAccessible(page, 'shots that were pushed');
  await pushed.getByRole('button', { name: 'Keep it there' }).click();
  for (const each of [page, milo.page]) {
    await expect(each.getByRole('button', { name: '1 pushed' })).toBeHidden();
    expect((await places(each))['9']).toMatch(/, 95 frames$/u);
  }
});

test('who may only look holds nothing', async ({ somebody, server }) => {
  const { milo } = await twoOnASong(somebody, server.url, { role: 'viewer' });
  const { page } = milo;
  await expect(onSong(page, '7')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Put shots on the song' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Snap/u })).toHaveCount(0);
  await hold(page, '7', 30);
  await expect(readout(page)).toHaveCount(0);
  await page.mouse.up();
  await onSong(page, '7').click();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Delete');
  expect((await places(page))['7']).toBe('13.1.1 to 15.1.1, 96 frames');
});
