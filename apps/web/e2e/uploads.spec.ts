import { addShots } from '@takeboard/storyboard';
import { expectAccessible } from './support/axe.ts';
import { openBoard, prompt, slot } from './support/board-page.ts';
import { dropFiles, makeFilms } from './support/films.ts';
import type { Films } from './support/films.ts';
import { filter, pool, showTakes, tiles, tray } from './support/pool-page.ts';
import { expect, join, makeBoard, test as base } from './support/test.ts';
import type { Someone } from './support/test.ts';
import { takesOf } from './support/takes.ts';
import { writeDocument } from './support/write-document.ts';

const MANY = 200;
/** Making a take costs two ffmpegs, on a machine where others run as well. */
const READY_WITHIN = 60_000;
/** For dozens of files. */
const SENT_WITHIN = 120_000;

const test = base.extend<object, { films: Films }>({
  films: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern.
    async ({}, use) => {
      const films = await makeFilms(MANY);
      await use(films);
      films.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Lets so many files begin, then the line is cut until it is mended; all else goes through. */
async function cuttableUploads({ context }: Someone) {
  let begun = 0;
  let cutAfter = Infinity;
  await context.route(/\/api\/uploads/u, async (route) => {
    if (route.request().method() === 'POST') begun += 1;
    if (begun > cutAfter) await route.abort('internetdisconnected');
    else await route.continue();
  });
  return {
    cutAfter(files: number) {
      cutAfter = files;
    },
    mend() {
      begun = 0;
      cutAfter = Infinity;
    },
  };
}

test('200 files dropped at once come through a cut line and a reload, and the other sees them come', async ({
  somebody,
  films,
}) => {
  test.setTimeout(300_000);
  const dana = await somebody('Dana Trent');
  const milo = await somebody('Milo Garcia');
  const boardId = await makeBoard(dana);
  await join(dana, boardId, milo);
  await openBoard(dana.page, boardId);
  await openBoard(milo.page, boardId);
  await showTakes(dana.page);
  await showTakes(milo.page);
  expect(films.good).toHaveLength(MANY);
  const line = await cuttableUploads(dana);
  const title = tray(dana.page).getByRole('heading');

  await test.step('the line is cut in the middle, and she is told', async () => {
    line.cutAfter(30);
    await dropFiles(pool(dana.page), films.good);
    await expect(title).toHaveText(/^Waiting to go on: \d+ of 200 files sent$/u, {
      timeout: SENT_WITHIN,
    });
    const arrived = await takesOf(dana, boardId);
    expect(arrived).toHaveLength(MANY);
    expect(arrived.filter(({ state }) => state === 'uploading').length).toBeGreaterThan(100);
    await expect(tray(milo.page)).toContainText(/Others are sending \d+ files|Getting \d+ takes/u);
  });

  await test.step('it goes on by itself, until the page is reloaded in the middle', async () => {
    line.mend();
    line.cutAfter(40);
    await expect
      .poll(async () => (await uploading(dana, boardId)).length, { timeout: SENT_WITHIN })
      .toBeLessThan(150);
    await dana.page.reload();
    await expect(tray(dana.page)).toBeVisible();
  });

  await test.step('and after the reload the rest is sent, without asking for the files', async () => {
    line.mend();
    await expect
      .poll(async () => (await uploading(dana, boardId)).length, { timeout: SENT_WITHIN })
      .toBe(0);
    await expect(tray(dana.page)).not.toContainText('have not come');
  });

  await test.step('both see how far it is, while takes become ready', async () => {
    const of200 = /of 200 takes ready/u;
    await expect(pool(milo.page).getByRole('status').filter({ hasText: of200 })).toBeVisible();
    const first = await readyIn(milo);
    await expect.poll(() => readyIn(milo), { timeout: READY_WITHIN }).toBeGreaterThan(first + 2);
    await expect(tiles(milo.page).first()).toBeVisible();
  });

  await test.step('the same file again is the same take', async () => {
    await dropFiles(pool(dana.page), films.good.slice(0, 5));
    await expect(tray(dana.page)).toContainText(/5 (files )?were already here/u, {
      timeout: 20_000,
    });
    expect(await takesOf(dana, boardId)).toHaveLength(MANY);
  });

  await test.step('Dana ends it, and nothing is left half-made', async () => {
    await pool(dana.page).getByRole('button', { name: 'Cancel the rest' }).click();
    await expect
      .poll(async () => {
        const states = (await takesOf(milo, boardId)).map(({ state }) => state);
        return states.filter((state) => state !== 'ready' && state !== 'failed').length;
      })
      .toBe(0);
    await expect(filter(milo.page, 'Not ready, \\d+ failed')).toBeVisible();
  });
});

const uploading = async (who: Someone, boardId: string) =>
  (await takesOf(who, boardId)).filter(({ state }) => state === 'uploading');

async function readyIn({ page }: Someone): Promise<number> {
  const said = await pool(page)
    .getByText(/of 200 takes ready/u)
    .innerText();
  return Number(/^(\d+) of/u.exec(said)?.[1]);
}

test('files that are no takes say why, and a damaged one can be kept', async ({
  somebody,
  films,
}) => {
  test.setTimeout(150_000);
  const dana = await somebody('Dana Trent');
  const boardId = await makeBoard(dana);
  await openBoard(dana.page, boardId);
  await showTakes(dana.page);
  await dropFiles(pool(dana.page), [...films.spoilt.values(), ...films.good.slice(0, 1)]);
  await expect(tiles(dana.page)).toHaveCount(1, { timeout: READY_WITHIN });
  await expect(filter(dana.page, 'Not ready, 7 failed')).toBeVisible({ timeout: READY_WITHIN });
  await filter(dana.page, 'Not ready').click();
  await expect(tray(dana.page)).toContainText('Left out: new video.mp4 is empty (0 bytes).');
  const list = pool(dana.page).getByRole('list', { name: 'Files that are not ready' });
  for (const [name, words] of [
    ['stream (1).mp4', /is a playlist, not a video\. Accepted: MP4, MOV, WebM, MKV/u],
    ['Screenshot of take 4.mp4', /is an image, not a video/u],
    ['guide vocal “bridge”.mp4', /^No picture in this file/u],
    ['Gen-4_5 Wipers cut the rain into stripes 2210945532.mp4', /\(upload cut off\?\)/u],
    ['gen4_77c0_keyhole-seven.mp4', /^Damaged near 0:00\.\d/u],
  ] as const) {
    const row = list.getByRole('listitem').filter({ hasText: name });
    await expect(row.getByText(words), name).toBeVisible();
  }
  await expectAccessible(dana.page, 'the files that are not ready', 'section[aria-label="Pool"]');

  const damaged = 'gen4_77c0_keyhole-seven.mp4';
  await list.getByRole('button', { name: `Keep it with glitches: ${damaged}` }).click();
  await expect(filter(dana.page, 'Not ready, 6 failed')).toBeVisible({ timeout: READY_WITHIN });
  await filter(dana.page, 'All').click();
  await expect(dana.page.getByRole('gridcell', { name: /, damaged/u })).toHaveCount(1);
});

test('a name of 300 characters, with everything in it that breaks things, is only a name', async ({
  somebody,
  films,
}) => {
  const dana = await somebody('Dana Trent');
  const boardId = await makeBoard(dana);
  await openBoard(dana.page, boardId);
  await showTakes(dana.page);
  const [one, two] = films.good;
  const rest = '--"quoted" \'single\' Zürich 🎬 <b>&amp;</b> ; rm -rf $(x) %00 ';
  const name = `${rest}${'long '.repeat(60)}`.slice(0, 295) + '.mp4';
  expect(name.length).toBeGreaterThanOrEqual(299);
  await dropFiles(pool(dana.page), [
    { name, bytes: one!.bytes },
    { name, bytes: two!.bytes },
  ]);
  await expect(tiles(dana.page)).toHaveCount(2, { timeout: READY_WITHIN });
  await expect(tiles(dana.page).first()).toHaveAttribute('title', name);
  expect((await takesOf(dana, boardId)).map((take) => take.name)).toEqual([name, name]);
  expect(await dana.page.locator('b').count()).toBe(0);
  const width = () => dana.page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(1440);
  await tiles(dana.page).first().dblclick();
  await expect(dana.page.getByRole('dialog')).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(1440);
});

test('what is dropped on a shot is its take, with the prompt that was copied', async ({
  somebody,
  server,
  films,
}) => {
  const dana = await somebody('Dana Trent', { permissions: ['clipboard-read', 'clipboard-write'] });
  const boardId = await makeBoard(dana);
  await writeDocument(dana.context, server.url, boardId, (board) => {
    addShots(board, [{ title: 'Bubble gum', prompt: 'We fly into the pink and it pops' }]);
  });
  await openBoard(dana.page, boardId);
  await slot(dana.page, '1').click();
  await expect(prompt(dana.page, '1')).toContainText('We fly into the pink');
  await dana.page.getByRole('button', { name: /^Copy prompt/u }).click();
  const takes = dana.page.getByRole('region', { name: 'Takes of shot 1' });
  await dropFiles(takes.getByText(/Drop takes of 1\s*here/u), films.good.slice(0, 2));
  await expect(takes.getByRole('option')).toHaveCount(2, { timeout: READY_WITHIN });
  const [take] = await takesOf(dana, boardId);
  expect(take?.promptStart).toBe('We fly into the pink and it pops');
  expect(take?.shotId).not.toBeNull();
});

test('a worker that stands still is not called progress, and one that dies is followed by another', async ({
  somebody,
  server,
  films,
}) => {
  test.setTimeout(120_000);
  const dana = await somebody('Dana Trent');
  const boardId = await makeBoard(dana);
  await openBoard(dana.page, boardId);
  await showTakes(dana.page);
  await dropFiles(pool(dana.page), films.good.slice(100, 140));
  const line = pool(dana.page).getByText(/of 40 takes ready/u);
  await expect(line).toBeVisible({ timeout: 20_000 });
  const worker = await expect
    .poll(() => server.workers().length)
    .toBeGreaterThan(0)
    .then(() => server.workers()[0]!);

  process.kill(worker, 'SIGSTOP');
  // What was finished before it stopped may still be on its way to the page.
  const readyNow = async () =>
    (await takesOf(dana, boardId)).filter(({ state }) => state === 'ready').length;
  await expect(async () => {
    expect(await line.innerText()).toContain(`${await readyNow()} of 40 takes ready`);
  }).toPass();
  const ready = await readyNow();
  expect(ready).toBeLessThan(40);

  process.kill(worker, 'SIGKILL');
  await expect.poll(readyNow, { timeout: READY_WITHIN }).toBeGreaterThan(ready);
  expect(server.workers()).not.toContain(worker);
  await pool(dana.page).getByRole('button', { name: 'Cancel the rest' }).click();
});
