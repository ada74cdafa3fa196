import { expect, test } from 'vitest';
import { freshDatabase } from '../support/test-database.ts';
import { runServer, temporaryFolder, until } from '../support/server-process.ts';
import { makeVideo } from '../support/test-videos.ts';
import { readFile } from 'node:fs/promises';
import { Upload } from 'tus-js-client';

test('a server that takes no work has it done by a worker elsewhere, which ends in order', async () => {
  const database = await freshDatabase('test');
  const folder = temporaryFolder();
  const shared = {
    DATABASE_URL: database.url,
    TAKEBOARD_DATA: folder,
    TAKEBOARD_LOG_LEVEL: 'warn',
  };
  const web = runServer({ ...shared, TAKEBOARD_ROLE: 'web' });
  const worker = runServer({ ...shared, TAKEBOARD_ROLE: 'worker' });
  const url = await web.ready();
  await worker.ready();

  const session = await fetch(`${url}/api/session`, json({ name: 'Dana' }));
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const call = async <Body>(path: string, body?: object): Promise<Body> =>
    (
      await fetch(`${url}${path}`, body ? json(body, cookie) : { headers: { cookie } })
    ).json() as Promise<Body>;
  const { id: boardId } = await call<{ id: string }>('/api/boards', { title: 'T' });
  const bytes = await readFile(await makeVideo());
  const files = [{ clientKey: 'key-of-page', name: 'clip.mp4', bytes: bytes.length }];
  const { takes } = await call<{ takes: { takeId: string }[] }>(`/api/boards/${boardId}/takes`, {
    files,
  });
  const takeId = takes[0]?.takeId ?? '';
  await new Promise<void>((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${url}/api/uploads`,
      headers: { cookie },
      metadata: { takeId, boardId },
      onSuccess: () => resolve(),
      onError: reject,
    }).start();
  });
  const state = async () =>
    (await call<{ state: string }>(`/api/boards/${boardId}/takes/${takeId}`)).state;
  await until(async () => (await state()) === 'ready', 40_000);
  const { ms, code } = await worker.end('SIGTERM');
  expect(code).toBe(0);
  expect(ms).toBeLessThan(5000);
});

const json = (body: object, cookie = '') => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', cookie },
  body: JSON.stringify(body),
});
