import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import {
  readFrame,
  stateAnswerFrame,
  stateRequestFrame,
  updateFrame,
} from '../../src/rooms/frames.ts';

/**
 * A client of a board's socket with nothing hidden: it counts what it sends and what the server says
 * is committed, and can be told to say anything at all.
 */
export class Client {
  readonly doc: Y.Doc;
  /** Only what the server has sent, never what is typed here: what this person was shown. */
  readonly shown = new Y.Doc();
  readonly notices: { kind: string; [key: string]: unknown }[] = [];
  readonly presence = new Map<number, unknown>();
  socket: WebSocket;
  sent = 0;
  committed = 0;
  synced = false;
  /** Updates received, whole frames. */
  received = 0;
  #serverHas: Uint8Array | undefined;
  closed: { code: number; reason: string } | undefined;

  url: string;
  readonly boardId: string;
  readonly as: string;

  constructor(url: string, boardId: string, as: string, doc = new Y.Doc()) {
    this.url = url;
    this.boardId = boardId;
    this.as = as;
    this.doc = doc;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.socket.readyState === WebSocket.OPEN && this.synced)
        this.sendSync(updateFrame(update));
    });
    this.socket = this.#open();
  }

  /** Open a new socket with what this client has. */
  reconnect(url = this.url): void {
    this.socket.removeAllListeners();
    this.socket.on('error', () => undefined);
    this.socket.terminate();
    this.url = url;
    this.sent = 0;
    this.committed = 0;
    this.synced = false;
    this.closed = undefined;
    this.socket = this.#open();
  }

  /** Everything this document holds is on disk, as far as the server has said. */
  get saved(): boolean {
    return this.socket.readyState === WebSocket.OPEN && this.synced && this.committed === this.sent;
  }

  sendSync(frame: Uint8Array): void {
    this.sent += 1;
    this.socket.send(frame);
  }

  sendPresence(clientId: number, clock: number, json: string): void {
    const list = encoding.createEncoder();
    encoding.writeVarUint(list, 1);
    encoding.writeVarUint(list, clientId);
    encoding.writeVarUint(list, clock);
    encoding.writeVarString(list, json);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(list));
    this.socket.send(encoding.toUint8Array(encoder));
  }

  sendSince(seq: number): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 101);
    encoding.writeVarString(encoder, JSON.stringify({ since: seq }));
    this.socket.send(encoding.toUint8Array(encoder));
  }

  close(): void {
    this.socket.close();
  }

  #open(): WebSocket {
    const socket = new WebSocket(`${this.url}/sync/${this.boardId}?as=${this.as}`);
    socket.on('error', () => undefined);
    socket.on('open', () => this.sendSync(stateRequestFrame(Y.encodeStateVector(this.doc))));
    socket.on('message', (data: Buffer) => this.#hear(data));
    socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
    return socket;
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === 100) this.committed = decoding.readVarUint(decoder);
    else if (type === 101) this.notices.push(JSON.parse(decoding.readVarString(decoder)));
    else if (type === 1) {
      const list = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      for (let left = decoding.readVarUint(list); left > 0; left--) {
        const clientId = decoding.readVarUint(list);
        decoding.readVarUint(list);
        const state: unknown = JSON.parse(decoding.readVarString(list));
        if (state === null) this.presence.delete(clientId);
        else this.presence.set(clientId, state);
      }
    } else {
      const said = readFrame(frame);
      if (said.kind === 'state-request') {
        this.#serverHas = said.stateVector;
        this.sendSync(stateAnswerFrame(Y.encodeStateAsUpdate(this.doc, said.stateVector)));
      } else if (said.kind === 'update') {
        if (!said.answer) this.received += 1;
        Y.applyUpdate(this.doc, said.update, this);
        Y.applyUpdate(this.shown, said.update);
        if (said.answer && !this.synced) {
          this.synced = true;
          // What was written while the answer was on its way has been sent to nobody yet.
          this.sendSync(stateAnswerFrame(Y.encodeStateAsUpdate(this.doc, this.#serverHas)));
        }
      }
    }
  }
}
