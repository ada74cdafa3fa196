import { setTimeout as delay } from 'node:timers/promises';
import { and, eq, gt, inArray } from 'drizzle-orm';
import { board, session } from '../database/schema.ts';
import type { Database } from '../database/open-database.ts';
import type { Log } from '../log.ts';
import { colorOf } from '../people/colors.ts';
import { initialsOf } from '../people/initials.ts';
import { membershipOf } from '../people/membership.ts';
import type { Connection, Person } from './connection.ts';
import { refusal } from './refusal.ts';
import type { Room } from './room.ts';

const RETRY_MS = 500;

/** Asks the database who may be on a board, when somebody comes and whenever that may have changed. */
export class Doorkeeper {
  readonly #database: Database;
  readonly #log: Log;

  constructor(database: Database, log: Log) {
    this.#database = database;
    this.#log = log;
  }

  /** A member as others see them; undefined for a stranger. */
  async personOf(boardId: string, userId: string): Promise<Person | undefined> {
    const member = await membershipOf(this.#database.db, boardId, userId);
    if (!member) return undefined;
    const { name, role, hue } = member;
    return { id: userId, name, color: colorOf(hue), role, initials: initialsOf(name) };
  }

  /** Ask again what somebody may do here, and act on it. */
  async check(room: Room, connection: Connection): Promise<void> {
    const person = await this.personOf(room.boardId, connection.userId);
    if (person) return room.recognise(connection, person);
    const [there] = await this.#database.db
      .select({ id: board.id })
      .from(board)
      .where(eq(board.id, room.boardId));
    connection.end(there ? refusal.removed() : refusal.deleted());
  }

  /** Ask about everybody in a room, or about all windows of one user. */
  checkAll(room: Room, userId: string | null): void {
    for (const connection of room.connections) {
      if (userId === null || connection.userId === userId) void this.#checkSurely(room, connection);
    }
  }

  /** Close the connections whose session has expired, or was signed out in another window. */
  async endSessions(rooms: Iterable<Room>, now: Date): Promise<void> {
    const connections = [...rooms].flatMap((room) => [...room.connections]);
    if (connections.length === 0) return;
    const ids = [...new Set(connections.map(({ sessionId }) => sessionId))];
    const alive = await this.#database.db
      .select({ id: session.id })
      .from(session)
      .where(and(inArray(session.id, ids), gt(session.expiresAt, now)));
    const known = new Set(alive.map(({ id }) => id));
    for (const connection of connections) {
      if (!known.has(connection.sessionId)) connection.end(refusal.noSession());
    }
  }

  /** While the database is away nothing is written or shown; the question stays open until it is back. */
  async #checkSurely(room: Room, connection: Connection): Promise<void> {
    while (connection.open) {
      try {
        return await this.check(room, connection);
      } catch (error) {
        this.#log.warn({ err: error, boardId: room.boardId }, 'A membership could not be read');
        await delay(RETRY_MS);
      }
    }
  }
}
