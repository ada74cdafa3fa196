/**
 * One person's open socket on a board: what they may do, what they have sent, and how much they have
 * not yet read. Holds back what arrives until the room is ready for it.
 */
import type { WebSocket } from 'ws';
import type { Role } from '../people/roles.ts';
import type { Session } from '../people/session.ts';
import { LIMITS } from './limits.ts';
import { refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { rawStreamOf } from './shared-frame.ts';
import type { SharedFrame } from './shared-frame.ts';
import { TokenBucket } from './token-bucket.ts';

/** Who others see; the server's word, never the client's. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly role: Role;
  readonly initials: string;
}

/** Where a connection's frames go, and who must know when it is over. */
export interface Host {
  receive(connection: Connection, frame: Uint8Array): void;
  leave(connection: Connection): void;
}

export class Connection {
  readonly userId: string;
  /** The session it was opened with; when that ends, so does this. */
  readonly sessionId: string;
  /** Undefined until the membership has been read. */
  person: Person | undefined;
  /** Sync messages received so far: what message 100 counts. */
  syncMessages = 0;
  /** Whether the document has been sent or is about to be; others' edits are sent from then on. */
  joined = false;
  /** Whether the log was read again because of what it brought. */
  caughtUp = false;
  readonly #brake: TokenBucket;
  readonly #socket: WebSocket;
  #host: Host | undefined;
  #held: Uint8Array[] | undefined = [];
  /** Bytes of large frames in the queue: a large board does not make a slow reader. */
  #allowance = 0;
  #behindSince: number | undefined;

  constructor(socket: WebSocket, session: Session | undefined) {
    this.userId = session?.userId ?? '';
    this.sessionId = session?.id ?? '';
    this.#socket = socket;
    this.#brake = new TokenBucket(LIMITS.messagesPerSecond, LIMITS.messageBurst, Date.now());
    socket.on('message', (data, isBinary) => this.#arrived(data, isBinary));
    socket.on('close', () => this.#host?.leave(this));
    this.hold();
  }

  /** From now on `host` hears what is released. */
  enter(host: Host): void {
    this.#host = host;
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Spend what a message costs. @throws Refusal when it is more than one connection may. */
  brake(cost: number): void {
    if (!this.#brake.take(Date.now(), cost)) throw refusal.tooManyMessages();
  }

  /** Keep what arrives until `release`. */
  hold(): void {
    this.#held ??= [];
    this.#socket.pause();
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    while (held.length > 0 && this.#held === undefined && this.open) {
      const frame = held.shift();
      if (frame) this.#host?.receive(this, frame);
    }
    // Something in there asked to hold again: what is left stays in front of the queue.
    if (this.#held !== undefined) this.#held = [...held, ...this.#held];
    else this.#socket.resume();
  }

  /** Send, unless the reader is too far behind to be worth waiting for. */
  send(frame: Uint8Array): void {
    if (this.#mayTake(frame)) this.#socket.send(frame);
  }

  #mayTake(frame: Uint8Array): boolean {
    if (!this.open) return false;
    const behind = this.#bytesBehind();
    if (behind > LIMITS.queueGone || this.#socket.bufferedAmount > LIMITS.queueEver) {
      this.#socket.terminate();
      return false;
    }
    if (this.#outOfPatience(behind)) {
      this.end(refusal.tooSlow());
      return false;
    }
    // What is large by itself, like the document, says nothing about how fast somebody reads.
    if (frame.byteLength > LIMITS.queueNoCursors / 4) this.#allowance += frame.byteLength;
    return true;
  }

  /** Send what many others get, too: framed once by `frameForMany`, the same bytes into every socket. */
  sendShared({ payload, framed }: SharedFrame): void {
    if (!this.#mayTake(payload)) return;
    const stream = rawStreamOf(this.#socket);
    if (stream) stream.write(framed);
    else this.#socket.send(payload);
  }

  /** Send what the next one will replace anyway: a reader who is behind does not get it. */
  sendFleeting(frame: SharedFrame): void {
    if (this.#bytesBehind() < LIMITS.queueNoCursors) this.sendShared(frame);
  }

  /** Close with a reason; the room hears at once, the other side when it reads. */
  end({ code, message }: Refusal): void {
    this.#held = undefined;
    // A paused socket never reads the other side's goodbye.
    this.#socket.resume();
    this.#socket.close(code, message);
    // The closing handshake may take long with somebody who does not read.
    this.#host?.leave(this);
  }

  #arrived(data: unknown, isBinary: boolean): void {
    if (!this.open) return;
    if (!isBinary || !(data instanceof Uint8Array)) {
      this.end(refusal.malformed('Messages on this socket are binary.'));
    } else if (this.#held) this.#held.push(data);
    else this.#host?.receive(this, data);
  }

  #bytesBehind(): number {
    const queued = this.#socket.bufferedAmount;
    if (queued < LIMITS.queueNoCursors) this.#allowance = 0;
    return queued - this.#allowance;
  }

  #outOfPatience(behind: number): boolean {
    if (behind < LIMITS.queueNoCursors) {
      this.#behindSince = undefined;
      return false;
    }
    this.#behindSince ??= Date.now();
    return behind > LIMITS.queueComeBack || Date.now() - this.#behindSince > LIMITS.queuePatienceMs;
  }
}
