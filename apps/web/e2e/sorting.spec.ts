import { expectAccessible } from './support/axe.ts';
import { filter, tiles } from './support/pool-page.ts';
import { openRealPool } from './support/real-size-page.ts';
import { takesOf } from './support/takes.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

const sorting = ({ page }: Someone) => page.getByRole('region', { name: 'Sorting' });
const field = (who: Someone) => sorting(who).getByRole('combobox');

/** The name of the take that plays. */
async function current(who: Someone): Promise<string> {
  const label = await field(who).getAttribute('aria-label');
  return (label ?? '').replace(/^Shot of /u, '');
}

test('a heap without shots is sorted by keyboard, and the other sees it go', async ({
  oneOfTwo,
  realSize,
}) => {
  test.setTimeout(90_000);
  const dana = await oneOfTwo('dana');
  const milo = await oneOfTwo('milo');
  const { boardId } = realSize;
  await openRealPool(dana, realSize);
  await openRealPool(milo, realSize);
  const named = async (name: string) =>
    (await takesOf(milo, boardId)).filter((take) => take.name === name);
  const left = async () =>
    (await takesOf(milo, boardId)).filter(
      ({ shotId, state }) => shotId === null && state === 'ready',
    ).length;
  await filter(dana.page, 'Without a shot').click();
  await filter(milo.page, 'Without a shot').click();
  await expect(field(dana)).toBeFocused();
  await expect(sorting(dana).locator('video').first()).toBeAttached();
  await expectAccessible(dana.page, 'sorting', 'section[aria-label="Pool"]');
  const begin = await left();
  const hisTiles = await tiles(milo.page).count();

  let filed = '';
  await test.step('a number and Enter files it, and the next one plays', async () => {
    filed = await current(dana);
    await dana.page.keyboard.type('23');
    await expect(sorting(dana).getByRole('option', { selected: true })).toContainText(
      'Wedding car',
    );
    await dana.page.keyboard.press('Enter');
    await expect.poll(() => current(dana)).not.toBe(filed);
    await expect.poll(left).toBe(begin - 1);
    expect((await named(filed))[0]?.shotId).not.toBeNull();
    await expect(tiles(milo.page)).toHaveCount(hisTiles - 1);
  });

  await test.step('undo brings it back, for both', async () => {
    await dana.page.keyboard.press('Control+z');
    await expect.poll(left).toBe(begin);
    await expect(tiles(milo.page)).toHaveCount(hisTiles);
    expect((await named(filed))[0]?.shotId).toBeNull();
  });

  await test.step('guesses come with their reasons, and Enter takes the first', async () => {
    const takes = await left();
    for (let i = 0; i < takes; i += 1) {
      if ((await sorting(dana).getByRole('option').count()) > 0) break;
      await dana.page.keyboard.press('ArrowRight');
    }
    const guess = sorting(dana).getByRole('option', { selected: true });
    await expect(guess).toContainText(/prompt|named|made|together|batch|folder/u);
    const name = await current(dana);
    await dana.page.keyboard.press('Enter');
    await expect.poll(left).toBe(begin - 1);
    await expect.poll(() => current(dana)).not.toBe(name);
  });

  await test.step('B takes its batch along', async () => {
    const key = sorting(dana).getByRole('button', { name: 'B' });
    for (let i = 0; i < begin && (await key.count()) === 0; i += 1) {
      await dana.page.keyboard.press('ArrowRight');
    }
    const before = await left();
    await dana.page.keyboard.press('b');
    const along = sorting(dana).getByRole('group', { name: /takes? come along$/u });
    const count = Number(/^(\d+)/u.exec((await along.getAttribute('aria-label')) ?? '')?.[1]);
    expect(count).toBeGreaterThan(0);
    await dana.page.keyboard.type('24');
    await dana.page.keyboard.press('Enter');
    await expect.poll(left).toBe(before - count - 1);
    await dana.page.keyboard.press('Control+z');
    await expect.poll(left).toBe(before);
  });

  await test.step('S makes a new shot from it, H hides it for her alone', async () => {
    const before = await left();
    const made = await current(dana);
    await dana.page.keyboard.press('s');
    await expect.poll(left).toBe(before - 1);
    await expect.poll(() => current(dana)).not.toBe(made);
    const hidden = await current(dana);
    await dana.page.keyboard.press('h');
    await expect.poll(() => current(dana)).not.toBe(hidden);
    const [his] = await named(hidden);
    expect(his).toMatchObject({ shotId: null, hidden: false });
    await dana.page.keyboard.press('Control+z');
    await dana.page.keyboard.press('Control+z');
    await expect.poll(left).toBe(before);
  });
});
