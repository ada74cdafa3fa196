import type { Database } from '../database/open-database.ts';
import type { Log } from '../log.ts';
import type { CommitQueue } from './commit-queue.ts';
import { readDocument, sizeOf } from './doc-log.ts';
import { noticeFrame } from './frames.ts';
import { LIMITS } from './limits.ts';
import { LogFollower } from './log-follower.ts';
import { missedEvents } from './missed-events.ts';
import { Room } from './room.ts';
import { Upkeep } from './upkeep.ts';

/** A board in memory, with what keeps it level with its log and what cleans up behind it. */
export interface OpenBoard {
  readonly room: Room;
  readonly follower: LogFollower;
  readonly upkeep: Upkeep;
}

export interface BoardServices {
  readonly database: Database;
  readonly log: Log;
  readonly clock: () => Date;
  readonly queue: CommitQueue;
  /** The last connection of a room left. */
  readonly emptied: (room: Room) => void;
  /** A room has closed itself. */
  readonly ended: (room: Room) => void;
}

/**
 * Read a board and make its room.
 * @throws Error when its log is missing, damaged or from the future, or cannot be read now. Nothing
 * is written then.
 */
export async function openBoard(boardId: string, services: BoardServices): Promise<OpenBoard> {
  const { database, log, clock, queue } = services;
  const stored = await readDocument(database.sql, boardId);
  if (stored === undefined) throw new Error(`board ${boardId} has no log`);

  const room: Room = new Room(boardId, stored, {
    enroll: () => queue.enroll(room),
    pauseReason: () => queue.pauseReason,
    catchUp: () => follower.refresh(),
    async tellSince(connection, seq) {
      for (const event of await missedEvents(database, boardId, seq)) {
        connection.send(noticeFrame(event));
      }
    },
    committed(ids, bytes) {
      follower.saw(ids);
      upkeep.worked(ids.length, bytes);
    },
    emptied: () => services.emptied(room),
    ended(error) {
      if (error !== undefined) log.error({ err: error, boardId }, 'A board is loaded anew');
      services.ended(room);
    },
    failed: (error, about) => log.error({ err: error, boardId }, about),
  });
  const follower = new LogFollower(database.sql, boardId, stored, (update) =>
    room.applyLogged(update),
  );
  const upkeep = new Upkeep({
    boardId,
    database,
    log,
    clock,
    rows: stored.rows.length,
    bytes: sizeOf({ ...stored, snapshot: undefined }),
    state: () => room.state(),
    compacted({ upto, ids, bytes }) {
      follower.sawCompaction(upto, ids);
      room.measured(bytes);
      if (bytes > LIMITS.documentWarnBytes) log.warn({ boardId, bytes }, 'A board is very large');
    },
  });
  room.prepare();
  upkeep.compactIfLong();
  return { room, follower, upkeep };
}
