/**
 * The peer of the live-load bench: sends every message to everybody else, and knows nothing. It is
 * what sockets alone cost, with no document, no rights and nothing on disk. Newcomers get the last
 * document that a client answered with, so that the same clients can run against it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { stateAnswerFrame } from '../../src/rooms/frames.ts';

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const nothing = stateAnswerFrame(Y.encodeStateAsUpdate(new Y.Doc()));

sockets.on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer) => {
    const isStateRequest = data[0] === 0 && data[1] === 0;
    if (isStateRequest) return socket.send(nothing);
    for (const other of sockets.clients) if (other !== socket) other.send(data);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`Relay is ready at http://localhost:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
