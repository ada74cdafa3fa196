import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, onTestFinished } from 'vitest';
import type { createApp } from '../../src/app.ts';

/** Lets an app answer on a port of its own until the file's tests, or one test, are over. @returns its address. */
export const listening = async (
  { app }: { readonly app: Pick<ReturnType<typeof createApp>, 'fetch'> },
  scope: 'file' | 'test' = 'file',
): Promise<string> => {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  (scope === 'file' ? afterAll : onTestFinished)(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
