import type { Locator, Page } from '@playwright/test';
import { binShots } from '@takeboard/storyboard';
import { expectAccessible } from './support/axe.ts';
import { openBoard } from './support/board-page.ts';
import { makeRealSizeBoard } from './support/real-size-board.ts';
import type { RealSizeBoard } from './support/real-size-board.ts';
import { openRound, proposeRound, readRound, sayReady } from './support/rounds.ts';
import type { RoundDraft } from './support/rounds.ts';
import {
  beginRound,
  joinRound,
  offeredShots,
  rulesCard,
  showChoose,
  startRound,
  wall,
} from './support/rounds-page.ts';
import { takesOf } from './support/takes.ts';
import { expect, makeBoard, test } from './support/test.ts';
import type { Someone } from './support/test.ts';
import { writeDocument } from './support/write-document.ts';

// One small board for all: each test has a round of its own, and ends it.
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

let board: RealSizeBoard;
let shots: readonly { readonly shotId: string; readonly label: string }[];

test.beforeAll(async ({ server, browser }) => {
  test.setTimeout(240_000);
  const few = ['--takes', '10', '--shots', '5', '--unsorted', '0', '--spoilt', '1', '--picks', '0'];
  const small = ['--seconds', '0.35', '--width', '96', '--no-song'];
  board = await makeRealSizeBoard(server.url, [...few, ...small]);
  const context = await browser.newContext({ baseURL: server.url });
  await signIn({ name: 'Dana', context, page: await context.newPage() }, 'dana');
  const takes = await takesOf({ name: '', context, page: await context.newPage() }, board.boardId);
  await writeDocument(context, server.url, board.boardId, (b) => {
    shots = b
      .shots()
      .filter(({ id }) => takes.some(({ shotId, state }) => shotId === id && state === 'ready'))
      .map(({ id, label, title }) => ({ shotId: id, label: `${label} ${title}` }));
    // The server tells of what it has committed: something must change.
    b.roots.song.set('lead', 0);
  });
  await context.close();
});

type Somebody = (name: string) => Promise<Someone>;

async function signIn(one: Someone, who: 'dana' | 'milo'): Promise<Someone> {
  await one.context.clearCookies();
  const { cookies, name } = board[who];
  await one.context.addCookies(cookies.map((cookie) => ({ ...cookie, url: board.url })));
  return { ...one, name };
}

/** Dana and Milo, each with the board open on the canvas. */
async function twoOfThem(somebody: Somebody): Promise<{ dana: Someone; milo: Someone }> {
  const dana = await signIn(await somebody('Dana'), 'dana');
  const milo = await signIn(await somebody('Milo'), 'milo');
  await openBoard(dana.page, board.boardId);
  await openBoard(milo.page, board.boardId);
  return { dana, milo };
}

const draft = (
  dana: Someone,
  milo: Someone,
  count: number,
  more: Partial<RoundDraft> = {},
): RoundDraft => ({
  scope: 'Chorus 1',
  shots: shots.slice(0, count).map((shot) => ({ ...shot, finalSay: dana })),
  deciders: [dana, milo],
  ...more,
});

const endRound = async ({ context }: Someone, roundId: string): Promise<void> => {
  const ended = await context.request.post(`/api/boards/${board.boardId}/rounds/${roundId}/close`);
  expect(ended.ok(), await ended.text()).toBe(true);
};

const notice = (page: Page): Locator => page.getByRole('region', { name: 'Choosing together' });
const bar = (page: Page): Locator => page.getByRole('region', { name: 'This round' });
const told = (page: Page): Locator => page.getByRole('alert');
const chooseView = (page: Page): Locator => page.getByRole('radio', { name: /^Choose/u });

test('from the question to the first wall: one asks, the other reads the rules and joins', async ({
  somebody,
}) => {
  const { dana, milo } = await twoOfThem(somebody);
  await showChoose(dana.page);
  await expectAccessible(dana.page, 'setting a round up');
  const names = shots.slice(0, 2).map(({ label }) => label);
  const asked = (await offeredShots(dana.page)).map(({ name }) => name);
  expect(asked).toEqual(expect.arrayContaining([...names]));
  await startRound(dana.page, names, { asked: [dana.name, milo.name] });
  await expect(rulesCard(dana.page)).toContainText('Waiting for Milo.');

  await expect(notice(milo.page)).toContainText('Dana asks you to choose together');
  await expect(notice(milo.page)).toContainText(/2 shots · live · Final say: /u);
  await expect(chooseView(milo.page)).toHaveAccessibleName(/somebody asks you/u);
  await expectAccessible(milo.page, 'being asked', '#main');
  await notice(milo.page).getByRole('button', { name: 'See the rules' }).click();
  await expect(rulesCard(milo.page)).toContainText('Joining agrees to these rules.');
  await expectAccessible(milo.page, 'the rules card');
  await expect(rulesCard(dana.page).getByRole('button', { name: 'Begin' })).toBeDisabled();
  await joinRound(milo.page);
  await expect(rulesCard(dana.page)).toContainText('Everybody has answered.');
  await beginRound(dana.page);
  for (const { page } of [dana, milo]) {
    await expect(wall(page)).toBeVisible();
    // The wall is as large as the window allows.
    await expect(page.getByRole('region', { name: 'Timeline' })).toHaveCount(0);
  }

  await bar(dana.page).getByRole('button', { name: 'More about this round' }).click();
  await dana.page.getByRole('menuitem', { name: 'End it for everybody…' }).click();
  await dana.page.getByRole('button', { name: 'End the round' }).click();
  for (const { page } of [dana, milo]) {
    await expect(page.getByRole('heading', { name: 'Choose together' })).toBeVisible();
  }
  await expect(told(milo.page)).toContainText('The round was ended. 2 shots stay without a pick.');
});

test('a change of the card asks everybody anew, and a double click starts one round', async ({
  somebody,
}) => {
  const { dana, milo } = await twoOfThem(somebody);
  await showChoose(dana.page);
  const start = dana.page.getByRole('form', { name: 'Choose together' });
  await start.getByRole('radio', { name: /^All without a pick/u }).check();
  await start.getByRole('combobox', { name: 'What Noor Haddad does' }).selectOption('not asked');
  await start.getByRole('button', { name: /^Ask Milo/u }).dblclick();
  await expect(rulesCard(dana.page)).toBeVisible();
  const listed = await dana.context.request.get(`/api/boards/${board.boardId}/rounds`);
  const { rounds } = (await listed.json()) as { rounds: { id: string; state: string }[] };
  const proposed = rounds.filter(({ state }) => state === 'proposed');
  expect(proposed).toHaveLength(1);

  await notice(milo.page).getByRole('button', { name: 'Join' }).click();
  await expect(rulesCard(milo.page)).toContainText('Everybody has answered.');
  const card = rulesCard(dana.page);
  await card.getByRole('button', { name: 'Change the final say' }).click();
  await card
    .getByRole('combobox', { name: 'Final say on Camera and story' })
    .selectOption({ label: 'Milo' });
  await expect(card).toContainText(/Milo \d+/u);
  await expect(card).toContainText('Waiting for Milo.');
  await expect(card.getByRole('button', { name: 'Begin' })).toBeDisabled();
  await expect(milo.page.getByRole('heading', { name: 'The rules have changed' })).toBeVisible();
  await joinRound(milo.page);
  await expect(card.getByRole('button', { name: 'Begin' })).toBeEnabled();

  await card.getByRole('button', { name: 'Take it back' }).click();
  await expect(told(milo.page)).toContainText('The round was taken back before it began.');
  await expect(rulesCard(milo.page)).toHaveCount(0);
});

test('two who ask each other at the same moment see both cards, and one of them begins', async ({
  somebody,
}) => {
  const { dana, milo } = await twoOfThem(somebody);
  await showChoose(dana.page);
  await showChoose(milo.page);
  const mine = await proposeRound(board.boardId, draft(dana, milo, 1, { scope: 'As Dana likes' }));
  await expect(rulesCard(dana.page)).toContainText('As Dana likes');
  const his = await proposeRound(board.boardId, {
    ...draft(milo, dana, 1, { scope: 'As Milo likes' }),
    deciders: [milo, dana],
  });
  await expect(notice(dana.page)).toContainText('As Milo likes');
  await notice(dana.page).getByRole('button', { name: 'See the rules' }).click();
  await expect(rulesCard(dana.page)).toContainText('As Milo likes');
  await endRound(dana, mine.id);
  await joinRound(dana.page);
  await expect
    .poll(async () =>
      (await readRound(milo, board.boardId, his.id)).voters.map(({ answer }) => answer),
    )
    .toEqual(['joined', 'joined']);
  const begun = await milo.context.request.post(
    `/api/boards/${board.boardId}/rounds/${his.id}/open`,
  );
  expect(begun.ok(), await begun.text()).toBe(true);
  await expect(wall(dana.page)).toBeVisible();
  await expect(wall(milo.page)).toBeVisible();
  await endRound(dana, his.id);
});

test('in the middle of a round: a shot is left out, one reloads, goes elsewhere, comes back, leaves', async ({
  somebody,
}) => {
  const { dana, milo } = await twoOfThem(somebody);
  const round = await openRound(board.boardId, draft(dana, milo, 3));
  await expect(notice(milo.page)).toContainText('Chorus 1: shot 1 of 3');
  await notice(milo.page).getByRole('button', { name: 'Go on' }).click();
  await showChoose(dana.page);
  await expect(wall(milo.page)).toBeVisible();
  await bar(dana.page).getByRole('button', { name: 'More about this round' }).click();
  await dana.page.getByRole('menuitem', { name: 'Leave this shot out…' }).click();
  await dana.page.getByRole('button', { name: 'Leave it out' }).click();
  await expect(dana.page.getByText('Say why: the others read it.')).toBeVisible();
  await dana.page.getByLabel('Why').fill('We want more takes first');
  await dana.page.getByRole('button', { name: 'Leave it out' }).click();
  await expect(told(milo.page)).toContainText('was left out: We want more takes first');
  await expect(bar(milo.page).locator('[aria-current=step]')).toHaveCount(1);

  // What it goes on with is there after a reload, and from anywhere on the board.
  await milo.page.reload();
  await expect(wall(milo.page)).toBeVisible();
  await milo.page.getByRole('radio', { name: 'Board' }).click();
  const second = shots[1]?.shotId ?? '';
  const takes = await takesOf(dana, board.boardId);
  const one = takes.find(({ shotId, state }) => shotId === second && state === 'ready')?.id ?? '';
  await sayReady(dana, board.boardId, round, { shotId: second }, { marks: { [one]: 'love' } });
  await expect(notice(milo.page)).toContainText('Chorus 1: shot 2 of 3');
  await expect(notice(milo.page)).toContainText('Dana is ready');
  await expectAccessible(milo.page, 'a round that goes on without me', '#main');
  await notice(milo.page).getByRole('button', { name: 'Go on' }).click();
  await expect(wall(milo.page)).toBeVisible();

  await bar(milo.page).getByRole('button', { name: 'More about this round' }).click();
  await milo.page.getByRole('menuitem', { name: 'Leave the round…' }).click();
  await milo.page.getByRole('button', { name: 'Leave the round', exact: true }).click();
  await expect(milo.page.getByText('You are out of this round')).toBeVisible();
  await expect(told(dana.page)).toContainText('Milo is no longer in this round.');
  await milo.page.getByRole('button', { name: 'Join after all' }).click();
  await expect(milo.page.getByText('You are out of this round')).toHaveCount(0);
  await endRound(dana, round.id);
});

test('a shot that is deleted in the round is named, and the round goes on without it', async ({
  somebody,
}) => {
  const { dana, milo } = await twoOfThem(somebody);
  const round = await openRound(board.boardId, draft(dana, milo, 2, { shots: shots.slice(-2) }));
  await showChoose(dana.page);
  await showChoose(milo.page);
  await expect(wall(dana.page)).toBeVisible();
  const [gone] = shots.slice(-2);
  const id = gone?.shotId ?? '';
  await writeDocument(dana.context, board.url, board.boardId, (b) =>
    binShots(b, [id], 'somebody', Date.now()),
  );
  for (const { page } of [dana, milo]) {
    await expect(
      page.getByRole('heading', { name: `${gone?.label} was deleted from the board` }),
    ).toBeVisible();
  }
  await expect(milo.page.getByText('Dana can put it back or go to the next shot.')).toBeVisible();
  await dana.page.getByRole('button', { name: 'Next shot' }).click();
  await expect(wall(milo.page)).toBeVisible();
  const now = await readRound(dana, board.boardId, round.id);
  expect(now.shots.map(({ state }) => state)).toEqual(['skipped', 'choosing']);
  await endRound(dana, round.id);
});

test('until a deadline everybody goes at their own pace, and sees what is left', async ({
  somebody,
}) => {
  const { dana, milo } = await twoOfThem(somebody);
  const inTwoDays = new Date(Date.now() + 49 * 3_600_000);
  const round = await proposeRound(
    board.boardId,
    draft(dana, milo, 3, { deadline: inTwoDays, restDecide: true }),
  );
  await expect(notice(milo.page)).toContainText(/3 shots · in 2 days, \w{3} \d\d:\d\d/u);
  await notice(milo.page).getByRole('button', { name: 'See the rules' }).click();
  await expect(rulesCard(milo.page)).toContainText('the others decide');
  await rulesCard(milo.page).getByRole('button', { name: 'Join and choose' }).click();
  await expect(wall(milo.page)).toBeVisible();
  await expect(bar(milo.page).getByRole('timer')).toContainText('Closes in 2 days');

  // Any shot, in any order; the one that was handed in is left behind by itself.
  const third = shots[2]?.label ?? '';
  await bar(milo.page)
    .getByRole('button', { name: `${third}: to be chosen` })
    .click();
  await expect(bar(milo.page).locator('[aria-current=step] [data-at]')).toHaveAccessibleName(
    `${third}: to be chosen`,
  );
  const all = await takesOf(milo, board.boardId);
  const love = (shotId: string) => {
    const take = all.find((each) => each.shotId === shotId && each.state === 'ready');
    return { marks: { [take?.id ?? '']: 'love' as const } };
  };
  for (const { shotId } of [shots[2], shots[0], shots[1]].flatMap((shot) => shot ?? [])) {
    await sayReady(milo, board.boardId, round, { shotId }, love(shotId));
  }
  await expect(
    milo.page.getByRole('heading', { name: 'You have chosen everything' }),
  ).toBeVisible();
  await expect(milo.page.getByText(/Dana has not yet\./u)).toBeVisible();
  await expectAccessible(milo.page, 'all chosen');
  const left = milo.page.getByRole('list', { name: 'Shots of this round' }).last();
  await expect(left.getByRole('listitem')).toHaveCount(3);
  await left.getByRole('button', { name: third }).click();
  await expect(wall(milo.page)).toBeVisible();
  await endRound(dana, round.id);
});

test('all of it by keyboard, and found in the palette', async ({ somebody }) => {
  const { dana, milo } = await twoOfThem(somebody);
  await dana.page.keyboard.press('Shift+O');
  const start = dana.page.getByRole('form', { name: 'Choose together' });
  await expect(start).toBeVisible();
  await tabTo(
    dana.page,
    start
      .getByRole('radiogroup', { name: 'What shall be chosen' })
      .getByRole('radio', { checked: true }),
  );
  await tabTo(dana.page, start.getByRole('button', { name: /^Ask/u }));
  await dana.page.keyboard.press('Enter');
  await expect(rulesCard(dana.page)).toBeVisible();

  const join = notice(milo.page).getByRole('button', { name: 'Join' });
  await expect(join).toBeVisible();
  await milo.page.locator('main').focus();
  await tabTo(milo.page, join);
  await milo.page.keyboard.press('Enter');
  await tabTo(dana.page, rulesCard(dana.page).getByRole('button', { name: 'Begin' }));
  await dana.page.keyboard.press('Enter');
  await expect(wall(milo.page)).toBeVisible();

  await milo.page.keyboard.press('Shift+B');
  await milo.page.keyboard.press('ControlOrMeta+k');
  await expect(
    milo.page.getByRole('combobox', { name: 'Find an action, a shot or a take' }),
  ).toBeFocused();
  await milo.page.keyboard.type('go to the round');
  await milo.page.keyboard.press('Enter');
  await expect(wall(milo.page)).toBeVisible();
});

test('a board with nothing to choose says what comes first', async ({ somebody }) => {
  const dana = await somebody('Dana Trent');
  await openBoard(dana.page, await makeBoard(dana));
  await showChoose(dana.page);
  await expect(dana.page.getByRole('heading', { name: 'Nothing to choose yet' })).toBeVisible();
  await expectAccessible(dana.page, 'nothing to choose');
  await dana.page.getByRole('button', { name: 'Go to the shots' }).click();
  await expect(dana.page.getByRole('region', { name: 'Shot list' })).toBeVisible();
});

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came to it.');
}
