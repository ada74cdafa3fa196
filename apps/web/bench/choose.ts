/**
 * A pair decides all shots of the real-size board through its pages, by keys alone, in a headless
 * Chromium: how many keys that takes, what three cuts of the line of ten seconds each lose, how soon
 * the other sees a reveal, and how soon the next wall plays. Nobody watches anything here: the time two
 * people would spend looking (2.5 s a take) is reckoned and added.
 *
 * `npm run bench -- choose --takes 60 --shots 6` tries it small.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Ballot, DecisionEntry, TakeMark } from '@takeboard/voting';
import { chromium } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { RoundShot } from '../src/choose/round-wire.ts';
import { openBoard } from '../e2e/support/board-page.ts';
import { makeRealSizeBoard } from '../e2e/support/real-size-board.ts';
import type { RealSizeBoard, SignedIn } from '../e2e/support/real-size-board.ts';
import { duel, markByKey, reveal, showChoose, wall, wholeCut } from '../e2e/support/rounds-page.ts';
import { openRound, readRound, userIdOf } from '../e2e/support/rounds.ts';
import { startServer } from '../e2e/support/server.ts';
import { takesOf } from '../e2e/support/takes.ts';
import type { Someone } from '../e2e/support/test.ts';
import config from '../playwright.config.ts';

const { values: given } = parseArgs({
  options: {
    takes: { type: 'string', default: '700' },
    shots: { type: 'string', default: '55' },
    seconds: { type: 'string', default: '1' },
    width: { type: 'string', default: '320' },
  },
});
const TARGET = { keys: 3, revealMs: 300, wallMs: 500, minutes: 30 };
/** Seconds two people look at one take. */
const LOOK = 2.5;
/** Milliseconds, and after which part of the shots a line is cut. */
const CUT = { lasts: 10_000, after: [0.2, 0.5, 0.8] };
/** How often a person likes a take beside the one they love. */
const LIKES_ONE_MORE = 0.4;
/** Milliseconds to wait for anything at most, a cut line included. */
const PATIENCE = 60_000;

const server = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const size = ['takes', 'shots', 'seconds', 'width'] as const;
  const board = await makeRealSizeBoard(server.url, [
    ...size.flatMap((name) => [`--${name}`, given[name]]),
    '--picks',
    '0',
    '--unsorted',
    String(Math.min(30, Math.floor(Number(given.takes) / 20))),
  ]);
  await run(board);
} finally {
  await browser.close();
  await server.close();
}

/** One of the two, with what they have pressed. */
interface Voter extends Someone {
  readonly userId: string;
  /** By shot. */
  readonly keys: Map<string, number>;
  readonly said: Map<string, Ballot['marks']>;
}

async function run(board: RealSizeBoard): Promise<void> {
  const { boardId } = board;
  const dana = await voter(board, board.dana);
  const milo = await voter(board, board.milo);
  const pair = [dana, milo] as const;
  const ready = (await takesOf(dana, boardId)).filter(({ state }) => state === 'ready');
  const byShot = Map.groupBy(ready, ({ shotId }) => shotId);
  const shots = [...byShot.keys()].flatMap((shotId, i) =>
    shotId === null ? [] : [{ shotId, label: String(i + 1), finalSay: dana }],
  );
  const round = await openRound(boardId, { shots, deciders: pair });
  const watched = round.shots.reduce((sum, { takes }) => sum + takes.length, 0) * LOOK;

  for (const { page } of pair) {
    await openBoard(page, boardId);
    await showChoose(page);
    await wall(page).waitFor();
  }
  const cutAt = new Set(CUT.after.map((part) => Math.floor(part * round.shots.length)));
  const [reveals, duels] = [[] as number[], { count: 0 }];
  const begun = performance.now();
  const dice = random(7);
  for (const [i, shot] of round.shots.entries()) {
    const wishes = wishesFor(shot, dice);
    const cut = cutAt.has(i) ? pair[i % 2] : undefined;
    const back = cut === undefined ? undefined : cutLine(cut);
    // One is always done first; who, changes.
    const order = i % 2 === 0 ? pair : ([milo, dana] as const);
    await Promise.all(pair.map((one) => mark(one, shot, wishes[pair.indexOf(one)] ?? {})));
    await press(order[0], shot, 'Enter');
    // The other one hears of it before they are done themselves, unless a line is cut.
    if (cut === undefined) await isReadyOn(order[1].page).waitFor({ timeout: PATIENCE });
    await press(order[1], shot, 'Enter');
    await back;
    for (const one of pair) await outcomeOn(one.page).waitFor({ timeout: PATIENCE });
    // Behind a cut line nothing can be quick.
    if (cut === undefined) reveals.push(await revealedAfter(order[1].page, order[0].page));
    if ((await duel(dana.page).count()) > 0) {
      duels.count += 1;
      await settle(pair, shot, boardId, round.id);
    }
    // It goes on by itself, as long as nobody wants to talk: that costs its moment, and no key.
    for (const { page } of pair) {
      await reveal(page).waitFor({ state: 'detached', timeout: PATIENCE });
    }
  }
  for (const { page } of pair) await wholeCut(page).waitFor({ timeout: PATIENCE });
  const took = (performance.now() - begun) / 1000;

  const walls = (await Promise.all(pair.map(({ page }) => wallsOf(page)))).flat();
  const entries = await logOf(dana, boardId, round.id);
  const lost = round.shots.flatMap(({ shotId }) =>
    pair.filter((one) => !isSame(one.said.get(shotId), ballotIn(entries, shotId, one.userId))),
  );
  const keys = pair.flatMap((one) => [...one.keys.values()]);
  const { whole } = await read<{ whole: boolean }>(dana, `/api/boards/${boardId}/decisions/verify`);
  row('shots decided', `${entries.length} of ${round.shots.length}`);
  row('  of them by duel', String(duels.count));
  row('keys a person and shot, median', String(quantile(keys, 0.5)), `target ${TARGET.keys}`);
  row('  p95', String(quantile(keys, 0.95)));
  row('marks lost in three cuts of 10 s', String(lost.length), 'target 0');
  row('the log is whole', whole ? 'yes' : 'no');
  row(
    `ready to reveal on the other screen, p95 of ${reveals.length}`,
    `${quantile(reveals, 0.95).toFixed(0)} ms`,
    `target ${TARGET.revealMs} ms`,
  );
  row('  median', `${quantile(reveals, 0.5).toFixed(0)} ms`);
  row(
    `next wall playing, p95 of ${walls.length}`,
    `${quantile(walls, 0.95).toFixed(0)} ms`,
    `target ${TARGET.wallMs} ms`,
  );
  row('  median', `${quantile(walls, 0.5).toFixed(0)} ms`);
  row(`looking at each take for ${LOOK} s, reckoned`, time(watched));
  row('everything else, measured, cuts included', time(took));
  row('together', time(watched + took), `target ${TARGET.minutes}:00 of watching`);
}

/** What the two want of a shot: ties are normal, and mostly some take is liked by both. */
function wishesFor({ takes }: RoundShot, dice: () => number) {
  const pick = () => takes[Math.floor(dice() * Math.min(takes.length, 12))] ?? '';
  const [first, second] = [pick(), pick()];
  const isSame = dice() < 0.25;
  const her: Record<string, 'love' | 'like'> = { [first]: 'love' };
  const his: Record<string, 'love' | 'like'> = { [isSame ? first : second]: 'love' };
  if (dice() < LIKES_ONE_MORE && her[second] === undefined) her[second] = 'like';
  if (dice() < LIKES_ONE_MORE && his[first] === undefined) his[first] = 'like';
  return [her, his] as const;
}

async function mark(
  one: Voter,
  shot: RoundShot,
  wishes: Readonly<Record<string, 'love' | 'like'>>,
): Promise<void> {
  // The wall of this shot, in the order that was drawn for this person.
  const tiles = shot.takes.map((id) => `[role=gridcell][data-take="${id}"]`);
  await one.page.locator(tiles.join()).first().waitFor({ timeout: PATIENCE });
  for (const [takeId, kind] of Object.entries(wishes)) {
    count(one, shot, await markByKey(one.page, takeId, kind));
  }
  one.said.set(
    shot.shotId,
    Object.fromEntries(
      Object.entries(wishes).map(([id, kind]): [string, TakeMark] => [id, { mark: kind }]),
    ),
  );
}

/** Both press the same finalist; each by its letter. */
async function settle(
  pair: readonly Voter[],
  shot: RoundShot,
  boardId: string,
  roundId: string,
): Promise<void> {
  const [one] = pair;
  if (one === undefined) return;
  const { shots } = await readRound(one, boardId, roundId);
  if ((shots.find(({ shotId }) => shotId === shot.shotId)?.finalists.length ?? 0) === 0) {
    throw new Error('a duel without finalists');
  }
  for (const each of pair) await press(each, shot, 'a');
  for (const { page } of pair) await reveal(page).waitFor({ timeout: PATIENCE });
}

async function press(one: Voter, shot: RoundShot, key: string): Promise<void> {
  count(one, shot, 1);
  await one.page.keyboard.press(key);
}

function count(one: Voter, { shotId }: RoundShot, keys: number): void {
  one.keys.set(shotId, (one.keys.get(shotId) ?? 0) + keys);
}

/** Cuts somebody's line at once; resolves when it is mended. */
async function cutLine({ context }: Voter): Promise<void> {
  await context.setOffline(true);
  await delay(CUT.lasts);
  await context.setOffline(false);
}

/** Another person's "ready", as it stands on somebody's wall. */
function isReadyOn(page: Page): Locator {
  const people = page.getByRole('list', { name: 'Who is ready' });
  return people.getByText('ready', { exact: true }).first();
}

/** A reveal with its outcome, or the duel it led to. */
function outcomeOn(page: Page): Locator {
  return reveal(page).or(duel(page)).first();
}

async function voter(board: RealSizeBoard, { name, cookies }: SignedIn): Promise<Voter> {
  const context = await browser.newContext({
    baseURL: board.url,
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: board.url })));
  await context.addInitScript(() => {
    const at = { enter: 0, outcome: 0 };
    Object.assign(window, { at });
    const now = () => performance.timeOrigin + performance.now();
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Enter') at.enter = now();
      },
      { capture: true },
    );
    const seen = 'section[data-stage][data-outcome], section[data-stage][data-count]';
    let was = false;
    const look = () => {
      const is = document.querySelector(seen) !== null;
      // A frame later it is painted.
      if (is && !was) requestAnimationFrame(() => (at.outcome = now()));
      was = is;
    };
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['data-outcome', 'data-count'],
    });
  });
  const one: Someone = { name, context, page: await context.newPage() };
  return { ...one, userId: await userIdOf(one), keys: new Map(), said: new Map() };
}

interface Times {
  readonly at: { readonly enter: number; readonly outcome: number };
}

/** Milliseconds from the Enter on one screen until the outcome stood on the other. */
async function revealedAfter(pressed: Page, other: Page): Promise<number> {
  const enter = await pressed.evaluate(() => (window as unknown as Times).at.enter);
  const shown = await other.waitForFunction(
    (since) => {
      const { outcome } = (window as unknown as Times).at;
      return outcome > since ? outcome : null;
    },
    enter,
    { timeout: PATIENCE },
  );
  return Number(await shown.jsonValue()) - enter;
}

/** Milliseconds until each wall but the first played. */
function wallsOf(page: Page): Promise<readonly number[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByName('takeboard:wall-playing')
      .slice(1)
      .map(({ duration }) => duration),
  );
}

async function logOf(
  one: Someone,
  boardId: string,
  roundId: string,
): Promise<readonly DecisionEntry[]> {
  const { log } = await read<{ log: { entry: DecisionEntry | null }[] }>(
    one,
    `/api/boards/${boardId}/decisions/log?limit=100`,
  );
  return log.flatMap(({ entry }) => (entry?.round?.id === roundId ? [entry] : []));
}

function ballotIn(entries: readonly DecisionEntry[], shotId: string, userId: string) {
  const entry = entries.find((one) => one.shotId === shotId);
  return entry?.round?.ballots.find((one) => one.userId === userId)?.ballot.marks;
}

function isSame(a: Ballot['marks'] | undefined, b: Ballot['marks'] | undefined): boolean {
  const said = (marks: Ballot['marks'] = {}) =>
    Object.entries(marks)
      .map(([takeId, { mark: kind }]) => `${takeId} ${kind}`)
      .toSorted((one, other) => one.localeCompare(other));
  return said(a).join() === said(b).join();
}

async function read<Answer>({ context }: Someone, path: string): Promise<Answer> {
  const answer = await context.request.get(path);
  if (!answer.ok()) throw new Error(await answer.text());
  return (await answer.json()) as Answer;
}

/** The same numbers each time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function time(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function row(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(52)} ${value.padStart(9)}  ${target}`);
}
