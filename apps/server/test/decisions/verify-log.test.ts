import { beforeEach, describe, expect, it } from 'vitest';
import { appendDecision, hashOf } from '../../src/decisions/append-decision.ts';
import { verifyLog } from '../../src/decisions/verify-log.ts';
import { newId } from '../../src/database/new-id.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { announce } from '../support/test-takes.ts';

const world = await openTestApp();
const { database } = world.services;
const { sql } = database;
const [dana, milo, vera] = (await Promise.all(
  ['Dana', 'Milo', 'Vera'].map((name) => world.person(name)),
)) as [Person, Person, Person];
let board = '';
let takes: string[] = [];

interface Verdict {
  entries: number;
  whole: boolean;
  head: string;
  broken: { place: number; shotId: string | null; why: string } | null;
}

const at = (path: string): string => `/api/boards/${board}/${path}`;
const verdict = (query = '') => bodyOf<Verdict>(vera.send('GET', at(`decisions/verify${query}`)));
const pick = async (person: Person, shot: number, takeId: string | null) =>
  expect(
    (await person.send('POST', at('decisions'), { shotId: `shot-${shot}`, takeId })).status,
  ).toBe(201);
/** The rows of the log in their order. */
const rows = () => sql<{ id: string; seq: string; entry: string; hash: string }[]>`
  select id, seq, entry, hash from decision where board_id = ${board} order by seq`;

beforeEach(async () => {
  board = await makeTestBoard(world, dana, [
    [milo, 'artist'],
    [vera, 'viewer'],
  ]);
  takes = [await announce(dana, board), await announce(dana, board)];
  await sql`update take set state = 'ready' where board_id = ${board}`;
});

describe('a log', () => {
  it('that is empty is whole', async () => {
    expect(await verdict()).toEqual({
      entries: 0,
      whole: true,
      head: '0'.repeat(64),
      broken: null,
    });
  });

  it('is whole after picks, takings back, and picks of both at once', async () => {
    await pick(dana, 1, takes[0] ?? '');
    await pick(milo, 1, null);
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => pick(i % 2 ? dana : milo, 1, takes[0] ?? '')),
    );
    const [last] = (await rows()).slice(-1);
    expect(await verdict()).toEqual({ entries: 14, whole: true, head: last?.hash, broken: null });
  });

  it('of another board is another chain', async () => {
    await pick(dana, 1, null);
    const other = await makeTestBoard(world, dana);
    await dana.send('POST', `/api/boards/${other}/decisions`, { shotId: 's', takeId: null });
    const [first] = await sql<{ entry: string }[]>`
      select entry from decision where board_id = ${other}`;
    expect(JSON.parse(first?.entry ?? '')).toMatchObject({ place: 1, boardId: other });
    expect(await verdict()).toMatchObject({ entries: 1, whole: true });
  });

  it('is read by members alone', async () => {
    const stranger = await world.person('Stranger');
    expect(await outcomeOf(stranger.send('GET', at('decisions/verify')))).toBe(
      '404 board_not_found',
    );
    expect(await outcomeOf(vera.send('GET', at('decisions/verify?place=0&hash=x')))).toBe(
      '400 invalid_request',
    );
  });
});

describe('what somebody did to the database behind the log', () => {
  beforeEach(async () => {
    for (const shot of [1, 2, 3, 4, 5]) await pick(shot % 2 ? dana : milo, shot, null);
    await pick(dana, 6, takes[0] ?? '');
  });

  it('nothing leaves it whole', async () => {
    expect(await verdict()).toMatchObject({ entries: 6, whole: true });
  });

  const idAt = async (place: number) => (await rows())[place - 1]?.id ?? '';

  it('another take in a row is named with its place', async () => {
    await sql`update decision set take_id = ${takes[1] ?? ''} where id = ${await idAt(6)}`;
    expect((await verdict()).broken).toEqual({
      place: 6,
      shotId: 'shot-6',
      why: 'The board shows something else than entry 6 says: the take was changed beside the log.',
    });
  });

  it.each([
    ['shot_id', 'shot-9', 'the shot', 'shot-9'],
    ['made_how', 'duel', 'how it was decided', 'shot-3'],
    ['at', '2020-01-01', 'when it was decided', 'shot-3'],
    ['round_id', 'a-round', 'the round', 'shot-3'],
  ])('so is another %s', async (column, value, what, shotId) => {
    await sql`update decision set ${sql(column)} = ${value} where id = ${await idAt(3)}`;
    expect((await verdict()).broken).toEqual({
      place: 3,
      shotId,
      why: `The board shows something else than entry 3 says: ${what} was changed beside the log.`,
    });
  });

  it('so is a person to whom a pick by hand was ascribed', async () => {
    await sql`update decision set made_by = ${milo.id} where id = ${await idAt(3)}`;
    expect((await verdict()).broken).toEqual({
      place: 3,
      shotId: 'shot-3',
      why: 'The board shows something else than entry 3 says: who made it was changed beside the log.',
    });
  });

  it('so is a changed text', async () => {
    await sql`update decision set entry = replace(entry, 'Milo', 'Dana') where id = ${await idAt(2)}`;
    expect((await verdict()).broken).toEqual({
      place: 2,
      shotId: 'shot-2',
      why: 'Entry 2 and its hash do not fit: one of them was changed after it was written.',
    });
  });

  it.each(['{"version":1', 'null', '[]', '"gone"'])('so is a text that is %s', async (text) => {
    await sql`update decision set entry = ${text} where id = ${await idAt(4)}`;
    expect((await verdict()).broken).toMatchObject({ place: 4, shotId: 'shot-4' });
  });

  it('so is a changed hash', async () => {
    await sql`update decision set hash = ${'f'.repeat(64)} where id = ${await idAt(4)}`;
    expect((await verdict()).broken).toEqual({
      place: 4,
      shotId: 'shot-4',
      why: 'Entry 4 and its hash do not fit: one of them was changed after it was written.',
    });
  });

  it('so is a changed text whose hash was made anew: the next one does not follow from it', async () => {
    const log = await rows();
    const said = (log[1]?.entry ?? '').replace('Milo', 'Dana');
    await sql`update decision set entry = ${said}, hash = ${hashOf(log[0]?.hash ?? '', said)}
      where id = ${await idAt(2)}`;
    expect((await verdict()).broken).toMatchObject({ place: 3, shotId: 'shot-3' });
  });

  it('so is a deleted row', async () => {
    await sql`delete from decision where id = ${await idAt(3)}`;
    expect(await verdict()).toMatchObject({
      entries: 5,
      whole: false,
      broken: { place: 3, shotId: null, why: 'Entry 3 is missing.' },
    });
  });

  it('so are two rows that changed places', async () => {
    const [second, third] = (await rows()).slice(1);
    await sql`update decision set seq = -1 where id = ${second?.id ?? ''}`;
    await sql`update decision set seq = ${second?.seq ?? 0} where id = ${third?.id ?? ''}`;
    await sql`update decision set seq = ${third?.seq ?? 0} where id = ${second?.id ?? ''}`;
    expect((await verdict()).broken).toEqual({
      place: 2,
      shotId: null,
      why: 'Entry 2 does not stand in its place: the order was changed.',
    });
  });

  /** Puts a row right after the one at a place, as it would have followed then. */
  const insertAfter = async (place: number, stands: number) => {
    const log = await rows();
    for (const row of log.slice(place).toReversed()) {
      await sql`update decision set seq = ${Number(row.seq) + 1_000_000_000} where id = ${row.id}`;
    }
    const id = newId();
    const told = JSON.parse(log[place]?.entry ?? '{}') as object;
    const said = JSON.stringify({ ...told, id, shotId: 'shot-0', place: stands });
    await sql`insert into decision (id, seq, board_id, shot_id, made_how, made_by, at, entry, hash)
      select ${id}, ${Number(log[place - 1]?.seq) + 1}, board_id, 'shot-0', made_how, made_by, at,
        ${said}, ${hashOf(log[place - 1]?.hash ?? '', said)} from decision where id = ${log[place]?.id ?? ''}`;
  };

  it('so is a row that was put in, however well it follows', async () => {
    await insertAfter(3, 4);
    expect((await verdict()).broken).toEqual({
      place: 4,
      shotId: 'shot-4',
      why: 'There are two entries for place 4: one of them was put in later.',
    });
  });

  it('and one with a place of its own', async () => {
    await insertAfter(3, 9);
    expect((await verdict()).broken).toMatchObject({ place: 4 });
  });

  it('only the first break is named', async () => {
    await sql`delete from decision where id = ${await idAt(5)}`;
    await sql`update decision set entry = '{}' where id = ${await idAt(2)}`;
    expect((await verdict()).broken).toMatchObject({ place: 2 });
  });

  it('an end that was cut off is seen by whoever knew it', async () => {
    const { head } = await verdict();
    await sql`delete from decision where id = ${await idAt(6)}`;
    expect((await verdict()).whole).toBe(true);
    expect((await verdict(`?place=6&hash=${head}`)).broken).toEqual({
      place: 6,
      shotId: null,
      why: 'The log had 6 entries when it was looked at before, and has 5 now: its end was cut off.',
    });
    await pick(dana, 7, null);
    expect((await verdict(`?place=6&hash=${head}`)).broken).toEqual({
      place: 6,
      shotId: 'shot-7',
      why: 'Entry 6 is not the one that stood here when this log was looked at before: it was written anew.',
    });
  });

  it('what was known before is still there when the log has only grown', async () => {
    const { head } = await verdict();
    await pick(dana, 7, null);
    expect(await verdict(`?place=6&hash=${head}`)).toMatchObject({ entries: 7, whole: true });
  });

  it('a decision that a round remembers and the log does not is missed', async () => {
    const roundId = newId();
    await sql`insert into round (id, board_id, client_key, method, pace, scope, started_by)
      values (${roundId}, ${board}, ${newId()}, 'two-hearts', 'live', 'Chorus 1', ${dana.id})`;
    await sql`insert into round_shot (round_id, shot_id, label, position, decision_id)
      values (${roundId}, 'shot-6', '6 Gum', 0, ${await idAt(6)})`;
    expect((await verdict()).whole).toBe(true);
    await sql`delete from decision where id = ${await idAt(6)}`;
    expect((await verdict()).broken).toEqual({
      place: 6,
      shotId: 'shot-6',
      why: 'The round “Chorus 1” decided 6 Gum, and the log knows nothing of it: its end was cut off.',
    });
  });
});

describe('people', () => {
  it('who got an account leave the log whole: the entry keeps the name of the guest', async () => {
    const guest = await world.person('Ida');
    const made = dana.send('POST', at('invites'), { role: 'artist' });
    const { token } = await bodyOf<{ token: string }>(made);
    await guest.send('POST', `/api/invites/${token}/redeem`, {});
    await pick(guest, 1, takes[0] ?? '');
    const account = { email: `${newId().toLowerCase()}@example.com`, password: 'long enough' };
    const owner = await world.person('Ida Berg');
    await owner.send('POST', '/api/session/account', account);
    world.pass(60_000);
    expect(await outcomeOf(guest.send('POST', '/api/session/sign-in', account))).toBe('200');
    const [row] = await sql<{ made_by: string; entry: string }[]>`
      select made_by, entry from decision where board_id = ${board}`;
    expect(row?.made_by).toBe(owner.id);
    expect(JSON.parse(row?.entry ?? '')).toMatchObject({
      by: [{ userId: guest.id, name: 'Ida' }],
    });
    expect(await verdict()).toMatchObject({ entries: 1, whole: true });
  });
});

describe('a long log', () => {
  it('of 10,000 entries is checked within 5 s, and a break at its end is found', async () => {
    const count = 10_000;
    const mark = { mark: 'no', reason: 'The camera should not turn here.' };
    const names = Array.from({ length: 12 }, () => ({ takeId: newId(), name: 'a take.mp4' }));
    let before = '0'.repeat(64);
    const all = Array.from({ length: count }, (_, i) => {
      const id = newId();
      const marks = Object.fromEntries(names.map(({ takeId }) => [takeId, mark]));
      const entry = JSON.stringify({
        version: 1,
        place: i + 1,
        id,
        boardId: board,
        shotId: 'shot-1',
        shot: null,
        takeId: null,
        take: null,
        how: 'hand',
        by: [{ userId: dana.id, name: 'Dana' }],
        at: '2026-01-01T00:00:00.000Z',
        reason: null,
        // As large as an entry of a round; the log does not ask what is in it.
        round: null,
        padding: [marks, marks, names],
      });
      before = hashOf(before, entry);
      return { id, entry, hash: before };
    });
    for (let i = 0; i < count; i += 1000) {
      const some = all.slice(i, i + 1000);
      await sql`insert into decision ${sql(
        some.map((row) => ({
          ...row,
          board_id: board,
          shot_id: 'shot-1',
          made_how: 'hand',
          made_by: dana.id,
          at: '2026-01-01T00:00:00Z',
        })),
      )}`;
    }
    const started = performance.now();
    expect(await verifyLog(database, board)).toMatchObject({ entries: count, whole: true });
    expect(performance.now() - started).toBeLessThan(5000);
    await sql`update decision set entry = entry || ' ' where id = ${all.at(-2)?.id ?? ''}`;
    expect((await verifyLog(database, board)).broken?.place).toBe(count - 1);
    const page = await bodyOf<{ log: unknown[]; before: string }>(
      vera.send('GET', at('decisions/log?limit=100')),
    );
    expect(page.log).toHaveLength(100);
  }, 60_000);
});

describe('appending', () => {
  it('belongs to the transaction: what is rolled back was never in the chain', async () => {
    await pick(dana, 1, null);
    const made = {
      boardId: board,
      shotId: 'shot-2',
      shot: '2 Gum',
      takeId: null,
      how: 'round',
      by: [milo.id, dana.id],
      madeBy: milo.id,
      at: world.services.clock(),
      reason: null,
      round: null,
    } as const;
    await expect(
      database.db.transaction(async (tx) => {
        await appendDecision(tx, made);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.db.transaction((tx) => appendDecision(tx, made));
    const last = (await rows()).at(-1);
    expect(JSON.parse(last?.entry ?? '')).toMatchObject({
      place: 2,
      shot: '2 Gum',
      by: [
        { userId: milo.id, name: 'Milo' },
        { userId: dana.id, name: 'Dana' },
      ],
    });
    expect(await verdict()).toMatchObject({ entries: 2, whole: true });
  });
});
