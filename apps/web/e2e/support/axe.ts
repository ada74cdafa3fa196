import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/**
 * Nothing on the page breaks an accessibility rule axe can check (WCAG 2.2 A and AA and axe's own
 * best practices). tldraw's inside is not ours to mend; what we put around and into it is checked.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Colours are judged when nothing fades any more.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude('.tl-canvas')
    .exclude('.tl-watermark_SEE-LICENSE')
    .analyze();
  const told = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.slice(0, 4).map(({ target, failureSummary }) => ({ target, failureSummary })),
  }));
  // One run tells all there is to mend.
  expect.soft(told, where).toEqual([]);
}
