import { expectAccessible } from './support/axe.ts';
import { expectSaved, slot } from './support/board-page.ts';
import { takesOf } from './support/takes.ts';
import { expect, test } from './support/test.ts';
import type { Someone } from './support/test.ts';

/** A shot nobody has picked for: the demo picks a run of twenty, and other tests stay away. */
async function unpickedShot({ context }: Someone, boardId: string, taken: readonly string[]) {
  const answer = await context.request.get(`/api/boards/${boardId}/decisions`);
  const { picks } = (await answer.json()) as { picks: { shotId: string }[] };
  return (shotId: string | null) =>
    shotId !== null && !taken.includes(shotId) && !picks.some((pick) => pick.shotId === shotId);
}

test('a pick by hand puts its first and last picture on the card, for both, with who made it', async ({
  oneOfTwo,
  realSize,
}) => {
  const dana = await oneOfTwo('dana');
  const milo = await oneOfTwo('milo');
  for (const { page } of [dana, milo]) {
    await page.goto(`/b/${realSize.boardId}`);
    await expectSaved(page);
  }
  const isFree = await unpickedShot(dana, realSize.boardId, []);
  const takes = (await takesOf(dana, realSize.boardId)).filter(
    ({ state, hidden }) => state === 'ready' && !hidden,
  );
  // Cards out of sight are in the page, too.
  const cards = dana.page.locator('[data-testid=shot-card]').filter({ visible: true });
  await expect(cards.first()).toBeVisible();
  const inSight = await cards.evaluateAll((all) =>
    all.map((one) => (one as HTMLElement).dataset['shot'] ?? ''),
  );
  const shotId = inSight.find((id) => isFree(id) && takes.some((take) => take.shotId === id))!;
  const label = await dana.page.locator(`[data-shot="${shotId}"] h3 span`).first().innerText();
  const take = takes.find((one) => one.shotId === shotId)!;

  await slot(dana.page, label).click();
  const panel = dana.page.getByRole('region', { name: `Takes of shot ${label}` });
  const option = panel.locator(`[data-take="${take.id}"]`);
  await expect(option).toBeVisible();
  await expectAccessible(dana.page, 'the takes of a shot', `[aria-label="Takes of shot ${label}"]`);
  await option.focus();
  await dana.page.keyboard.press('p');
  await expect(option).toHaveAccessibleName(/picked/u);
  for (const { page } of [dana, milo]) {
    const card = page.locator(`[data-testid=shot-card][data-shot="${shotId}"]`);
    await expect(card).toContainText('picked');
    await expect(card.locator(`img[src="/media/${take.inStill}"]`)).toBeVisible();
    await expect(card.locator(`img[src="/media/${take.outStill}"]`)).toBeVisible();
  }
  await slot(milo.page, label).click();
  const his = milo.page.getByRole('region', { name: `Takes of shot ${label}` });
  await expect(his.getByText(/Dana/u).first()).toBeVisible();

  await option.focus();
  await dana.page.keyboard.press('Control+z');
  await expect(option).not.toHaveAccessibleName(/picked/u);
  await expect(
    milo.page.locator(`[data-testid=shot-card][data-shot="${shotId}"]`),
  ).not.toContainText('picked');
});

test('takes lie beside their shot on the canvas, and move only under the pointer', async ({
  oneOfTwo,
  realSize,
}) => {
  const milo = await oneOfTwo('milo');
  await milo.page.goto(`/b/${realSize.boardId}`);
  await expectSaved(milo.page);
  await slot(milo.page, '2').click();
  const panel = milo.page.getByRole('region', { name: 'Takes of shot 2' });
  const count = await panel.getByRole('option').count();
  await panel.getByRole('button', { name: 'Lay out on the canvas' }).click();
  const cards = milo.page.locator('.tl-shape[data-shape-type="take"]');
  await expect.poll(() => cards.count()).toBeGreaterThan(0);
  expect(await cards.count()).toBeLessThanOrEqual(count);
  await milo.page.keyboard.press('Escape');
  const card = cards.first();
  await expect(card.locator('img')).toBeVisible();
  await expect(milo.page.locator('.tl-shape video')).toHaveCount(0);
  const box = (await card.boundingBox())!;
  await milo.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(card.locator('video')).toHaveCount(1);
  await milo.page.mouse.move(5, 400);
  await expect(milo.page.locator('.tl-shape video')).toHaveCount(0);
  await milo.page.keyboard.press('Control+z');
  await expect.poll(() => cards.count()).toBe(0);
});
