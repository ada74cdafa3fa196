import { setTimeout as delay } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { board } from '../database/schema.ts';
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
