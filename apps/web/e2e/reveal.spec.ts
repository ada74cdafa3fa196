import type { Page } from '@playwright/test';
import type { Round } from '../src/choose/round-wire.ts';
import { expectAccessible } from './support/axe.ts';
import { makeFilmBoard } from './support/film-board.ts';
import { duel, reveal, showChoose, wall, wholeCut } from './support/rounds-page.ts';
import { openRound, press, readRound, revealOf, sayReady, shotIn } from './support/rounds.ts';
import type { RealSizeBoard } from './support/real-size-board.ts';
import { takesOf } from './support/takes.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';
import { writeDocument } from './support/write-document.ts';

// One board for all, which takes half a minute to make; each test has a round of its own on it.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const SIZE = ['--takes', '22', '--shots', '5', '--unsorted', '1', '--spoilt', '1', '--picks', '0'];
const STILL = { reducedMotion: 'reduce' } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

let board: RealSizeBoard;
/** The shots that hang on the song, four takes each, and one that hangs nowhere. */
let shots: readonly ShotOfBoard[];
let loose: ShotOfBoard;

interface ShotOfBoard {
  readonly shotId: string;
  readonly label: string;
}

test.beforeAll(async ({ server, browser }) => {
  test.setTimeout(240_000);
  board = await makeFilmBoard(server.url, () => browser.newContext({ baseURL: server.url }), {
    size: [...SIZE, '--seconds', '1.2', '--width', '320'],
  });
  const context = await browser.newContext({ baseURL: server.url });
  await context.addCookies(board.dana.cookies.map((cookie) => ({ ...cookie, url: server.url })));
  let all: readonly ShotOfBoard[] = [];
  await writeDocument(context, server.url, board.boardId, (b) => {
    all = b.shots().map(({ id, label, title }) => ({ shotId: id, label: `${label} ${title}` }));
    b.roots.song.set('lead', 0);
  });
  // The demo deals takes out unevenly.
  const ready = (
    await takesOf({ name: 'Dana', context, page: await context.newPage() }, board.boardId)
  )
    .filter(({ state }) => state === 'ready')
    .map(({ id }) => id);
  for (const [i, { shotId }] of all.entries()) {
    const answer = await context.request.post(`/api/boards/${board.boardId}/takes/file`, {
      data: { takeIds: ready.slice(i * 4, i * 4 + 4), shotId },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  shots = all.slice(0, -1);
  [loose] = all.slice(-1) as [ShotOfBoard];
  await context.close();
});

type NewPerson = (name: string, options?: object) => Promise<Someone>;

/** Dana or Milo in a browser of their own. */
async function one(who: 'dana' | 'milo', somebody: NewPerson, options: object = {}) {
  const person = await somebody(board[who].name, options);
  await person.context.clearCookies();
  await person.context.addCookies(
    board[who].cookies.map((cookie) => ({ ...cookie, url: board.url })),
  );
  return person;
}

async function goChoose({ page }: Someone): Promise<void> {
  await page.goto(`/b/${board.boardId}`);
  await showChoose(page);
}

/** Presses keys on a stage once it hears them: what is pressed just before was meant for the wall. */
async function pressKey(page: Page, ...keys: readonly string[]): Promise<void> {
  await expect(page.locator('[data-stage][data-hears]')).toBeVisible();
  for (const key of keys) await page.keyboard.press(key);
}

const goOn = (page: Page): Promise<void> =>
  reveal(page).getByRole('button', { name: 'Go on' }).click();

const takesIn = (round: Round, at: number): readonly string[] => round.shots[at]?.takes ?? [];

const headline = (page: Page) => page.locator('[data-stage]').getByRole('heading', { level: 2 });
/** What is read out to whoever listens. */
const announced = (page: Page) => page.locator('[data-stage] [role=status]');

/** A round of both over some shots; whatever was open before is closed. */
async function begin(
  dana: Someone,
  milo: Someone,
  over: readonly ShotOfBoard[],
  draft: { readonly deadline?: Date; readonly advisers?: readonly Someone[] } = {},
): Promise<Round> {
  const at = `/api/boards/${board.boardId}/rounds`;
  const { rounds } = (await (await dana.context.request.get(at)).json()) as {
    rounds: { id: string; state: string }[];
  };
  for (const { id, state } of rounds) {
    if (state !== 'closed') await dana.context.request.post(`${at}/${id}/close`, { data: {} });
  }
  return openRound(board.boardId, {
    shots: over.map((shot) => ({ ...shot, finalSay: dana })),
    deciders: [dana, milo],
    ...draft,
  });
}

type Said = NonNullable<Parameters<typeof sayReady>[4]>;

/** Both hand in for a shot of a round, Milo last, so that it is revealed. */
async function bothReady(
  [dana, milo]: readonly [Someone, Someone],
  round: Round,
  at: number,
  [hers, his]: readonly [Said, Said],
): Promise<void> {
  const shot = shotIn(
    await readRound(dana, board.boardId, round.id),
    round.shots[at]?.shotId ?? '',
  );
  await sayReady(dana, board.boardId, round, shot, hers);
  await sayReady(milo, board.boardId, round, shot, his);
}

/** Remembers whether a take ever flew, since it does so for half a second. */
const watchFlight = (page: Page) =>
  page.addInitScript(() => {
    const seen = window as unknown as { flew?: boolean };
    new MutationObserver(() => {
      if (document.querySelector('[data-testid="flying-take"]') !== null) seen.flew = true;
    }).observe(document, { childList: true, subtree: true });
  });
const hasFlown = (page: Page): Promise<boolean> =>
  page.evaluate(() => (window as unknown as { flew?: boolean }).flew === true);

test('what both love is celebrated on both screens, and each goes on', async ({ somebody }) => {
  const [dana, milo] = [await one('dana', somebody), await one('milo', somebody)];
  await watchFlight(dana.page);
  const round = await begin(dana, milo, shots.slice(0, 2));
  for (const person of [dana, milo]) {
    await goChoose(person);
    await expect(wall(person.page)).toBeVisible();
  }
  const [a = '', b = '', c = ''] = takesIn(round, 0);
  await bothReady([dana, milo], round, 0, [
    { marks: { [a]: 'love', [c]: { mark: 'no', reason: 'the zoom stutters' } } },
    { marks: { [a]: 'love', [b]: 'like', [c]: 'like' } },
  ]);

  // Somebody who looks closer is waited for.
  await expect(headline(milo.page)).toHaveText('You both love this one');
  const marks = reveal(milo.page).getByRole('region', { name: 'Marks' });
  await marks.hover();
  await expect(milo.page.getByTestId('reveal-wait')).toHaveAttribute('data-held', 'true');
  await expect(marks.getByRole('listitem').first()).toContainText('the pick');
  await expect(marks).toContainText('Dana: not for me, because the zoom stutters');
  await expect(announced(milo.page)).toContainText(
    `Revealed: ${shots[0]?.label}. You both love this one.`,
  );
  await expect(
    reveal(milo.page).getByRole('region', { name: 'How it was decided' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  await expectAccessible(milo.page, 'a reveal', '[data-stage]');

  // Whoever does nothing goes on by itself, to the next wall.
  await expect(wall(dana.page)).toBeVisible({ timeout: 15_000 });
  expect(await hasFlown(dana.page)).toBe(true);
  await expect(dana.page.getByTestId('flying-take')).toHaveCount(0);
  await expect(reveal(milo.page)).toBeVisible();
  await pressKey(milo.page, 'Enter');
  await expect(wall(milo.page)).toBeVisible();
});

test('with less motion nothing flies or goes on by itself; Z opens it again', async ({
  somebody,
}) => {
  const [dana, milo] = [await one('dana', somebody, STILL), await one('milo', somebody)];
  await watchFlight(dana.page);
  const round = await begin(dana, milo, shots.slice(0, 2));
  await goChoose(dana);
  const [a = '', b = ''] = takesIn(round, 0);
  await bothReady([dana, milo], round, 0, [
    { marks: { [a]: 'love', [b]: 'like' } },
    { marks: { [a]: 'like' } },
  ]);
  await expect(headline(dana.page)).toHaveText('You both like this one, and only this one');
  await expect(reveal(dana.page)).toBeFocused();
  await expect(dana.page.getByTestId('reveal-wait')).toHaveCount(0);
  expect(await hasFlown(dana.page)).toBe(false);

  // A reload comes back to it.
  await dana.page.reload();
  await expect(headline(dana.page)).toHaveText('You both like this one, and only this one');
  await pressKey(dana.page, 'z');
  await expect(wall(dana.page)).toBeVisible();
  const again = shotIn(await readRound(dana, board.boardId, round.id), shots[0]?.shotId ?? '');
  expect(again).toMatchObject({ state: 'choosing', turn: 2, reason: 'to talk about it' });
});

test('a duel hides what was pressed, names the final say last, and is the same after a reload', async ({
  somebody,
}) => {
  const [dana, milo] = [await one('dana', somebody), await one('milo', somebody)];
  const round = await begin(dana, milo, shots.slice(1, 3));
  await goChoose(dana);
  await goChoose(milo);
  const [a = '', b = ''] = takesIn(round, 0);
  await bothReady([dana, milo], round, 0, [
    { marks: { [a]: 'love', [b]: 'like' } },
    { marks: { [a]: 'like', [b]: 'love' } },
  ]);
  for (const { page } of [dana, milo]) {
    await expect(headline(page)).toHaveText('You both like these two');
    await expect(duel(page)).toContainText(/Bars \d+–\d+ play with each\. Press A or B/u);
    await expect(duel(page).getByRole('figure')).toHaveCount(2);
  }
  // They stand equal, so the lot has said which of them is A.
  const inDuel = (await readRound(dana, board.boardId, round.id)).shots[0]?.finalists ?? [];
  // Clean: no names, no marks, no final say.
  await expect(duel(dana.page).getByRole('figure').first()).not.toContainText(/You|Milo|pressed/u);
  await expect(duel(dana.page)).not.toContainText(/final say/iu);
  await expectAccessible(dana.page, 'a duel', '[data-stage]');

  await pressKey(milo.page, 'b');
  const who = (page: Page) => duel(page).getByRole('list', { name: 'Who has pressed' });
  await expect(who(dana.page)).toHaveText(/You: listening.*Milo: has pressed/u);
  await expect(duel(milo.page)).toContainText('You pressed B. Dana is still listening');
  // Nothing on her page tells what it was.
  await expect(duel(dana.page).getByRole('button', { pressed: true })).toHaveCount(0);
  await milo.page.reload();
  await expect(duel(milo.page)).toContainText('You have pressed. Dana is still listening');

  await duel(dana.page).getByRole('button', { name: 'A: this one' }).click();
  for (const { page } of [dana, milo]) {
    await expect(headline(page)).toHaveText('Talk, and press once more');
    await expect(duel(page)).not.toContainText(/final say/iu);
  }
  await expect(duel(dana.page).getByRole('figure').first()).toContainText('You pressed this one');
  await expect(duel(dana.page).getByRole('figure').last()).toContainText('Milo pressed this one');
  await expect(duel(dana.page).getByRole('figure').nth(inDuel.indexOf(b))).toContainText(
    'Milo loves it',
  );

  await press(dana, board.boardId, round, shots[1]?.shotId ?? '', inDuel[0] ?? '');
  await pressKey(milo.page, 'b');
  await expect(headline(dana.page)).toHaveText(/^You have the final say/u);
  await expect(headline(milo.page)).toHaveText(/^Final say: Dana/u);
  await expect(duel(milo.page).getByRole('group', { name: 'Press' })).toHaveCount(0);
  await dana.page.reload();
  await expect(headline(dana.page)).toHaveText(/^You have the final say/u);
  await duel(dana.page).getByRole('button', { name: 'B: this one' }).click();
  await expect(headline(dana.page)).toHaveText('Your final say: B');
  await expect(headline(milo.page)).toHaveText('Final say: Dana chose B');
  expect((await revealOf(milo, board.boardId, round, shots[1]?.shotId ?? '')).pick).toBe(inDuel[1]);
});

test('giving way settles a duel, by keys alone', async ({ somebody }) => {
  const [dana, milo] = [await one('dana', somebody, STILL), await one('milo', somebody)];
  const round = await begin(dana, milo, shots.slice(2, 4));
  await goChoose(dana);
  const [a = '', b = ''] = takesIn(round, 0);
  await bothReady([dana, milo], round, 0, [{ marks: { [a]: 'love' } }, { marks: { [b]: 'love' } }]);
  await expect(headline(dana.page)).toHaveText('One heart each');
  const finalists = (await readRound(dana, board.boardId, round.id)).shots[0]?.finalists ?? [];
  // Another one is looked at by arrows, and the keys of the player stay what they are.
  const see = duel(dana.page).getByRole('button', { name: /in the film, again and again$/u });
  await pressKey(dana.page, 'ArrowRight');
  await expect(see.last()).toHaveAttribute('aria-pressed', 'true');
  await dana.page.keyboard.press('Escape');
  await expect(see.last()).toHaveAttribute('aria-pressed', 'false');
  await pressKey(dana.page, 'y');
  await expect(duel(dana.page)).toContainText('You pressed Yours');
  await press(milo, board.boardId, round, shots[2]?.shotId ?? '', finalists[1] ?? '');
  await expect(headline(dana.page)).toHaveText('You gave way: Milo’s it is');
});

test('none is good leaves notes; parked comes back; the whole cut ends it', async ({
  somebody,
}) => {
  const [dana, milo] = [await one('dana', somebody, STILL), await one('milo', somebody)];
  const round = await begin(dana, milo, [...shots.slice(0, 2), loose]);
  await goChoose(dana);
  await bothReady([dana, milo], round, 0, [{ none: 'closer' }, { none: 'warmer light' }]);
  await expect(headline(dana.page)).toHaveText('Nobody found one good');
  const notes = reveal(dana.page).getByRole('region', { name: 'Notes for the next prompt' });
  await expect(notes.getByRole('listitem')).toHaveText([/You: closer/u, /Milo: warmer light/u]);
  await goOn(dana.page);

  const [a = '', b = ''] = takesIn(round, 1);
  await bothReady([dana, milo], round, 1, [
    { marks: { [a]: 'like', [b]: 'like' } },
    { marks: { [a]: 'like', [b]: 'like' } },
  ]);
  await expect(headline(dana.page)).toHaveText('You both like these two');
  await press(milo, board.boardId, round, shots[1]?.shotId ?? '', 'park');
  await pressKey(dana.page, 'p');
  await expect(headline(dana.page)).toHaveText('Parked');
  await expect(reveal(dana.page)).toContainText('It comes back at the end, with the whole cut.');
  await goOn(dana.page);

  // A shot off the song: its takes play alone, and that is said.
  const [c = '', d = ''] = takesIn(round, 2);
  await bothReady([dana, milo], round, 2, [{ marks: { [c]: 'love' } }, { marks: { [d]: 'love' } }]);
  await expect(duel(dana.page)).toContainText(/hangs nowhere on the song yet, so they play alone/u);
  await pressKey(dana.page, 'a');
  const finalists = (await readRound(dana, board.boardId, round.id)).shots[2]?.finalists ?? [];
  await press(milo, board.boardId, round, loose.shotId, finalists[0] ?? '');
  await expect(headline(dana.page)).toHaveText('You both pressed A');
  await goOn(dana.page);

  await expect(headline(dana.page)).toHaveText('Parked before: what do you say now?');
  await press(milo, board.boardId, round, shots[1]?.shotId ?? '', 'park');
  await pressKey(dana.page, 'p');
  await expect(headline(dana.page)).toHaveText('Parked again');
  await goOn(dana.page);

  await expect(wholeCut(dana.page)).toContainText('1 picked, 1 parked, 1 nobody liked');
  await expect(
    wholeCut(dana.page).getByRole('list', { name: 'Without a pick' }).getByRole('button'),
  ).toHaveCount(2);
  await expectAccessible(dana.page, 'the whole cut', 'section[data-stage]');
  await dana.page.keyboard.press('r');
  const line = wholeCut(dana.page).getByRole('textbox', { name: /^Choose .* again, because$/u });
  await expect(line).toBeFocused();
  await line.press('Enter');
  await expect(wholeCut(dana.page)).toContainText('A few words, so that the log says why.');
  await line.fill('too calm after the bus');
  await line.press('Enter');
  await expect(wall(dana.page)).toBeVisible();
  expect((await readRound(dana, board.boardId, round.id)).shots[0]).toMatchObject({
    state: 'choosing',
    turn: 2,
    reason: 'too calm after the bus',
  });
});

test('a reveal waits behind an open dialog, and keys mean nothing to it there', async ({
  somebody,
}) => {
  const [dana, milo] = [await one('dana', somebody), await one('milo', somebody)];
  const round = await begin(dana, milo, shots.slice(0, 2));
  await goChoose(dana);
  await expect(wall(dana.page)).toBeVisible();
  await dana.page.keyboard.press('?');
  const sheet = dana.page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  const [a = ''] = takesIn(round, 0);
  await bothReady([dana, milo], round, 0, [{ marks: { [a]: 'love' } }, { marks: { [a]: 'love' } }]);
  await expect(dana.page.getByTestId('reveal-wait')).toHaveAttribute('data-held', 'true');
  await expect(dana.page.locator('[data-stage][data-hears]')).toBeAttached();
  await dana.page.keyboard.press('z');
  await expect(sheet).toBeVisible();
  await dana.page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(headline(dana.page)).toHaveText('You both love this one');
  expect(shotIn(await readRound(dana, board.boardId, round.id), shots[0]?.shotId ?? '').turn).toBe(
    1,
  );
});

test('what was revealed while one was away is looked at one by one', async ({ somebody }) => {
  const [dana, milo] = [await one('dana', somebody, STILL), await one('milo', somebody)];
  const deadline = new Date(Date.now() + 3_600_000);
  const round = await begin(dana, milo, shots.slice(0, 3), { deadline });
  for (const at of [0, 1]) {
    const [a = ''] = takesIn(round, at);
    await bothReady([dana, milo], round, at, [
      { marks: { [a]: 'like' } },
      { marks: { [a]: 'like' } },
    ]);
  }
  await goChoose(dana);
  await expect(reveal(dana.page)).toContainText('2 shots were revealed while you were away');
  await goOn(dana.page);
  await expect(reveal(dana.page)).toContainText(shots[1]?.label ?? '');
  await expect(reveal(dana.page)).not.toContainText('while you were away');
  await goOn(dana.page);
  await expect(wall(dana.page)).toBeVisible();
  // Seen is seen.
  await dana.page.reload();
  await expect(wall(dana.page)).toBeVisible();
});

test('on a phone everything fits, and is as large as a thumb', async ({ somebody }) => {
  const [dana, milo] = [
    await one('dana', somebody, { ...PHONE, ...STILL }),
    await one('milo', somebody),
  ];
  const round = await begin(dana, milo, shots.slice(2, 4));
  await goChoose(dana);
  const [a = '', b = ''] = takesIn(round, 0);
  await bothReady([dana, milo], round, 0, [
    { marks: { [a]: 'love', [b]: 'like' } },
    { marks: { [a]: 'like', [b]: 'love' } },
  ]);
  await expect(headline(dana.page)).toHaveText('You both like these two');
  await expectThumbs(dana.page);
  const finalists = (await readRound(dana, board.boardId, round.id)).shots[0]?.finalists ?? [];
  await press(milo, board.boardId, round, shots[2]?.shotId ?? '', finalists[0] ?? '');
  await duel(dana.page).getByRole('button', { name: 'A: this one' }).tap();
  await expect(headline(dana.page)).toHaveText('You both pressed A');
  await expectThumbs(dana.page);
  await expectAccessible(dana.page, 'a reveal on a phone', '[data-stage]');
});

/** Nothing is wider than the screen, and every button of the stage has 44 pixels. */
async function expectThumbs(page: Page): Promise<void> {
  const stage = page.locator('section[data-stage]');
  expect(await stage.evaluate((all) => all.scrollWidth - all.clientWidth)).toBeLessThanOrEqual(0);
  const small = await stage.getByRole('button').evaluateAll((buttons) =>
    buttons
      .map((button) => ({ name: button.textContent, box: button.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ name }) => name),
  );
  expect(small).toEqual([]);
}
