import { createHash } from 'node:crypto';
import { rm, truncate } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestApp, outcomeOf } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { pngOf } from '../support/test-images.ts';

const world = await openTestApp();
const dana = await world.person('Dana');
const milo = await world.person('Milo');
const boardId = await makeTestBoard(world, dana, [[milo, 'viewer']]);

const addImage = async (bytes: Uint8Array): Promise<string> => {
  expect(await outcomeOf(dana.send('POST', `/api/boards/${boardId}/images`, bytes))).toBe('201');
  return createHash('sha256').update(bytes).digest('hex');
};
/** 300 kB, so that it goes out in several pieces; every byte differs from its neighbours. */
const bytes = Buffer.concat([
  pngOf(10, 10),
  Buffer.from({ length: 300_000 }).map((_, at) => at * 7),
]);
const sha256 = await addImage(bytes);
const etag = `"${sha256}"`;

const server = createAdaptorServer({ fetch: world.app.fetch }) as Server;
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => server.close(resolve)));
const { port } = server.address() as AddressInfo;
const cookie = [...dana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Over a real socket: what the HTTP server adds or drops is part of the answer. */
const ask = (headers: Record<string, string> = {}, method = 'GET', path = `/media/${sha256}`) =>
  new Promise<Answer>((resolve, reject) => {
    const asked = request({ port, path, method, headers: { cookie, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });

describe('a file', () => {
  it('comes whole, to be kept by this browser only, and runs nothing when opened', async () => {
    const { status, headers, body } = await ask();
    expect(status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      etag,
    });
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/u);
    expect(headers['transfer-encoding']).toBeUndefined();
  });

  it('answers HEAD with the same headers and no body', async () => {
    const [{ headers: whole }, { status, headers, body }] = [await ask(), await ask({}, 'HEAD')];
    const stable = (one: IncomingHttpHeaders) => ({ ...one, date: undefined });
    expect(status).toBe(200);
    expect(stable(headers)).toEqual(stable(whole));
    expect(body.length).toBe(0);
    const part = await ask({ range: 'bytes=0-9' }, 'HEAD');
    expect([part.status, part.headers['content-length'], part.body.length]).toEqual([206, '10', 0]);
  });

  const end = bytes.length - 1;
  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-99', 0, 99],
    ['bytes=1000-', 1000, end],
    ['bytes=-500', end - 499, end],
    ['bytes=100000-199999', 100_000, 199_999],
    [`bytes=${end}-`, end, end],
    ['bytes=299000-99999999', 299_000, end],
    ['bytes=-99999999', 0, end],
  ])('%s is bytes %i to %i', async (range, first, last) => {
    const { status, headers, body } = await ask({ range });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${first}-${last}/${bytes.length}`);
    expect(headers['content-length']).toBe(String(last - first + 1));
    expect(headers.etag).toBe(etag);
    expect(body.equals(bytes.subarray(first, last + 1))).toBe(true);
  });

  it.each(['bytes=9-1', 'bytes=a-', 'items=0-1', 'bytes=0-1,3-4', 'bytes='])(
    '%s is no range: all of it comes',
    async (range) => {
      const { status, headers, body } = await ask({ range });
      expect([status, body.length, headers['content-range']]).toEqual([
        200,
        bytes.length,
        undefined,
      ]);
    },
  );

  it.each(['bytes=300081-', 'bytes=99999999-', 'bytes=-0'])('%s is past its end', async (range) => {
    const beyond = range.replace('300081', String(bytes.length));
    const { status, headers, body } = await ask({ range: beyond });
    expect(status).toBe(416);
    expect(headers['content-range']).toBe(`bytes */${bytes.length}`);
    expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'range_not_satisfiable' } });
  });

  it('gives the part only while it is still the same file (If-Range)', async () => {
    const range = 'bytes=0-9';
    expect((await ask({ range, 'if-range': etag })).status).toBe(206);
    expect((await ask({ range, 'if-range': '"other"' })).status).toBe(200);
    expect((await ask({ range, 'if-range': `W/${etag}` })).status).toBe(200);
    expect((await ask({ range, 'if-range': 'Sun, 22 Nov 2026 10:00:00 GMT' })).status).toBe(200);
  });

  it.each([
    [`"${'0'.repeat(64)}"`, 200],
    [etag, 304],
    [`W/${etag}`, 304],
    [`"a", ${etag}`, 304],
    ['*', 304],
  ])('if none matches %s answers %i', async (tags, status) => {
    const answer = await ask({ 'if-none-match': tags, range: 'bytes=0-9' });
    expect(answer.status).toBe(status === 200 ? 206 : status);
    if (status === 304) {
      expect(answer.body.length).toBe(0);
      expect(answer.headers.etag).toBe(etag);
    }
  });
});

describe('a file of others', () => {
  it('is not there for strangers, exactly as a file that does not exist', async () => {
    const stranger = await world.person('Eve');
    const answers = await Promise.all(
      [sha256, '0'.repeat(64), 'nonsense', '..%2F..%2Fetc%2Fpasswd'].map(async (name) => {
        const response = await stranger.send('GET', `/media/${name}`);
        return { status: response.status, body: await response.text() };
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(404);
    expect(await outcomeOf(world.browser().send('GET', `/media/${sha256}`))).toBe('401 no_session');
  });

  it('is not there either once one is off the board, whatever the browser has of it', async () => {
    expect(await outcomeOf(milo.send('GET', `/media/${sha256}`))).toBe('200');
    await dana.send('DELETE', `/api/boards/${boardId}/members/${milo.id}`);
    const again = milo.send('GET', `/media/${sha256}`, undefined, { 'if-none-match': etag });
    expect(await outcomeOf(again)).toBe('404 file_not_found');
  });

  it('stays for those who have it on another board', async () => {
    const eve = await world.person('Eve');
    const other = await makeTestBoard(world, eve);
    await eve.send('POST', `/api/boards/${other}/images`, bytes);
    expect(await outcomeOf(eve.send('GET', `/media/${sha256}`))).toBe('200');
    await eve.send('DELETE', `/api/boards/${other}`);
    expect(await outcomeOf(eve.send('GET', `/media/${sha256}`))).toBe('404 file_not_found');
    expect((await ask()).status).toBe(200);
  });
});

describe('a file whose bytes are damaged on the server', () => {
  it.each([
    ['gone', (path: string) => rm(path)],
    ['cut off', (path: string) => truncate(path, 10)],
  ])('is said to be so: %s', async (how, spoil) => {
    const name = await addImage(pngOf(20, how.length));
    await spoil(join(world.dataDir, 'blobs', name.slice(0, 2), name));
    expect(await outcomeOf(dana.send('GET', `/media/${name}`))).toBe('500 file_missing');
    // Adding it again mends it.
    await addImage(pngOf(20, how.length));
    expect(await outcomeOf(dana.send('GET', `/media/${name}`))).toBe('200');
  });
});
