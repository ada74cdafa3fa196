import { expect, test as base } from '@playwright/test';
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { realSizeBoard } from './real-size-board.ts';
import type { RealSizeBoard } from './real-size-board.ts';
import { startServer } from './server.ts';
import type { TestServer } from './server.ts';

export { expect };

/** Somebody with a browser of their own. */
export interface Someone {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
}

interface Fixtures {
  /** A new guest in a new browser context. */
  somebody: (name: string, options?: BrowserContextOptions) => Promise<Someone>;
  /** Dana or Milo in a new browser context, on the server of the real-size board. */
  oneOfTwo: (who: 'dana' | 'milo', options?: BrowserContextOptions) => Promise<Someone>;
}

interface WorkerFixtures {
  server: TestServer;
  /** The board with 700 takes; it may have to be waited for. */
  realSize: RealSizeBoard;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  realSize: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern.
    async ({}, use) => use(await realSizeBoard()),
    { scope: 'worker', timeout: 600_000 },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  somebody: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, options = {}) => {
      const context = await browser.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      contexts.push(context);
      const answer = await context.request.post('/api/session', { data: { name } });
      expect(answer.ok(), await answer.text()).toBe(true);
      return { name, context, page: await context.newPage() };
    });
    for (const context of contexts) await context.close();
  },
  oneOfTwo: async ({ browser, realSize }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (who, options = {}) => {
      const { name, cookies } = realSize[who];
      const context = await browser.newContext({
        baseURL: realSize.url,
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      contexts.push(context);
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: realSize.url })));
      return { name, context, page: await context.newPage() };
    });
    for (const context of contexts) await context.close();
  },
});

/** Makes a board over HTTP and returns its id. */
export async function makeBoard({ context }: Someone, title = 'The Hardest Part'): Promise<string> {
  const answer = await context.request.post('/api/boards', { data: { title } });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

export interface MadeInvite {
  readonly id: string;
  readonly token: string;
  readonly url: string;
}

export async function makeInvite(
  { context }: Someone,
  boardId: string,
  draft: { role: string; password?: string; expiresInDays?: number } = { role: 'artist' },
): Promise<MadeInvite> {
  const answer = await context.request.post(`/api/boards/${boardId}/invites`, { data: draft });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as MadeInvite;
}

/** Puts somebody on a board over HTTP, as whoever may invite would. */
export async function join(
  director: Someone,
  boardId: string,
  newcomer: Someone,
  role = 'artist',
): Promise<void> {
  const { token } = await makeInvite(director, boardId, { role });
  const answer = await newcomer.context.request.post(`/api/invites/${token}/redeem`, { data: {} });
  expect(answer.ok(), await answer.text()).toBe(true);
}
