import * as decoding from 'lib0/decoding';
import type { Carries } from './save-state.ts';

const SYNC = 0;
const CARRIES: readonly Carries[] = ['nothing', 'everything', 'one change'];

/**
 * A WebSocket that reports every sync message as it leaves.
 *
 * It also keeps back edits until this connection has carried everything. y-websocket sends an edit
 * as soon as a connection is open; an edit made on top of offline work would then reach the server
 * before what it builds on, which the server must refuse (close 4509), again and again while a
 * person goes on drawing. Nothing is lost: the message that carries everything is made later, and
 * carries those edits too.
 */
export function countingSocket(
  report: (carries: Carries) => void,
  Base: typeof WebSocket = WebSocket,
): typeof WebSocket {
  return class CountingSocket extends Base {
    #everythingSent = false;

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const carries = data instanceof Uint8Array ? carriedBy(data) : undefined;
      if (carries === 'one change' && !this.#everythingSent) return;
      if (carries === 'everything') this.#everythingSent = true;
      super.send(data);
      if (carries !== undefined) report(carries);
    }
  };
}

/** Undefined for what is not a sync message. */
function carriedBy(message: Uint8Array): Carries | undefined {
  const decoder = decoding.createDecoder(message);
  if (decoding.readVarUint(decoder) !== SYNC) return undefined;
  return CARRIES[decoding.readVarUint(decoder)];
}
