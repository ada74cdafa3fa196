import { rational } from '@takeboard/editorial';
import { addShots, openBoard } from '@takeboard/storyboard';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Person } from './person.ts';
import type { WrittenShot } from './written-shots.ts';

/** Message 100 of the board's socket: so many of my messages are on the server's disk. */
const COMMITTED = 100;

/**
 * Writes shots into a board's document through its live connection, as any y-websocket client with a
 * session may, and returns their ids once the server has them on disk.
 */
export async function writeShots(
  person: Person,
  boardId: string,
  shots: readonly WrittenShot[],
): Promise<readonly string[]> {
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
    const ids = addShots(
      board,
      shots.map(({ bars, ...shot }) => ({ ...shot, bars: rational(bars, 1) })),
    );
    hasWritten = true;
    await committed;
    board.close();
    return ids;
  } finally {
    provider.destroy();
    doc.destroy();
  }
}
