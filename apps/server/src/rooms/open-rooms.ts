import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { NewerLayoutError, seedBoard } from '@takeboard/storyboard';
import type { Picture } from '@takeboard/storyboard';
import { and, eq } from 'drizzle-orm';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { board, docUpdate, docVersion } from '../database/schema.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import type { Log } from '../log.ts';
import { colorOf } from '../people/colors.ts';
import { initialsOf } from '../people/initials.ts';
import { membershipOf } from '../people/membership.ts';
import type { Session } from '../people/session.ts';
import { CLOSE, Refusal } from './close-codes.ts';
import { CommitQueue } from './commit-queue.ts';
import { Connection } from './connection.ts';
import type { Person } from './connection.ts';
import { readDocument, readIds } from './doc-log.ts';
import { noticeFrame } from './frames.ts';
import { LIMITS } from './limits.ts';
import { NotificationListener } from './listen.ts';
import type { Notification } from './listen.ts';
import { LogFollower } from './log-follower.ts';
import { gapNow, missedEvents } from './missed-events.ts';
import { Room } from './room.ts';
import type { Surroundings } from './room.ts';
import type { Rooms } from './rooms.ts';
import { Upkeep } from './upkeep.ts';
import { keepVersion, listVersions, readVersion } from './versions.ts';
import type { VersionInfo } from './versions.ts';

export interface RoomServices {
  readonly database: Database;
  readonly log: Log;
  readonly clock: () => Date;
  /** How long a room without people stays in memory, in milliseconds. */
  readonly unloadAfterMs?: number;
}

/** Open the live side of this server: it listens from now on, and loads a board when somebody comes. */
export const openRooms = (services: RoomServices): Rooms => new OpenRooms(services);

/** A board in memory, with what keeps it level with the log and what cleans up behind it. */
interface OpenBoard {
  readonly room: Room;
  readonly follower: LogFollower;
  readonly upkeep: Upkeep;
}

/** An open board, or one on its way; `users` keeps it from being unloaded between two steps. */
interface Slot {
  readonly opening: Promise<OpenBoard>;
  open: OpenBoard | undefined;
  users: number;
  unload: NodeJS.Timeout | undefined;
}

const CLOSE_WITHIN_MS = 1_000;
const AUTHORISE_RETRY_MS = 500;

class OpenRooms implements Rooms, Surroundings {
  readonly #database: Database;
  readonly #log: Log;
  readonly #clock: () => Date;
  readonly #unloadAfterMs: number;
  readonly #node = randomBytes(6).toString('hex');
  readonly #slots = new Map<string, Slot>();
  readonly #queue: CommitQueue;
  readonly #listener: NotificationListener;
  readonly #sweeper: NodeJS.Timeout;
  readonly #departing = new Set<Promise<void>>();
  #sweeping = false;
  #closed = false;

  constructor({ database, log, clock, unloadAfterMs }: RoomServices) {
    this.#database = database;
    this.#log = log;
    this.#clock = clock;
    this.#unloadAfterMs = unloadAfterMs ?? LIMITS.unloadAfterMs;
    this.#queue = new CommitQueue(database.url, this.#node, log, () => this.#rooms());
    this.#listener = new NotificationListener(
      database.url,
      this.#node,
      { heard: (told) => this.#heard(told), mayHaveMissed: () => this.#readEverythingAgain() },
      log,
    );
    this.#sweeper = setInterval(() => this.#sweep(), LIMITS.sweepMs);
  }

  async seed(tx: Transaction, boardId: string, picture: Picture): Promise<void> {
    const doc = new Y.Doc();
    seedBoard(doc, picture);
    await tx
      .insert(docUpdate)
      .values({ boardId, actor: null, bytes: Buffer.from(Y.encodeStateAsUpdate(doc)) });
    doc.destroy();
  }

  // ---- people come ----

  connect(socket: WebSocket, boardId: string, session: Session | undefined): void {
    socket.on('error', (error) =>
      this.#log.debug({ err: error, boardId }, 'A live connection failed'),
    );
    if (session === undefined) {
      socket.close(CLOSE.noSession, 'You are not signed in here. Type your name or sign in.');
      return;
    }
    const connection = new Connection(socket, session.userId);
    this.#admit(connection, boardId).catch((error: unknown) => {
      if (error instanceof Refusal) return connection.end(error.code, error.message);
      this.#log.error({ err: error, boardId }, 'A board could not be opened');
      const sentence =
        error instanceof NewerLayoutError
          ? error.message
          : 'This board cannot be opened now. Trying again.';
      connection.end(CLOSE.tryLater, sentence);
    });
  }

  async #admit(connection: Connection, boardId: string): Promise<void> {
    const person = await this.#personOf(boardId, connection.userId);
    if (this.#closed)
      throw new Refusal(CLOSE.restarting, 'The server is restarting. Connecting again.');
    if (!person) throw new Refusal(CLOSE.noSuchBoard, 'There is no such board for you.');
    await this.#with(boardId, async ({ room }) => {
      if (!connection.open) return;
      room.join(connection, person);
      // The role may have changed while the board was loading, when no notice could reach this one.
      await this.#authorise(room, connection);
      connection.release();
    });
  }

  async #personOf(boardId: string, userId: string): Promise<Person | undefined> {
    const member = await membershipOf(this.#database.db, boardId, userId);
    if (!member) return undefined;
    const { name, role, hue } = member;
    return { id: userId, name, color: colorOf(hue), role, initials: initialsOf(name) };
  }

  /** Ask the database again what somebody may do here, and act on it. */
  async #authorise(room: Room, connection: Connection): Promise<void> {
    const person = await this.#personOf(room.boardId, connection.userId);
    if (person) return room.recognise(connection, person);
    const [there] = await this.#database.db
      .select({ id: board.id })
      .from(board)
      .where(eq(board.id, room.boardId));
    if (there)
      connection.end(
        CLOSE.notAllowed,
        'You are no longer on this board. Ask its director for a new invite.',
      );
    else connection.end(CLOSE.noSuchBoard, 'This board was deleted.');
  }

  #authoriseAll(room: Room, userId: string | null): void {
    for (const connection of room.connections) {
      if (userId === null || connection.userId === userId)
        void this.#authoriseSurely(room, connection);
    }
  }

  /** While the database is away nothing can be written or shown; the question stays open until it is back. */
  async #authoriseSurely(room: Room, connection: Connection): Promise<void> {
    while (connection.open && !this.#closed) {
      try {
        return await this.#authorise(room, connection);
      } catch (error) {
        this.#log.warn({ err: error, boardId: room.boardId }, 'A membership could not be read');
        await delay(AUTHORISE_RETRY_MS);
      }
    }
  }

  // ---- boards come into memory and go ----

  /** Work on an open board, which stays open at least until the work is done. */
  async #with<T>(boardId: string, work: (open: OpenBoard) => Promise<T>): Promise<T> {
    const slot = this.#slots.get(boardId) ?? this.#open(boardId);
    clearTimeout(slot.unload);
    slot.users += 1;
    try {
      return await work(await slot.opening);
    } finally {
      slot.users -= 1;
      if (slot.open) this.emptied(slot.open.room);
    }
  }

  #open(boardId: string): Slot {
    const slot: Slot = {
      opening: this.#load(boardId),
      open: undefined,
      users: 0,
      unload: undefined,
    };
    this.#slots.set(boardId, slot);
    slot.opening.then(
      (open) => (slot.open = open),
      // Whoever asked for the board is told; the next one who comes tries again.
      () => this.#slots.get(boardId) === slot && this.#slots.delete(boardId),
    );
    return slot;
  }

  async #load(boardId: string): Promise<OpenBoard> {
    const { database, log, clock } = {
      database: this.#database,
      log: this.#log,
      clock: this.#clock,
    };
    const stored = await readDocument(database.sql, boardId);
    if (stored === undefined) throw new Error(`board ${boardId} has no log`);
    const room = new Room(boardId, stored, this);
    const follower = new LogFollower(database.sql, boardId, stored, room.applyLogged);
    const upkeep = new Upkeep({
      boardId,
      database,
      log,
      clock,
      rows: stored.rows.length,
      bytes: stored.rows.reduce((sum, row) => sum + row.bytes.byteLength, 0),
      state: () => Y.encodeStateAsUpdate(room.doc),
      compacted: ({ upto, ids }) => follower.sawCompaction(upto, ids),
    });
    upkeep.compactIfLong();
    return { room, follower, upkeep };
  }

  emptied(room: Room): void {
    const slot = this.#slotOf(room);
    if (!slot || room.connections.size > 0 || slot.users > 0) return;
    clearTimeout(slot.unload);
    slot.unload = setTimeout(() => this.#unload(room), this.#unloadAfterMs);
  }

  #unload(room: Room): void {
    const slot = this.#slotOf(room);
    if (!slot?.open || room.connections.size > 0 || slot.users > 0) return;
    const { upkeep } = slot.open;
    slot.users += 1;
    const leaving = room
      .settled()
      .then(async () => {
        slot.users -= 1;
        // Somebody may have come while the last edits were being written.
        if (room.connections.size > 0 || slot.users > 0) return;
        this.#slots.delete(room.boardId);
        const finished = upkeep.finish();
        room.end(CLOSE.restarting, 'This board is opened anew.');
        await finished;
      })
      .catch((error: unknown) =>
        this.#log.error({ err: error, boardId: room.boardId }, 'A board could not be unloaded'),
      );
    this.#departing.add(leaving);
    void leaving.finally(() => this.#departing.delete(leaving));
  }

  broke(room: Room, error: unknown): void {
    this.#log.error(
      { err: error, boardId: room.boardId },
      'A board is loaded anew after an edit that Yjs could not take',
    );
    this.#forget(room);
  }

  ended(room: Room): void {
    this.#forget(room);
  }

  #forget(room: Room): void {
    const slot = this.#slotOf(room);
    clearTimeout(slot?.unload);
    if (slot) this.#slots.delete(room.boardId);
  }

  #slotOf(room: Room): Slot | undefined {
    const slot = this.#slots.get(room.boardId);
    return slot?.open?.room === room ? slot : undefined;
  }

  *#rooms(): Iterable<Room> {
    for (const slot of this.#slots.values()) if (slot.open) yield slot.open.room;
  }

  // ---- what rooms ask for ----

  enroll(room: Room): void {
    this.#queue.enroll(room);
  }

  pauseReason(): string | undefined {
    return this.#queue.pauseReason;
  }

  async catchUp(room: Room): Promise<void> {
    await this.#slotOf(room)?.open?.follower.refresh();
  }

  async tellSince(room: Room, connection: Connection, seq: number): Promise<void> {
    const missed = await missedEvents(this.#database, room.boardId, seq);
    for (const event of missed) connection.send(noticeFrame(event));
  }

  committed(room: Room, ids: readonly number[], bytes: number): void {
    const open = this.#slotOf(room)?.open;
    open?.follower.saw(ids);
    open?.upkeep.worked(ids.length, bytes);
  }

  failed(error: unknown, about: string): void {
    this.#log.error({ err: error }, about);
  }

  // ---- what other servers and the routes tell ----

  #heard(told: Exclude<Notification, { t: 'beat' }>): void {
    const slot = this.#slots.get(told.board);
    if (!slot || (told.t === 'update' && told.node === this.#node)) return;
    slot.opening
      .then(({ room, follower }) => {
        switch (told.t) {
          case 'event':
            return room.tell({ seq: told.seq, kind: told.kind, ids: told.ids });
          case 'authz':
            return this.#authoriseAll(room, told.user);
          case 'update':
            return follower.follow(
              told.id,
              told.bytes ? Buffer.from(told.bytes, 'base64') : undefined,
            );
        }
      })
      .catch((error: unknown) =>
        this.#log.warn({ err: error, told: told.t }, 'A notification could not be followed'),
      );
  }

  #readEverythingAgain(): void {
    for (const room of this.#rooms()) {
      this.#authoriseAll(room, null);
      gapNow(this.#database, room.boardId)
        .then((gap) => room.tell(gap))
        .catch((error: unknown) =>
          this.#log.warn({ err: error }, 'The last event could not be read'),
        );
    }
    this.#sweep();
  }

  /** Compare every open board with its log: a notification may have been lost. */
  #sweep(): void {
    for (const room of this.#rooms()) room.presence.expire();
    if (this.#sweeping || this.#closed || this.#slots.size === 0) return;
    this.#sweeping = true;
    this.#reconcileAll()
      .catch((error: unknown) => this.#log.warn({ err: error }, 'The log could not be compared'))
      .finally(() => (this.#sweeping = false));
  }

  async #reconcileAll(): Promise<void> {
    const open = [...this.#slots.values()].flatMap((slot) => (slot.open ? [slot.open] : []));
    if (open.length === 0) return;
    const there = await readIds(
      this.#database.sql,
      new Map(open.map(({ room, follower }) => [room.boardId, follower.floor])),
    );
    for (const { room, follower } of open) {
      const found = there.get(room.boardId);
      if (!found) continue;
      await follower.reconcile(found);
      follower.advance();
    }
  }

  // ---- versions ----

  listVersions(boardId: string): Promise<readonly VersionInfo[]> {
    return listVersions(this.#database, boardId);
  }

  nameVersion(boardId: string, userId: string, label: string): Promise<VersionInfo> {
    return this.#with(boardId, async ({ room }) => {
      const bytes = Y.encodeStateAsUpdate(room.doc);
      await room.settled();
      const id = await this.#keep(boardId, { kind: 'named', label, madeBy: userId, bytes });
      const kept = (await listVersions(this.#database, boardId)).find(
        (version) => version.id === id,
      );
      if (!kept) throw new Error(`version ${id} of board ${boardId} was kept and is gone`);
      return kept;
    });
  }

  restoreVersion(boardId: string, versionId: string, userId: string): Promise<boolean> {
    return this.#with(boardId, async ({ room }) => {
      const earlier = await readVersion(this.#database, boardId, versionId);
      if (!earlier) return false;
      const before = { kind: 'pre-restore', label: null, madeBy: userId } as const;
      const kept = await this.#keep(boardId, { ...before, bytes: Y.encodeStateAsUpdate(room.doc) });
      // Edits that came while it was being kept belong to it, too.
      const replaced = room.restore(earlier, userId);
      await this.#database.db
        .update(docVersion)
        .set({ bytes: replaced })
        .where(and(eq(docVersion.boardId, boardId), eq(docVersion.id, kept)));
      await room.settled();
      return true;
    });
  }

  #keep(
    boardId: string,
    version: Pick<Parameters<typeof keepVersion>[1], 'kind' | 'label' | 'madeBy' | 'bytes'>,
  ): Promise<string> {
    return keepVersion(this.#database, { boardId, ...version }, this.#clock());
  }

  // ---- the server ----

  stats(): { readonly rooms: number; readonly connections: number } {
    let rooms = 0;
    let connections = 0;
    for (const room of this.#rooms()) {
      rooms += 1;
      connections += room.connections.size;
    }
    return { rooms, connections };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#sweeper);
    for (const slot of this.#slots.values()) clearTimeout(slot.unload);
    await Promise.all([this.#queue.close(CLOSE_WITHIN_MS), this.#listener.close()]);
    for (const room of [...this.#rooms()])
      room.end(CLOSE.restarting, 'The server is restarting. Connecting again.');
    this.#slots.clear();
    await Promise.all(this.#departing);
  }
}
