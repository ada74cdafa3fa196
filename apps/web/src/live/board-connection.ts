import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { countingSocket } from './counting-socket.ts';
import { MISSING_DEPENDENCY, endingOf } from './ending.ts';
import type { Ending } from './ending.ts';
import type { SaveEvent } from './save-state.ts';
import { sendOwnPresence } from './send-presence.ts';

/** What the server says besides the document. */
export type Notice =
  | { readonly seq: number; readonly kind: string; readonly ids: readonly string[] }
  | { readonly kind: 'paused'; readonly reason: string }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'role'; readonly role: string; readonly rights: readonly string[] };

export interface ConnectionOptions {
  readonly boardId: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** The number of the last event this page has heard of, at each connect. */
  readonly lastSeq: () => number;
  readonly onSaving: (event: SaveEvent) => void;
  readonly onNotice: (notice: Notice) => void;
  readonly onEnd: (ending: Ending) => void;
  /** Where the server is; this page's own host unless given. */
  readonly url?: string;
  readonly Socket?: typeof WebSocket;
}

export interface BoardConnection {
  /** The origin of transactions that come from the server. */
  readonly origin: object;
  close(): void;
}

const COMMITTED = 100;
const NOTICE = 101;
const QUERY_PRESENCE = 3;

/** Milliseconds without a word from the server after which it is asked, and given up. */
const SILENCE = { ask: 10_000, askWhenWaiting: 3_000, giveUp: 4_000, look: 1_000 };
/** Sync messages of one connection: sent, known to be committed, and which one carried everything. */
const NEW_LINE = { sent: 0, committed: 0, everythingAt: Infinity };
/** A computer's copy that the server cannot place this often in a row will not fit by itself. */
const MISFITS = 4;

/** The board's socket: y-websocket, counted, quicker to notice a dead line, and with our two messages. */
export function connectBoard(options: ConnectionOptions): BoardConnection {
  const { doc, awareness, onSaving } = options;
  let line = NEW_LINE;
  let misfits = 0;
  let askedAt: number | undefined;
  const provider = new WebsocketProvider(
    options.url ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
    options.boardId,
    doc,
    {
      connect: false,
      awareness,
      disableBc: true,
      resyncInterval: 60_000,
      WebSocketPolyfill: countingSocket((carries) => {
        const sent = line.sent + 1;
        line = { ...line, sent, ...(carries === 'everything' ? { everythingAt: sent } : {}) };
        onSaving({ type: 'sent', carries });
      }, options.Socket),
    },
  );
  const stopPresence = sendOwnPresence(provider, awareness);

  provider.messageHandlers[COMMITTED] = (_reply, message) => {
    const count = decoding.readVarUint(message);
    line = { ...line, committed: count };
    if (count >= line.everythingAt) misfits = 0;
    onSaving({ type: 'committed', count });
  };
  provider.messageHandlers[NOTICE] = (_reply, message) => {
    const notice = JSON.parse(decoding.readVarString(message)) as Notice;
    if (notice.kind === 'paused' && 'reason' in notice)
      onSaving({ type: 'paused', reason: notice.reason });
    else if (notice.kind === 'resumed') onSaving({ type: 'resumed' });
    options.onNotice(notice);
  };

  provider.on('status', ({ status }) => {
    if (status !== 'connected') return;
    askedAt = undefined;
    line = NEW_LINE;
    onSaving({ type: 'connected' });
    send((encoder) => {
      encoding.writeVarUint(encoder, NOTICE);
      encoding.writeVarString(encoder, JSON.stringify({ since: options.lastSeq() }));
    });
  });
  provider.on('connection-close', (event) => {
    onSaving({ type: 'disconnected' });
    if (event?.code !== MISSING_DEPENDENCY || ++misfits < MISFITS) return;
    provider.shouldConnect = false;
    end(endingOf(MISSING_DEPENDENCY, event.reason));
  });
  provider.on('closed', ({ code, reason }) => end(endingOf(code, reason)));

  function end(ending: Ending) {
    onSaving({ type: 'ended', reason: ending.sentence });
    options.onEnd(ending);
  }
  function send(write: (encoder: encoding.Encoder) => void) {
    if (provider.ws?.readyState !== WebSocket.OPEN) return;
    const encoder = encoding.createEncoder();
    write(encoder);
    provider.ws.send(encoding.toUint8Array(encoder));
  }

  /** A line that is cut says nothing: ask when it is silent, and hang up when no answer comes. */
  function listenForSilence() {
    if (!provider.wsconnected || provider.ws === null) return;
    const now = Date.now();
    const silence = now - provider.wsLastMessageReceived;
    if (askedAt !== undefined && provider.wsLastMessageReceived >= askedAt) askedAt = undefined;
    if (askedAt !== undefined) {
      if (now - askedAt > SILENCE.giveUp) hangUp();
    } else if (silence > (line.sent > line.committed ? SILENCE.askWhenWaiting : SILENCE.ask))
      ask(now);
  }
  function ask(now: number) {
    askedAt = now;
    send((encoder) => encoding.writeVarUint(encoder, QUERY_PRESENCE));
  }
  function hangUp() {
    askedAt = undefined;
    provider.disconnect();
    provider.connect();
  }
  // The browser's word about the network is a hint, no more: the server may be this very computer.
  const onNetwork = () => {
    if (provider.wsconnected) ask(Date.now());
    else if (provider.shouldConnect) provider.connect();
  };
  const timer = setInterval(listenForSilence, SILENCE.look);
  globalThis.addEventListener?.('offline', onNetwork);
  globalThis.addEventListener?.('online', onNetwork);
  provider.connect();

  return {
    origin: provider,
    close() {
      clearInterval(timer);
      globalThis.removeEventListener?.('offline', onNetwork);
      globalThis.removeEventListener?.('online', onNetwork);
      stopPresence();
      provider.destroy();
    },
  };
}
