import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openBoard } from '@takeboard/storyboard';
import { board, docUpdate } from '../../src/database/schema.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Browser } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';

const world = await openTestApp();
const { db } = world.services.database;

const pictureOn = async (boardId: string) => {
  const doc = new Y.Doc();
  const rows = await db.select().from(docUpdate).where(eq(docUpdate.boardId, boardId));
  for (const row of rows) Y.applyUpdate(doc, row.bytes);
  return openBoard(doc).picture();
};

const make = (browser: Browser, draft: object): Promise<Response> =>
  browser.send('POST', '/api/boards', draft);

describe('a new board', () => {
  it('has its maker as director and the usual picture', async () => {
    const dana = await world.person('Dana');
    const response = await make(dana, { title: '  The Hardest Part ' });
    expect(response.status).toBe(201);
    const made = await bodyOf<{ id: string }>(response);
    expect(made).toMatchObject({
      title: 'The Hardest Part',
      role: 'director',
      rights: ['see', 'appear', 'advise', 'write', 'decide', 'download', 'govern'],
      members: [{ userId: dana.id, role: 'director', color: '#f2a33c' }],
    });
    expect(await pictureOn(made.id)).toEqual({
      aspect: '16:9',
      width: 1920,
      height: 1080,
      fps: '24',
    });
    expect(await bodyOf(dana.send('GET', `/api/boards/${made.id}`))).toEqual(made);
  });

  it.each([
    ['2.39', undefined, { width: 2048, height: 858 }],
    ['4:3', undefined, { width: 1440, height: 1080 }],
    ['1:1', undefined, { width: 1080, height: 1080 }],
    ['9:16', undefined, { width: 1080, height: 1920 }],
    ['16:9', { width: 1280, height: 720 }, { width: 1280, height: 720 }],
    ['2.39', { width: 1920, height: 804 }, { width: 1920, height: 804 }],
  ])('of aspect %s and size %j is %j', async (aspect, size, wanted) => {
    const dana = await world.person('Dana');
    const { id } = await bodyOf<{ id: string }>(
      make(dana, { title: 'T', aspect, fps: '23.976', ...(size && { size }) }),
    );
    expect(await pictureOn(id)).toEqual({ aspect, fps: '23.976', ...wanted });
  });

  it.each([
    [{}, 'a title is text'],
    [{ title: ' ' }, 'a title may not be empty'],
    [{ title: 'x'.repeat(121) }, 'a title has at most 120 characters'],
    [{ title: 'T', aspect: '21:9' }, 'aspect'],
    [{ title: 'T', fps: 24 }, 'fps'],
    [{ title: 'T', fps: '60' }, 'fps'],
    [{ title: 'T', size: { width: 1921, height: 1080 } }, 'size.width'],
    [{ title: 'T', size: { width: 1920 } }, 'size.height'],
    [{ title: 'T', size: { width: 1080, height: 1920 } }, 'another ratio than the aspect'],
  ])('is not made of %j', async (draft, rule) => {
    const dana = await world.person('Dana');
    const response = await make(dana, draft);
    expect(response.status).toBe(400);
    const { error } = await bodyOf<{ error: { message: string } }>(response);
    expect(error.message).toContain(rule);
    expect(await db.$count(board, eq(board.createdBy, dana.id))).toBe(0);
  });

  it('is not made of something that is not JSON', async () => {
    const dana = await world.person('Dana');
    const body = new TextEncoder().encode('{"title":');
    const asJson = { 'content-type': 'application/json' };
    expect(await outcomeOf(dana.send('POST', '/api/boards', body, asJson))).toBe(
      '400 invalid_request',
    );
    expect(await outcomeOf(dana.send('POST', '/api/boards', body))).toBe('400 invalid_request');
  });
});

describe('my boards', () => {
  it('are those I am on, newest first, with who else is there', async () => {
    const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
    expect(await bodyOf(dana.send('GET', '/api/boards'))).toEqual({ boards: [] });
    const first = await makeTestBoard(world, dana);
    world.pass(1000);
    const second = await makeTestBoard(world, milo, [[dana, 'artist']]);
    await makeTestBoard(world, milo);
    const { boards } = await bodyOf<{ boards: object[] }>(dana.send('GET', '/api/boards'));
    expect(boards).toMatchObject([
      { id: second, role: 'artist', memberNames: ['Milo', 'Dana'] },
      { id: first, role: 'director', memberNames: ['Dana'] },
    ]);
  });
});

describe('a board', () => {
  it('gets another title', async () => {
    const dana = await world.person('Dana');
    const path = `/api/boards/${await makeTestBoard(world, dana)}`;
    expect(await bodyOf(dana.send('PATCH', path, { title: ' Gum ' }))).toMatchObject({
      title: 'Gum',
    });
    expect(await bodyOf(dana.send('GET', path))).toMatchObject({ title: 'Gum' });
    expect(await outcomeOf(dana.send('PATCH', path, { title: '' }))).toBe('400 invalid_request');
  });

  it('is gone for everybody once deleted, with its document', async () => {
    const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
    const boardId = await makeTestBoard(world, dana, [[milo, 'artist']]);
    const path = `/api/boards/${boardId}`;
    expect(await outcomeOf(dana.send('DELETE', path))).toBe('204');
    expect(await outcomeOf(dana.send('GET', path))).toBe('404 board_not_found');
    expect(await outcomeOf(milo.send('GET', path))).toBe('404 board_not_found');
    expect(await outcomeOf(dana.send('DELETE', path))).toBe('404 board_not_found');
    expect(await db.$count(docUpdate, eq(docUpdate.boardId, boardId))).toBe(0);
  });
});
