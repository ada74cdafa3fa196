import * as encoding from 'lib0/encoding';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';

const AWARENESS = 1;
const QUERY = 3;
/** 18 a second: the server puts a board's cursors together at 20. Milliseconds. */
const PAUSE = 55;

/**
 * Tells others where I am: only about myself, and at most every 55 ms, the last state always.
 *
 * It takes the place of y-websocket's own sender, which passes on whatever it receives; with n
 * people that is n² messages, and the server drops them anyway.
 */
export function sendOwnPresence(provider: WebsocketProvider, awareness: Awareness): () => void {
  awareness.off('update', provider._awarenessUpdateHandler);
  provider.messageHandlers[QUERY] = (encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, own());
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  let sentAt = 0;
  const own = () => encodeAwarenessUpdate(awareness, [awareness.clientID]);
  const send = () => {
    timer = undefined;
    sentAt = Date.now();
    if (!provider.wsconnected || provider.ws?.readyState !== WebSocket.OPEN) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, own());
    provider.ws.send(encoding.toUint8Array(encoder));
  };
  const onUpdate = (_changes: unknown, origin: unknown) => {
    if (origin !== 'local') return;
    timer ??= setTimeout(send, Math.max(0, sentAt + PAUSE - Date.now()));
  };
  awareness.on('update', onUpdate);
  return () => {
    clearTimeout(timer);
    awareness.off('update', onUpdate);
  };
}
