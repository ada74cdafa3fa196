import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { connect } from '../../src/database/connect.ts';
import { boardEvent, member } from '../../src/database/schema.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';

const world = await openTestApp();
const { db, sql, url } = world.services.database;

const rolesOn = async (boardId: string): Promise<Record<string, string>> => {
  const rows = await db.select().from(member).where(eq(member.boardId, boardId));
  return Object.fromEntries(rows.map((row) => [row.userId, row.role]));
};

const directorsOf = async (boardId: string): Promise<number> =>
  db.$count(member, and(eq(member.boardId, boardId), eq(member.role, 'director')));

describe('members', () => {
  it('are listed in the order they came, each with a colour of their own', async () => {
    const [dana, milo, ada] = await Promise.all(
      ['Dana', 'Milo Reyes', 'Ada'].map((name) => world.person(name)),
    );
    const boardId = await makeTestBoard(world, dana!, [
      [ada!, 'editor'],
      [milo!, 'artist'],
    ]);
    const { members } = await bodyOf<{ members: unknown[] }>(
      dana!.send('GET', `/api/boards/${boardId}/members`),
    );
    expect(members).toMatchObject([
      { userId: dana!.id, name: 'Dana', role: 'director', color: '#f2a33c', initials: 'D' },
      { userId: ada!.id, role: 'editor' },
      { userId: milo!.id, role: 'artist', color: '#8ea6ff', initials: 'MR' },
    ]);
  });

  it('keep different colours when many join at the same moment', async () => {
    const dana = await world.person('Dana');
    const boardId = await makeTestBoard(world, dana);
    const { token } = await bodyOf<{ token: string }>(
      dana.send('POST', `/api/boards/${boardId}/invites`, { role: 'artist' }),
    );
    const people = await Promise.all(Array.from({ length: 8 }, (_, at) => world.person(`P${at}`)));
    await Promise.all(people.map((one) => one.send('POST', `/api/invites/${token}/redeem`, {})));
    const rows = await db.select().from(member).where(eq(member.boardId, boardId));
    expect(rows.map((row) => row.hue).toSorted((a, b) => a - b)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  it('get another role from a director, and keep their colour', async () => {
    const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
    const boardId = await makeTestBoard(world, dana, [[milo, 'viewer']]);
    const path = `/api/boards/${boardId}/members/${milo.id}`;
    const before = await bodyOf<{ members: { color: string }[] }>(
      dana.send('GET', `/api/boards/${boardId}/members`),
    );
    const { members } = await bodyOf<{ members: { color: string }[] }>(
      dana.send('PATCH', path, { role: 'artist' }),
    );
    expect(members[1]).toMatchObject({ role: 'artist', color: before.members[1]?.color });
    expect(await outcomeOf(dana.send('PATCH', path, { role: 'boss' }))).toBe('400 invalid_request');
    expect(await outcomeOf(dana.send('PATCH', `${path}x`, { role: 'artist' }))).toBe(
      '404 member_not_found',
    );
  });

  it('may leave, and only directors may remove others', async () => {
    const people = await Promise.all(['D', 'A', 'E'].map((name) => world.person(name)));
    const [dana, milo, ada] = people as [
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
    ];
    const boardId = await makeTestBoard(world, dana, [
      [milo, 'artist'],
      [ada, 'editor'],
    ]);
    const path = (id: string) => `/api/boards/${boardId}/members/${id}`;
    expect(await outcomeOf(milo.send('DELETE', path(ada.id)))).toBe('403 not_allowed');
    expect(await outcomeOf(milo.send('DELETE', path(milo.id)))).toBe('204');
    expect(await outcomeOf(milo.send('GET', `/api/boards/${boardId}`))).toBe('404 board_not_found');
    expect(await outcomeOf(dana.send('DELETE', path(ada.id)))).toBe('204');
    expect(await outcomeOf(dana.send('DELETE', path(ada.id)))).toBe('404 member_not_found');
    expect(await rolesOn(boardId)).toEqual({ [dana.id]: 'director' });
  });
});

describe('the last director', () => {
  it('can neither leave nor be demoted', async () => {
    const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
    const boardId = await makeTestBoard(world, dana, [[milo, 'artist']]);
    const path = `/api/boards/${boardId}/members/${dana.id}`;
    expect(await outcomeOf(dana.send('DELETE', path))).toBe('409 last_director');
    expect(await outcomeOf(dana.send('PATCH', path, { role: 'artist' }))).toBe('409 last_director');
    expect(await outcomeOf(dana.send('PATCH', path, { role: 'director' }))).toBe('200');
    await dana.send('PATCH', `/api/boards/${boardId}/members/${milo.id}`, { role: 'director' });
    expect(await outcomeOf(dana.send('DELETE', path))).toBe('204');
    expect(await rolesOn(boardId)).toEqual({ [milo.id]: 'director' });
  });

  it('is left when two directors leave at the same moment', async () => {
    const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
    for (let round = 0; round < 10; round += 1) {
      const boardId = await makeTestBoard(world, dana, [[milo, 'director']]);
      const outcomes = await Promise.all(
        [dana, milo].map((one) =>
          outcomeOf(one.send('DELETE', `/api/boards/${boardId}/members/${one.id}`)),
        ),
      );
      expect(outcomes.toSorted()).toEqual(['204', '409 last_director']);
      expect(await directorsOf(boardId)).toBe(1);
    }
  });

  it('is left when two directors demote each other, or one leaves while the other is demoted', async () => {
    const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
    for (let round = 0; round < 10; round += 1) {
      const boardId = await makeTestBoard(world, dana, [[milo, 'director']]);
      const path = (id: string) => `/api/boards/${boardId}/members/${id}`;
      const second =
        round % 2 === 0
          ? milo.send('PATCH', path(dana.id), { role: 'viewer' })
          : milo.send('DELETE', path(milo.id));
      await Promise.all([dana.send('PATCH', path(milo.id), { role: 'viewer' }), second]);
      expect(await directorsOf(boardId)).toBe(1);
    }
  });
});

describe('what others hear of it', () => {
  it('is an event in the same transaction, and a notice to rooms about that person', async () => {
    const heard: Record<string, unknown>[] = [];
    const listener = connect(url, { max: 1 });
    await listener.listen('takeboard', (payload) => heard.push(JSON.parse(payload)));
    const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
    const boardId = await makeTestBoard(world, dana, [[milo, 'viewer']]);
    const path = `/api/boards/${boardId}/members/${milo.id}`;
    await dana.send('PATCH', path, { role: 'editor' });
    await dana.send('PATCH', path, { role: 'editor' });
    await dana.send('PATCH', `/api/boards/${boardId}/members/${dana.id}`, { role: 'viewer' });
    await milo.send('PATCH', '/api/session', { name: 'Milo R' });
    await dana.send('PATCH', `/api/boards/${boardId}`, { title: 'Gum' });
    await dana.send('DELETE', path);
    await dana.send('DELETE', `/api/boards/${boardId}`);
    await sql`select pg_notify('takeboard', '{"t":"end"}')`;
    await expect.poll(() => heard.at(-1)).toEqual({ t: 'end' });
    await listener.end();

    const ofBoard = heard.filter((one) => one['board'] === boardId && one['t'] !== 'update');
    expect(ofBoard.map((one) => ({ ...one, seq: undefined }))).toEqual([
      { t: 'event', board: boardId, kind: 'members', ids: [dana.id] },
      { t: 'event', board: boardId, kind: 'members', ids: [milo.id] },
      { t: 'event', board: boardId, kind: 'members', ids: [milo.id] },
      { t: 'authz', board: boardId, user: milo.id },
      { t: 'event', board: boardId, kind: 'members', ids: [milo.id] },
      { t: 'authz', board: boardId, user: milo.id },
      { t: 'event', board: boardId, kind: 'board', ids: [boardId] },
      { t: 'event', board: boardId, kind: 'members', ids: [milo.id] },
      { t: 'authz', board: boardId, user: milo.id },
      { t: 'authz', board: boardId, user: null },
    ]);
    const seqs = ofBoard.flatMap((one) => (typeof one['seq'] === 'number' ? [one['seq']] : []));
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  });

  it('has numbers that rise on a board in the order they become visible', async () => {
    const dana = await world.person('Dana');
    const boardId = await makeTestBoard(world, dana);
    const seen: number[] = [];
    const listener = connect(url, { max: 1 });
    await listener.listen('takeboard', (payload) => {
      const { board, seq } = JSON.parse(payload) as { board?: string; seq?: number };
      if (board === boardId && seq !== undefined) seen.push(seq);
    });
    await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        dana.send('PATCH', `/api/boards/${boardId}`, { title: `Title ${at}` }),
      ),
    );
    await expect.poll(() => seen.length).toBe(30);
    await listener.end();
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const { lastSeq } = await bodyOf<{ lastSeq: number }>(
      dana.send('GET', `/api/boards/${boardId}`),
    );
    expect(lastSeq).toBe(seen.at(-1));
    expect(await db.$count(boardEvent, eq(boardEvent.boardId, boardId))).toBe(31);
  });
});
