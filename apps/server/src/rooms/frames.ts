/**
 * The bytes on a board's socket. The y-websocket protocol:
 *
 *   0 sync       0 step 1 (a state vector)  1 step 2 (an update)  2 update
 *   1 awareness  a list of (client id, clock, JSON)
 *   2 auth       unused here: refusals are close codes
 *   3 query awareness
 *
 * and two messages of ours, which a stock client only logs:
 *
 *   100 server→client  how many of this connection's sync messages are committed
 *   101 both ways      JSON: events and notices down, `{since}` up
 *
 * Reading throws `Refusal` 4400 for what is none of these.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Right, Role } from '../people/roles.ts';
import { Refusal, refusal } from './refusal.ts';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const COMMITTED = 100;
const NOTICE = 101;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** What a client said. */
export type Incoming =
  | { readonly kind: 'state-request'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly answer: boolean }
  | { readonly kind: 'presence'; readonly entries: Uint8Array }
  | { readonly kind: 'presence-request' }
  | { readonly kind: 'since'; readonly seq: number }
  | { readonly kind: 'ignored' };

/** What a room tells about itself and its board, as message 101. */
export type Notice =
  | { readonly seq: number; readonly kind: string; readonly ids: readonly string[] }
  | { readonly kind: 'paused'; readonly reason: string }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'role'; readonly role: Role; readonly rights: readonly Right[] };

export function readFrame(frame: Uint8Array): Incoming {
  try {
    return parse(decoding.createDecoder(frame));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refusal.malformed('This message is cut short or damaged.');
  }
}

function parse(decoder: decoding.Decoder): Incoming {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SYNC: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === STEP_1) {
        Y.decodeStateVector(payload);
        return { kind: 'state-request', stateVector: payload };
      }
      if (step === STEP_2) return { kind: 'update', update: payload, answer: true };
      if (step === UPDATE) return { kind: 'update', update: payload, answer: false };
      throw refusal.malformed(`There is no sync message ${step}.`);
    }
    case AWARENESS:
      return { kind: 'presence', entries: decoding.readVarUint8Array(decoder) };
    case AUTH:
      return { kind: 'ignored' };
    case QUERY_AWARENESS:
      return { kind: 'presence-request' };
    case NOTICE: {
      const said: unknown = JSON.parse(decoding.readVarString(decoder));
      if (typeof said === 'object' && said !== null && 'since' in said) {
        const { since } = said;
        if (Number.isSafeInteger(since) && Number(since) >= 0)
          return { kind: 'since', seq: Number(since) };
      }
      throw refusal.malformed('Message 101 must be {"since": <number>}.');
    }
    default:
      throw refusal.malformed(`There is no message ${type}.`);
  }
}

export const stateRequestFrame = (stateVector: Uint8Array): Uint8Array =>
  syncFrame(STEP_1, stateVector);
export const stateAnswerFrame = (update: Uint8Array): Uint8Array => syncFrame(STEP_2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update);

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

export function committedFrame(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, COMMITTED);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}

export function noticeFrame(notice: Notice): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, NOTICE);
  encoding.writeVarString(encoder, JSON.stringify(notice));
  return encoding.toUint8Array(encoder);
}

/** One person's presence as it stands in an awareness message; `json` is `null` when they left. */
export interface PresenceEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly json: string;
}

export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const list = encoding.createEncoder();
  encoding.writeVarUint(list, entries.length);
  for (const entry of entries) {
    encoding.writeVarUint(list, entry.clientId);
    encoding.writeVarUint(list, entry.clock);
    encoding.writeVarString(list, entry.json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, AWARENESS);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(list));
  return encoding.toUint8Array(encoder);
}

/**
 * The entries of an awareness message, their JSON still as bytes: a stock client sends everyone's
 * state back, and only the sender's own is ever looked into.
 */
export function readPresence(
  entries: Uint8Array,
): { readonly clientId: number; readonly clock: number; readonly json: Uint8Array }[] {
  try {
    const decoder = decoding.createDecoder(entries);
    const count = decoding.readVarUint(decoder);
    const read = [];
    for (let i = 0; i < count; i++) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      read.push({ clientId, clock, json: decoding.readVarUint8Array(decoder) });
    }
    return read;
  } catch {
    throw refusal.malformed('This awareness message is cut short or damaged.');
  }
}
