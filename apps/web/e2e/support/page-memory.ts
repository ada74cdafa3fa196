import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Megabytes of the processes that draw pages; what they share counts in parts. */
export async function pageMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const kilobytes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const told = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s*(\d+)/mu.exec(told)?.[1]);
    });
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}
