import type { Page } from '@playwright/test';
import type { Round } from '../src/choose/round-wire.ts';
import { slot } from './support/board-page.ts';
import {
  beginRound,
  duel,
  goToTake,
  joinRound,
  offeredShots,
  reveal,
  showChoose,
  startRound,
  wall,
} from './support/rounds-page.ts';
import { myBallots, readRound, sayReady } from './support/rounds.ts';
import type { Someone } from './support/test.ts';

/** Milliseconds until what moves on a screen is in the middle of it. */
const MOVING = 2500;

/** Two people and a phone choose two shots: the wall, the reveal of what both love, a duel, the log. */
export async function shootChoosing(
  boardId: string,
  { dana, milo, phone }: Readonly<Record<'dana' | 'milo' | 'phone', Someone>>,
  shoot: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = dana;
  await showChoose(page);
  const free = (await offeredShots(page)).filter(({ picked }) => !picked);
  const names = free
    .toSorted((one, other) => other.takes - one.takes)
    .slice(0, 2)
    .map(({ name }) => name);
  await startRound(page, names, { asked: [dana.name, milo.name] });
  await showChoose(milo.page);
  await shoot(milo.page, 'rules');
  await joinRound(milo.page);
  await beginRound(page);

  await wall(page).waitFor();
  await page.keyboard.press('Shift+Digit3');
  await page.keyboard.press('Digit2');
  await page.waitForTimeout(MOVING);
  await shoot(page, 'wall');

  const round = await openRoundOf(dana, boardId);
  const [first, second] = round.shots;
  if (first === undefined || second === undefined) throw new Error('The round has two shots.');
  const loved = await lovedBy(dana, boardId, round);
  await showChoose(phone.page);
  await goToTake(phone.page, loved);
  await phone.page.waitForTimeout(MOVING);
  await shoot(phone.page, 'phone-choose');

  await sayReady(milo, boardId, round, first, { marks: { [loved]: 'love' } });
  await page.keyboard.press('Enter');
  await reveal(page).waitFor();
  await page.waitForTimeout(MOVING / 2);
  await shoot(page, 'reveal');

  const [a = '', b = ''] = second.takes;
  await sayReady(dana, boardId, round, second, { marks: { [a]: 'love', [b]: 'like' } });
  await sayReady(milo, boardId, round, second, { marks: { [a]: 'like', [b]: 'love' } });
  await page.keyboard.press('Enter');
  await duel(page).waitFor();
  await page.waitForTimeout(2 * MOVING);
  await shoot(page, 'duel');

  await page.getByRole('radio', { name: 'Board' }).click();
  await slot(page, first.label.split(' ')[0] ?? '').click();
  await page.getByRole('button', { name: 'Why this one?' }).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(MOVING / 2);
  await shoot(page, 'why');
  await page.keyboard.press('Escape');
}

async function openRoundOf(one: Someone, boardId: string): Promise<Round> {
  const answer = await one.context.request.get(`/api/boards/${boardId}/rounds`);
  const { rounds } = (await answer.json()) as { rounds: readonly Pick<Round, 'id' | 'state'>[] };
  const open = rounds.find(({ state }) => state === 'open');
  if (open === undefined) throw new Error('No round is open.');
  return readRound(one, boardId, open.id);
}

/** The take that somebody has given their heart. */
async function lovedBy(one: Someone, boardId: string, round: Round): Promise<string> {
  const [ballot] = await myBallots(one, boardId, round);
  const [take] = Object.entries(ballot?.marks ?? {}).find(([, { mark }]) => mark === 'love') ?? [];
  if (take === undefined) throw new Error(`${one.name} loves no take.`);
  return take;
}
