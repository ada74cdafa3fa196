import { openBoard } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Person } from './person.ts';

/** Message 100 of the board's socket: so many of my messages are on the server's disk. */
const COMMITTED = 100;

/**
 * Changes a board's document through its live connection, as any y-websocket client with a session
 * may. Returns what `write` did once the server has it on disk.
 */
export async function writeDocument<T>(
  person: Person,
  boardId: string,
  write: (board: Board) => T,
): Promise<T> {
  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie: person.cookie } });
    }
  }
  const doc = new Y.Doc();
  const url = `${person.server.replace(/^http/u, 'ws')}/sync`;
  const provider = new WebsocketProvider(url, boardId, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  try {
    let hasWritten = false;
    const committed = new Promise<void>((resolve, reject) => {
      provider.messageHandlers[COMMITTED] = () => {
        if (hasWritten) resolve();
      };
      provider.once('connection-close', (event: { code?: number; reason?: string } | null) =>
        reject(new Error(`the board's connection was closed: ${event?.code} ${event?.reason}`)),
      );
    });
    const synced = new Promise<void>((resolve) => provider.once('sync', () => resolve()));
    await Promise.race([synced, committed]);
    const board = openBoard(doc);
    // Sent as one message, so that its number is that of everything.
    const done = doc.transact(() => write(board));
    hasWritten = true;
    await committed;
    board.close();
    return done;
  } finally {
    provider.destroy();
    doc.destroy();
  }
}
