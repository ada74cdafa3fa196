import type { Locator, Page } from '@playwright/test';
import { addSong, uploadSong, writeSong } from './support/a-song.ts';
import { expectAccessible } from './support/axe.ts';
import { dialog, expectSaved, openBoard } from './support/board-page.ts';
import { dropFiles } from './support/films.ts';
import {
  comingIn,
  firstFrames,
  hangShots,
  inSongMenu,
  songMenu,
  songPanel,
  tempoButton,
} from './support/song-page.ts';
import { expect, join, makeBoard, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

/** Milliseconds in which a song is read or listened to, on a machine where others run as well. */
const READ_WITHIN = 60_000;

test.setTimeout(180_000);

const undo = (page: Page) => page.keyboard.press('ControlOrMeta+z');
/** What fades in has the colours it is to have. */
const faded = (part: Locator) => expect(part).toHaveCSS('opacity', '1');
const canvas = (page: Page) => page.locator('#main');

/** Two people on a board of their own. */
async function two(somebody: (name: string) => Promise<Someone>) {
  const dana = await somebody('Dana Trent');
  const milo = await somebody('Milo Garcia');
  const boardId = await makeBoard(dana);
  await join(dana, boardId, milo);
  return { dana, milo, boardId };
}

test('a song is dropped, asked for its tempo, and is there for both', async ({ somebody }) => {
  const { dana, milo, boardId } = await two(somebody);
  await openBoard(milo.page, boardId);
  await openBoard(dana.page, boardId);
  const { page } = milo;
  await expect(page.getByRole('button', { name: 'Add the song' })).toBeVisible();
  await expectAccessible(page, 'a board without a song', '[aria-label="Timeline"]');

  await test.step('dropped anywhere; the other sees it come', async () => {
    await dropFiles(canvas(page), [writeSong({ tempo: 118, lead: 0.512 })]);
    await expect(comingIn(page)).toContainText('The Hardest Part.wav');
    await expect(comingIn(dana.page)).toContainText('“The Hardest Part.wav”');
    await expect(songPanel(page)).toBeVisible({ timeout: READ_WITHIN });
    await expect(songMenu(dana.page)).toBeVisible();
    await expect(songPanel(dana.page)).toBeHidden();
    await expect(tempoButton(page)).toHaveText('Set the tempo');
    await expectAccessible(page, 'the first question', '[aria-label="Tempo and bars"]');
  });

  const panel = songPanel(page);
  const tempo = panel.getByLabel('Tempo', { exact: true });
  const meter = panel.getByLabel('Meter');
  const barOne = panel.getByLabel('bar 1 at');
  const set = panel.getByRole('button', { name: 'Set', exact: true });
  const why = panel.getByRole('alert');

  await test.step('what makes no tempo, meter or time is refused in words', async () => {
    await set.click();
    await expect(why).toHaveText('Type the tempo in beats a minute, like 118.00.');
    for (const [typed, words] of [
      ['0', '0 is too slow'],
      ['10,000', 'can be read in two ways'],
      ['10000', '10000 is too fast'],
      ['fast', '“fast” is not a tempo'],
    ] as const) {
      await tempo.fill(typed);
      await set.click();
      await expect(why).toContainText(words);
    }
    await tempo.fill('118,00');
    await meter.fill('waltz');
    await set.click();
    await expect(why).toHaveText('“waltz” is not a meter. Write it like 4/4 or 7/8.');
    await meter.fill('4/4');
    await barOne.fill('9:00');
    await set.click();
    await expect(why).toHaveText('9:00.000 lies after the end of the song, 0:16.000.');
    await barOne.fill('soon');
    await set.click();
    await expect(why).toContainText('“soon” is not a time.');
  });

  await test.step('118,00 with a comma is 118 for both, and one step of undo', async () => {
    await barOne.fill('0:00,512');
    await set.click();
    await expect(tempoButton(page)).toHaveText('118.00 bpm · 4/4');
    await expect(tempoButton(dana.page)).toHaveText('118.00 bpm · 4/4');
    await expect(panel.getByLabel('Time of bar 1')).toHaveValue('0:00.512');
    await canvas(page).focus();
    await undo(page);
    await expect(tempoButton(dana.page)).toHaveText('Set the tempo');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(tempoButton(dana.page)).toHaveText('118.00 bpm · 4/4');
  });

  await test.step('its menu says what it is; who decides may fetch it', async () => {
    await songMenu(page).click();
    const menu = page.getByRole('menu');
    await expect(menu).toContainText('0:16.000');
    await expect(menu).toContainText('WAV · 16 bit · 44.1 kHz · stereo');
    await expect(menu).toContainText('Brought by you');
    await faded(menu);
    await expectAccessible(page, 'the menu of the song', '[aria-label="Timeline"]');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Download the song' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('The Hardest Part.wav');
    await songMenu(dana.page).click();
    await expect(dana.page.getByRole('menu')).toContainText('Brought by Milo Garcia');
  });

  await test.step('the same file again after it was removed: it is here, and the song at once', async () => {
    await page.keyboard.press('Escape');
    await inSongMenu(page, /^Remove the song/u);
    await dialog(page).getByRole('button', { name: 'Remove the song' }).click();
    await expect(songMenu(page)).toBeHidden();
    await dropFiles(canvas(page), [writeSong({ tempo: 118, lead: 0.512 })]);
    await expect(tempoButton(dana.page)).toHaveText('118.00 bpm · 4/4');
  });
});

test('who may only look hears of the song, and can neither fetch nor change it', async ({
  somebody,
  server,
}) => {
  const dana = await somebody('Dana Trent');
  const vera = await somebody('Vera Voss');
  const boardId = await makeBoard(dana);
  await join(dana, boardId, vera, 'voter');
  await openBoard(vera.page, boardId);
  await expect(vera.page.getByText('This board has no song yet.')).toBeVisible();
  await addSong(dana, server.url, boardId);
  await songMenu(vera.page).click();
  await expect(vera.page.getByRole('menuitem')).toHaveText(['Tempo and bars']);
  await vera.page.getByRole('menuitem').click();
  await expect(songPanel(vera.page).getByLabel('Tempo in beats a minute')).toHaveAttribute(
    'readonly',
  );
  await expect(songPanel(vera.page).getByRole('button', { name: 'Tap' })).toBeHidden();
});

test('nobody knows the tempo: it is listened for, heard with clicks, and taken', async ({
  somebody,
  server,
}) => {
  const milo = await somebody('Milo Garcia');
  const boardId = await makeBoard(milo);
  await addSong(milo, server.url, boardId, { seconds: 30, tempo: 96, grid: null });
  // When each click is to sound, by the clock of its own context.
  await milo.page.addInitScript(() => {
    const clicks: number[] = [];
    Object.assign(window, { clicks });
    // oxlint-disable-next-line typescript/unbound-method -- called with the node it belongs to.
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function startAndTell(when = 0) {
      clicks.push(when);
      start.call(this, when);
    };
  });
  const { page } = milo;
  await openBoard(page, boardId);
  await tempoButton(page).click();
  const panel = songPanel(page);
  const heard = panel.getByRole('group', { name: 'What was heard' });
  await panel.getByRole('button', { name: 'Don’t know? Listen for it' }).click();
  await expect(heard).toContainText(/96\.00 bpm/u, { timeout: READ_WITHIN });
  await expect(heard).toContainText(/(quite|fairly) sure, \d+ %/u);
  await expectAccessible(page, 'what was heard', '[aria-label="Tempo and bars"]');

  await test.step('a click on each of its beats while the song plays', async () => {
    await heard.getByRole('button', { name: 'Hear it' }).click();
    const clicks = () => page.evaluate(() => (window as unknown as { clicks: number[] }).clicks);
    await expect.poll(async () => (await clicks()).length, { timeout: 20_000 }).toBeGreaterThan(4);
    const at = await clicks();
    for (const [i, when] of at.slice(2).entries()) {
      expect(when - (at[i + 1] ?? 0)).toBeCloseTo(60 / 96, 1);
    }
    await heard.getByRole('button', { name: 'Stop' }).click();
  });

  await test.step('taken, it is the grid of the song', async () => {
    await heard.getByRole('button', { name: 'Use these beats' }).click();
    await expect(tempoButton(page)).toContainText('96.00 bpm');
    await expect(heard).toBeHidden();
    await expect(panel.getByRole('button', { name: 'Listen for the beats' })).toBeVisible();
  });
});

test('a song in which nothing sounds is told of, and has no tempo that could be heard', async ({
  somebody,
}) => {
  const milo = await somebody('Milo Garcia');
  const boardId = await makeBoard(milo);
  const { page } = milo;
  await openBoard(page, boardId);
  await dropFiles(canvas(page), [writeSong({ name: 'silence.wav', volume: 0, channels: 1 })]);
  const panel = songPanel(page);
  await expect(panel).toContainText('Nothing sounds in this file.', { timeout: READ_WITHIN });
  await expect(panel).toContainText('It has one channel');
  await panel.getByRole('button', { name: 'Don’t know? Listen for it' }).click();
  const heard = panel.getByRole('group', { name: 'What was heard' });
  await expect(heard).toBeVisible({ timeout: READ_WITHIN });
  await expect(heard).not.toContainText('bpm');
  await heard.getByRole('button', { name: 'OK' }).click();
  await expect(heard).toBeHidden();
  await expect(tempoButton(page)).toHaveText('Set the tempo');
});

test('the beats are set right by hand, live for the other, and the film keeps its sound', async ({
  somebody,
  server,
}) => {
  const { dana, milo, boardId } = await two(somebody);
  await addSong(dana, server.url, boardId, { seconds: 60 });
  await hangShots(dana, server.url, boardId, 6);
  const frames = () => firstFrames(dana, server.url, boardId);
  const before = await frames();
  expect(before).toEqual([0, 96, 192, 288, 384, 480]);
  const { page } = milo;
  await openBoard(page, boardId);
  await openBoard(dana.page, boardId);
  await tempoButton(page).click();
  await tempoButton(dana.page).click();
  const [mine, theirs] = [songPanel(page), songPanel(dana.page)];
  const press = (name: string) => mine.getByRole('button', { name, exact: true }).click();
  const tempo = (panel: typeof mine) => panel.getByLabel('Tempo in beats a minute');
  const barOne = (panel: typeof mine) => panel.getByLabel('Time of bar 1');
  const changes = (panel: typeof mine) =>
    panel.getByRole('list', { name: 'Changes of tempo and meter' }).getByRole('listitem');

  await test.step('twice and half the beats, all beats moved, bar 1 typed', async () => {
    await press('×2, twice as many beats');
    await expect(tempo(theirs)).toHaveValue('240.00');
    await press('÷2, half as many beats');
    await expect(tempo(theirs)).toHaveValue('120.00');
    await press('All beats 10 ms later');
    await press('All beats 1 ms earlier');
    await expect(barOne(theirs)).toHaveValue('0:00.009');
    await barOne(mine).fill('0:00.5');
    await barOne(mine).press('Enter');
    await expect(barOne(theirs)).toHaveValue('0:00.500');
    await expectSaved(page);
    expect(await frames()).toEqual(before);
  });

  await test.step('a tempo that is none stays in its field, with the reason', async () => {
    await tempo(mine).fill('10,000');
    await tempo(mine).press('Enter');
    await expect(mine.getByRole('alert')).toContainText('can be read in two ways');
    await tempo(mine).press('Escape');
    await expect(tempo(mine)).toHaveValue('120.00');
    await press('×2, twice as many beats');
    await press('×2, twice as many beats');
    await press('×2, twice as many beats');
    await expect(mine.getByRole('status').last()).toContainText('10 and 480 beats a minute');
    await expect(tempo(mine)).toHaveValue('480.00');
    await press('÷2, half as many beats');
    await press('÷2, half as many beats');
    await expect(tempo(theirs)).toHaveValue('120.00');
  });

  await test.step('each is one step of my undo, and the other’s undo takes back none', async () => {
    await canvas(dana.page).focus();
    await undo(dana.page);
    await canvas(page).focus();
    // Two halves, two doubles, bar 1.
    for (let i = 0; i < 5; i += 1) await undo(page);
    await expect(barOne(theirs)).toHaveValue('0:00.009');
    await undo(page);
    await undo(page);
    await expect(barOne(theirs)).toHaveValue('0:00.000');
    await expect(tempo(theirs)).toHaveValue('120.00');
  });

  await test.step('tapping', async () => {
    // As a hand does: on frames of the screen, half a second apart.
    await mine.getByRole('button', { name: 'Tap', exact: true }).evaluate(async (button) => {
      const begin = performance.now();
      for (let beat = 0; beat < 8; beat += 1) {
        while (performance.now() < begin + beat * 500) {
          await new Promise(requestAnimationFrame);
        }
        button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
      }
    });
    await expect(mine).toContainText(/1[12]\d\.\d+ by 8 taps/u);
    await mine.getByRole('button', { name: 'Use it' }).click();
    await expect(tempo(theirs)).toHaveValue(/^1[12]\d\.\d\d$/u);
    await tempo(mine).fill('120');
    await tempo(mine).press('Enter');
    await expect(tempo(theirs)).toHaveValue('120.00');
  });

  await test.step('another tempo and meter from a bar on, seen and removed by the other', async () => {
    await canvas(page).focus();
    await page.keyboard.press('Home');
    for (let beat = 0; beat < 8; beat += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect(mine.getByRole('group', { name: 'At the playhead' })).toContainText('3.1.1');
    await press('Change the tempo from here');
    const field = mine.getByLabel('Tempo from here');
    await field.fill('fast');
    await field.press('Enter');
    await expect(mine.getByRole('alert')).toContainText('“fast” is not a tempo');
    await field.fill('100');
    await field.press('Enter');
    await expect(changes(theirs)).toHaveText(['3.1.1 at 0:04.000100.00 bpm · 4/4']);
    await press('Change the meter from here');
    await mine.getByLabel('Meter from here').fill('3/4');
    await mine.getByLabel('Meter from here').press('Enter');
    await expect(changes(theirs)).toHaveText(['3.1.1 at 0:04.000100.00 bpm · 3/4']);
    await expect(tempoButton(dana.page)).toHaveText('120.00 bpm · 4/4 +');
    await expectSaved(page);
    expect(await frames()).toEqual(before);
    await theirs.getByRole('button', { name: /^Remove the change at 3\.1\.1/u }).click();
    await expect(changes(mine)).toHaveCount(0);
  });

  await test.step('free time from here to there', async () => {
    await press('Free time from here');
    const free = mine.getByRole('group', { name: 'Free time' });
    await free.getByRole('button', { name: /^Until here/u }).click();
    await expect(mine.getByRole('status').last()).toContainText('move the playhead on');
    await canvas(page).focus();
    for (let beat = 0; beat < 6; beat += 1) await page.keyboard.press('Shift+ArrowRight');
    await free.getByLabel('Beats of free time').fill('4');
    await free.getByLabel('Beats of free time').press('Enter');
    await expectAccessible(page, 'free time', '[aria-label="Tempo and bars"]');
    await free.getByRole('button', { name: 'Until here, 0:07.000' }).click();
    await expect(changes(theirs)).toHaveText([
      '3.1.1 at 0:04.000free time, 3.000 s · 4/4',
      '4.1.1 at 0:07.000120.00 bpm · 4/4',
    ]);
    await mine.getByRole('button', { name: /^Remove the change at 4\.1\.1/u }).click();
    await expect(mine.getByRole('status').last()).toContainText('Remove the free time instead');
    await mine.getByRole('button', { name: /^Remove the change at 3\.1\.1/u }).click();
    await expect(changes(theirs)).toHaveCount(0);
    await expectSaved(page);
    expect(await frames()).toEqual(before);
  });
});

test('a session file says tempo, meter and parts; one that is none says why', async ({
  somebody,
  server,
}) => {
  const milo = await somebody('Milo Garcia');
  const boardId = await makeBoard(milo);
  await addSong(milo, server.url, boardId, { grid: null });
  const { page } = milo;
  await openBoard(page, boardId);
  await tempoButton(page).click();
  const choose = songPanel(page).getByTestId('choose-tempo-file');
  await choose.setInputFiles({
    name: 'notes.mid',
    mimeType: 'audio/midi',
    buffer: Buffer.from('not a midi file'),
  });
  await expect(songPanel(page).getByRole('alert')).toContainText(
    '“notes.mid” cannot be used. It is neither a MIDI file (.mid, .smf) nor an Ableton Live set (.als).',
  );
  await choose.setInputFiles({ name: 'song.mid', mimeType: 'audio/midi', buffer: midi() });
  await expect(tempoButton(page)).toHaveText('125.00 bpm · 3/4');
  await expect(page.getByText('Chorus')).toBeVisible();
  await canvas(page).focus();
  await undo(page);
  await expect(tempoButton(page)).toHaveText('Set the tempo');
  await expect(page.getByText('Chorus')).toBeHidden();
});

/** A MIDI file at 125 beats a minute in 3/4, with a marker "Chorus" at bar 3. */
function midi(): Buffer {
  const chunk = (id: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([Buffer.from(id), length, data]);
  };
  const track = Buffer.concat([
    // 480 000 µs a quarter.
    Buffer.from([0, 0xff, 0x51, 3, 0x07, 0x53, 0x00]),
    Buffer.from([0, 0xff, 0x58, 4, 3, 2, 24, 8]),
    // Six quarters of 96 ticks later.
    Buffer.from([0x84, 0x40, 0xff, 0x06, 6]),
    Buffer.from('Chorus'),
    Buffer.from([0, 0xff, 0x2f, 0]),
  ]);
  return Buffer.concat([chunk('MThd', Buffer.from([0, 0, 0, 1, 0, 96])), chunk('MTrk', track)]);
}

test('what is no song says so, and another file goes at once', async ({ somebody }) => {
  const milo = await somebody('Milo Garcia');
  const boardId = await makeBoard(milo);
  const { page } = milo;
  await openBoard(page, boardId);

  await test.step('empty, or of another kind: not a byte is sent', async () => {
    await dropFiles(canvas(page), [{ name: 'song.wav', bytes: Buffer.alloc(0) }]);
    await expect(page.getByText('Left out: song.wav is empty (0 bytes).')).toBeVisible();
    await page
      .getByTestId('choose-song')
      .first()
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('la la') });
    await expect(page.getByText('“notes.txt” is no song: WAV, AIFF, MP3')).toBeVisible();
  });

  await test.step('a text with the name of a song: the server’s words, and it can be given up', async () => {
    await dropFiles(canvas(page), [
      { name: 'lyrics.wav', bytes: Buffer.from('la la la'.repeat(99)) },
    ]);
    const coming = comingIn(page);
    await expect(coming).toContainText('“lyrics.wav” is no song yet', { timeout: READ_WITHIN });
    await expect(coming.getByRole('button', { name: 'Another file' })).toBeVisible();
    await expectAccessible(page, 'a song that failed', '[aria-label="Timeline"]');
    await coming.getByRole('button', { name: 'Give up “lyrics.wav”' }).click();
    await expect(page.getByRole('button', { name: 'Add the song' })).toBeVisible();
  });

  await test.step('several at once: which is the song?', async () => {
    const short = writeSong({ name: 'short.wav', seconds: 8 });
    await dropFiles(canvas(page), [writeSong({ name: 'a.wav', seconds: 8, pitch: 300 }), short]);
    await expect(dialog(page)).toContainText('2 sound files: which is the song?');
    await faded(dialog(page));
    await expectAccessible(page, 'which is the song', '[role="dialog"]');
    await dialog(page)
      .getByRole('radio', { name: /^short\.wav/u })
      .check();
    await dialog(page).getByRole('button', { name: 'Add it as the song' }).click();
    await expect(page.getByRole('button', { name: 'Song: short.wav' })).toBeVisible({
      timeout: READ_WITHIN,
    });
  });
});

test('a song that is being sent goes on after the page is reloaded', async ({ somebody }) => {
  const milo = await somebody('Milo Garcia');
  const boardId = await makeBoard(milo);
  const { page, context } = milo;
  let isCut = true;
  await context.route(/\/api\/uploads/u, (route) =>
    isCut ? route.abort('internetdisconnected') : route.continue(),
  );
  await openBoard(page, boardId);
  await dropFiles(canvas(page), [writeSong()]);
  await expect(comingIn(page)).toContainText('Sending goes on as soon as it does.');
  page.once('dialog', (asked) => void asked.accept());
  await page.reload();
  isCut = false;
  await expect(songMenu(page)).toBeVisible({ timeout: READ_WITHIN });
  await expect(songPanel(page)).toBeVisible();
});

test('of two songs at the same moment one becomes the song, and the other is offered', async ({
  somebody,
}) => {
  const { dana, milo, boardId } = await two(somebody);
  await openBoard(dana.page, boardId);
  await openBoard(milo.page, boardId);
  await Promise.all([
    dropFiles(canvas(dana.page), [writeSong({ name: 'from dana.wav' })]),
    dropFiles(canvas(milo.page), [writeSong({ name: 'from milo.wav', tempo: 90, pitch: 300 })]),
  ]);
  const name = (page: Page) => songMenu(page).innerText();
  await expect(songMenu(dana.page)).toBeVisible({ timeout: READ_WITHIN });
  const told = [dana.page, milo.page].map((page) => page.getByText(/It is kept\.|is kept\.$/u));
  await expect
    .poll(async () => (await Promise.all(told.map((one) => one.count()))).some((n) => n > 0), {
      timeout: READ_WITHIN,
    })
    .toBe(true);
  await expect.poll(() => name(milo.page)).toBe(await name(dana.page));
});

test('who brought the song is gone before it is read: the other’s page makes it the song', async ({
  somebody,
}) => {
  const { dana, milo, boardId } = await two(somebody);
  await openBoard(dana.page, boardId);
  await openBoard(milo.page, boardId);
  await dropFiles(canvas(dana.page), [writeSong({ seconds: 60 })]);
  await expect
    .poll(async () => {
      const answer = await milo.context.request.get(`/api/boards/${boardId}/song`);
      const { mixes } = (await answer.json()) as { mixes: { state: string }[] };
      return mixes[0]?.state ?? 'uploading';
    })
    .not.toBe('uploading');
  await dana.page.close();
  await expect(songMenu(milo.page)).toBeVisible({ timeout: READ_WITHIN });
});

test('the song is removed while shots hang on it, and undo brings it back', async ({
  somebody,
  server,
}) => {
  const { dana, milo, boardId } = await two(somebody);
  await addSong(dana, server.url, boardId);
  await hangShots(dana, server.url, boardId, 4);
  const before = await firstFrames(dana, server.url, boardId);
  const { page } = milo;
  await openBoard(page, boardId);
  await openBoard(dana.page, boardId);
  await inSongMenu(page, /^Remove the song/u);
  await expect(dialog(page)).toContainText('4 shots hang on it.');
  await faded(dialog(page));
  await expectAccessible(page, 'removing the song', '[role="dialog"]');
  await dialog(page).getByRole('button', { name: 'Remove the song' }).click();
  await expect(songMenu(dana.page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Use “The Hardest Part.wav”' })).toBeVisible();
  await expect(dana.page.getByRole('option', { name: /^Shot /u })).toHaveCount(4);
  await canvas(page).focus();
  await undo(page);
  await expect(songMenu(dana.page)).toBeVisible();
  await expectSaved(page);
  expect(await firstFrames(dana, server.url, boardId)).toEqual(before);

  await test.step('once more gone, it is used again without sending it', async () => {
    await inSongMenu(page, /^Remove the song/u);
    await dialog(page).getByRole('button', { name: 'Remove the song' }).click();
    await page.getByRole('button', { name: 'Use “The Hardest Part.wav”' }).click();
    await expect(tempoButton(dana.page)).toHaveText('120.00 bpm · 4/4');
    await expectSaved(page);
    expect(await firstFrames(dana, server.url, boardId)).toEqual(before);
  });
});

test('another mix takes its place: bars stay, one sees what moves, one step of undo', async ({
  somebody,
  server,
}) => {
  const { dana, milo, boardId } = await two(somebody);
  await addSong(dana, server.url, boardId, { seconds: 30 });
  await hangShots(dana, server.url, boardId, 6);
  const frames = () => firstFrames(dana, server.url, boardId);
  const before = await frames();
  const { page } = milo;
  await openBoard(page, boardId);
  await openBoard(dana.page, boardId);

  await test.step('dropped on the board it asks; what moves is listed before anything changes', async () => {
    const later = writeSong({ name: 'master.wav', seconds: 31, lead: 0.5, rate: 48_000 });
    await dropFiles(canvas(page), [later]);
    await expect(dialog(page)).toContainText('Replace the mix?');
    await dialog(page).getByRole('button', { name: 'Replace the mix…' }).click();
    const offset = dialog(page).getByLabel(/^Seconds by which the song comes later/u);
    await expect(offset).toHaveValue('0:00.500', { timeout: READ_WITHIN });
    await expect(dialog(page)).toContainText('Drift over the whole song');
    await expect(dialog(page).getByRole('list', { name: 'What it does' })).toContainText(
      '5 shots begin on another frame; all keep their bars.',
    );
    const moves = dialog(page).getByRole('region', { name: 'What moves' });
    await expect(moves.getByRole('row')).toHaveCount(7);
    await expect(moves).toContainText('00:00:04:00 → 00:00:04:12 (+12)');
    await faded(dialog(page));
    await expectAccessible(page, 'replacing the mix', '[role="dialog"]');
    expect(await frames()).toEqual(before);
  });

  await test.step('it can be moved by hand', async () => {
    await dialog(page).getByRole('button', { name: '+1 ms' }).click();
    const offset = dialog(page).getByLabel(/^Seconds by which the song comes later/u);
    await expect(offset).toHaveValue('0:00.501');
    await offset.fill('later');
    await offset.press('Enter');
    await expect(dialog(page).getByRole('alert')).toContainText('“later” is not a time');
    await offset.press('Escape');
    await dialog(page).getByRole('button', { name: 'As it was found' }).click();
    await expect(offset).toHaveValue('0:00.500');
  });

  await test.step('replaced for both; undo brings the old one back as it was', async () => {
    await dialog(page).getByRole('button', { name: 'Replace the mix', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Song: master.wav' })).toBeVisible();
    await expect(
      dana.page.getByText('The song is “master.wav” now, which Milo Garcia brought.'),
    ).toBeVisible();
    await expectSaved(page);
    expect(await frames()).toEqual(before.map((frame) => (frame === 0 ? 0 : frame + 12)));
    await canvas(page).focus();
    await undo(page);
    await expect(dana.page.getByRole('button', { name: /^Song: The Hardest Part/u })).toBeVisible();
    await expectSaved(page);
    expect(await frames()).toEqual(before);
  });

  await test.step('another song is warned of', async () => {
    await uploadSong(
      dana,
      boardId,
      writeSong({ name: 'other.wav', seconds: 30, tempo: 97, pitch: 277 }),
    );
    await inSongMenu(page, /^Replace the mix/u);
    await dialog(page).getByRole('button', { name: 'other.wav' }).click();
    await expect(dialog(page).getByRole('alert')).toContainText('This seems to be another song.', {
      timeout: READ_WITHIN,
    });
    await expect(
      dialog(page).getByRole('button', { name: 'Replace it all the same' }),
    ).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Keep the present mix' }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByRole('button', { name: /^Song: The Hardest Part/u })).toBeVisible();
  });
});
