/**
 * How a change is shared.
 *
 *   a frame arrives → its sender's brake → what is it? → the guard: may this role write the roots it
 *   touches? → into the document, and into the next batch → (what arrives meanwhile joins it) → one
 *   INSERT → committed → the same bytes to everybody here, and to each sender: so many are safe
 *
 * Three promises hold the order together:
 *
 * 1. Nobody sees what is not on disk. Edits, and the document itself, leave this room only when
 *    their batch is committed; a newcomer's answer is made when a batch is taken, and sent when it
 *    is safe.
 * 2. Nothing is called saved that is not on disk. Message 100 counts a connection's sync messages
 *    whose batch is committed, whatever they were: an edit, a repetition, a question.
 * 3. Nobody waits for a cursor, and no cursor waits for the disk.
 *
 * A room exists only around a document that was read completely; it can never store a blank.
 */
import { ROOTS, boardLayoutOf, migrateBoard } from '@takeboard/storyboard';
import * as Y from 'yjs';
import { rightsOf } from '../people/roles.ts';
import { CanvasMender } from './canvas-mender.ts';
import type { Batch, Committer } from './commit-queue.ts';
import type { Connection, Host, Person } from './connection.ts';
import type { StoredDocument } from './doc-log.ts';
import { applyStored, sizeOf } from './doc-log.ts';
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
import { NextBatch } from './next-batch.ts';
import { Presence } from './presence.ts';
import { Refusal, refusal } from './refusal.ts';
import { restoreRoots } from './restore-difference.ts';
import { frameForMany } from './shared-frame.ts';
import type { Surroundings } from './surroundings.ts';
import { writableBy } from './writable-roots.ts';

/** On whose behalf a transaction changes the document: a user, or null for the server. */
class Author {
  readonly actor: string | null;
  constructor(actor: string | null) {
    this.actor = actor;
  }
}
const SERVER = new Author(null);
/** The origin of changes that come out of the log: they are on disk already. */
const LOG = Symbol('log');

export class Room implements Committer, Host {
  readonly boardId: string;
  readonly doc = new Y.Doc();
  readonly presence: Presence;
  readonly #around: Surroundings;
  readonly #connections = new Set<Connection>();
  readonly #mender: CanvasMender;
  #next = new NextBatch();
  /** Bytes of edits in the next batch and in the one on its way to the disk. */
  #waitingBytes = 0;
  /** The size of the document as one update: measured now and then, and never less than it is. */
  #documentBytes: number;
  #changedByLog: Uint8Array | undefined;
  #ended = false;

  /**
   * A room around what is stored.
   * @throws Error when that is not a whole board.
   */
  constructor(boardId: string, stored: StoredDocument, around: Surroundings) {
    this.boardId = boardId;
    this.#around = around;
    applyStored(this.doc, stored, LOG);
    if (this.#dropPending()) throw new Error(`the log of board ${boardId} has a hole`);
    if (boardLayoutOf(this.doc) === undefined) throw new Error(`${boardId} is blank, not a board`);
    this.#documentBytes = sizeOf(stored);
    this.presence = new Presence((frame) => {
      const shared = frameForMany(frame);
      for (const one of this.#connections) one.sendFleeting(shared);
    }, Date.now);
    this.#mender = new CanvasMender(
      this.doc,
      SERVER,
      () => around.enroll(),
      (error) => around.failed(error, 'The canvas could not be mended'),
    );
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => this.#changed(bytes, origin));
  }

  /**
   * Bring the document to this version's layout; what that changes is written like any edit.
   * @throws NewerLayoutError when it is from the future.
   */
  prepare(): void {
    this.doc.transact(() => migrateBoard(this.doc), SERVER);
    this.#mender.mend();
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  // ---- coming and going ----

  /** @throws Refusal when too many are here. */
  join(connection: Connection, person: Person): void {
    if (this.#connections.size >= LIMITS.connectionsPerBoard) throw refusal.tooManyPeople();
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
    if (this.#connections.size === 0) this.#around.emptied();
  }

  /** The database's word on somebody who is here. */
  recognise(connection: Connection, person: Person): void {
    const { role } = person;
    if (connection.person?.role !== role) {
      connection.send(noticeFrame({ kind: 'role', role, rights: rightsOf(role) }));
    }
    connection.person = person;
    this.presence.renew(connection);
  }

  tell(notice: Notice): void {
    const frame = noticeFrame(notice);
    for (const one of this.#connections) one.send(frame);
  }

  /** Close every connection with a reason; what was not committed stays with its clients. */
  end(why: Refusal): void {
    this.#ended = true;
    const connections = [...this.#connections];
    this.#connections.clear();
    for (const connection of connections) connection.end(why);
    this.presence.close();
    this.#mender.close();
    this.#next.fail(why.message);
    this.doc.destroy();
  }

  // ---- a frame arrives ----

  receive(connection: Connection, frame: Uint8Array): void {
    if (this.#ended) return;
    try {
      this.#hear(connection, readFrame(frame));
    } catch (error) {
      if (error instanceof Refusal) connection.end(error);
      else this.#break(error);
    }
  }

  #hear(connection: Connection, said: Incoming): void {
    switch (said.kind) {
      case 'update':
        connection.brake(1);
        connection.syncMessages += 1;
        this.#take(connection, said.update, said.answer);
        return;
      case 'state-request':
        connection.brake(LIMITS.stateRequestCost);
        connection.syncMessages += 1;
        this.#owe(connection, said.stateVector);
        return;
      case 'presence':
        this.presence.hear(connection, said.entries);
        return;
      case 'presence-request':
        connection.brake(1);
        // Clients ask this of a silent line, too: there is always an answer.
        connection.send(this.presence.everybody());
        return;
      case 'since':
        connection.brake(LIMITS.stateRequestCost);
        this.#inTime(connection, this.#around.tellSince(connection, said.seq));
        return;
      case 'ignored':
    }
  }

  // ---- into the document ----

  /** @param isAnswer to our own state request: all that a client has and we lack. */
  #take(connection: Connection, update: Uint8Array, isAnswer: boolean): void {
    const role = connection.person?.role ?? 'viewer';
    if (update.byteLength > (isAnswer ? LIMITS.firstSyncBytes : LIMITS.messageBytes)) {
      throw refusal.changeTooLarge();
    }
    const verdict = inspectUpdate(this.doc, update, writableBy(role));
    switch (verdict.kind) {
      case 'malformed':
        throw refusal.malformed('This change is cut short or damaged.');
      case 'incomplete':
        throw refusal.missingDependency();
      case 'forbidden':
        // Who comes over from another server may bring what that one has told and the log has not
        // yet told us: theirs to know, and no attempt to write. So look, and judge once more.
        if (isAnswer && !connection.caughtUp) return this.#takeWhenCaughtUp(connection, update);
        throw refusal.notAllowed(role, verdict.root);
      case 'neutral':
        break;
      case 'allowed':
        this.#apply(update, connection.userId);
    }
    this.#owe(connection);
  }

  #takeWhenCaughtUp(connection: Connection, update: Uint8Array): void {
    connection.caughtUp = true;
    connection.hold();
    const taken = this.#around.catchUp().then(() => {
      if (this.#ended) return;
      this.#take(connection, update, true);
      connection.release();
    });
    this.#inTime(connection, taken);
  }

  #apply(update: Uint8Array, userId: string): void {
    if (this.#documentBytes + update.byteLength > LIMITS.documentRefuseBytes) {
      throw refusal.boardFull();
    }
    if (this.#waitingBytes + update.byteLength > LIMITS.waitingBytes) throw refusal.tooMuchWaits();
    const before = this.#next.length;
    try {
      Y.applyUpdate(this.doc, update, new Author(userId));
    } catch (error) {
      // What Yjs chokes on halfway must not reach the log: it would choke every later load.
      this.#next.cutBackTo(before);
      throw error;
    }
    if (this.#dropPending()) throw refusal.missingDependency();
  }

  /**
   * An edit of another server, out of the log: safe to show at once. Shown is what the log says and
   * not what Yjs reports as changed, for that can hold a deletion which an edit of ours, still on its
   * way to the disk, caused in passing. False when it builds on something that is not here yet.
   */
  applyLogged(update: Uint8Array): boolean {
    if (this.#ended) return true;
    const known = Y.encodeStateVector(this.doc);
    this.#changedByLog = undefined;
    Y.applyUpdate(this.doc, update, LOG);
    const complete = !this.#dropPending();
    const changed: Uint8Array | undefined = this.#changedByLog;
    if (changed) this.#broadcast(complete ? Y.diffUpdate(update, known) : changed);
    return complete;
  }

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
    this.#next.add(origin instanceof Author ? origin.actor : null, bytes);
    this.#waitingBytes += bytes.byteLength;
    this.#around.enroll();
  }

  #owe(connection: Connection, stateVector?: Uint8Array): void {
    this.#next.owe(connection, stateVector);
    this.#around.enroll();
  }

  // ---- to the disk, and then to everybody ----

  takeBatch(): Batch {
    if (!this.#ended) this.#mender.mend();
    const batch = this.#next;
    this.#next = new NextBatch();
    const answers = this.#answersTo(batch);
    return {
      rows: this.#ended ? [] : batch.rows(this.boardId),
      committed: (ids) => {
        batch.succeed();
        this.#waitingBytes -= batch.bytes;
        if (this.#ended) return;
        if (ids.length > 0) this.#around.committed(ids, batch.bytes);
        for (const [connection, frame] of answers) connection.send(frame);
        const merged = batch.merged();
        if (merged) this.#broadcast(merged);
        for (const [connection, { count }] of batch.owed) connection.send(committedFrame(count));
      },
      orphaned: () => {
        batch.fail(refusal.deleted().message);
        this.end(refusal.deleted());
        this.#around.ended();
      },
      abandoned: () => batch.fail(refusal.restarting().message),
    };
  }

  /** The document for those who asked, as it is now; many newcomers at once get the same bytes. */
  #answersTo(batch: NextBatch): Map<Connection, Uint8Array> {
    const answers = new Map<Connection, Uint8Array>();
    const made = new Map<string, Uint8Array>();
    for (const [connection, { stateVector }] of batch.owed) {
      if (!stateVector) continue;
      const key = Buffer.from(stateVector).toString('latin1');
      const frame = made.get(key) ?? stateAnswerFrame(Y.encodeStateAsUpdate(this.doc, stateVector));
      made.set(key, frame);
      answers.set(connection, frame);
      // What other servers commit from now on is not in this answer: it must be sent, too.
      connection.joined = true;
    }
    return answers;
  }

  /** Framed once, the same bytes for all. To its writers it is an echo that changes nothing. */
  #broadcast(update: Uint8Array): void {
    const frame = frameForMany(updateFrame(update));
    for (const one of this.#connections) if (one.joined) one.sendShared(frame);
  }

  pausedBy(reason: string | undefined): void {
    this.tell(reason === undefined ? { kind: 'resumed' } : { kind: 'paused', reason });
  }

  /** Resolves when everything that the document holds now is on disk. */
  settled(): Promise<void> {
    if (this.#ended)
      return Promise.reject(new Error(`the room of board ${this.boardId} has ended`));
    const { settled } = this.#next;
    this.#around.enroll();
    return settled;
  }

  // ---- the document as a whole ----

  /** The document as one update. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  /** Somebody has measured the stored document; the sum of all edits is more than it. */
  measured(bytes: number): void {
    this.#documentBytes = bytes + this.#waitingBytes;
  }

  /**
   * Make the board say what an earlier state of it said, as a change like any other. Returns the
   * state it replaced, taken at the very moment before.
   */
  restore(earlier: Uint8Array, userId: string): Uint8Array {
    const then = new Y.Doc();
    Y.applyUpdate(then, earlier);
    migrateBoard(then);
    const replaced = this.state();
    this.doc.transact(() => restoreRoots(this.doc, then, ROOTS), new Author(userId));
    then.destroy();
    return replaced;
  }

  // ---- when something fails ----

  /** Work for one connection that goes on by itself; when it fails, that connection comes back. */
  #inTime(connection: Connection, work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (error instanceof Refusal) return connection.end(error);
      this.#around.failed(error, 'Work for one connection failed');
      connection.end(refusal.databaseAway());
    });
  }

  #break(error: unknown): void {
    this.end(refusal.openedAnew());
    this.#around.ended(error);
  }
}
