import { openBoard } from '@takeboard/storyboard';
import type { Board } from '@takeboard/storyboard';
import type { BrowserContext } from '@playwright/test';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/**
 * Opens a board's document as any y-websocket client with the session's cookie may, lets `write`
 * change it, and closes it once the server has it.
 */
export async function writeDocument(
  context: BrowserContext,
  url: string,
  boardId: string,
  write: (board: Board) => void,
): Promise<void> {
  const cookie = (await context.cookies(url))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  // Node's WebSocket takes headers, which the DOM's type does not know of.
  type WithHeaders = new (url: string | URL, options: object) => WebSocket;
  class SignedIn extends (WebSocket as unknown as WithHeaders) {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, { protocols: protocols ?? [], headers: { cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace(/^http/u, 'ws')}/sync`, boardId, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof WebSocket,
    disableBc: true,
  });
  const committed = new Promise<void>((resolve) => {
    // Message 100: so many of this connection's sync messages are on the server's disk.
    provider.messageHandlers[100] = () => {
      if (wrote) resolve();
    };
  });
  let wrote = false;
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  const board = openBoard(doc);
  doc.transact(() => write(board));
  wrote = true;
  await committed;
  board.close();
  provider.destroy();
  doc.destroy();
}
