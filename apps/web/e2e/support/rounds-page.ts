import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** Choosing together as a person finds their way in it: by roles and names, as read aloud. */
export const rulesCard = (page: Page): Locator =>
  page.getByRole('region', { name: 'Rules of this round' });
export const wall = (page: Page): Locator =>
  page.getByRole('region', { name: /^Choose for shot/u });
export const wallTiles = (page: Page): Locator => wall(page).getByRole('gridcell');
export const reveal = (page: Page): Locator => page.locator('section[data-stage][data-outcome]');
export const duel = (page: Page): Locator => page.locator('section[data-stage][data-count]');
export const wholeCut = (page: Page): Locator =>
  page.getByRole('region', { name: 'The whole cut' });
/** One take at a time, as on a phone. */
export const onPhone = (page: Page): Locator =>
  page.getByRole('region', { name: /^Choosing shot/u });

/** Goes to where one chooses, on a wide screen or on a phone. */
export async function showChoose(page: Page): Promise<void> {
  const onWide = page.getByRole('radio', { name: 'Choose' });
  const onNarrow = page
    .getByRole('navigation', { name: 'View' })
    .getByRole('button', { name: 'Choose' });
  await onWide.or(onNarrow).click();
}

const start = (page: Page): Locator => page.getByRole('form', { name: 'Choose together' });

/** A shot as it is offered for a round. */
interface OfferedShot {
  /** Its number and title. */
  readonly name: string;
  readonly takes: number;
  readonly picked: boolean;
}

/** The shots that can be marked one by one for a round. */
export async function offeredShots(page: Page): Promise<readonly OfferedShot[]> {
  await start(page)
    .getByRole('radio', { name: /^Certain shots/u })
    .check();
  const list = start(page).getByRole('group', { name: 'Shots to choose' });
  await expect(list.getByRole('checkbox').first()).toBeVisible();
  const told = await list
    .locator('label')
    .evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll('span')].map((each) => each.innerText)),
    );
  return told.map((parts) => {
    const counts = parts.at(-1) ?? '';
    return {
      name: parts.at(-2) ?? '',
      takes: Number(/^\d+/u.exec(counts)?.[0] ?? 0),
      picked: counts.includes('picked'),
    };
  });
}

/** Asks people, or who is asked anyway, to choose certain shots together, by number and title. */
export async function startRound(
  page: Page,
  shots: readonly string[],
  { asked }: { readonly asked?: readonly string[] } = {},
): Promise<void> {
  await start(page)
    .getByRole('radio', { name: /^Certain shots/u })
    .check();
  const list = start(page).getByRole('group', { name: 'Shots to choose' });
  for (const name of shots) {
    await list.getByText(name, { exact: true }).click();
  }
  if (asked !== undefined) await askOnly(page, asked);
  await start(page)
    .getByRole('button', { name: /^(Ask|Begin)\b/u })
    .click();
  await expect(start(page)).toBeHidden();
}

async function askOnly(page: Page, asked: readonly string[]): Promise<void> {
  const parts = start(page).getByRole('combobox', { name: /^What .+ does$/u });
  const wanted = asked.map((name) => `What ${name} does`);
  // By name: who is not asked any more may stand elsewhere in the list.
  const labels = await parts.evaluateAll((all) => all.map((part) => part.ariaLabel ?? ''));
  for (const label of labels.filter((each) => !wanted.includes(each))) {
    await start(page).getByRole('combobox', { name: label, exact: true }).selectOption('not asked');
  }
}

/** Agrees to the rules that somebody put to me. */
export async function joinRound(page: Page): Promise<void> {
  await rulesCard(page).getByRole('button', { name: /^Join/u }).click();
}

export async function beginRound(page: Page): Promise<void> {
  await rulesCard(page).getByRole('button', { name: 'Begin' }).click();
  await expect(rulesCard(page)).toBeHidden();
}

/** The twelve keys, by where they lie. */
const KEYS = [
  ...['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6'],
  ...['Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus', 'Equal'],
] as const;

/** Marks a take on the wall by its key, after turning to its page. @returns how many keys that took */
export async function markByKey(
  page: Page,
  takeId: string,
  mark: 'love' | 'like',
): Promise<number> {
  let pressed = 0;
  const tile = wall(page).locator(`[role=gridcell][data-take="${takeId}"]`);
  await expect(wallTiles(page).first()).toBeVisible();
  while ((await tile.count()) === 0) {
    const first = wallTiles(page).first();
    const before = (await first.getAttribute('data-take')) ?? '';
    const shown = await wallTiles(page).last().getAttribute('aria-label');
    const [, place, of] = /^Take (\d+) of (\d+)/u.exec(shown ?? '') ?? [];
    // To the last page, and from there back.
    await page.keyboard.press(place === of ? 'PageUp' : 'PageDown');
    pressed += 1;
    await expect(first).not.toHaveAttribute('data-take', before);
  }
  const here = await wallTiles(page).evaluateAll((all) =>
    all.map((one) => (one as HTMLElement).dataset['take']),
  );
  const key = KEYS[here.indexOf(takeId)];
  if (key === undefined) throw new Error(`No key stands for the take ${takeId}.`);
  await page.keyboard.press(mark === 'love' ? `Shift+${key}` : key);
  return pressed + 1;
}

/** The button with which a mark is given to the take in front, on a phone. */
export const thumb = (page: Page, mark: 'love' | 'like' | 'no'): Locator =>
  onPhone(page).getByRole('button', {
    name: { love: 'Love it', like: 'Like it', no: 'Not for me, because…' }[mark],
  });

/** Goes to a take on the phone, by its poster. */
export async function goToTake(page: Page, takeId: string): Promise<void> {
  const poster = onPhone(page).locator(`[role=option][data-take="${takeId}"]`);
  await poster.tap();
  await expect(poster).toHaveAttribute('aria-selected', 'true');
}

/** Goes on from what was revealed. */
export async function goOn(page: Page): Promise<void> {
  await reveal(page).getByRole('button', { name: 'Go on' }).click();
}

/** Presses in a duel: a take by its letter, `Yours` or `Park`. */
export async function pressInDuel(page: Page, what: string): Promise<void> {
  await duel(page)
    .getByRole('group', { name: 'Press' })
    .getByRole('button', { name: new RegExp(`^${what}:`, 'u') })
    .click();
}
