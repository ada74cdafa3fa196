import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { invite, member } from '../../src/database/schema.ts';
import type { Role } from '../../src/people/roles.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Browser, Person } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';

const world = await openTestApp();
const { db } = world.services.database;
const reachable = await openTestApp(
  { PUBLIC_URL: 'https://board.example.com/' },
  { database: world.services.database },
);
const DAY = 24 * 60 * 60 * 1000;

interface NewInvite {
  readonly id: string;
  readonly token: string;
  readonly url: string;
  readonly expiresAt: string;
  readonly reachable: boolean;
}

const invited = (director: Browser, boardId: string, draft: object = {}): Promise<NewInvite> =>
  bodyOf(director.send('POST', `/api/boards/${boardId}/invites`, { role: 'artist', ...draft }));

const redeem = (person: Browser, token: string, body: object = {}): Promise<Response> =>
  person.send('POST', `/api/invites/${token}/redeem`, body);

const roleOf = async (person: Person, boardId: string): Promise<string | undefined> => {
  const rows = await db.select().from(member).where(eq(member.userId, person.id));
  return rows.find((row) => row.boardId === boardId)?.role;
};

const setUp = async () => {
  const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
  return { dana, milo, boardId: await makeTestBoard(world, dana) };
};

describe('an invite', () => {
  it('brings a person with no account onto the board', async () => {
    const { dana, milo, boardId } = await setUp();
    const { token } = await invited(dana, boardId);
    const stranger = world.browser();
    expect(await bodyOf(stranger.send('GET', `/api/invites/${token}`))).toEqual({
      boardTitle: 'The Hardest Part',
      invitedBy: 'Dana',
      role: 'artist',
      needsPassword: false,
    });
    expect(await outcomeOf(redeem(stranger, token))).toBe('401 no_session');
    expect(await bodyOf(redeem(milo, token))).toEqual({ boardId, role: 'artist' });
    expect(await bodyOf(milo.send('GET', `/api/boards/${boardId}`))).toMatchObject({
      role: 'artist',
      rights: ['see', 'appear', 'advise', 'write', 'decide', 'download'],
    });
  });

  it('carries a link that says whether others can reach it', async () => {
    const { dana, boardId } = await setUp();
    const local = await invited(dana, boardId);
    expect(local.url).toBe(`http://localhost:5757/invite/${local.token}`);
    expect(local.reachable).toBe(false);
    const director = await reachable.person('Dana');
    const publicBoard = await makeTestBoard(reachable, director);
    const open = await invited(director, publicBoard);
    expect(open.url).toBe(`https://board.example.com/invite/${open.token}`);
    expect(open.reachable).toBe(true);
  });

  it('keeps its token nowhere', async () => {
    const { dana, boardId } = await setUp();
    const { id, token } = await invited(dana, boardId, { password: 'gum' });
    const [row] = await db.select().from(invite).where(eq(invite.id, id));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(row)).not.toContain('gum');
    const listed = await (await dana.send('GET', `/api/boards/${boardId}/invites`)).text();
    expect(listed).not.toContain(token);
    expect(listed).not.toContain(row?.tokenHash);
  });

  it('can be used by several people, and twice by one without effect', async () => {
    const { dana, milo, boardId } = await setUp();
    const ada = await world.person('Ada');
    const { id, token } = await invited(dana, boardId, { role: 'voter' });
    for (const person of [milo, ada, milo]) {
      expect(await bodyOf(redeem(person, token))).toEqual({ boardId, role: 'voter' });
    }
    const { invites } = await bodyOf<{ invites: object[] }>(
      dana.send('GET', `/api/boards/${boardId}/invites`),
    );
    expect(invites).toMatchObject([
      { id, role: 'voter', joined: ['Milo', 'Ada'], state: 'active', hasPassword: false },
    ]);
  });

  it('redeemed many times at once by one person makes one membership', async () => {
    const { dana, milo, boardId } = await setUp();
    const { token } = await invited(dana, boardId);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => outcomeOf(redeem(milo, token))));
    expect(outcomes).toEqual(['200', '200', '200', '200']);
    expect(await db.$count(member, eq(member.boardId, boardId))).toBe(2);
  });

  it.each([
    ['viewer', 'artist', 'artist'],
    ['artist', 'viewer', 'artist'],
    ['editor', 'editor', 'editor'],
    ['director', 'viewer', 'director'],
  ] as const)('gives a %s who redeems one for %s the role %s', async (own, offered, wanted) => {
    const { dana, milo, boardId } = await setUp();
    const before = await invited(dana, boardId, { role: own satisfies Role });
    await redeem(milo, before.token);
    const { token } = await invited(dana, boardId, { role: offered satisfies Role });
    expect(await bodyOf(redeem(milo, token))).toEqual({ boardId, role: wanted });
    expect(await roleOf(milo, boardId)).toBe(wanted);
  });

  it('with a password asks for it, and holds off who guesses', async () => {
    const { dana, milo, boardId } = await setUp();
    const { token } = await invited(dana, boardId, { password: 'bubble gum' });
    expect(await bodyOf(milo.send('GET', `/api/invites/${token}`))).toMatchObject({
      needsPassword: true,
    });
    expect(await outcomeOf(redeem(milo, token))).toBe('403 invite_password');
    expect(await outcomeOf(redeem(milo, token, { password: 'bubblegum' }))).toBe(
      '403 invite_password',
    );
    expect(await roleOf(milo, boardId)).toBeUndefined();
    expect(await outcomeOf(redeem(milo, token, { password: 'bubble gum' }))).toBe('200');

    const guesser = await world.person('Guesser');
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        outcomeOf(redeem(guesser, token, { password: `guess ${at}` })),
      ),
    );
    expect(guesses.filter((outcome) => outcome === '429 too_many_attempts').length).toBeGreaterThan(
      2,
    );
    expect(await outcomeOf(redeem(guesser, token, { password: 'bubble gum' }))).toBe(
      '429 too_many_attempts',
    );
    expect(await roleOf(guesser, boardId)).toBeUndefined();
  });

  it.each([
    [{ role: 'boss' }, 'role'],
    [{ role: 'artist', expiresInDays: 0 }, 'an invite lasts at least 1 day'],
    [{ role: 'artist', expiresInDays: 366 }, 'an invite lasts at most 365 days'],
    [{ role: 'artist', expiresInDays: 1.5 }, 'a whole number of days'],
    [{ role: 'artist', password: '' }, 'a password may not be empty'],
    [{}, 'role'],
  ])('is not made of %j', async (draft, rule) => {
    const { dana, boardId } = await setUp();
    const response = await dana.send('POST', `/api/boards/${boardId}/invites`, draft);
    expect(response.status).toBe(400);
    const { error } = await bodyOf<{ error: { message: string } }>(response);
    expect(error.message).toContain(rule);
  });
});

describe('an invite that has ended', () => {
  it('expires after 14 days by the clock of the server', async () => {
    const { dana, milo, boardId } = await setUp();
    const { token, expiresAt } = await invited(dana, boardId);
    const days = (Date.parse(expiresAt) - world.services.clock().getTime()) / DAY;
    expect(days).toBeCloseTo(14, 2);
    world.pass(14 * DAY - 60_000);
    expect(await outcomeOf(milo.send('GET', `/api/invites/${token}`))).toBe('200');
    world.pass(60_000);
    expect(await outcomeOf(milo.send('GET', `/api/invites/${token}`))).toBe('410 invite_expired');
    expect(await outcomeOf(redeem(milo, token))).toBe('410 invite_expired');
    expect(await roleOf(milo, boardId)).toBeUndefined();
    const { invites } = await bodyOf<{ invites: object[] }>(
      dana.send('GET', `/api/boards/${boardId}/invites`),
    );
    expect(invites).toMatchObject([{ state: 'expired' }]);
  });

  it('when revoked, ends the memberships that came by it; directors stay', async () => {
    const { dana, milo, boardId } = await setUp();
    const [ada, eve] = [await world.person('Ada'), await world.person('Eve')];
    const leaked = await invited(dana, boardId, { role: 'editor' });
    const other = await invited(dana, boardId, { role: 'viewer' });
    for (const person of [milo, ada]) await redeem(person, leaked.token);
    await redeem(eve, other.token);
    await dana.send('PATCH', `/api/boards/${boardId}/members/${ada.id}`, { role: 'director' });

    const path = `/api/boards/${boardId}/invites/${leaked.id}`;
    expect(await bodyOf(dana.send('DELETE', path))).toEqual({ ended: [milo.id], kept: [ada.id] });
    expect(await outcomeOf(milo.send('GET', `/api/boards/${boardId}`))).toBe('404 board_not_found');
    expect(await roleOf(ada, boardId)).toBe('director');
    expect(await roleOf(eve, boardId)).toBe('viewer');
    expect(await outcomeOf(redeem(milo, leaked.token))).toBe('410 invite_revoked');
    expect(await outcomeOf(milo.send('GET', `/api/invites/${leaked.token}`))).toBe(
      '410 invite_revoked',
    );
    // Once more changes nothing.
    expect(await bodyOf(dana.send('DELETE', path))).toEqual({ ended: [], kept: [ada.id] });
  });

  it('lets nobody in who redeems while it is being revoked', async () => {
    const { dana, boardId } = await setUp();
    for (let round = 0; round < 6; round += 1) {
      const { id, token } = await invited(dana, boardId, { role: 'viewer' });
      const people = await Promise.all([1, 2, 3].map(() => world.person('P')));
      await Promise.all([
        ...people.map((person) => redeem(person, token)),
        dana.send('DELETE', `/api/boards/${boardId}/invites/${id}`),
      ]);
    }
    expect(await db.$count(member, eq(member.boardId, boardId))).toBe(1);
  });

  it('is not found with a wrong token, and not from another board', async () => {
    const { dana, milo, boardId } = await setUp();
    const { id, token } = await invited(dana, boardId);
    const others = await makeTestBoard(world, milo);
    expect(await outcomeOf(milo.send('GET', `/api/invites/${token}x`))).toBe(
      '404 invite_not_found',
    );
    expect(await outcomeOf(redeem(milo, 'nothing'))).toBe('404 invite_not_found');
    expect(await outcomeOf(milo.send('DELETE', `/api/boards/${others}/invites/${id}`))).toBe(
      '404 invite_not_found',
    );
    expect(await outcomeOf(redeem(milo, token))).toBe('200');
  });

  it('is gone with its board', async () => {
    const { dana, milo, boardId } = await setUp();
    const { token } = await invited(dana, boardId);
    await dana.send('DELETE', `/api/boards/${boardId}`);
    expect(await outcomeOf(milo.send('GET', `/api/invites/${token}`))).toBe('404 invite_not_found');
  });
});
