import type { Locator, Page } from '@playwright/test';
import type { Take } from '../src/api/wire.ts';
import { addSection } from '@takeboard/storyboard';
import { expectAccessible } from './support/axe.ts';
import { dialog, expectSaved, slot } from './support/board-page.ts';
import { makeFilmBoard } from './support/film-board.ts';
import { countOf, filter, showTakes, tiles } from './support/pool-page.ts';
import type { RealSizeBoard } from './support/real-size-board.ts';
import { openRound, sayReady, userIdOf } from './support/rounds.ts';
import { shotsOf } from './support/shots.ts';
import { takesOf } from './support/takes.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';
import { writeDocument } from './support/write-document.ts';

// One board for all, which takes a while to make; each test looks at shots of its own.
test.describe.configure({ mode: 'serial' });

const SIZE = ['--takes', '28', '--shots', '6', '--unsorted', '1', '--spoilt', '1', '--picks', '0'];

let board: RealSizeBoard;
let shots: readonly { readonly shotId: string; readonly label: string }[];
/** Numbers of shots: each test has its own. The one for a round has the most takes. */
let numbers: Record<'hand' | 'round' | 'none' | 'first' | 'second' | 'left', string>;

test.beforeAll(async ({ server, browser }) => {
  test.setTimeout(240_000);
  const newContext = () => browser.newContext({ baseURL: server.url });
  board = await makeFilmBoard(server.url, newContext, {
    size: [...SIZE, '--seconds', '0.5', '--width', '160'],
  });
  const context = await newContext();
  await context.addCookies(board.dana.cookies.map((each) => ({ ...each, url: board.url })));
  shots = await shotsOf({ context }, board.url, board.boardId);
  const answer = await context.request.get(`/api/boards/${board.boardId}/takes`);
  const { takes } = (await answer.json()) as { takes: Take[] };
  const count = (id: string) => takes.filter((take) => take.shotId === id && isThere(take)).length;
  const [round, hand, none, first, second, left] = shots
    .toSorted((a, b) => count(b.shotId) - count(a.shotId))
    .map(({ label }) => label.split(' ')[0] ?? '');
  if (!round || !hand || !none || !first || !second || !left) throw new Error('Too few shots.');
  numbers = { round, hand, none, first, second, left };
  await writeDocument(context, board.url, board.boardId, (b) => {
    const gridRevision = b.song()?.grid?.revision ?? 0;
    addSection(b, { name: 'Verse 1', start: { unit: 'ticks', value: 0, gridRevision } });
    addSection(b, { name: 'Chorus 1', start: { unit: 'ticks', value: 2 * 4 * 960, gridRevision } });
  });
  await context.close();
});

/** Dana or Milo in a browser of their own, who has not come to the board yet. */
async function oneOf(
  who: 'dana' | 'milo',
  somebody: (name: string, options?: object) => Promise<Someone>,
): Promise<Someone> {
  const person = await somebody(board[who].name, { reducedMotion: 'reduce' });
  await person.context.clearCookies();
  await person.context.addCookies(
    board[who].cookies.map((cookie) => ({ ...cookie, url: board.url })),
  );
  return person;
}

async function come({ page }: Someone): Promise<void> {
  await page.goto(`/b/${board.boardId}`);
  await expectSaved(page);
}

const isThere = ({ state, hidden, hiddenByAll }: Take): boolean =>
  state === 'ready' && !hidden && !hiddenByAll;

const shotId = (label: string): string => {
  const found = shots.find((shot) => shot.label.startsWith(`${label} `));
  if (found === undefined) throw new Error(`There is no shot ${label}.`);
  return found.shotId;
};
const nameOf = (label: string): string =>
  shots.find((each) => each.shotId === shotId(label))?.label ?? '';

/** Names and ids of the takes of a shot, oldest first. */
const takesUnder = async (person: Someone, label: string) =>
  (await takesOf(person, board.boardId)).filter(
    (take) => take.shotId === shotId(label) && isThere(take),
  );

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Selected shot' });
const since = (page: Page): Locator => page.getByRole('region', { name: 'Picks since you left' });

/** Picks a take of a shot over HTTP, as a page does. */
async function pick(person: Someone, label: string, takeId: string | null): Promise<void> {
  const answer = await person.context.request.post(`/api/boards/${board.boardId}/decisions`, {
    data: { shotId: shotId(label), takeId, shot: nameOf(label) },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

async function openDecisions(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'More about this board' }).click();
  await page.getByRole('menuitem', { name: 'Decisions' }).click();
  const log = page.getByRole('dialog', { name: 'Decisions' });
  await expect(log).toBeVisible();
  return log;
}

test('P picks by hand, and the other one reads at once who it was, with the keyboard alone', async ({
  somebody,
}) => {
  const [dana, milo] = [await oneOf('dana', somebody), await oneOf('milo', somebody)];
  await Promise.all([come(dana), come(milo)]);
  const log = await openDecisions(milo.page);
  await expect(log).toContainText('Nothing is decided yet.');
  await milo.page.keyboard.press('Escape');

  await slot(dana.page, numbers.hand).click();
  await panel(dana.page).getByRole('listbox').getByRole('option').first().focus();
  await dana.page.keyboard.press('p');
  await expect(dana.page.getByTestId('pick-count')).toHaveText('1/6 picked');

  await expect(milo.page.getByTestId('pick-count')).toHaveText('1/6 picked');
  await slot(milo.page, numbers.hand).click();
  const why = panel(milo.page).getByRole('button', { name: 'Why this one?' });
  await expect(panel(milo.page)).toContainText(`${board.dana.name} picked it by hand`);
  await why.focus();
  await milo.page.keyboard.press('Enter');
  await expect(dialog(milo.page)).toContainText('picked it by hand, without a round');
  await expect(dialog(milo.page)).toContainText('entry 1');
  await expectAccessible(milo.page, 'why this one, by hand', '[role=dialog]');
  await milo.page.keyboard.press('Escape');
  await expect(dialog(milo.page)).toBeHidden();
  await expect(why).toBeFocused();
});

test('of a round it tells the marks of all, what was not shown, and who likes which', async ({
  somebody,
}) => {
  const [dana, milo] = [await oneOf('dana', somebody), await oneOf('milo', somebody)];
  const [loved, liked, refused] = await takesUnder(dana, numbers.round);
  if (!loved || !liked || !refused) throw new Error('No shot has enough takes.');
  const shot = { shotId: shotId(numbers.round), label: nameOf(numbers.round) };
  await Promise.all([come(dana), come(milo)]);
  await showTakes(milo.page);
  expect(await countOf(milo.page, 'Loved or liked')).toBe(0);
  const round = await openRound(board.boardId, {
    shots: [shot],
    deciders: [dana, milo],
    scope: 'Chorus 1',
  });
  await sayReady(dana, board.boardId, round, shot, {
    marks: { [loved.id]: 'love', [refused.id]: { mark: 'no', reason: 'Too dark' } },
  });
  // One has said what they like; nobody is told before all have.
  await milo.page.reload();
  await expectSaved(milo.page);
  await showTakes(milo.page);
  expect(await countOf(milo.page, 'Loved or liked')).toBe(0);
  await sayReady(milo, board.boardId, round, shot, {
    marks: { [loved.id]: 'like', [liked.id]: 'love' },
  });

  await expect.poll(() => countOf(milo.page, 'Loved or liked')).toBe(2);
  await filter(milo.page, 'Loved or liked').click();
  await expect(tiles(milo.page)).toHaveCount(2);
  await milo.page.locator(`[role=gridcell][data-take="${loved.id}"]`).dblclick();
  const who = dialog(milo.page).getByRole('region', { name: 'Loved or liked' });
  await expect(who.getByRole('listitem')).toHaveText([
    `♥loved by ${board.dana.name} · ✓liked by ${board.milo.name}, in Chorus 1`,
  ]);
  await milo.page.keyboard.press('Escape');

  await dana.page.getByRole('radio', { name: 'Board' }).click();
  await slot(dana.page, numbers.round).click();
  // What she said no to is hidden from her since the reveal, and from nobody else.
  const isHidden = async (person: Someone) =>
    (await takesOf(person, board.boardId)).find(({ id }) => id === refused.id)?.hidden;
  expect([await isHidden(dana), await isHidden(milo)]).toEqual([true, false]);
  await panel(dana.page).getByRole('button', { name: 'Why this one?' }).click();
  const why = dialog(dana.page);
  await expect(why).toContainText(`${board.dana.name} ♥ and ${board.milo.name} ✓ it.`);
  const shown = why.getByRole('region', { name: 'Takes that were shown' }).getByRole('listitem');
  await expect(shown.first()).toContainText(loved.name);
  await expect(shown.filter({ hasText: refused.name })).toContainText(
    `${board.dana.name} says no: Too dark`,
  );
  await expectAccessible(dana.page, 'why this one, by a round', '[role=dialog]');
});

test('what all refused becomes notes for the next prompt, and stands in the summary', async ({
  somebody,
}) => {
  const [dana, milo] = [await oneOf('dana', somebody), await oneOf('milo', somebody)];
  const shot = { shotId: shotId(numbers.none), label: nameOf(numbers.none) };
  const round = await openRound(board.boardId, { shots: [shot], deciders: [dana, milo] });
  await sayReady(dana, board.boardId, round, shot, { none: 'More dust in the light.' });
  await sayReady(milo, board.boardId, round, shot, { none: '' });
  await come(milo);
  await slot(milo.page, numbers.none).click();
  const notes = milo.page.getByRole('region', { name: 'For the next prompt' });
  await expect(notes.getByRole('listitem')).toHaveText([
    `${board.dana.name}: More dust in the light.`,
  ]);
  await milo.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await notes.getByRole('button', { name: 'Copy notes' }).click();
  await expect
    .poll(() => milo.page.evaluate(() => navigator.clipboard.readText()))
    .toBe('More dust in the light.');
  await expect(panel(milo.page).getByRole('button', { name: 'What was decided?' })).toBeVisible();

  await milo.page.getByTestId('pick-count').press('Enter');
  const summary = milo.page.getByRole('list', { name: 'Picked, by parts of the song' });
  const parts = summary.locator('> li');
  await expect(parts).toHaveText([/^Verse 1/u, /^Chorus 1/u, /^In no part of the song/u]);
  await expect(parts.filter({ hasText: 'Nobody liked any 1' })).toContainText(numbers.none);
  await expectAccessible(milo.page, 'what is picked', '[role=dialog]');
  await summary.getByRole('button', { name: `Shot ${numbers.none}`, exact: true }).press('Enter');
  await expect(summary).toBeHidden();
  await expect(slot(milo.page, numbers.none)).toHaveAttribute('aria-selected', 'true');
});

test('who comes back is told of the others’ picks, and can open one again', async ({
  somebody,
}) => {
  const [dana, milo] = [await oneOf('dana', somebody), await oneOf('milo', somebody)];
  const [take] = await takesUnder(dana, numbers.first);
  const [other] = await takesUnder(dana, numbers.second);
  // The first visit to a board tells of nothing: all of it is new.
  await come(milo);
  await expect(milo.page.getByTestId('pick-count')).toBeVisible();
  await expect(since(milo.page)).toBeHidden();
  const kept = `takeboard:seen-picks:${await userIdOf(milo)}:${board.boardId}`;
  await expect
    .poll(() => milo.page.evaluate((key) => localStorage.getItem(key), kept))
    .not.toBeNull();
  await milo.page.goto('about:blank');
  await pick(dana, numbers.first, take?.id ?? '');
  await pick(dana, numbers.second, other?.id ?? '');
  await pick(milo, numbers.hand, null);

  await come(milo);
  await expect(since(milo.page).getByRole('heading')).toHaveText('2 picks since you left');
  await expect(since(milo.page).getByRole('listitem')).toHaveCount(2);
  await expectAccessible(milo.page, 'picks since', '[data-testid="picks-since"]');
  // Not put away, it is there again.
  await milo.page.reload();
  await expect(since(milo.page)).toContainText(nameOf(numbers.first));
  await since(milo.page)
    .getByRole('button', { name: `Re-open ${nameOf(numbers.first)}` })
    .click();
  await milo.page.keyboard.type('The camera is too slow.');
  await milo.page.keyboard.press('Enter');
  await expect(milo.page.getByRole('radio', { name: 'Choose' })).toBeChecked();
  const { rounds } = (await (
    await dana.context.request.get(`/api/boards/${board.boardId}/rounds`)
  ).json()) as { rounds: { scope: string; reason: string | null; state: string }[] };
  expect(rounds.find(({ scope }) => scope === nameOf(numbers.first))).toMatchObject({
    reason: 'The camera is too slow.',
  });

  await milo.page.getByRole('radio', { name: 'Board' }).click();
  await since(milo.page).getByRole('button', { name: 'I have seen them' }).click();
  await expect(since(milo.page)).toBeHidden();
  await milo.page.reload();
  await expectSaved(milo.page);
  await expect(milo.page.getByTestId('pick-count')).toBeVisible();
  await expect(since(milo.page)).toBeHidden();
  // What is picked while one is here is seen as it happens.
  await pick(dana, numbers.second, null);
  await pick(dana, numbers.second, other?.id ?? '');
  await expect(since(milo.page)).toBeHidden();
});

test('the log of the board is read by shot, and proves that it is whole', async ({ somebody }) => {
  const milo = await oneOf('milo', somebody);
  await come(milo);
  const { page } = milo;
  const log = await openDecisions(page);
  const rows = log.getByRole('list', { name: 'Decisions, newest first' }).locator('> li');
  await expect(rows.first()).toContainText(nameOf(numbers.second));
  const entries = await rows.count();
  await log.getByRole('button', { name: 'Check the log' }).press('Enter');
  await expect(log.getByRole('status')).toContainText(
    `The log is whole: ${entries} entries checked.`,
  );
  await rows.first().getByRole('button').press('Enter');
  await expect(rows.first()).toContainText(`entry ${entries}`);
  await expectAccessible(page, 'decisions', '[role=dialog]');

  await log.getByLabel('Of which shot').selectOption({ label: nameOf(numbers.none) });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Nobody found one good');
  await log.getByLabel('Of which shot').selectOption({ label: nameOf(numbers.left) });
  await expect(log).toContainText('Nothing is decided about this shot yet.');

  // This browser remembers what it saw: a log whose end is another one is not whole to it.
  await page.evaluate((boardId) => {
    const key = `takeboard:log-head:${boardId}`;
    const { place } = JSON.parse(localStorage.getItem(key) ?? '{}') as { place: number };
    localStorage.setItem(key, JSON.stringify({ place, hash: 'f'.repeat(64) }));
  }, board.boardId);
  await log.getByRole('button', { name: 'Check the log' }).click();
  await expect(log.getByRole('status')).toContainText(`not whole from place ${entries} on`);
  await expect(log.getByRole('status')).toContainText('it was written anew');
});

test('a shot that is gone stays in the log, and cannot be opened again', async ({ somebody }) => {
  const dana = await oneOf('dana', somebody);
  await come(dana);
  const { page } = dana;
  await slot(page, numbers.second).click();
  await panel(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(slot(page, numbers.second)).toHaveCount(0);
  const log = await openDecisions(page);
  const rows = log.getByRole('list', { name: 'Decisions, newest first' }).locator('> li');
  const gone = rows.filter({ hasText: 'no longer on the board' });
  await expect(gone.first()).toContainText(nameOf(numbers.second));
});
