import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { invite, member, session, user } from '../../src/database/schema.ts';
import { sessionOf } from '../../src/people/session.ts';
import { sessionSecretOf } from '../../src/people/session-secret.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Browser } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { announceMix, mixSeenBy } from '../support/test-mixes.ts';

const world = await openTestApp();
const { services } = world;
const { db } = services.database;
const secure = await openTestApp(
  { PUBLIC_URL: 'https://board.example.com' },
  { database: services.database },
);
const second = await openTestApp({}, { database: services.database });

const me = async (browser: Browser) =>
  (
    await bodyOf<{
      user: null | { id: string; name: string; isGuest: boolean; email: string | null };
    }>(browser.send('GET', '/api/session'))
  ).user;

let count = 0;
const newCredentials = () => ({
  email: `dana${(count += 1)}@example.com`,
  password: 'a long enough password',
});

describe('a guest', () => {
  it('is a name and a cookie', async () => {
    const browser = world.browser();
    expect(await me(browser)).toBeNull();
    const response = await browser.send('POST', '/api/session', { name: '  Dana  ' });
    expect(response.status).toBe(201);
    const { user: made } = await bodyOf<{ user: { id: string } }>(response);
    expect(made).toEqual({ id: made.id, name: 'Dana', isGuest: true, email: null });
    expect(await me(browser)).toEqual(made);
  });

  it('is renamed by a second POST, and stays the same person', async () => {
    const dana = await world.person('Dana');
    const response = await dana.send('POST', '/api/session', { name: 'Dana Ortiz' });
    expect(response.status).toBe(200);
    expect(await me(dana)).toMatchObject({ id: dana.id, name: 'Dana Ortiz' });
    expect(await outcomeOf(dana.send('PATCH', '/api/session', { name: 'D.' }))).toBe('200');
    expect(await me(dana)).toMatchObject({ id: dana.id, name: 'D.' });
  });

  it('has a cookie no script can read, for this site only, for a year', async () => {
    const response = await world.browser().send('POST', '/api/session', { name: 'Dana' });
    const [cookie = '', ...others] = response.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^takeboard\.session_token=[^;]+; /u);
    expect(cookie.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=31536000',
      'Path=/',
      'SameSite=Lax',
    ]);
  });

  it('has a cookie for encrypted connections only where the public address is https', async () => {
    const browser = secure.browser();
    const response = await browser.send('POST', '/api/session', { name: 'Dana' });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-takeboard\.session_token=/u);
    expect(cookie.split('; ')).toEqual(
      expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Secure']),
    );
    expect(await me(browser)).toMatchObject({ name: 'Dana' });
  });

  it.each([
    [{}, 'a name is text'],
    [{ name: 7 }, 'a name is text'],
    [{ name: '   ' }, 'a name may not be empty'],
    [{ name: 'x'.repeat(61) }, 'a name has at most 60 characters'],
    [{ name: 'two\nlines' }, 'a name holds no line breaks or control characters'],
  ])('cannot be called %j', async (body, rule) => {
    const browser = world.browser();
    const response = await browser.send('POST', '/api/session', body);
    expect(response.status).toBe(400);
    const { error } = await bodyOf<{ error: { code: string; message: string; details: unknown } }>(
      response,
    );
    expect(error.code).toBe('invalid_request');
    expect(error.message).toContain(rule);
    expect(error.details).toEqual([{ field: 'name', rule }]);
    expect(browser.cookies.size).toBe(0);
  });

  it('may have a name of exactly 60 characters', async () => {
    const name = 'ö'.repeat(60);
    expect(await me(await world.person(name))).toMatchObject({ name });
  });

  it('is nobody after signing out, also with a copy of the cookie', async () => {
    const dana = await world.person('Dana');
    const copy = [...dana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    expect(await outcomeOf(dana.send('DELETE', '/api/session'))).toBe('204');
    expect(dana.cookies.size).toBe(0);
    const later = await world.browser().send('GET', '/api/session', undefined, { cookie: copy });
    expect(await bodyOf(later)).toEqual({ user: null });
    expect(await outcomeOf(world.browser().send('DELETE', '/api/session'))).toBe('204');
  });

  it('is nobody once the session has expired', async () => {
    const dana = await world.person('Dana');
    await db
      .update(session)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(session.userId, dana.id));
    expect(await outcomeOf(dana.send('GET', '/api/boards'))).toBe('401 no_session');
    expect(dana.cookies.size).toBe(0);
  });

  it('stays signed in by coming back: a used session is prolonged, with the same cookie', async () => {
    const dana = await world.person('Dana');
    const before = new Map(dana.cookies);
    const inHundredDays = new Date(Date.now() + 100 * 24 * 60 * 60 * 1000);
    await db.update(session).set({ expiresAt: inHundredDays }).where(eq(session.userId, dana.id));
    const response = await dana.send('GET', '/api/boards');
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie.split('; ')).toEqual(
      expect.arrayContaining(['HttpOnly', 'Max-Age=31536000', 'Path=/', 'SameSite=Lax']),
    );
    expect(dana.cookies).toEqual(before);
    const [row] = await db.select().from(session).where(eq(session.userId, dana.id));
    expect(row?.expiresAt.getTime()).toBeGreaterThan(inHundredDays.getTime());
  });

  it('is known from the bare headers of a WebSocket upgrade', async () => {
    const dana = await world.person('Dana');
    const headers = new Headers({
      cookie: [...dana.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    });
    expect(await sessionOf(services, headers)).toEqual({
      id: expect.any(String),
      userId: dana.id,
      name: 'Dana',
      isGuest: true,
      email: null,
    });
    expect(await sessionOf(services, new Headers())).toBeUndefined();
  });

  it.each([
    ['a changed signature', (value: string) => value.replace(/.{6}$/u, 'AAAAA%3D')],
    ['another token under the signature', (value: string) => `x${value.slice(1)}`],
    ['no signature', (value: string) => value.split('.')[0] ?? ''],
    ['nonsense', () => '%%%'],
  ])('is not believed with %s', async (_, spoil) => {
    const dana = await world.person('Dana');
    const [[name, value] = ['', '']] = dana.cookies;
    const response = await world
      .browser()
      .send('GET', '/api/session', undefined, { cookie: `${name}=${spoil(value)}` });
    expect(await bodyOf(response)).toEqual({ user: null });
  });
});

describe('an account', () => {
  it('is the guest with an address and a password: same id, boards and session', async () => {
    const dana = await world.person('Dana');
    const boardId = await makeTestBoard(world, dana);
    const cookies = new Map(dana.cookies);
    const { email, password } = newCredentials();
    const response = await dana.send('POST', '/api/session/account', {
      email: ` ${email.toUpperCase()} `,
      password,
    });
    expect(response.status).toBe(200);
    expect(await me(dana)).toEqual({ id: dana.id, name: 'Dana', isGuest: false, email });
    expect(dana.cookies).toEqual(cookies);
    expect(await outcomeOf(dana.send('GET', `/api/boards/${boardId}`))).toBe('200');
  });

  it('opens the same boards on another machine', async () => {
    const dana = await world.person('Dana');
    const boardId = await makeTestBoard(world, dana);
    const credentials = newCredentials();
    await dana.send('POST', '/api/session/account', credentials);
    const elsewhere = world.browser();
    expect(await outcomeOf(elsewhere.send('GET', `/api/boards/${boardId}`))).toBe('401 no_session');
    expect(await outcomeOf(elsewhere.send('POST', '/api/session/sign-in', credentials))).toBe(
      '200',
    );
    expect(await me(elsewhere)).toMatchObject({ id: dana.id, isGuest: false });
    expect(await outcomeOf(elsewhere.send('GET', `/api/boards/${boardId}`))).toBe('200');
    // The first machine stays signed in.
    expect(await me(dana)).toMatchObject({ id: dana.id });
  });

  it('has one address, which nobody else can take', async () => {
    const credentials = newCredentials();
    const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
    expect(await outcomeOf(dana.send('POST', '/api/session/account', credentials))).toBe('200');
    expect(await outcomeOf(milo.send('POST', '/api/session/account', credentials))).toBe(
      '409 email_taken',
    );
    expect(await outcomeOf(dana.send('POST', '/api/session/account', newCredentials()))).toBe(
      '409 already_account',
    );
    expect(await me(milo)).toMatchObject({ isGuest: true });
  });

  it('goes to exactly one of two who ask for the same address at once', async () => {
    const credentials = newCredentials();
    const people = await Promise.all(['Dana', 'Milo', 'Ada'].map((name) => world.person(name)));
    const outcomes = await Promise.all(
      people.map((person) => outcomeOf(person.send('POST', '/api/session/account', credentials))),
    );
    expect(outcomes.toSorted()).toEqual(['200', '409 email_taken', '409 email_taken']);
  });

  it.each([
    [{ email: 'dana', password: 'a long enough password' }, 'an e-mail address looks like'],
    [{ email: 'x@example.com', password: 'short' }, 'a password has at least 8 characters'],
    [
      { email: 'x@example.com', password: 'x'.repeat(129) },
      'a password has at most 128 characters',
    ],
    [{ email: 'x@example.com' }, 'a password is text'],
  ])('is not made of %j', async (body, rule) => {
    const dana = await world.person('Dana');
    const response = await dana.send('POST', '/api/session/account', body);
    expect(response.status).toBe(400);
    const { error } = await bodyOf<{ error: { message: string } }>(response);
    expect(error.message).toContain(rule);
  });

  it('does not tell a wrong password from an unknown address', async () => {
    const credentials = newCredentials();
    const dana = await world.person('Dana');
    await dana.send('POST', '/api/session/account', credentials);
    const answers = await Promise.all(
      [
        { ...credentials, password: 'another long password' },
        { ...credentials, email: 'nobody@example.com' },
      ].map(async (wrong) => {
        const response = await world.browser().send('POST', '/api/session/sign-in', wrong);
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
    expect(answers[0]?.body).toContain('wrong_credentials');
  });

  it('cannot be entered as the placeholder address of a guest', async () => {
    const dana = await world.person('Dana');
    const [row] = await db.select().from(user).where(eq(user.id, dana.id));
    const attempt = { email: row?.email, password: 'a long enough password' };
    expect(await outcomeOf(world.browser().send('POST', '/api/session/sign-in', attempt))).toBe(
      '401 wrong_credentials',
    );
  });

  it('is held against guessing, and the wait is said', async () => {
    const credentials = newCredentials();
    const browser = world.browser();
    const attempt = () => browser.send('POST', '/api/session/sign-in', credentials);
    for (let time = 0; time < 5; time += 1) {
      expect(await outcomeOf(attempt())).toBe('401 wrong_credentials');
    }
    const refused = await attempt();
    expect(Number(refused.headers.get('retry-after'))).toSatisfy((s) => s > 20 && s <= 30);
    expect(await outcomeOf(refused)).toBe('429 too_many_attempts');
    // Another address is not affected.
    expect(await outcomeOf(browser.send('POST', '/api/session/sign-in', newCredentials()))).toBe(
      '401 wrong_credentials',
    );
    world.pass(31_000);
    expect(await outcomeOf(attempt())).toBe('401 wrong_credentials');
    expect(await outcomeOf(attempt())).toBe('429 too_many_attempts');
  });
});

describe('signing in where one was a guest', () => {
  it('takes everything along: memberships, higher roles, and the name under what was made', async () => {
    const credentials = newCredentials();
    const dana = await world.person('Dana');
    await dana.send('POST', '/api/session/account', credentials);
    const other = await world.person('Milo');

    const guest = await world.person('Dana on the train');
    const own = await makeTestBoard(world, guest);
    const joined = await makeTestBoard(world, other, [[guest, 'editor']]);
    const higher = await makeTestBoard(world, other, [
      [guest, 'artist'],
      [dana, 'viewer'],
    ]);
    const lower = await makeTestBoard(world, other, [
      [guest, 'viewer'],
      [dana, 'artist'],
    ]);
    await guest.send('POST', `/api/boards/${own}/invites`, { role: 'artist' });
    const mixId = await announceMix(guest, joined);

    expect(await outcomeOf(guest.send('POST', '/api/session/sign-in', credentials))).toBe('200');
    expect(await me(guest)).toMatchObject({ id: dana.id, isGuest: false });

    const rows = await db.select().from(member).where(eq(member.userId, dana.id));
    expect(new Map(rows.map((row) => [row.boardId, row.role]))).toEqual(
      new Map([
        [own, 'director'],
        [joined, 'editor'],
        [higher, 'artist'],
        [lower, 'artist'],
      ]),
    );
    expect(rows.find((row) => row.boardId === higher)?.hue).toBe(1);
    const invites = await db.select().from(invite).where(eq(invite.boardId, own));
    expect(invites.map((row) => row.createdBy)).toEqual([dana.id]);
    expect((await mixSeenBy(other, joined, mixId)).importedBy).toBe(dana.id);
    expect(await db.select().from(user).where(eq(user.id, guest.id))).toEqual([]);
  });

  it('leaves the guest as it was when the password is wrong', async () => {
    const credentials = newCredentials();
    await (await world.person('Dana')).send('POST', '/api/session/account', credentials);
    const guest = await world.person('Guest');
    const boardId = await makeTestBoard(world, guest);
    const wrong = { ...credentials, password: 'another long password' };
    expect(await outcomeOf(guest.send('POST', '/api/session/sign-in', wrong))).toBe(
      '401 wrong_credentials',
    );
    expect(await outcomeOf(guest.send('GET', `/api/boards/${boardId}`))).toBe('200');
  });

  it('moves a guest once, however many tabs sign in at the same moment', async () => {
    const credentials = newCredentials();
    const dana = await world.person('Dana');
    await dana.send('POST', '/api/session/account', credentials);
    const guest = await world.person('Guest');
    const boardId = await makeTestBoard(world, guest);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => outcomeOf(guest.send('POST', '/api/session/sign-in', credentials))),
    );
    expect(outcomes).toEqual(['200', '200', '200']);
    expect(await outcomeOf(dana.send('GET', `/api/boards/${boardId}`))).toBe('200');
  });

  it('loses no board that the guest comes onto at the same moment', async () => {
    const milo = await world.person('Milo');
    const credentials = newCredentials();
    const dana = await world.person('Dana');
    await dana.send('POST', '/api/session/account', credentials);
    for (let round = 0; round < 3; round += 1) {
      const guest = await world.person('Guest');
      const cookie = [...guest.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const boards = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const boardId = await makeTestBoard(world, milo);
          const { token } = await bodyOf<{ token: string }>(
            milo.send('POST', `/api/boards/${boardId}/invites`, { role: 'editor' }),
          );
          return { boardId, token };
        }),
      );
      const [, ...joined] = await Promise.all([
        guest.send('POST', '/api/session/sign-in', credentials),
        ...boards.map(async ({ boardId, token }, at) => {
          // Spread over the time that checking the password takes.
          for (let turn = 0; turn < at * 4; turn += 1) await world.person('P');
          const tab = world.browser();
          const path = `/api/invites/${token}/redeem`;
          return { boardId, status: (await tab.send('POST', path, {}, { cookie })).status };
        }),
      ]);
      for (const { boardId, status } of joined) {
        const seen = await dana.send('GET', `/api/boards/${boardId}`);
        if (status === 200) expect(seen.status).toBe(200);
      }
      world.pass(60_000);
    }
  });

  it('from another account changes nothing on either', async () => {
    const [one, two] = [newCredentials(), newCredentials()];
    const dana = await world.person('Dana');
    await dana.send('POST', '/api/session/account', one);
    const boardId = await makeTestBoard(world, dana);
    const milo = await world.person('Milo');
    await milo.send('POST', '/api/session/account', two);
    await dana.send('POST', '/api/session/sign-in', two);
    expect(await me(dana)).toMatchObject({ id: milo.id });
    expect(await outcomeOf(dana.send('GET', `/api/boards/${boardId}`))).toBe('404 board_not_found');
    await dana.send('POST', '/api/session/sign-in', one);
    expect(await outcomeOf(dana.send('GET', `/api/boards/${boardId}`))).toBe('200');
  });
});

describe('the secret behind the cookies', () => {
  it('is one for all servers of a database, and the setting goes before it', async () => {
    const secrets = await Promise.all(
      [1, 2, 3].map(() => sessionSecretOf(services.database, services.config)),
    );
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/u);
    const secret = 'x'.repeat(32);
    expect(await sessionSecretOf(services.database, { ...services.config, secret })).toBe(secret);
  });

  it('lets a second server read the sessions of the first', async () => {
    const dana = await world.person('Dana');
    const cookie = [...dana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await second.browser().send('GET', '/api/session', undefined, { cookie });
    expect(await bodyOf(response)).toMatchObject({ user: { id: dana.id } });
  });
});
