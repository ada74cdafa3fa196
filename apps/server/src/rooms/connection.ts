/**
 * One person's open socket on a board: what they may do, what they have sent, and how much they have
 * not yet read. Holds back what arrives until the room is ready for it.
 */
import type { WebSocket } from 'ws';
import type { Role } from '../people/roles.ts';
import { CLOSE } from './close-codes.ts';
import type { CloseCode } from './close-codes.ts';
import { LIMITS } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** Who others see; the server's word, never the client's. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly role: Role;
  readonly initials: string;
}

export class Connection {
  readonly userId: string;
  /** Undefined until the membership has been read. */
  person: Person | undefined;
  /** Sync messages received so far: what message 100 counts. */
  syncMessages = 0;
  /** Whether the document has been sent; edits of others are sent only from then on. */
  joined = false;
  readonly syncBrake: TokenBucket;
  readonly #socket: WebSocket;
  readonly #onFrame: (connection: Connection, frame: Uint8Array) => void;
  #held: Uint8Array[] | undefined = [];
  /** Bytes of the document itself in the queue: a large board is not a slow reader. */
  #allowance = 0;
  #behindSince: number | undefined;

  constructor(
    socket: WebSocket,
    userId: string,
    onFrame: (connection: Connection, frame: Uint8Array) => void,
  ) {
    this.userId = userId;
    this.#socket = socket;
    this.#onFrame = onFrame;
    this.syncBrake = new TokenBucket(LIMITS.messagesPerSecond, LIMITS.messageBurst, Date.now());
    socket.on('message', (data, isBinary) => this.#arrived(data, isBinary));
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
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
      if (frame) this.#onFrame(this, frame);
    }
    // Something in there asked to hold again: what is left stays in front of the queue.
    if (this.#held !== undefined) this.#held = [...held, ...this.#held];
    else this.#socket.resume();
  }

  /** Send, unless the reader is too far behind to be worth waiting for. */
  send(frame: Uint8Array): void {
    if (!this.open) return;
    const behind = this.#bytesBehind();
    if (behind > LIMITS.queueGone) {
      this.#socket.terminate();
      return;
    }
    if (this.#outOfPatience(behind)) {
      this.end(
        CLOSE.tryLater,
        'Your connection cannot keep up with this board; it is opened anew.',
      );
      return;
    }
    this.#socket.send(frame);
  }

  /** Send the document; its size is not held against the reader. */
  sendDocument(frame: Uint8Array): void {
    this.#allowance += frame.byteLength;
    this.send(frame);
  }

  /** Send what the next one will replace anyway: a reader who is behind does not get it. */
  sendFleeting(frame: Uint8Array): void {
    if (this.#bytesBehind() < LIMITS.queueNoCursors) this.send(frame);
  }

  end(code: CloseCode, sentence: string): void {
    this.#held = undefined;
    // A paused socket never reads the other side's goodbye.
    this.#socket.resume();
    this.#socket.close(code, clip(sentence));
  }

  #arrived(data: unknown, isBinary: boolean): void {
    if (!this.open) return;
    if (!isBinary || !(data instanceof Uint8Array)) {
      this.end(CLOSE.malformed, 'Messages on this socket are binary.');
    } else if (this.#held) this.#held.push(data);
    else this.#onFrame(this, data);
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

/** A close frame carries at most 123 bytes of reason. */
const clip = (sentence: string): string => {
  const bytes = Buffer.from(sentence);
  return bytes.byteLength <= 123
    ? sentence
    : `${bytes.subarray(0, 117).toString().replace(/�+$/, '')}…`;
};
