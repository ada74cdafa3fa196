import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { boardEvent } from '../../src/database/schema.ts';
import { publishAuthz, publishEvent } from '../../src/events/publish-event.ts';
import { connect } from '../../src/database/connect.ts';
import { openTestApp } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';

const world = await openTestApp();
const { db, sql, url } = world.services.database;
const dana = await world.person('Dana');

/** Everything that is heard while `act` runs, about one board. */
const heardDuring = async (boardId: string, act: () => Promise<unknown>): Promise<object[]> => {
  const heard: { board?: string; t: string }[] = [];
  const listener = connect(url, { max: 1 });
  await listener.listen('takeboard', (payload) => heard.push(JSON.parse(payload)));
  await act();
  await sql`select pg_notify('takeboard', '{"t":"end"}')`;
  await expect.poll(() => heard.at(-1)?.t).toBe('end');
  await listener.end();
  return heard.filter(({ board }) => board === boardId);
};

it('leaves neither row nor notice when the change is taken back', async () => {
  const boardId = await makeTestBoard(world, dana);
  const before = await db.$count(boardEvent, eq(boardEvent.boardId, boardId));
  const heard = await heardDuring(boardId, () =>
    db
      .transaction(async (tx) => {
        await publishEvent(tx, boardId, 'files', ['a']);
        await publishAuthz(tx, boardId, dana.id);
        throw new Error('thought better of it');
      })
      .catch((error: Error) => expect(error.message).toBe('thought better of it')),
  );
  expect(heard).toEqual([]);
  expect(await db.$count(boardEvent, eq(boardEvent.boardId, boardId))).toBe(before);
});

it('says "anything of this kind" when the ids are more than a notice can carry', async () => {
  const boardId = await makeTestBoard(world, dana);
  const ids = Array.from({ length: 1000 }, (_, at) => `id-${at}`);
  const heard = await heardDuring(boardId, () =>
    db.transaction((tx) => publishEvent(tx, boardId, 'members', ids)),
  );
  expect(heard).toEqual([
    { t: 'event', board: boardId, seq: expect.any(Number) as number, kind: 'members', ids: [] },
  ]);
});

it('does not make the log of the document wait', async () => {
  const boardId = await makeTestBoard(world, dana);
  await db.transaction(async (tx) => {
    await publishEvent(tx, boardId, 'board', [boardId]);
    // Another connection, while this transaction holds the board: would stand still with FOR UPDATE.
    await sql.begin(async (other) => {
      await other`set local lock_timeout = '2s'`;
      await other`insert into doc_update (board_id, bytes) values (${boardId}, ''::bytea)`;
    });
  });
});

it('about a board that is gone fails as that board does', async () => {
  await expect(
    db.transaction((tx) => publishEvent(tx, 'AAAAAAAAAAAAAAAA', 'board', [])),
  ).rejects.toMatchObject({ status: 404, code: 'board_not_found' });
});
