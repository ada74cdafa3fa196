import { beforeEach, expect, test } from 'vitest';
import { compactClosedBoards } from '../../src/jobs/compact-closed-boards.ts';
import { deleteOldEvents } from '../../src/jobs/delete-old-events.ts';
import {
  deleteEndedInvites,
  deleteExpiredSessions,
  deleteLostGuests,
} from '../../src/jobs/forget-people.ts';
import { CHORES } from '../../src/jobs/housekeeping.ts';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import { thinVersions } from '../../src/jobs/thin-versions.ts';
import { openTestApp } from '../support/test-app.ts';
import { until } from '../support/server-process.ts';

const { services } = await openTestApp();
const { database } = services;
const { sql } = database;

const NOW = new Date('2026-11-22T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As text: drizzle takes over the driver's own writing of dates. */
const ago = (ms: number): string => new Date(NOW.getTime() - ms).toISOString();

beforeEach(async () => {
  await sql`truncate "user", board, session, invite, member, board_event, doc_version, doc_update cascade`;
  await person('dana', { guest: false });
  await sql`insert into board (id, title, created_by) values ('board', 'The Hardest Part', 'dana')`;
});

async function person(id: string, { guest = true, since = ago(10 * DAY) } = {}): Promise<void> {
  await sql`insert into "user" (id, name, email, is_anonymous, created_at)
    values (${id}, ${id}, ${`${id}@example.test`}, ${guest}, ${since})`;
}

async function version(id: string, at: string, kind = 'auto'): Promise<void> {
  await sql`insert into doc_version (id, board_id, kind, bytes, at)
    values (${id}, 'board', ${kind}, '\\x00', ${at})`;
}

const idsOf = async (table: string): Promise<readonly unknown[]> =>
  (await sql`select id from ${sql(table)} order by id`).map((row) => row['id']);

test('automatic versions: all of a day, the last of each hour for a week, then of each day', async () => {
  await version('today-1', ago(HOUR));
  await version('today-2', ago(HOUR + 10 * MINUTE));
  await version('hour-a-late', '2026-11-20T09:50:00Z');
  await version('hour-a-early', '2026-11-20T09:10:00Z');
  await version('hour-b', '2026-11-20T10:00:00Z');
  await version('day-a-late', '2026-11-01T22:00:00Z');
  await version('day-a-early', '2026-11-01T03:00:00Z');
  await version('day-a-named', '2026-11-01T02:00:00Z', 'named');
  await version('day-a-before-restore', '2026-11-01T01:00:00Z', 'pre-restore');

  expect(await thinVersions(database, NOW)).toBe(2);
  const kept = [
    'day-a-before-restore',
    'day-a-late',
    'day-a-named',
    'hour-a-late',
    'hour-b',
    'today-1',
    'today-2',
  ];
  expect(await idsOf('doc_version')).toEqual(kept);
  expect(await thinVersions(database, NOW)).toBe(0);
});

test('versions of one board do not thin out those of another', async () => {
  await sql`insert into board (id, title, created_by) values ('other', 'Other', 'dana')`;
  const at = '2026-11-01T22:00:00Z';
  await version('mine', at);
  await sql`insert into doc_version (id, board_id, kind, bytes, at) values ('theirs', 'other', 'auto', '\\x00', ${at})`;
  expect(await thinVersions(database, NOW)).toBe(0);
});

test('expired sessions end', async () => {
  const session = (id: string, expires: string) =>
    sql`insert into session (id, token, user_id, expires_at) values (${id}, ${id}, 'dana', ${expires})`;
  await session('old', ago(1));
  await session('new', ago(-HOUR));
  expect(await deleteExpiredSessions(database, NOW)).toBe(1);
  expect(await idsOf('session')).toEqual(['new']);
});

test('a guest goes only when nothing leads back to them', async () => {
  await person('lost');
  await person('just-arrived', { since: ago(HOUR) });
  await person('signed-in');
  await sql`insert into session (id, token, user_id, expires_at) values ('s', 's', 'signed-in', ${ago(-DAY)})`;
  await person('member');
  await sql`insert into member (board_id, user_id, role, hue) values ('board', 'member', 'editor', 1)`;
  await person('writer');
  await sql`insert into doc_update (board_id, actor, bytes) values ('board', 'writer', '\\x00')`;
  await person('keeper');
  await sql`insert into doc_version (id, board_id, kind, bytes, made_by) values ('v', 'board', 'named', '\\x00', 'keeper')`;
  await person('account-holder', { guest: false });

  await person('musician');
  await sql`insert into mix (id, board_id, state, client_key, name, bytes, imported_by)
    values ('mix', 'board', 'uploading', 'key', 'song.wav', 1, 'musician')`;

  expect(await deleteLostGuests(database, NOW)).toBe(1);
  expect(await idsOf('user')).toEqual([
    'account-holder',
    'dana',
    'just-arrived',
    'keeper',
    'member',
    'musician',
    'signed-in',
    'writer',
  ]);
});

test('invites are forgotten 90 days after they ended, their people stay', async () => {
  const invite = (id: string, expires: string, revoked: string | null) =>
    sql`insert into invite (id, board_id, token_hash, role, created_by, expires_at, revoked_at)
      values (${id}, 'board', ${id}, 'editor', 'dana', ${expires}, ${revoked})`;
  await invite('expired-long-ago', ago(91 * DAY), null);
  await invite('expired', ago(89 * DAY), null);
  await invite('revoked-long-ago', ago(-DAY), ago(91 * DAY));
  await invite('open', ago(-DAY), null);
  await sql`insert into member (board_id, user_id, role, hue, invite_id)
    values ('board', 'dana', 'director', 0, 'expired-long-ago')`;

  expect(await deleteEndedInvites(database, NOW)).toBe(2);
  expect(await idsOf('invite')).toEqual(['expired', 'open']);
  expect(await sql`select user_id from member`).toEqual([{ user_id: 'dana' }]);
});

test('old events go, but a board’s sequence never goes back', async () => {
  const event = (at: string) =>
    sql`insert into board_event (board_id, kind, at) values ('board', 'members', ${at})`;
  await event(ago(40 * DAY));
  await event(ago(35 * DAY));
  expect(await deleteOldEvents(database, NOW)).toBe(1);
  expect(await deleteOldEvents(database, NOW)).toBe(0);
  await event(ago(DAY));
  expect(await deleteOldEvents(database, NOW)).toBe(1);
});

test('a long log of a board that nobody writes to is compacted, another is left alone', async () => {
  await sql`insert into board (id, title, created_by) values ('busy', 'Busy', 'dana')`;
  const rows = (board: string, at: string) =>
    sql`insert into doc_update (board_id, bytes, at) select ${board}, '\\x0000', ${at} from generate_series(1, 301)`;
  await rows('board', ago(2 * HOUR));
  await rows('busy', ago(MINUTE));
  expect(await compactClosedBoards(database, NOW)).toEqual(['board']);
  const left = await sql`select board_id, count(*)::int as rows from doc_update group by 1`;
  expect(left).toEqual([{ board_id: 'busy', rows: 301 }]);
});

test('the chores are scheduled in the queue, and a worker does what it is asked', async () => {
  const jobs = await startJobs(services, { wake: () => {} }, 0.5);
  const scheduled = await sql`select name from pgboss.schedule order by name`;
  expect(scheduled.map((row) => row['name'])).toEqual(CHORES.map((chore) => chore.name).toSorted());

  await sql`insert into session (id, token, user_id, expires_at) values ('old', 'old', 'dana', now() - interval '1 hour')`;
  await jobs.request('delete-expired-sessions');
  await until(async () => (await idsOf('session')).length === 0, 15_000);
  await jobs.stop();
});
