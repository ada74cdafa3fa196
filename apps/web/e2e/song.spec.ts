import type { Page } from '@playwright/test';
import { writeSong } from './support/a-song.ts';
import { addList, dialog, eventually, expectSaved, openBoard, slot } from './support/board-page.ts';
import { dropFiles } from './support/films.ts';
import { numberedFilm } from './support/numbered-film.ts';
import { decodedBySource, mostLike, paintedNow } from './support/painted-picture.ts';
import { pickFilms } from './support/song-film.ts';
import { lane, onSong, places } from './support/song-lane.ts';
import { takesOf } from './support/takes.ts';
import { expect, join, makeBoard, test } from './support/test.ts';

const SHOTS = 20;
/** 120 beats a minute at 24 frames a second: a beat is 12 frames, a bar of 4/4 is 48. */
const [BEAT, BAR, FPS] = [12, 48, 24];
/** Each shot has two bars; a take is longer, so that it can be slipped. */
const TAKE_FRAMES = 2 * BAR + 40;
const SECONDS = (SHOTS * 2 * BAR) / FPS;
/** Reading a song and making takes cost ffmpegs, on a machine where others run as well. */
const READY_WITHIN = 120_000;

const LIST = Array.from({ length: SHOTS }, (_, i) => `Picture ${i + 1} | what is seen | 2`).join(
  '\n',
);

/** The main job of the song, by two people, and the film looked at frame by frame. */
test('a song comes in, two cut twenty shots to it, and every picture is the right one', async ({
  somebody,
}) => {
  test.setTimeout(300_000);
  const [dana, milo] = [await somebody('Dana Trent'), await somebody('Milo Garcia')];
  const boardId = await makeBoard(dana);
  await join(dana, boardId, milo);
  const pages = [dana.page, milo.page] as const;
  const both = (check: (page: Page) => Promise<void>) =>
    eventually(async () => {
      for (const page of pages) await check(page);
    });
  for (const page of pages) await openBoard(page, boardId);
  // Others than 24 frames a second among them, and all with pictures that are told apart.
  const films = await Promise.all(
    Array.from({ length: SHOTS }, (_, i) =>
      numberedFilm(i + 1, {
        frames: i % 5 === 4 ? TAKE_FRAMES * 2 : TAKE_FRAMES,
        fps: i % 5 === 4 ? '30' : '24',
        width: 320,
        height: 180,
      }),
    ),
  );

  await test.step('Milo drops his song and says its tempo', async () => {
    await dropFiles(milo.page.getByTestId('canvas'), [writeSong({ seconds: SECONDS })]);
    const question = milo.page.getByRole('region', { name: 'Tempo and bars' });
    await expect(question).toBeVisible({ timeout: READY_WITHIN });
    await question.getByLabel('Tempo', { exact: true }).fill('120,00');
    await question.getByRole('button', { name: 'Set', exact: true }).click();
    await both(async (page) =>
      expect(page.getByTitle('Tempo and bars')).toContainText('120.00 bpm · 4/4'),
    );
  });

  await test.step('Dana pastes twenty shots and hangs them by their bars', async () => {
    await addList(dana.page, LIST);
    await dana.page.getByRole('button', { name: 'Put shots on the song' }).click();
    await dialog(dana.page).getByText('From the bars', { exact: true }).click();
    await dialog(dana.page)
      .getByRole('button', { name: `Hang ${SHOTS} shots` })
      .click();
    await both(async (page) => {
      const all = await places(page);
      expect(Object.keys(all)).toHaveLength(SHOTS);
      expect(all['7']).toBe('13.1.1 to 15.1.1, 96 frames');
    });
  });

  await test.step('takes come in and are picked', async () => {
    const takes = await idsInOrder(dana.page);
    await pickFilms(dana, boardId, takes, films, READY_WITHIN);
    await both(async (page) =>
      expect(onSong(page, '20')).toHaveAttribute('aria-label', /picked/u, { timeout: 10_000 }),
    );
  });

  await test.step('Dana rolls, Milo slips, Dana swaps', async () => {
    await onSong(dana.page, '6').click();
    await dana.page.keyboard.press('Alt+ArrowRight');
    await both(async (page) => {
      const all = await places(page);
      expect(all['5']).toBe('9.1.1 to 11.2.1, 108 frames');
      expect(all['6']).toBe('11.2.1 to 13.1.1, 84 frames');
      expect(all['7']).toBe('13.1.1 to 15.1.1, 96 frames');
    });
    await onSong(milo.page, '3').click();
    for (let i = 0; i < SLIP; i += 1) await milo.page.keyboard.press('Control+ArrowRight');
    await expect(milo.page.getByTestId('edits-said')).toContainText(
      `Shot 3 shows frames ${SLIP + 1} to `,
    );
    await onSong(dana.page, '12').click();
    await dana.page.keyboard.press('Alt+ArrowDown');
    await both(async (page) => {
      const all = await places(page);
      expect(all['13']).toBe('23.1.1 to 25.1.1, 96 frames');
      expect(all['12']).toBe('25.1.1 to 27.1.1, 96 frames');
    });
    await expectSaved(dana.page);
    await expectSaved(milo.page);
  });

  await test.step('a hundred pictures of the film are those that ffmpeg finds in the sources', async () => {
    const { page } = milo;
    await page.keyboard.press('Shift+W');
    const wrong = await wrongPictures(page, films, 0);
    expect(wrong).toEqual([]);
  });

  await test.step('Dana holds a take and sees it in the film', async () => {
    await slot(dana.page, '8').click();
    const tile = dana.page
      .getByRole('complementary', { name: 'Selected shot' })
      .getByRole('listbox')
      .getByRole('option')
      .first();
    await tile.focus();
    await dana.page.keyboard.down('Space');
    const film = dana.page.getByRole('dialog', { name: /in the film$/u });
    await expect(film).toBeVisible();
    const eighth = await decodedBySource(films[7] ?? NONE, { from: 0, fps: FPS });
    await expect
      .poll(async () => mostLike(await paintedNow(film), eighth), { timeout: 15_000 })
      .toBeGreaterThanOrEqual(0);
    await dana.page.keyboard.up('Space');
    await expect(film).toBeHidden();
  });

  await test.step('the final mix begins half a second later: all keep their bars', async () => {
    const master = writeSong({ name: 'master.wav', seconds: SECONDS + 0.5, lead: 0.5 });
    await dropFiles(dana.page.getByTestId('canvas'), [master]);
    await dialog(dana.page).getByRole('button', { name: 'Replace the mix…' }).click();
    await expect(
      dialog(dana.page).getByLabel(/^Seconds by which the song comes later/u),
    ).toHaveValue('0:00.500', { timeout: READY_WITHIN });
    await dialog(dana.page).getByRole('button', { name: 'Replace the mix', exact: true }).click();
    await expect(milo.page.getByRole('button', { name: 'Song: master.wav' })).toBeVisible();
    await both(async (page) => expect((await places(page))['7']).toMatch(/^13\.1\.1 to 15\.1\.1/u));
    const wrong = await wrongPictures(milo.page, films, FPS / 2, 10);
    expect(wrong).toEqual([]);
  });
  expect((await takesOf(dana, boardId)).length).toBe(SHOTS);
});

/** Frames by which shot 3's take is slipped. */
const SLIP = 3;
const NONE = { name: '', bytes: Buffer.alloc(0) };

const idsInOrder = (page: Page): Promise<string[]> =>
  lane(page)
    .getByRole('option')
    .evaluateAll((slots) =>
      slots
        .toSorted((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
        .map((each) => (each as HTMLElement).dataset['shotId'] ?? ''),
    );

const MOST_WRONG = 5;
/** Every eleventh frame and so on: cuts, frames beside cuts and frames far from any. */
const STEPS = [
  ['Shift+ArrowRight', BEAT],
  ['.', 1],
] as const;

/**
 * Goes through the film by keys and looks at so many of its pictures. Which one each must be is
 * reckoned here anew: from the bars of the shots and, for the pictures, by ffmpeg from the sources.
 * Returns in words what was wrong.
 */
async function wrongPictures(
  page: Page,
  films: readonly { readonly name: string; readonly bytes: Buffer }[],
  delay: number,
  count = 100,
): Promise<string[]> {
  const cut = filmInFrames(delay);
  const sources = new Map<number, Awaited<ReturnType<typeof decodedBySource>>>();
  const wrong: string[] = [];
  // Out of the slots, which have keys of their own.
  await page.getByRole('main').focus();
  await page.keyboard.press('Home');
  let frame = 0;
  for (let seen = 0; seen < count; seen += 1) {
    const place = cut.findLast(({ start }) => start <= frame);
    if (place === undefined) throw new Error(`The film has no frame ${frame}.`);
    let pictures = sources.get(place.shot);
    if (pictures === undefined) {
      const from = place.shot === 3 ? SLIP : 0;
      pictures = await decodedBySource(films[place.shot - 1] ?? NONE, { from, fps: FPS });
      sources.set(place.shot, pictures);
    }
    const wanted = frame - place.start;
    const all = pictures;
    let found = -1;
    try {
      await expect
        .poll(async () => (found = mostLike(await paintedNow(page), all)), { timeout: 8000 })
        .toBe(wanted);
    } catch {
      wrong.push(`frame ${frame}: ${found} of shot ${place.shot} instead of ${wanted}`);
      // What is wrong so often needs no more proof.
      if (wrong.length === MOST_WRONG) return wrong;
    }
    const [key, by] = STEPS[seen % 3 === 2 ? 1 : 0] ?? STEPS[0];
    const next = by === BEAT ? beatAfter(frame, delay) : frame + by;
    await page.keyboard.press(key);
    frame = next;
  }
  return wrong;
}

/** The first frame of the next beat. */
const beatAfter = (frame: number, delay: number): number =>
  Math.floor((frame - delay) / BEAT) * BEAT + BEAT + delay;

/** The shots in the order of the film after what was done to it, each with its first frame. */
function filmInFrames(delay: number) {
  const order = Array.from({ length: SHOTS }, (_, i) => i + 1);
  [order[11], order[12]] = [13, 12];
  return order.map((shot, i) => ({
    shot,
    // Shot 6 was rolled by a beat; the first begins with the song, whatever its bar.
    start: i === 0 ? 0 : i * 2 * BAR + (shot === 6 ? BEAT : 0) + delay,
  }));
}
