import type { Page } from '@playwright/test';
import { FRAME_RATES, rational } from '@takeboard/editorial';
import { addSong } from './support/a-song.ts';
import { giveAudioClock } from './support/audio-clock.ts';
import { expectAccessible } from './support/axe.ts';
import { expectSaved } from './support/board-page.ts';
import { giveCodeReader, numberedFilm } from './support/numbered-film.ts';
import type { FrameCode } from './support/numbered-film.ts';
import { hangNewShots, pickFilms } from './support/song-film.ts';
import { expect, join, makeBoard, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

// One small board for all: twelve seconds, three shots of two bars, the last of them without a take.
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

const RATE = 48_000;
const FPS = FRAME_RATES['24'];
/** Frames of a shot: two bars at 120 beats a minute. */
const SHOT = 96;
/** Milliseconds in which the server makes two small proxies, on a machine where others run as well. */
const INGEST_WITHIN = 90_000;

let boardId: string;
let cookies: Awaited<ReturnType<Someone['context']['cookies']>>;
test.beforeAll(async ({ server, browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ baseURL: server.url });
  await context.request.post('/api/session', { data: { name: 'Dana Trent' } });
  const dana: Someone = { name: 'Dana Trent', context, page: await context.newPage() };
  boardId = await makeBoard(dana);
  const grid = { tempo: rational(120), meter: [4, 4], barOne: 0 } as const;
  await addSong(dana, server.url, boardId, { seconds: 12, rate: RATE, tempo: 120, grid });
  const bars = [0, 2, 4].map((bar) => bar * 4 * 960);
  const starts = bars.map((value) => ({ unit: 'ticks', value, gridRevision: 1 }) as const);
  const shots = await hangNewShots(dana, server.url, boardId, starts);
  const films = [await numberedFilm(0, { frames: SHOT }), await numberedFilm(1, { frames: 60 })];
  await pickFilms(dana, boardId, shots, [...films, null], INGEST_WITHIN);
  cookies = await context.cookies();
  await context.close();
});

type Somebody = (name: string) => Promise<Someone>;

/** Dana, watching the film, with whatever `prepare` does to the page before it loads. */
async function watching(
  somebody: Somebody,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<Someone> {
  const dana = await somebody('Dana Trent');
  await dana.context.clearCookies();
  await dana.context.addCookies(cookies);
  await giveCodeReader(dana.page);
  await prepare(dana.page);
  await showFilm(dana.page);
  return dana;
}

async function showFilm(page: Page): Promise<void> {
  await page.goto(`/b/${boardId}`);
  await expectSaved(page);
  await page.getByRole('radio', { name: 'Watch' }).click();
  await page.locator('main').focus();
}

const watch = (page: Page) => page.getByRole('region', { name: 'Watch' });
const film = (page: Page) => page.getByRole('img', { name: /^The film/u });
const place = (page: Page) => page.getByTestId('position');
const playButton = (page: Page) => watch(page).getByRole('button', { name: 'Play', exact: true });

/** The picture that is painted now. */
const painted = (page: Page): Promise<FrameCode | null> =>
  film(page).evaluate((canvas) =>
    (window as unknown as { readCode(of: Element): FrameCode | null }).readCode(canvas),
  );
const expectPainted = (page: Page, code: FrameCode | null) =>
  expect.poll(() => painted(page)).toEqual(code);

test('the film goes by frames, beats and shots, and shows what is there', async ({ somebody }) => {
  const { page } = await watching(somebody);
  await expectPainted(page, { film: 0, frame: 0 });
  await expect(film(page)).toHaveAttribute(
    'aria-label',
    'The film: shot 1 “Shot number 1”, its pick',
  );
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectPainted(page, { film: 0, frame: 2 });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('.');
  await page.keyboard.press(',');
  await expectPainted(page, { film: 0, frame: 1 });
  await page.keyboard.press('Shift+ArrowRight');
  await expect(place(page)).toContainText('1.2.1');
  await expectPainted(page, { film: 0, frame: 12 });
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(place(page)).toContainText('1.1.1');

  await test.step('a take that is too short stands at its last frame', async () => {
    for (let beat = 0; beat < 15; beat += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect(place(page)).toContainText('4.4.1');
    await expectPainted(page, { film: 1, frame: 59 });
  });

  await test.step('a shot without a take is a card that says so', async () => {
    await page.keyboard.press('End');
    await expect(film(page)).toHaveAttribute(
      'aria-label',
      'The film: shot 3 “Shot number 3”, no take yet',
    );
    await expectPainted(page, null);
    await expectAccessible(page, 'watching', '[aria-label="Watch"]');
  });
  await page.keyboard.press('Home');
  await expectPainted(page, { film: 0, frame: 0 });
});

test('what is painted is what is heard', async ({ somebody }) => {
  const { page } = await watching(somebody, giveAudioClock);
  await expectPainted(page, { film: 0, frame: 0 });
  await page.evaluate(() =>
    (window as unknown as { listenFrom(second: number): void }).listenFrom(0),
  );
  await page.keyboard.press('Space');
  const moments = await film(page).evaluate(async (canvas) => {
    const { heardSeconds, readCode } = window as unknown as {
      heardSeconds(at?: number): number | null;
      readCode(of: Element): FrameCode | null;
    };
    const seen: { heard: [number, number]; code: FrameCode | null }[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.start();
    for (;;) {
      // From the begin of a frame, before anybody paints …
      const begin = await new Promise<number>(requestAnimationFrame);
      const before = heardSeconds(begin);
      await new Promise((resolve) => {
        port1.addEventListener('message', resolve, { once: true });
        port2.postMessage(null);
      });
      const after = heardSeconds();
      if (before === null || after === null || before < 0) continue;
      if (after > 5.9) return seen;
      seen.push({ heard: [before, after], code: readCode(canvas) });
    }
  });
  const frame = (second: number) => Math.floor((second * FPS.num) / FPS.den + 1e-6);
  const wrong = moments.filter(({ heard: [before, after], code }) => {
    const at = code === null ? -1 : code.film * SHOT + code.frame;
    return at < frame(before) || at > frame(after);
  });
  expect(moments.length).toBeGreaterThan(60);
  // A machine that others use as well paints one late now and then; the bench says how seldom.
  expect(wrong.length / moments.length).toBeLessThan(0.05);
  await page.keyboard.press('Space');
  await expect(playButton(page)).toBeVisible();
});

test('J, K, L, loops and the canvas', async ({ somebody }) => {
  const { page } = await watching(somebody);
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: 'Pause' }).first()).toBeVisible();
  await expect.poll(async () => (await painted(page))?.frame ?? 0).toBeGreaterThan(12);
  await page.keyboard.press('j');
  await expectPainted(page, { film: 0, frame: 0 });
  await expect(playButton(page)).toBeVisible();

  await test.step('a loop goes round in the shot', async () => {
    for (let beat = 0; beat < 15; beat += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('[');
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+ArrowLeft');
    for (let beat = 0; beat < 7; beat += 1) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press(']');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Space');
    // It ends with the begin of shot 3: whoever hears on comes back to shot 2.
    await expect.poll(async () => (await painted(page))?.film).toBe(1);
    await page.keyboard.press('k');
  });

  await test.step('Space presses the button that has the focus, and writes where text is', async () => {
    await page.keyboard.press('Home');
    await page.getByRole('radio', { name: 'List' }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('region', { name: 'Shot list' })).toBeVisible();
    await expect(place(page)).toContainText('1.1.1');
  });
  await test.step('on the canvas a tap of Space plays, and holding it does not', async () => {
    await page.getByRole('radio', { name: 'Board' }).click();
    await page.locator('.tl-container').focus();
    await page.keyboard.down('Space');
    // Longer than a tap, by the clock of the page.
    const since = await page.evaluate(() => performance.now());
    await page.waitForFunction((from) => performance.now() - from > 400, since);
    await page.keyboard.up('Space');
    await expect(place(page)).toContainText('1.1.1');
    await page.keyboard.press('Space');
    await expect(place(page)).not.toContainText('1.1.1');
    await page.keyboard.press('Space');
  });
});

test('who follows hears what the other hears, until they play by themselves', async ({
  somebody,
}) => {
  const dana = await watching(somebody);
  const milo = await somebody('Milo Garcia');
  await join(dana, boardId, milo);
  await giveCodeReader(milo.page);
  await showFilm(milo.page);
  await milo.page.getByRole('button', { name: /here/u }).first().click();
  await milo.page.getByRole('button', { name: /^Follow/u }).click();
  await expect(milo.page.getByText('You follow Dana Trent')).toBeVisible();
  await milo.page.keyboard.press('Escape');
  await dana.page.locator('main').focus();
  await dana.page.keyboard.press('Shift+ArrowRight');
  await expect(place(milo.page)).toContainText('1.2.1');
  await dana.page.keyboard.press('Space');
  await expect(milo.page.getByRole('button', { name: 'Pause' }).first()).toBeVisible();
  await dana.page.keyboard.press('Space');
  await expect(playButton(milo.page)).toBeVisible();
  await milo.page.locator('main').focus();
  await milo.page.keyboard.press('Home');
  await expect(milo.page.getByText('You follow Dana Trent')).toBeHidden();
});

test('a stream that is missing is said, and tried again by playing', async ({ somebody }) => {
  let gone = true;
  const { page } = await watching(somebody, async (page) => {
    let stream = '';
    await page.route('**/api/boards/*/song', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { mixes?: { stream: string }[] };
      stream = body.mixes?.[0]?.stream ?? '';
      await route.fulfill({ response: answer });
    });
    await page.route('**/media/*', (route) =>
      gone && stream !== '' && route.request().url().endsWith(stream)
        ? route.fulfill({ status: 404, json: { error: { code: 'file_not_found', message: '' } } })
        : route.fallback(),
    );
  });
  await expect(watch(page).getByRole('alert')).toContainText('The song cannot be played.');
  // The picture is there without it.
  await expectPainted(page, { film: 0, frame: 0 });
  gone = false;
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' }).first()).toBeVisible();
  await expect(watch(page).getByRole('alert')).toBeHidden();
});

test('a take that is missing is a card that says so, and the film goes on', async ({
  somebody,
  server,
}) => {
  let proxy = '';
  const { page } = await watching(somebody, async (page) => {
    const answer = await page.request.get(`${server.url}/api/boards/${boardId}/takes`);
    const { takes } = (await answer.json()) as { takes: { name: string; proxy: string }[] };
    proxy = takes.find(({ name }) => name === 'numbered-0.mp4')?.proxy ?? '';
    await page.route(`**/media/${proxy}`, (route) => route.abort());
  });
  expect(proxy).not.toBe('');
  await expect(film(page)).toHaveAttribute('aria-label', /“numbered-0.mp4” cannot be shown/u);
  await expectPainted(page, null);
  for (let beat = 0; beat < 8; beat += 1) await page.keyboard.press('Shift+ArrowRight');
  await expectPainted(page, { film: 1, frame: 0 });
  await expect(film(page)).toHaveAttribute('aria-label', /shot 2 .*its pick$/u);
});

test('without WebCodecs the preview calls itself approximate', async ({ somebody }) => {
  const { page } = await watching(somebody, (page) =>
    page.addInitScript(() => {
      Reflect.deleteProperty(window, 'VideoDecoder');
      Reflect.deleteProperty(window, 'AudioDecoder');
    }),
  );
  await expect(watch(page)).toContainText(
    'Approximate preview: this browser does not decode frame by frame',
  );
  await expectAccessible(page, 'the approximate preview', '[aria-label="Watch"]');
  await page.keyboard.press('Space');
  await expect(place(page)).not.toContainText('1.1.1');
  await page.keyboard.press('Space');
  await expect(playButton(page)).toBeVisible();
});

test('a page that is not secure says how it becomes exact', async ({ somebody }) => {
  const { page } = await watching(somebody, (page) =>
    page.addInitScript(() => {
      Reflect.deleteProperty(window, 'VideoDecoder');
      Reflect.deleteProperty(window, 'AudioDecoder');
      Object.defineProperty(window, 'isSecureContext', { value: false });
    }),
  );
  await expect(watch(page)).toContainText('Approximate preview: this page is not secure (http)');
  await expect(watch(page)).toContainText('Open it by https');
});
