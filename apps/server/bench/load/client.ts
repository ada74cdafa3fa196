import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import {
  presenceFrame,
  stateAnswerFrame,
  stateRequestFrame,
  updateFrame,
} from '../../src/rooms/frames.ts';

const SYNC = 0;
const COMMITTED = 100;

/** One person's browser, as far as a server can tell: a document, a socket, a cursor. */
export class LoadClient {
  readonly doc = new Y.Doc();
  sent = 0;
  committed = 0;
  /** Resolves when the server's document has come. */
  readonly synced: Promise<void>;
  readonly socket: WebSocket;
  /** Keep what arrives for `applyKept`, with the time at which it came. */
  keeping = false;
  /** When the update that is being applied arrived, in milliseconds of `performance.now()`. */
  arrivedAt = 0;
  readonly #kept: { readonly at: number; readonly update: Uint8Array }[] = [];
  readonly #fromServer = Symbol('server');
  #clock = 0;

  constructor(url: string, boardId: string, cookie: string) {
    this.socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync/${boardId}`, {
      headers: { cookie },
      perMessageDeflate: false,
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this.#fromServer) this.#send(updateFrame(update));
    });
    this.socket.on('open', () => this.#send(stateRequestFrame(Y.encodeStateVector(this.doc))));
    this.synced = new Promise((resolve, reject) => {
      this.socket.on('message', (data: Buffer) => this.#hear(data, resolve));
      this.socket.on('close', (code, reason) =>
        reject(new Error(`closed: ${code} ${reason.toString()}`)),
      );
      this.socket.on('error', reject);
    });
    this.synced.catch(() => undefined);
  }

  get saved(): boolean {
    return this.committed === this.sent;
  }

  applyKept(): void {
    for (const { at, update } of this.#kept.splice(0)) {
      this.arrivedAt = at;
      Y.applyUpdate(this.doc, update, this.#fromServer);
    }
  }

  moveCursor(x: number, y: number): void {
    const json = JSON.stringify({ cursor: { x, y, type: 'default', rotation: 0 }, shotId: null });
    this.socket.send(presenceFrame([{ clientId: this.doc.clientID, clock: ++this.#clock, json }]));
  }

  #send(frame: Uint8Array): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.sent += 1;
    this.socket.send(frame);
  }

  #hear(frame: Uint8Array, synced: () => void): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === COMMITTED) this.committed = decoding.readVarUint(decoder);
    if (type !== SYNC) return;
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === 0) return this.#send(stateAnswerFrame(Y.encodeStateAsUpdate(this.doc, payload)));
    this.#kept.push({ at: performance.now(), update: payload });
    if (!this.keeping) this.applyKept();
    if (step === 1) synced();
  }
}
