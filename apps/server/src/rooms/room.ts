/**
 * How a change is shared.
 *
 *   a frame arrives → its sender's brake and size → what is it? → the guard: may this role write the
 *   roots it touches? → into the document → (what arrives meanwhile joins it) → one INSERT
 *   → committed → the same bytes to everybody here, and to each sender: so many of yours are safe
 *
 * Three promises hold the order together:
 *
 * 1. Nobody sees what is not on disk. Edits and the document itself leave this room only from a
 *    committed batch; a newcomer's answer is encoded when a batch is taken and sent when it is safe.
 * 2. Nothing is called saved that is not on disk. Message 100 counts a connection's sync messages
 *    whose batch is committed, whatever they were: an edit, a repetition, a question.
 * 3. Nobody waits for a cursor, and no cursor waits for the disk.
 *
 * A room exists only around a document that was read completely; it can never store a blank.
 */
import {
  ROOTS,
  SERVER_ROOTS,
  boardLayoutOf,
  migrateBoard,
  repairCanvas,
} from '@takeboard/storyboard';
import * as Y from 'yjs';
import { may } from '../people/roles.ts';
import type { Role } from '../people/roles.ts';
import { CanvasWatch } from './canvas-watch.ts';
import { CLOSE, Refusal } from './close-codes.ts';
import type { CloseCode } from './close-codes.ts';
import type { Batch, Committer } from './commit-queue.ts';
import type { Connection, Host, Person } from './connection.ts';
import type { NewRow, StoredDocument } from './doc-log.ts';
import { applyStored } from './doc-log.ts';
import {
  committedFrame,
  noticeFrame,
  readFrame,
  stateAnswerFrame,
  stateRequestFrame,
  updateFrame,
} from './frames.ts';
import type { Incoming, Notice } from './frames.ts';
import { inspectUpdate } from './guard.ts';
import { LIMITS } from './limits.ts';
import { Presence } from './presence.ts';
import { frameForMany } from './shared-frame.ts';
import { restoreRoots } from './restore-difference.ts';

/** What a room asks of the server around it. */
export interface Surroundings {
  /** There is something to write or to settle: call `takeBatch` soon. */
  enroll(room: Room): void;
  /** Why nothing can be written at the moment, if so. */
  pauseReason(): string | undefined;
  /** Read the log again, for edits of other servers that have not arrived here. */
  catchUp(room: Room): Promise<void>;
  /** Send a connection the events after `seq`. */
  tellSince(room: Room, connection: Connection, seq: number): Promise<void>;
  /** The log grew by these rows. */
  committed(room: Room, ids: readonly number[], bytes: number): void;
  /** The last connection left. */
  emptied(room: Room): void;
  /** The room has closed itself: its board was deleted. */
  ended(room: Room): void;
  /** The room has closed itself: the document in memory cannot be trusted any more. */
  broke(room: Room, error: unknown): void;
  /** Something unforeseen happened around one connection. */
  failed(error: unknown, about: string): void;
}

/** On whose behalf a transaction changes the document; null is the server. */
class Author {
  readonly actor: string | null;
  constructor(actor: string | null) {
    this.actor = actor;
  }
}
const SERVER = new Author(null);
/** Changes that come out of the log: they are on disk already. */
const LOG = Symbol('log');

const WRITABLE: ReadonlySet<string> = new Set(
  ROOTS.filter((root) => !(SERVER_ROOTS as readonly string[]).includes(root)),
);
const NOTHING: ReadonlySet<string> = new Set();
const writableBy = (role: Role): ReadonlySet<string> => (may(role, 'write') ? WRITABLE : NOTHING);

/** What a connection is to be told when the next batch is safe. */
interface Debt {
  stateVector?: Uint8Array;
  count: number;
}

export class Room implements Committer, Host {
  readonly boardId: string;
  readonly doc: Y.Doc;
  readonly presence: Presence;
  readonly #around: Surroundings;
  readonly #connections = new Set<Connection>();
  readonly #canvas: CanvasWatch;
  #arrived: { readonly actor: string | null; readonly bytes: Uint8Array }[] = [];
  #owed = new Map<Connection, Debt>();
  #waiting: { readonly done: () => void; readonly fail: (error: Error) => void }[] = [];
  #changedByLog: Uint8Array | undefined;
  #waitingBytes = 0;
  #documentBytes: number;
  #mendedAt = -Infinity;
  #mendTimer: NodeJS.Timeout | undefined;
  #ended = false;

  /**
   * A room around what is stored, brought to this version's layout.
   * @throws Error when that is not a whole board; NewerLayoutError when it is from the future.
   */
  constructor(boardId: string, stored: StoredDocument, around: Surroundings) {
    this.boardId = boardId;
    this.#around = around;
    this.doc = new Y.Doc();
    applyStored(this.doc, stored, LOG);
    if (this.#dropPending()) throw new Error(`the log of board ${boardId} has a hole`);
    if (boardLayoutOf(this.doc) === undefined)
      throw new Error(`the log of board ${boardId} holds no board`);
    this.#documentBytes = stored.rows.reduce(
      (sum, row) => sum + row.bytes.byteLength,
      stored.snapshot?.byteLength ?? 0,
    );
    this.presence = new Presence((frame) => {
      const shared = frameForMany(frame);
      this.#toAll((one) => one.sendFleeting(shared));
    }, Date.now);
    this.#canvas = new CanvasWatch(this.doc.getMap('canvas'));
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => this.#changed(bytes, origin));
    this.doc.transact(() => migrateBoard(this.doc), SERVER);
    this.#mend();
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  // ---- coming and going ----

  join(connection: Connection, person: Person): void {
    if (this.#connections.size >= LIMITS.connectionsPerBoard) {
      throw new Refusal(
        CLOSE.tryLater,
        `This board is full: ${LIMITS.connectionsPerBoard} windows have it open.`,
      );
    }
    connection.person = person;
    connection.enter(this);
    this.#connections.add(connection);
    connection.send(stateRequestFrame(Y.encodeStateVector(this.doc)));
    connection.send(this.presence.everybody());
    const reason = this.#around.pauseReason();
    if (reason !== undefined) connection.send(noticeFrame({ kind: 'paused', reason }));
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.presence.leave(connection);
    if (this.#connections.size === 0) this.#around.emptied(this);
  }

  /** The database's word on somebody who is here. */
  recognise(connection: Connection, person: Person): void {
    const before = connection.person;
    connection.person = person;
    if (before?.role !== person.role)
      connection.send(noticeFrame({ kind: 'role', role: person.role }));
    this.presence.renew(connection);
  }

  tell(notice: Notice): void {
    const frame = noticeFrame(notice);
    this.#toAll((one) => one.send(frame));
  }

  /** Close every connection with a reason; what had not been committed stays in the clients. */
  end(code: CloseCode, sentence: string): void {
    this.#ended = true;
    const connections = [...this.#connections];
    this.#connections.clear();
    for (const connection of connections) connection.end(code, sentence);
    this.presence.close();
    clearTimeout(this.#mendTimer);
    for (const { fail } of this.#waiting) fail(new Error(sentence));
    this.doc.destroy();
  }

  // ---- a frame arrives ----

  receive(connection: Connection, frame: Uint8Array): void {
    if (this.#ended || !connection.person) return;
    try {
      this.#hear(connection, connection.person.role, readFrame(frame));
    } catch (error) {
      if (error instanceof Refusal) connection.end(error.code, error.message);
      else this.#break(error);
    }
  }

  #hear(connection: Connection, role: Role, said: Incoming): void {
    switch (said.kind) {
      case 'update':
        this.#brake(connection, 1);
        connection.syncMessages += 1;
        this.#take(connection, role, said.update, said.answer);
        return;
      case 'state-request':
        this.#brake(connection, LIMITS.stateRequestCost);
        connection.syncMessages += 1;
        this.#owe(connection).stateVector = checkStateVector(said.stateVector);
        return;
      case 'presence':
        this.presence.hear(connection, said.entries);
        return;
      case 'presence-request':
        this.#brake(connection, 1);
        // Clients ask this of a silent line, too: there is always an answer.
        connection.send(this.presence.everybody());
        return;
      case 'since':
        this.#brake(connection, LIMITS.stateRequestCost);
        this.#around.tellSince(this, connection, said.seq).catch((error: unknown) => {
          this.#around.failed(error, 'events could not be read');
          connection.end(CLOSE.tryLater, 'The database does not answer. Trying again.');
        });
        return;
      case 'ignored':
    }
  }

  #brake(connection: Connection, cost: number): void {
    if (!connection.syncBrake.take(Date.now(), cost)) {
      throw new Refusal(
        CLOSE.tryLater,
        'Too many messages at once. Your changes are kept; connecting again.',
      );
    }
  }

  // ---- into the document ----

  #take(
    connection: Connection,
    role: Role,
    update: Uint8Array,
    isAnswer: boolean,
    again = false,
  ): void {
    if (update.byteLength > (isAnswer ? LIMITS.firstSyncBytes : LIMITS.messageBytes)) {
      throw new Refusal(
        CLOSE.tooLarge,
        'This change is too large for a board. Add images as files.',
      );
    }
    const verdict = inspectUpdate(this.doc, update, writableBy(role));
    switch (verdict.kind) {
      case 'malformed':
        throw new Refusal(CLOSE.malformed, 'This change is cut short or damaged.');
      case 'incomplete':
        throw new Refusal(
          CLOSE.missingDependency,
          'This change builds on one that never arrived. Sending all again.',
        );
      case 'forbidden':
        // Somebody who comes over from another server may bring what that one has told him and not
        // yet us. It is theirs to know, not an attempt to write.
        if (isAnswer && !again) return this.#takeAfterCatchingUp(connection, role, update);
        throw new Refusal(
          CLOSE.notAllowed,
          `Your role here is ${role}: it may not change "${clip(verdict.root)}".`,
        );
      case 'neutral':
        break;
      case 'allowed':
        this.#makeRoomFor(update);
        this.#apply(update, new Author(connection.userId));
        if (this.#dropPending()) {
          throw new Refusal(
            CLOSE.missingDependency,
            'This change builds on one that never arrived. Sending all again.',
          );
        }
    }
    this.#owe(connection);
  }

  #takeAfterCatchingUp(connection: Connection, role: Role, update: Uint8Array): void {
    connection.hold();
    this.#around
      .catchUp(this)
      .then(() => {
        this.#take(connection, role, update, true, true);
        connection.release();
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal) return connection.end(error.code, error.message);
        this.#around.failed(error, 'the log could not be read again');
        connection.end(CLOSE.tryLater, 'The database does not answer. Trying again.');
      });
  }

  #makeRoomFor(update: Uint8Array): void {
    if (this.#documentBytes + update.byteLength > LIMITS.documentRefuseBytes) {
      throw new Refusal(
        CLOSE.tooLarge,
        'This board is full (48 MB). Copy what you need to a new board.',
      );
    }
    if (this.#waitingBytes + update.byteLength > LIMITS.waitingBytes) {
      throw new Refusal(
        CLOSE.tryLater,
        'Too much waits to be saved. Your changes are kept; connecting again.',
      );
    }
  }

  /** An update that Yjs chokes on halfway must not reach the log: it would choke every later load. */
  #apply(update: Uint8Array, origin: unknown): void {
    const before = this.#arrived.length;
    try {
      Y.applyUpdate(this.doc, update, origin);
    } catch (error) {
      this.#arrived.length = before;
      throw error;
    }
  }

  /**
   * An edit of another server, out of the log: safe to show at once. Shown is what the log says and
   * not what Yjs reports as changed, for that can hold a deletion that an edit of ours, still on its
   * way to the disk, caused in passing. False when it builds on something not yet here.
   */
  readonly applyLogged = (update: Uint8Array): boolean => {
    if (this.#ended) return true;
    const known = Y.encodeStateVector(this.doc);
    this.#changedByLog = undefined;
    Y.applyUpdate(this.doc, update, LOG);
    const complete = !this.#dropPending();
    const changed: Uint8Array | undefined = this.#changedByLog;
    if (changed) this.#broadcast(complete ? Y.diffUpdate(update, known) : changed);
    return complete;
  };

  /** Yjs keeps what it cannot place, for ever, and sends it to every newcomer. */
  #dropPending(): boolean {
    const { store } = this.doc;
    const pending = store.pendingStructs !== null || store.pendingDs !== null;
    store.pendingStructs = null;
    store.pendingDs = null;
    return pending;
  }

  /** The document has changed, by whomever. */
  #changed(bytes: Uint8Array, origin: unknown): void {
    this.#documentBytes += bytes.byteLength;
    if (origin === LOG) {
      this.#changedByLog = bytes;
      return;
    }
    this.#arrived.push({ actor: origin instanceof Author ? origin.actor : null, bytes });
    this.#waitingBytes += bytes.byteLength;
    this.#around.enroll(this);
  }

  #owe(connection: Connection): Debt {
    const debt: Debt = { ...this.#owed.get(connection), count: connection.syncMessages };
    this.#owed.set(connection, debt);
    this.#around.enroll(this);
    return debt;
  }

  /** Concurrent edits can leave a stroke without its panel. The server alone puts that right. */
  #mend(): void {
    if (!this.#canvas.suspect) return;
    const wait = this.#mendedAt + MEND_EVERY_MS - performance.now();
    if (wait > 0) {
      this.#mendTimer ??= setTimeout(() => {
        this.#mendTimer = undefined;
        this.#around.enroll(this);
      }, wait);
      return;
    }
    this.#mendedAt = performance.now();
    this.#canvas.cleared();
    try {
      repairCanvas(this.doc, SERVER);
    } catch (error) {
      this.#around.failed(error, 'the canvas could not be mended');
    }
  }

  // ---- to the disk, and then to everybody ----

  takeBatch(): Batch {
    this.#mend();
    const [updates, owed, waiting] = [this.#arrived, this.#owed, this.#waiting];
    this.#arrived = [];
    this.#owed = new Map();
    this.#waiting = [];
    const answers = this.#answersTo(owed);
    return {
      rows: rowsOf(this.boardId, updates),
      committed: (ids) => {
        if (this.#ended) return;
        const bytes = updates.reduce((sum, update) => sum + update.bytes.byteLength, 0);
        this.#waitingBytes -= bytes;
        if (ids.length > 0) this.#around.committed(this, ids, bytes);
        for (const [connection, frame] of answers) connection.send(frame);
        if (updates.length > 0) this.#broadcast(Y.mergeUpdates(updates.map(({ bytes }) => bytes)));
        for (const [connection, { count }] of owed) connection.send(committedFrame(count));
        for (const { done } of waiting) done();
      },
      orphaned: () => {
        for (const { fail } of waiting) fail(new Error('the board was deleted'));
        this.end(CLOSE.noSuchBoard, 'This board was deleted.');
        this.#around.ended(this);
      },
    };
  }

  /** The document for those who asked, as it is now; many newcomers at once get the same bytes. */
  #answersTo(owed: ReadonlyMap<Connection, Debt>): [Connection, Uint8Array][] {
    const answers: [Connection, Uint8Array][] = [];
    const encoded = new Map<string, Uint8Array>();
    for (const [connection, { stateVector }] of owed) {
      if (!stateVector) continue;
      const key = Buffer.from(stateVector).toString('latin1');
      const frame =
        encoded.get(key) ?? stateAnswerFrame(Y.encodeStateAsUpdate(this.doc, stateVector));
      encoded.set(key, frame);
      answers.push([connection, frame]);
      // What other servers commit from now on is not in this answer: it must be sent, too.
      connection.joined = true;
    }
    return answers;
  }

  pausedBy(reason: string | undefined): void {
    this.tell(reason === undefined ? { kind: 'resumed' } : { kind: 'paused', reason });
  }

  /** Resolves when everything the document holds now is on disk. */
  settled(): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ done, fail });
      this.#around.enroll(this);
    });
  }

  /** Framed once, the same bytes for all; the writers among them know it already and lose nothing by it. */
  #broadcast(update: Uint8Array): void {
    const frame = frameForMany(updateFrame(update));
    this.#toAll((one) => {
      if (one.joined) one.sendShared(frame);
    });
  }

  #toAll(send: (connection: Connection) => void): void {
    for (const connection of this.#connections) send(connection);
  }

  // ---- versions ----

  /**
   * Make the board say what an earlier state of it said, as a change like any other. Returns the
   * state it replaced, taken at the very moment before.
   */
  restore(earlier: Uint8Array, userId: string): Uint8Array {
    const then = new Y.Doc();
    Y.applyUpdate(then, earlier);
    migrateBoard(then);
    const replaced = Y.encodeStateAsUpdate(this.doc);
    this.doc.transact(() => restoreRoots(this.doc, then, ROOTS), new Author(userId));
    then.destroy();
    return replaced;
  }

  #break(error: unknown): void {
    this.end(CLOSE.restarting, 'This board is opened anew. Your changes are kept.');
    this.#around.broke(this, error);
  }
}

const MEND_EVERY_MS = 250;

/** One row per person and batch: the log remembers who wrote, and stays short. */
function rowsOf(
  boardId: string,
  updates: readonly { readonly actor: string | null; readonly bytes: Uint8Array }[],
): NewRow[] {
  const byActor = Map.groupBy(updates, ({ actor }) => actor);
  return [...byActor].map(([actor, theirs]) => ({
    boardId,
    actor,
    bytes: Y.mergeUpdates(theirs.map(({ bytes }) => bytes)),
  }));
}

function checkStateVector(stateVector: Uint8Array): Uint8Array {
  try {
    Y.decodeStateVector(stateVector);
    return stateVector;
  } catch {
    throw new Refusal(CLOSE.malformed, 'This state vector is cut short or damaged.');
  }
}

const clip = (name: string): string => (name.length <= 24 ? name : `${name.slice(0, 23)}…`);
