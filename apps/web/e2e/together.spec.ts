import type { Browser, Page } from '@playwright/test';
import type { DecisionEntry } from '@takeboard/voting';
import { expectAccessible } from './support/axe.ts';
import { expectSaved } from './support/board-page.ts';
import type { RealSizeBoard } from './support/real-size-board.ts';
import { myBallots, openRound, readRound, revealOf, shotIn, userIdOf } from './support/rounds.ts';
import {
  beginRound,
  duel,
  goOn,
  goToTake,
  offeredShots,
  joinRound,
  markByKey,
  onPhone,
  pressInDuel,
  reveal,
  rulesCard,
  showChoose,
  startRound,
  thumb,
  wall,
  wholeCut,
} from './support/rounds-page.ts';
import { takesOf } from './support/takes.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

const DESK = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const;
const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
} as const;

/** Shots of the round, each of which goes its own way. */
const HOW_MANY = 5;

// One after the other: each brings people to the board, who would be asked in the other one's round.
test.describe.configure({ mode: 'default' });

/**
 * Choosing together from the first dialog to the last playback: a director and an artist, each at a
 * computer, and the artist's phone in his other hand.
 */
test('two people and a phone choose shots of the real-size board, and the log says how', async ({
  browser,
  realSize,
}) => {
  test.setTimeout(150_000);
  const nora = await newcomer(browser, realSize, 'Nora Falk', 'director');
  const theo = await newcomer(browser, realSize, 'Theo Park', 'artist');
  const phone = await sameOnPhone(browser, realSize, theo);
  const { boardId } = realSize;
  const pages = [nora.page, theo.page, phone.page];
  await Promise.all(pages.map((page) => page.goto(`/b/${boardId}`)));
  for (const page of pages) await expectSaved(page);
  await test.step('Nora sets it up, and Theo agrees to the rules', async () => {
    await showChoose(nora.page);
    // Other tests have the first shots of this board; it is everybody's.
    const free = (await offeredShots(nora.page)).filter(
      ({ picked, takes }) => !picked && takes > 3,
    );
    const names = free.slice(-HOW_MANY).map(({ name }) => name);
    await startRound(nora.page, names, { asked: [nora.name, theo.name] });
    await expect(rulesCard(nora.page)).toContainText('Waiting for Theo');
    await showChoose(theo.page);
    await expect(rulesCard(theo.page)).toContainText('Final say');
    await expectAccessible(theo.page, 'rules card', 'main');
    await joinRound(theo.page);
    await beginRound(nora.page);
    await showChoose(phone.page);
    await expect(wall(nora.page)).toBeVisible();
    await expect(wall(theo.page)).toBeVisible();
    await expect(onPhone(phone.page)).toBeVisible();
  });

  const { rounds } = await read<{ rounds: { id: string; startedBy: string }[] }>(
    nora,
    `/api/boards/${boardId}/rounds`,
  );
  const herId = await userIdOf(nora);
  const roundId = rounds.find(({ startedBy }) => startedBy === herId)?.id ?? '';
  const round = () => readRound(nora, boardId, roundId);
  const pickOf = async (shotId: string) =>
    (await revealOf(nora, boardId, { id: roundId }, shotId)).pick;
  const chosen = (await round()).shots.map(({ shotId, takes }) => ({
    shotId,
    // Not in the order that was drawn for her.
    takes: takes.toSorted(),
  }));
  const at = (place: number): Chosen => {
    const found = chosen[place];
    if (found === undefined) throw new Error(`The round has no shot ${place + 1}.`);
    return found;
  };
  const [loved, dueled, split, parked, none] = [at(0), at(1), at(2), at(3), at(4)];
  /** What stands for a take in the duel. */
  const letter = async (shotId: string, takeId: string) =>
    'ABCD'[shotIn(await round(), shotId).finalists.indexOf(takeId)] ?? '';
  const everybodyGoesOn = async () => {
    for (const page of pages) await goOn(page);
  };
  const stateOf = (shotId: string) => async () => shotIn(await round(), shotId).state;

  await test.step('what he loves on the phone shows on his computer, and nowhere else', async () => {
    const [take] = loved.takes as [string];
    await expectAccessible(phone.page, 'phone, choosing', 'main');
    await goToTake(phone.page, take);
    await thumb(phone.page, 'love').tap();
    await expect(thumb(phone.page, 'love')).toHaveAttribute('aria-pressed', 'true');
    await expect(wall(theo.page).locator(`[data-take="${take}"]`)).toHaveAttribute(
      'data-mark',
      'love',
    );
    await expect(wall(nora.page).locator('[data-mark]')).toHaveCount(0);
    await markByKey(nora.page, take, 'love');
    await nora.page.keyboard.press('Enter');
    await expect(wall(nora.page).getByText('Waiting for Theo')).toBeVisible();
    await onPhone(phone.page).getByRole('button', { name: 'Ready' }).tap();
    for (const page of pages) await expect(reveal(page)).toContainText('You both love this one');
    await expectAccessible(phone.page, 'phone, reveal', 'main');
    await everybodyGoesOn();
    expect(await stateOf(loved.shotId)()).toBe('picked');
  });

  await test.step('both like the same two: a duel, and both press the same', async () => {
    const [a, b] = dueled.takes as [string, string];
    await mark(nora.page, { [a]: 'love', [b]: 'like' });
    // The line of his computer is cut in the middle of it: nothing of his is lost.
    await theo.context.setOffline(true);
    await mark(theo.page, { [b]: 'love', [a]: 'like' });
    await theo.page.keyboard.press('Enter');
    await nora.page.keyboard.press('Enter');
    await expect(wall(theo.page).getByText(/kept here and sent/u)).toBeVisible();
    expect(await stateOf(dueled.shotId)()).toBe('choosing');
    await theo.context.setOffline(false);
    for (const page of pages) {
      await expect(duel(page)).toContainText('You both like these two', { timeout: 20_000 });
    }
    await expectAccessible(theo.page, 'duel', 'main');
    await expectAccessible(phone.page, 'phone, duel', 'main');
    await pressInDuel(nora.page, await letter(dueled.shotId, a));
    await expect(duel(nora.page)).toContainText('Theo is still listening');
    await pressInDuel(phone.page, await letter(dueled.shotId, a));
    for (const page of pages) await expect(reveal(page)).toContainText('You both pressed');
    await everybodyGoesOn();
  });

  await test.step('one heart each, split twice: then the final say', async () => {
    const [a, b] = split.takes as [string, string];
    await mark(nora.page, { [a]: 'love' });
    await mark(theo.page, { [b]: 'love' });
    for (const { page } of [nora, theo]) await page.keyboard.press('Enter');
    for (const page of pages) await expect(duel(page)).toContainText('One heart each');
    for (const said of ['Talk, and press once more', 'the final say']) {
      await pressInDuel(nora.page, await letter(split.shotId, a));
      await pressInDuel(theo.page, await letter(split.shotId, b));
      await expect(duel(nora.page)).toContainText(said);
    }
    // Hers or his, by what the shot is about.
    const isHers = shotIn(await round(), split.shotId).finalSay === herId;
    await pressInDuel(isHers ? nora.page : theo.page, await letter(split.shotId, isHers ? a : b));
    for (const page of pages) await expect(reveal(page)).toContainText(/final say/iu);
    await everybodyGoesOn();
  });

  await test.step('a shot that neither wants to settle now is parked', async () => {
    const [a, b] = parked.takes as [string, string];
    await mark(nora.page, { [a]: 'love' });
    await mark(theo.page, { [b]: 'love' });
    for (const { page } of [nora, theo]) await page.keyboard.press('Enter');
    for (const { page } of [nora, theo]) await pressInDuel(page, 'Park');
    for (const page of pages) await expect(reveal(page)).toContainText('Parked');
    await everybodyGoesOn();
  });

  await test.step('none is good, with the reason as a note for the next prompt', async () => {
    await nora.page.keyboard.press('n');
    await nora.page.keyboard.type('closer to her hands');
    await nora.page.keyboard.press('Enter');
    await nora.page.keyboard.press('Enter');
    await onPhone(phone.page).getByRole('button', { name: 'None is good' }).tap();
    await phone.page.getByRole('dialog').getByRole('button', { name: 'Slower' }).tap();
    await onPhone(phone.page).getByRole('button', { name: 'Ready' }).tap();
    for (const page of pages) {
      await expect(reveal(page)).toContainText('Nobody found one good');
      await expect(reveal(page)).toContainText('closer to her hands');
      await expect(reveal(page)).toContainText('Slower');
    }
    await everybodyGoesOn();
  });

  await test.step('the parked shot comes back last, and he gives way', async () => {
    const [a] = parked.takes as [string];
    for (const page of pages) await expect(duel(page)).toContainText('Parked before');
    await pressInDuel(nora.page, await letter(parked.shotId, a));
    await pressInDuel(theo.page, 'Yours');
    for (const page of pages) await expect(reveal(page)).toContainText('gave way');
    await everybodyGoesOn();
  });

  await test.step('then the whole cut plays, for all three', async () => {
    for (const page of pages) await expect(wholeCut(page)).toBeVisible();
    await expectAccessible(phone.page, 'phone, the whole cut', 'main');
    expect((await round()).state).toBe('closed');
  });

  await test.step('the log has an entry of each shot, and is whole', async () => {
    const { log } = await read<{ log: { entry: DecisionEntry | null }[] }>(
      nora,
      `/api/boards/${boardId}/decisions/log?limit=50`,
    );
    const entries = log.flatMap(({ entry }) => (entry?.round?.id === roundId ? [entry] : []));
    expect(new Map(entries.map(({ shotId, how, takeId }) => [shotId, [how, takeId]]))).toEqual(
      new Map([
        [loved.shotId, ['round', loved.takes[0]]],
        [dueled.shotId, ['duel', dueled.takes[0]]],
        [split.shotId, ['final-say', await pickOf(split.shotId)]],
        [parked.shotId, ['duel', parked.takes[0]]],
        [none.shotId, ['round', null]],
      ]),
    );
    // What was marked without a line is what was counted.
    const marked = entries
      .find(({ shotId }) => shotId === dueled.shotId)
      ?.round?.ballots.find(({ name }) => name === theo.name);
    expect(marked?.ballot.marks).toEqual({
      [dueled.takes[1] ?? '']: { mark: 'love' },
      [dueled.takes[0] ?? '']: { mark: 'like' },
    });
    const verify = `/api/boards/${boardId}/decisions/verify`;
    expect(await read(nora, verify)).toMatchObject({ whole: true, broken: null });
  });

  for (const { context } of [nora, theo, phone]) await context.close();
});

test('under one thumb, whenever there is time, until a deadline', async ({ browser, realSize }) => {
  test.setTimeout(90_000);
  const { boardId } = realSize;
  const ella = await newcomer(browser, realSize, 'Ella Marsh', 'director');
  const omar = await newcomer(browser, realSize, 'Omar Reed', 'artist');
  const phone = await sameOnPhone(browser, realSize, omar);
  const { page } = phone;
  const ready = (await takesOf(ella, boardId)).filter(
    ({ state, hidden }) => state === 'ready' && !hidden,
  );
  const shots = [...Map.groupBy(ready, ({ shotId }) => shotId)]
    .flatMap(([shotId, takes]) => (shotId !== null && takes.length > 3 ? [shotId] : []))
    .slice(0, 3)
    .map((shotId, i) => ({ shotId, label: `${i + 1} A shot` }));
  const round = await openRound(boardId, {
    shots,
    deciders: [ella, omar],
    deadline: new Date(Date.now() + 3_600_000),
  });
  const { shots: mine } = await readRound(omar, boardId, round.id);
  const [first, second, third] = mine;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('no shots');
  await page.goto(`/b/${boardId}`);
  await expectSaved(page);
  await showChoose(page);
  await expect(onPhone(page)).toContainText(`1 of ${first.takes.length}`);
  await expectThumbs(page);
  await expectAccessible(page, 'phone, at my own pace', 'main');

  await test.step('a finger goes to the next take and back, and only one plays', async () => {
    // He asked his phone for less motion: a take plays when he says so.
    const play = onPhone(page).getByRole('button', { name: 'Play the take' });
    await play.tap();
    await expect(play).toBeHidden();
    const playing = await page
      .locator('video')
      .evaluateAll((all) => all.filter((one) => !(one as HTMLVideoElement).paused).length);
    expect(playing).toBeLessThanOrEqual(1);
    await swipe(phone, -1);
    await expect(onPhone(page)).toContainText(`2 of ${first.takes.length}`);
    await swipe(phone, 1);
    await expect(onPhone(page)).toContainText(`1 of ${first.takes.length}`);
    // At the first there is none before it.
    await swipe(phone, 1);
    await expect(onPhone(page)).toContainText(`1 of ${first.takes.length}`);
  });

  await test.step('held, the picture shows it in the film; let go, one is back', async () => {
    const film = page.getByRole('dialog', { name: /in the film$/u });
    const finger = await fingerOn(phone);
    await finger.down(0);
    await expect(film).toBeVisible();
    await finger.up();
    await expect(film).toBeHidden();
    await expect(onPhone(page)).toContainText(`1 of ${first.takes.length}`);
  });

  await test.step('not for me, with a reason; nothing is handed in without a mark', async () => {
    await thumb(page, 'no').tap();
    const why = page.getByRole('dialog');
    await expectThumbs(page);
    await why.getByRole('button', { name: 'hands' }).tap();
    await onPhone(page).getByRole('button', { name: 'Ready' }).tap();
    await expect(onPhone(page).getByRole('alert')).toContainText('say that none is good');
    await expect
      .poll(async () => (await ballotOf(omar, boardId, round.id, first.shotId))?.marks)
      .toEqual({ [first.takes[0] ?? '']: { mark: 'no', reason: 'hands' } });
  });

  await test.step('Ready takes the next shot in hand, the list any other', async () => {
    await goToTake(page, first.takes[1] ?? '');
    await thumb(page, 'like').tap();
    await onPhone(page).getByRole('button', { name: 'Ready' }).tap();
    await expect(onPhone(page)).toContainText(`1 of ${second.takes.length}`);
    await onPhone(page).getByRole('button', { name: '2 left of 3' }).tap();
    const list = page.getByRole('list', { name: 'Shots of this round' });
    await expect(list).toContainText('you are ready');
    await list.getByRole('button', { name: /^3 /u }).tap();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(onPhone(page)).toContainText(`1 of ${third.takes.length}`);
    await onPhone(page).getByRole('button', { name: 'None is good' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Close without a reason' }).tap();
    await onPhone(page).getByRole('button', { name: 'Ready' }).tap();
    await expect(onPhone(page)).toContainText(`1 of ${second.takes.length}`);
  });

  await test.step('small and on its side everything is still under the thumb', async () => {
    for (const size of [
      { width: 320, height: 568 },
      { width: 568, height: 320 },
    ]) {
      await page.setViewportSize(size);
      await expectThumbs(page);
      await expectApart(page);
    }
  });

  for (const { context } of [ella, omar, phone]) await context.close();
});

/** A finger on the middle of the picture. */
async function fingerOn({ context, page }: Someone) {
  const box = await onPhone(page).locator('[data-take]').first().boundingBox();
  if (box === null) throw new Error('There is no picture to touch.');
  const touches = await context.newCDPSession(page);
  const y = box.y + box.height / 2;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', by: number) =>
    touches.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + box.width / 2 + by, y }],
    });
  return {
    down: (by: number) => touch('touchStart', by),
    move: (by: number) => touch('touchMove', by),
    up: () => touch('touchEnd', 0),
  };
}

/** To the left (-1) for the next take, to the right for the one before. */
async function swipe(someone: Someone, way: -1 | 1): Promise<void> {
  const finger = await fingerOn(someone);
  await finger.down(0);
  for (let by = 20; by <= 140; by += 20) await finger.move(way * by);
  await finger.up();
}

/** Nothing sticks out sideways, and what is pressed is as large as a fingertip. */
async function expectThumbs(page: Page): Promise<void> {
  const told = () =>
    page.evaluate(() => ({
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      small: [...document.querySelectorAll('main button, main [role=option], [role=dialog] button')]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }))
        .map((each) => {
          const { width, height } = each.getBoundingClientRect();
          return { width, height, html: each.outerHTML.slice(0, 110) };
        })
        .filter(({ width, height }) => Math.min(width, height) < 43.9),
    }));
  // A phone that was turned takes a moment to lie.
  await expect.poll(told).toEqual({ sideways: 0, small: [] });
}

/** The things one presses while choosing do not lie over each other, and none is out of sight. */
async function expectApart(page: Page): Promise<void> {
  const covered = await onPhone(page)
    .getByRole('button')
    .evaluateAll((all) =>
      all
        .filter((one) => {
          const { left, top, width, height } = one.getBoundingClientRect();
          const on = document.elementFromPoint(left + width / 2, top + height / 2);
          return !one.contains(on);
        })
        .map((one) => one.outerHTML.slice(0, 110)),
    );
  expect(covered).toEqual([]);
}

const ballotOf = async (one: Someone, boardId: string, id: string, shotId: string) =>
  (await myBallots(one, boardId, { id })).find((ballot) => ballot.shotId === shotId);

interface Chosen {
  readonly shotId: string;
  readonly takes: readonly string[];
}

/** Somebody without an account, on the board by a link of the director's. */
async function newcomer(
  browser: Browser,
  { url, boardId, dana }: RealSizeBoard,
  name: string,
  role: string,
): Promise<Someone> {
  const director = await browser.newContext({ baseURL: url });
  await director.addCookies(dana.cookies.map((cookie) => ({ ...cookie, url })));
  const invite = await director.request.post(`/api/boards/${boardId}/invites`, { data: { role } });
  const { token } = (await invite.json()) as { token: string };
  await director.close();
  const context = await browser.newContext({ ...DESK, baseURL: url });
  const answer = await context.request.post('/api/session', { data: { name } });
  expect(answer.ok(), await answer.text()).toBe(true);
  const joined = await context.request.post(`/api/invites/${token}/redeem`, { data: {} });
  expect(joined.ok(), await joined.text()).toBe(true);
  return { name, context, page: await context.newPage() };
}

/** The same person with a phone. */
async function sameOnPhone(
  browser: Browser,
  { url }: RealSizeBoard,
  { name, context }: Someone,
): Promise<Someone> {
  const phone = await browser.newContext({ ...PHONE, baseURL: url });
  await phone.addCookies(await context.cookies());
  return { name, context: phone, page: await phone.newPage() };
}

/** Marks takes on the wall by their keys. */
async function mark(page: Page, marks: Readonly<Record<string, 'love' | 'like'>>): Promise<void> {
  await expect(wall(page)).toBeVisible();
  for (const [takeId, one] of Object.entries(marks)) await markByKey(page, takeId, one);
}

async function read<Answer>({ context }: Someone, path: string): Promise<Answer> {
  const answer = await context.request.get(path);
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Answer;
}
