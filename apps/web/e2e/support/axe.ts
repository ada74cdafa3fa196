import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/**
 * Nothing on the page breaks an accessibility rule axe can check (WCAG 2.2 A and AA and axe's own
 * best practices), or in the part of it that is named. tldraw's inside is not ours to mend; what we put around and into it is checked.
 */
export async function expectAccessible(page: Page, where: string, part?: string): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in window);
  // axe is half a megabyte to compile: once for each page that is loaded.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) });
  if (part !== undefined) axe.include(part);
  const { violations } = await axe
    // What passes is not looked at, so nothing is gathered about it.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude('.tl-canvas')
    .exclude('.tl-watermark_SEE-LICENSE')
    // There are no frames of other sites here; the other mode opens a page for each look.
    .setLegacyMode()
    .analyze();
  const told = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.slice(0, 4).map(({ target, failureSummary }) => ({ target, failureSummary })),
  }));
  // One run tells all there is to mend.
  expect.soft(told, where).toEqual([]);
}
