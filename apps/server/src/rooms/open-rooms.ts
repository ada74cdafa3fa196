import { randomBytes } from 'node:crypto';
import { NewerLayoutError, seedBoard } from '@takeboard/storyboard';
import type { Picture } from '@takeboard/storyboard';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { docUpdate } from '../database/schema.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import type { Log } from '../log.ts';
import type { Session } from '../people/session.ts';
import { CommitQueue } from './commit-queue.ts';
import { Connection } from './connection.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { readIds } from './doc-log.ts';
import { LIMITS } from './limits.ts';
import { NotificationListener } from './listen.ts';
import type { Notification } from './listen.ts';
import { gapNow } from './missed-events.ts';
import { openBoard } from './open-board.ts';
import { Refusal, refusal } from './refusal.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { Shelf } from './shelf.ts';
import { keepVersion, listVersions, readVersion, replaceVersion } from './versions.ts';
import type { VersionInfo } from './versions.ts';

export interface RoomServices {
  readonly database: Database;
  readonly log: Log;
  readonly clock: () => Date;
  /** How long a room without people stays in memory, in milliseconds. */
  readonly unloadAfterMs?: number;
  /** How often it looks at the sessions and the log, in milliseconds. */
  readonly sweepMs?: number;
}

/** Open the live side of this server: it listens from now on, and reads a board when somebody comes. */
export const openRooms = (services: RoomServices): Rooms => new OpenRooms(services);

const CLOSE_WITHIN_MS = 1_000;

class OpenRooms implements Rooms {
  readonly #database: Database;
  readonly #log: Log;
  readonly #clock: () => Date;
  readonly #node = randomBytes(6).toString('hex');
  readonly #shelf: Shelf;
  readonly #doorkeeper: Doorkeeper;
  readonly #queue: CommitQueue;
  readonly #listener: NotificationListener;
  readonly #sweeper: NodeJS.Timeout;
  #sweeping = false;
  #closed = false;

  constructor(options: RoomServices) {
    const { database, log, clock } = options;
    const { unloadAfterMs = LIMITS.unloadAfterMs, sweepMs = LIMITS.sweepMs } = options;
    this.#database = database;
    this.#log = log;
    this.#clock = clock;
    this.#doorkeeper = new Doorkeeper(database, log);
    this.#queue = new CommitQueue({
      url: database.url,
      log,
      sender: () => (this.#listener.accompanied ? this.#node : undefined),
      rooms: () => this.#rooms(),
    });
    const services = {
      database,
      log,
      clock,
      queue: this.#queue,
      emptied: (room: Room) => this.#shelf.emptied(room),
      ended: (room: Room) => this.#shelf.drop(room),
    };
    this.#shelf = new Shelf((boardId) => openBoard(boardId, services), unloadAfterMs, log);
    this.#listener = new NotificationListener(
      database.url,
      this.#node,
      { heard: (told) => this.#heard(told), mayHaveMissed: () => this.#askEverythingAgain() },
      log,
    );
    this.#sweeper = setInterval(() => this.#sweep(), sweepMs);
  }

  async seed(tx: Transaction, boardId: string, picture: Picture): Promise<void> {
    const doc = new Y.Doc();
    seedBoard(doc, picture);
    const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
    doc.destroy();
    await tx.insert(docUpdate).values({ boardId, actor: null, bytes });
  }

  // ---- people come ----

  connect(socket: WebSocket, boardId: string, session: Session | undefined): void {
    socket.on('error', (err) => this.#log.debug({ err, boardId }, 'A live connection failed'));
    const connection = new Connection(socket, session);
    if (session === undefined) return connection.end(refusal.noSession());
    this.#admit(connection, boardId).catch((error: unknown) => {
      if (error instanceof Refusal) return connection.end(error);
      this.#log.error({ err: error, boardId }, 'A board could not be opened');
      connection.end(
        error instanceof NewerLayoutError
          ? refusal.newerLayout(error.message)
          : refusal.cannotOpen(),
      );
    });
  }

  async #admit(connection: Connection, boardId: string): Promise<void> {
    const person = await this.#doorkeeper.personOf(boardId, connection.userId);
    if (this.#closed) throw refusal.restarting();
    if (!person) throw refusal.noSuchBoard();
    await this.#shelf.with(boardId, async ({ room }) => {
      if (!connection.open) return;
      room.join(connection, person);
      // The role may have changed while the board was being read, when no notice could reach this one.
      await this.#doorkeeper.check(room, connection);
      connection.release();
    });
  }

  // ---- what other servers and the routes tell ----

  #heard(told: Exclude<Notification, { t: 'beat' }>): void {
    const opening = this.#shelf.get(told.board);
    if (!opening || (told.t === 'update' && told.node === this.#node)) return;
    opening
      .then(({ room, follower }) => {
        switch (told.t) {
          case 'event':
            return room.tell({ seq: told.seq, kind: told.kind, ids: told.ids });
          case 'authz':
            return this.#doorkeeper.checkAll(room, told.user);
          case 'update': {
            const bytes = told.bytes ? Buffer.from(told.bytes, 'base64') : undefined;
            return follower.follow(told.id, bytes);
          }
        }
      })
      .catch((err: unknown) => this.#log.warn({ err, told: told.t }, 'A notice was not followed'));
  }

  #askEverythingAgain(): void {
    for (const room of this.#rooms()) {
      this.#doorkeeper.checkAll(room, null);
      gapNow(this.#database, room.boardId)
        .then((gap) => room.tell(gap))
        .catch((err: unknown) => this.#log.warn({ err }, 'The last event could not be read'));
    }
    this.#sweep();
  }

  /**
   * Every few seconds: let go of who is silent or has signed out, and compare every open board with
   * its log, since a notification may have been lost.
   */
  #sweep(): void {
    for (const room of this.#rooms()) room.presence.expire();
    if (this.#sweeping || this.#closed) return;
    this.#sweeping = true;
    Promise.all([this.#compareAll(), this.#doorkeeper.endSessions(this.#rooms(), this.#clock())])
      .catch((err: unknown) =>
        this.#log.warn({ err }, 'Boards could not be compared with the database'),
      )
      .finally(() => (this.#sweeping = false));
  }

  async #compareAll(): Promise<void> {
    const open = [...this.#shelf.boards()];
    if (open.length === 0) return;
    const floors = open.map(({ room, follower }) => [room.boardId, follower.floor] as const);
    const there = await readIds(this.#database.sql, new Map(floors));
    for (const { room, follower } of open) {
      const found = there.get(room.boardId);
      if (found) await follower.reconcile(found);
    }
  }

  *#rooms(): Iterable<Room> {
    for (const { room } of this.#shelf.boards()) yield room;
  }

  // ---- versions ----

  listVersions(boardId: string): Promise<readonly VersionInfo[]> {
    return listVersions(this.#database, boardId);
  }

  nameVersion(boardId: string, userId: string, label: string): Promise<VersionInfo> {
    return this.#shelf.with(boardId, async ({ room }) => {
      const version = {
        boardId,
        kind: 'named',
        label,
        madeBy: userId,
        bytes: room.state(),
      } as const;
      const id = await keepVersion(this.#database, version, this.#clock());
      const kept = (await listVersions(this.#database, boardId)).find((one) => one.id === id);
      if (!kept) throw new Error(`version ${id} of board ${boardId} was kept and is gone`);
      return kept;
    });
  }

  keepVersion(boardId: string): Promise<void> {
    return this.#shelf.with(boardId, async ({ room }) => {
      const bytes = room.state();
      const version = { boardId, kind: 'auto', label: null, madeBy: null, bytes } as const;
      await keepVersion(this.#database, version, this.#clock());
    });
  }

  restoreVersion(boardId: string, versionId: string, userId: string): Promise<boolean> {
    return this.#shelf.with(boardId, async ({ room }) => {
      const earlier = await readVersion(this.#database, boardId, versionId);
      if (!earlier) return false;
      const before = { boardId, kind: 'pre-restore', label: null, madeBy: userId } as const;
      const kept = await keepVersion(
        this.#database,
        { ...before, bytes: room.state() },
        this.#clock(),
      );
      // Edits that came while it was being kept belong to it, too.
      await replaceVersion(this.#database, kept, room.restore(earlier, userId));
      await room.settled();
      return true;
    });
  }

  // ---- the server ----

  stats(): { readonly rooms: number; readonly connections: number } {
    const rooms = [...this.#rooms()];
    const connections = rooms.reduce((sum, room) => sum + room.connections.size, 0);
    return { rooms: rooms.length, connections };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#sweeper);
    await Promise.all([this.#queue.close(CLOSE_WITHIN_MS), this.#listener.close()]);
    await this.#shelf.clear();
  }
}
