import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { sessionOf, type Session } from '../people/session.ts';
import { CLOSE } from '../rooms/close-codes.ts';
import { LIMITS } from '../rooms/limits.ts';
import type { Services } from '../services.ts';
import { FOREIGN_ORIGIN, isOwnOrigin } from './own-origin.ts';

const SYNC_PATH = /^\/sync\/([\w-]+)\/?$/;
/** A connection that does not answer a ping until the next one is dead, whatever its socket says. */
const PING_EVERY_MS = 20_000;

/**
 * A socket whose protocol errors end with codes that tell a y-websocket client to stop: it takes
 * every code outside 4400–4499 as "come back" and would send the same bad frame for ever.
 */
export class SyncSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === 1009)
      return super.close(
        CLOSE.tooLarge,
        'This message is too large for a board. Add images as files.',
      );
    if (code === 1002 || code === 1007)
      return super.close(CLOSE.malformed, 'This frame could not be read.');
    super.close(code, reason);
  }
}

/**
 * Accept live connections at `/sync/<boardId>` and hand them to the rooms. The upgrade is always
 * completed, so that a refusal can be a close code; who asks is looked up before, so that no message
 * arrives while nobody listens.
 * @returns how to stop accepting.
 */
export function acceptSyncSockets(server: Server, services: Services): () => void {
  const { log, rooms, config } = services;
  const sockets = new WebSocketServer<typeof SyncSocket>({
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    maxPayload: LIMITS.firstSyncBytes,
    WebSocket: SyncSocket,
  });

  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const boardId = SYNC_PATH.exec(new URL(request.url ?? '/', 'http://here').pathname)?.[1];
    if (boardId === undefined) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const who = await sessionOfUpgrade(request);
    sockets.handleUpgrade(request, socket, head, (live) => {
      // Whoever keeps a socket hears its errors: the rooms theirs, this one those it refuses.
      const refuse = (code: number, reason: string) => {
        live.on('error', (error) => log.debug({ err: error, boardId }, 'A refused socket failed'));
        live.close(code, reason);
      };
      if (!isOwnOrigin(request.headers.origin, request.headers.host, config)) {
        refuse(CLOSE.notAllowed, FOREIGN_ORIGIN);
      } else if (who === 'unknown') {
        refuse(CLOSE.tryLater, 'The database does not answer. Try again in a moment.');
      } else {
        keepAlive(live);
        rooms.connect(live, boardId, who);
      }
    });
  };

  const sessionOfUpgrade = async (
    request: IncomingMessage,
  ): Promise<Session | undefined | 'unknown'> => {
    try {
      return await sessionOf(services, new Headers({ cookie: request.headers.cookie ?? '' }));
    } catch (error) {
      log.error({ err: error }, 'The session of a live connection could not be read');
      return 'unknown';
    }
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    accept(request, socket, head).catch((error: unknown) => {
      log.error({ err: error }, 'A live connection could not be accepted');
      socket.destroy();
    });
  };
  server.on('upgrade', onUpgrade);
  return () => {
    server.off('upgrade', onUpgrade);
    for (const live of sockets.clients) live.terminate();
    sockets.close();
  };
}

function keepAlive(live: WebSocket): void {
  let answered = true;
  live.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return live.terminate();
    answered = false;
    live.ping();
  }, PING_EVERY_MS);
  live.once('close', () => clearInterval(timer));
}
