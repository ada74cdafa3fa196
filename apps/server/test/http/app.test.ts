import { Hono } from 'hono';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { AppEnv } from '../../src/http/app-env.ts';
import { onError } from '../../src/http/errors.ts';
import { openTestApp, outcomeOf } from '../support/test-app.ts';

const { app } = await openTestApp({ PUBLIC_URL: 'https://boards.example.test' });
const { app: watched } = await openTestApp({ TAKEBOARD_OPERATOR_TOKEN: 'sixteen-letters-or-more' });

test('an unknown address of the API is an error in JSON, an unknown page is not the API’s', async () => {
  for (const path of ['/api', '/api/nothing', '/sync/board', '/media', '/metrics']) {
    expect(await outcomeOf(app.request(path)), path).toBe('404 route_not_found');
  }
});

test('health and config tell what they may', async () => {
  const health = await app.request('/api/health');
  expect(health.headers.get('cache-control')).toBe('no-store');
  expect(await health.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    role: 'all',
    database: { kind: 'embedded', version: expect.stringMatching(/^18\./) },
    ffmpeg: { missing: 'This test needs no ffmpeg.' },
    rooms: { open: 0, connections: 0 },
  });
  const config = await app.request('/api/config');
  expect(await config.json()).toMatchObject({
    publicUrl: 'https://boards.example.test',
    tldrawLicenseKey: null,
    ffmpeg: { missing: 'This test needs no ffmpeg.' },
  });
});

test('the catalog names every voting method with its rule and its marks', async () => {
  const catalog = await app.request('/api/catalog');
  expect(await catalog.json()).toEqual({
    votingMethods: [
      {
        id: 'two-hearts',
        name: 'Two hearts',
        rule: expect.stringContaining('one ♥ and two ✓'),
        marks: [
          { mark: 'love', most: 1 },
          { mark: 'like', most: 2 },
          { mark: 'no', most: null },
        ],
      },
      {
        id: 'approval',
        name: 'Approval',
        rule: expect.stringContaining('more than half'),
        marks: [
          { mark: 'like', most: null },
          { mark: 'no', most: null },
        ],
      },
    ],
  });
});

test('every answer carries the headers that keep a page safe', async () => {
  const { headers } = await app.request('/api/config');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  const plain = await watched.request('/api/config');
  expect(plain.headers.has('strict-transport-security')).toBe(false);
});

test('a page of another site cannot change anything with its visitor’s cookie', async () => {
  const change = (origin: string | undefined) =>
    app.request('http://localhost:5757/api/session', {
      method: 'DELETE',
      headers: { host: 'localhost:5757', ...(origin ? { origin } : {}) },
    });
  expect(await outcomeOf(change('https://elsewhere.test'))).toBe('403 foreign_origin');
  expect(await outcomeOf(change('null'))).toBe('403 foreign_origin');
  for (const own of ['https://boards.example.test', 'http://localhost:5757', undefined]) {
    expect(await outcomeOf(change(own)), String(own)).not.toBe('403 foreign_origin');
  }
});

test('a JSON body has a limit, and must be JSON', async () => {
  const send = (body: string) =>
    app.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
      body,
    });
  expect(await outcomeOf(send(JSON.stringify({ name: 'x'.repeat(1_000_001) })))).toBe(
    '413 too_large',
  );
  expect(await outcomeOf(send('{"name": '))).toBe('400 invalid_request');
  const refused = await send('{"name": 7}');
  expect(await refused.json()).toMatchObject({
    error: { code: 'invalid_request', details: [{ field: 'name' }] },
  });
});

test('metrics are for the operator alone, and tell no board from another', async () => {
  expect(await outcomeOf(app.request('/metrics'))).toBe('404 route_not_found');
  const ask = (authorization?: string) =>
    watched.request('/metrics', { headers: authorization ? { authorization } : {} });
  expect(await outcomeOf(ask())).toBe('401 operator_only');
  expect(await outcomeOf(ask('Bearer something-else'))).toBe('401 operator_only');
  const metrics = await ask('Bearer sixteen-letters-or-more');
  expect(metrics.headers.get('content-type')).toContain('text/plain');
  const text = await metrics.text();
  expect(text).toContain('takeboard_connections 0');
  expect(text).toContain('area="metrics",status="401"} 2');
});

test('nothing is counted of a request about a ballot, and a failure of one is logged without a word of it', async () => {
  const token = 'Bearer sixteen-letters-or-more';
  const counted = async () => {
    const page = await watched.request('/metrics', { headers: { authorization: token } });
    const lines = (await page.text()).split('\n');
    // Asking for the page is counted, too.
    return lines.filter((line) => /takeboard_.*_count/u.test(line) && !line.includes('metrics'));
  };
  await watched.request('/api/config');
  const before = await counted();
  expect(before).not.toEqual([]);
  const round = '/api/boards/b/rounds/r';
  const secret: [string, string][] = [
    ['GET', '/ballots'],
    ['PATCH', '/shots/s/ballot'],
    ['POST', '/shots/s/ready'],
    ['DELETE', '/shots/s/ready'],
    ['POST', '/shots/s/press'],
    ['POST', '/../../takes/seen'],
    ['POST', '/../../takes/hide'],
  ];
  for (const [method, path] of secret) await watched.request(round + path, { method });
  expect(await counted()).toEqual(before);
  await watched.request('/api/config');
  expect(await counted()).not.toEqual(before);

  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const failing = new Hono<AppEnv>();
  failing.onError(onError(log));
  const said = 'Failed query: update ballot\nparams: {"t1":{"mark":"no","reason":"my chin"}}';
  failing.all('*', () => {
    throw new Error(said, { cause: new Error('Failing row contains (… my chin …).') });
  });
  const answer = await failing.request(`${round}/shots/s/ballot`, { method: 'PATCH' });
  expect(await outcomeOf(answer)).toBe('500 internal');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('app.test.ts');
  expect(lines[0]).not.toMatch(/chin|ballot|t1|PATCH/u);
  await failing.request('/api/boards');
  expect(lines[1]).toContain('chin');
});
