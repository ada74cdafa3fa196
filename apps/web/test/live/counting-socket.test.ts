import { describe, expect, it } from 'vitest';
import { countingSocket } from '../../src/live/counting-socket.ts';
import type { Carries } from '../../src/live/save-state.ts';

/** A wire that keeps what is put on it. */
class Wire {
  static readonly sent: unknown[] = [];
  send(data: unknown): void {
    Wire.sent.push(data);
  }
}

const QUESTION = Uint8Array.of(0, 0, 1, 0);
const ANSWER = Uint8Array.of(0, 1, 2, 0, 0);
const EDIT = Uint8Array.of(0, 2, 2, 0, 0);
const CURSOR = Uint8Array.of(1, 1, 0);

function openSocket() {
  Wire.sent.length = 0;
  const reported: Carries[] = [];
  const Socket = countingSocket(
    (carries) => reported.push(carries),
    Wire as unknown as typeof WebSocket,
  );
  return { socket: new Socket('ws://nowhere'), reported, sent: Wire.sent };
}

describe('the counting socket', () => {
  it('counts sync messages and nothing else', () => {
    const { socket, reported, sent } = openSocket();
    for (const message of [QUESTION, CURSOR, ANSWER, EDIT]) socket.send(message);
    expect(reported).toEqual(['nothing', 'everything', 'one change']);
    expect(sent).toHaveLength(4);
  });

  it('keeps edits back until everything was sent, since that carries them too', () => {
    const { socket, reported, sent } = openSocket();
    socket.send(QUESTION);
    socket.send(EDIT);
    expect(sent).toEqual([QUESTION]);
    socket.send(ANSWER);
    socket.send(EDIT);
    expect(sent).toEqual([QUESTION, ANSWER, EDIT]);
    expect(reported).toEqual(['nothing', 'everything', 'one change']);
  });

  it('begins anew with each connection', () => {
    const first = openSocket();
    first.socket.send(ANSWER);
    const second = openSocket();
    second.socket.send(EDIT);
    expect(second.sent).toEqual([]);
  });
});
