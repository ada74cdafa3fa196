import { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** A message for many sockets: as it is, and as the bytes of one WebSocket frame. */
export interface SharedFrame {
  readonly payload: Uint8Array;
  readonly framed: Buffer;
}

const FINAL_BINARY = 0x82;

/**
 * Frame a message once (RFC 6455, 5.2: final, binary, unmasked as a server must). `ws` makes a
 * header per socket and writes two buffers; on a board of fifty that is most of a server's work.
 */
export function frameForMany(payload: Uint8Array): SharedFrame {
  const { byteLength } = payload;
  const header = byteLength < 126 ? 2 : byteLength < 65_536 ? 4 : 10;
  const framed = Buffer.allocUnsafe(header + byteLength);
  framed[0] = FINAL_BINARY;
  if (header === 2) framed[1] = byteLength;
  else if (header === 4) {
    framed[1] = 126;
    framed.writeUInt16BE(byteLength, 2);
  } else {
    framed[1] = 127;
    framed.writeBigUInt64BE(BigInt(byteLength), 2);
  }
  framed.set(payload, header);
  return { payload, framed };
}

/**
 * The stream below an open socket. `ws` keeps it private (`_socket`, the same since its first
 * versions); without compression it writes each of its own frames to it in one go, so whole frames
 * may be put between them. Undefined when it is not what it was: then `ws` frames as usual.
 */
export function rawStreamOf(socket: WebSocket): Duplex | undefined {
  const stream: unknown = Reflect.get(socket, '_socket');
  return stream instanceof Duplex && socket.extensions === '' ? stream : undefined;
}
