import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { member, take } from '../../src/database/schema.ts';
import { listening } from '../support/listening.ts';
import { openTestApp } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { ask, bytesOf, expectedTake, metadataOf } from '../support/test-uploads.ts';

const world = await openTestApp({
  TAKEBOARD_MOST_TAKE_BYTES: '2000000',
  TAKEBOARD_MOST_SONG_BYTES: '1000000',
});
const address = await listening(world);
const { db } = world.services.database;
const [dana, eddi, vera, eve] = await Promise.all(
  ['Dana', 'Eddi', 'Vera', 'Eve'].map((name) => world.person(name)),
);
if (!dana || !eddi || !vera || !eve) throw new Error('four people');
const boardId = await makeTestBoard(world, dana, [
  [eddi, 'editor'],
  [vera, 'viewer'],
]);
const bytes = bytesOf(1000);

const begin = (
  who: Pick<Person, 'cookies'>,
  takeId: string,
  headers: Record<string, string> = {},
) =>
  ask(address, who, 'POST', '/api/uploads', {
    'upload-length': String(bytes.length),
    'upload-metadata': metadataOf(takeId, boardId),
    ...headers,
  });
const send = (who: Pick<Person, 'cookies'>, takeId: string) =>
  ask(address, who, 'PATCH', `/api/uploads/${takeId}`, { 'upload-offset': '0' }, bytes);
const said = async (answer: ReturnType<typeof ask>): Promise<string> => {
  const { status, code } = await answer;
  return `${status} ${code}`.trim();
};
const newTake = (who: Person, length = bytes.length) => expectedTake(world, boardId, who, length);

describe('bytes come only from', () => {
  it('a person with a session, on the board, who may write, and who announced the file', async () => {
    const takeId = await newTake(eddi);
    expect(await said(begin({ cookies: new Map() }, takeId))).toBe('401 no_session');
    expect(await said(begin(eve, takeId))).toBe('404 board_not_found');
    expect(await said(begin(vera, takeId))).toBe('403 not_allowed');
    expect(await said(begin(dana, takeId))).toBe('403 not_your_upload');
    expect(await said(begin(eddi, takeId))).toBe('201');
    for (const method of ['PATCH', 'DELETE']) {
      const to = (who: Pick<Person, 'cookies'>) =>
        said(ask(address, who, method, `/api/uploads/${takeId}`, { 'upload-offset': '0' }));
      expect(await to({ cookies: new Map() })).toBe('401 no_session');
      expect(await to(eve)).toBe('404 upload_not_found');
      expect(await to(vera)).toBe('403 not_allowed');
      expect(await to(dana)).toBe('403 not_your_upload');
    }
    expect((await ask(address, eve, 'HEAD', `/api/uploads/${takeId}`)).status).toBe(404);
    expect(await said(send(eddi, takeId))).toBe('204');
  });

  it('whoever may write at that moment', async () => {
    const takeId = await newTake(eddi);
    await begin(eddi, takeId);
    await db.update(member).set({ role: 'viewer' }).where(eq(member.userId, eddi.id));
    expect(await said(send(eddi, takeId))).toBe('403 not_allowed');
    await db.update(member).set({ role: 'editor' }).where(eq(member.userId, eddi.id));
    expect(await said(send(eddi, takeId))).toBe('204');
  });

  it('a program, or a page of this server', async () => {
    const takeId = await newTake(dana);
    const foreign = { origin: 'https://elsewhere.example' };
    expect(await said(begin(dana, takeId, foreign))).toBe('403 foreign_origin');
    expect(await said(begin(dana, takeId, { origin: address }))).toBe('201');
  });

  it('whoever still has a take that waits for them', async () => {
    const takeId = await newTake(dana);
    await begin(dana, takeId);
    await db.delete(take).where(eq(take.id, takeId));
    expect(await said(send(dana, takeId))).toBe('404 upload_not_found');
    expect(await said(begin(dana, takeId))).toBe('404 take_not_found');
  });

  it('the board that the take is of', async () => {
    const other = await makeTestBoard(world, dana);
    const takeId = await expectedTake(world, other, dana, bytes.length);
    expect(await said(begin(dana, takeId))).toBe('404 take_not_found');
  });
});

describe('before a byte is sent', () => {
  it('a file that is too large is refused with its size and the limit', async () => {
    const takeId = await newTake(dana, 3_000_000);
    const response = await dana.send('POST', '/api/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': '3000000',
      'upload-metadata': metadataOf(takeId, boardId),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      error: {
        code: 'take_too_large',
        message:
          '"clip.mp4" is 3.0 MB large; this server takes files of at most 2.0 MB. Make it shorter or smaller, or ask whoever runs this server to raise TAKEBOARD_MOST_TAKE_BYTES.',
        details: { bytes: 3_000_000, limit: 2_000_000 },
      },
    });
  });

  it.each([
    ['another length than was announced', { 'upload-length': '999' }, '400 wrong_length'],
    ['no length', { 'upload-length': '' }, '400 invalid_request'],
    ['a length that is none', { 'upload-length': '-5' }, '400 invalid_request'],
    ['a length later', { 'upload-length': '', 'upload-defer-length': '1' }, '400 invalid_request'],
    ['parts to be joined', { 'upload-concat': 'partial' }, '501 invalid_request'],
    ['no metadata', { 'upload-metadata': '' }, '400 invalid_request'],
    ['metadata that is none', { 'upload-metadata': 'takeId ***' }, '400 invalid_request'],
    ['another tus', { 'tus-resumable': '0.2.2' }, '400 invalid_request'],
    ['no tus', { 'tus-resumable': '' }, '412 invalid_request'],
  ])('%s is refused', async (_, headers, outcome) => {
    const takeId = await newTake(dana);
    const { status, code } = await begin(dana, takeId, headers);
    expect(`${status} ${code}`).toBe(outcome);
  });

  it.each([
    '..%2F..%2Fetc%2Fpasswd',
    'a/b',
    '%00',
    'x'.repeat(200),
    '.',
    'nothing.kept',
    '..%5C..%5Cx',
  ])('no name of a file can be made up: %s', async (id) => {
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const headers = { 'upload-offset': '0' };
      const answer = await ask(address, dana, method, `/api/uploads/${id}`, headers);
      expect(answer.status).toBe(404);
    }
    expect(await said(begin(dana, id))).toBe('404 take_not_found');
  });
});

it.each([
  ['no offset', { 'content-type': 'application/offset+octet-stream' }],
  ['an offset that is none', { 'upload-offset': '1e3' }],
  ['another type', { 'upload-offset': '0', 'content-type': 'application/json' }],
])('bytes with %s are refused', async (_, headers) => {
  const takeId = await newTake(dana);
  await begin(dana, takeId);
  const to = `/api/uploads/${takeId}`;
  expect(await said(ask(address, dana, 'PATCH', to, headers, bytes))).toBe('400 invalid_request');
});

it('says without a session what of tus works here, and nothing to pages of others', async () => {
  const { status, headers } = await ask(address, { cookies: new Map() }, 'OPTIONS', '/api/uploads');
  expect(status).toBe(204);
  expect(headers).toMatchObject({
    'tus-version': '1.0.0',
    'tus-extension': 'creation,creation-with-upload,termination,expiration',
    'tus-max-size': '2000000',
    'x-content-type-options': 'nosniff',
  });
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect((await ask(address, dana, 'GET', '/api/uploads/AAAAAAAAAAAAAAAA')).code).toBe(
    'route_not_found',
  );
});
