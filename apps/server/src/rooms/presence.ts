/**
 * Who is here and what they point at. Never stored, never waits for a commit.
 *
 * A connection owns one client id, the first it speaks for. A stock client sends back everything it
 * hears, so an awareness message is mostly other people's entries: those are dropped unread. The
 * `user` of a state is the server's. States are coalesced: however fast cursors come in, a board
 * gets one frame in `LIMITS.presenceFrameMs`, the same bytes for everybody.
 *
 * Of somebody who chooses takes (their state says `view: 'choose'`) others hear that and no more,
 * whatever else their page says. Nor do they hear how often it says something: only a change of these
 * few words is passed on, and the sign of life between comes by this server's own clock.
 */
import type { Connection } from './connection.ts';
import { presenceFrame, readPresence } from './frames.ts';
import type { PresenceEntry } from './frames.ts';
import { LIMITS } from './limits.ts';

interface State {
  readonly clientId: number;
  /** The owner's own clock, as last heard. */
  heardClock: number;
  /** The clock others know: at least 1 (0 is passed over), never falling, also not when the owner comes back with an old one. */
  sentClock: number;
  /** What the owner said last, read when the next frame is made. */
  raw: Uint8Array | undefined;
  json: string;
  heardAt: number;
  /** Whether the owner chooses takes, so that all else about them is withheld. */
  chooses: boolean;
  sentAt: number;
}

export class Presence {
  readonly #send: (frame: Uint8Array) => void;
  readonly #now: () => number;
  readonly #states = new Map<Connection, State>();
  readonly #owners = new Map<number, Connection>();
  /** The last clock of ids that left, so that a quick return is not taken for old news. */
  readonly #left = new Map<number, { readonly clock: number; readonly at: number }>();
  readonly #changed = new Map<number, PresenceEntry | State>();
  #sentAt = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `send` brings a frame to everybody on the board. `now` is in milliseconds. */
  constructor(send: (frame: Uint8Array) => void, now: () => number) {
    this.#send = send;
    this.#now = now;
  }

  /** @throws Refusal 4400 for a message that cannot be read. */
  hear(connection: Connection, entries: Uint8Array): void {
    for (const { clientId, clock, json } of readPresence(entries)) {
      const state = this.#states.get(connection) ?? this.#claim(connection, clientId, clock, json);
      if (state?.clientId !== clientId) continue;
      state.heardAt = this.#now();
      if (clock <= state.heardClock || json.byteLength > LIMITS.presenceBytes) continue;
      state.heardClock = clock;
      state.raw = json;
      this.#mark(state);
    }
  }

  /** The server's word about a person changed: say it again with what they last said. */
  renew(connection: Connection): void {
    const state = this.#states.get(connection);
    if (state === undefined) return;
    state.raw ??= Buffer.from(state.json);
    this.#mark(state);
  }

  leave(connection: Connection): void {
    const state = this.#states.get(connection);
    if (state === undefined) return;
    this.#states.delete(connection);
    this.#owners.delete(state.clientId);
    const entry = { clientId: state.clientId, clock: state.sentClock + 1, json: 'null' };
    this.#left.set(state.clientId, { clock: entry.clock, at: this.#now() });
    this.#changed.set(state.clientId, entry);
    this.#schedule();
  }

  /** Everybody who is here, for a newcomer. */
  everybody(): Uint8Array {
    const entries = [];
    for (const state of this.#states.values()) {
      if (state.json !== 'null') entries.push(entryOf(state));
    }
    return presenceFrame(entries);
  }

  /**
   * Take those out who have not been heard for `LIMITS.presenceExpiryMs`, and keep those in whose own
   * signs of life are withheld; call it every few seconds.
   */
  expire(): void {
    const now = this.#now();
    for (const [connection, state] of this.#states) {
      if (now - state.heardAt > LIMITS.presenceExpiryMs) this.leave(connection);
      else if (state.chooses && now - state.sentAt > LIMITS.presenceExpiryMs / 3) this.#keep(state);
    }
    for (const [clientId, { at }] of this.#left) {
      if (now - at > 2 * LIMITS.presenceExpiryMs) this.#left.delete(clientId);
    }
  }

  /** A sign of life in place of the owner's. */
  #keep(state: State): void {
    // What they said just now goes out anyway.
    if (this.#changed.has(state.clientId)) return;
    state.sentClock += 1;
    state.sentAt = this.#now();
    this.#changed.set(state.clientId, entryOf(state));
    this.#schedule();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** The first id that nobody else here speaks for. Somebody who comes back takes their own over. */
  #claim(
    connection: Connection,
    clientId: number,
    clock: number,
    json: Uint8Array,
  ): State | undefined {
    const owner = this.#owners.get(clientId);
    if (owner !== undefined && owner.userId !== connection.userId) return undefined;
    if (owner === undefined && isNull(json)) return undefined;
    if (owner !== undefined) this.leave(owner);
    const state: State = {
      clientId,
      heardClock: clock - 1,
      sentClock: this.#left.get(clientId)?.clock ?? 0,
      raw: undefined,
      json: 'null',
      heardAt: this.#now(),
      chooses: false,
      sentAt: 0,
    };
    this.#states.set(connection, state);
    this.#owners.set(clientId, connection);
    return state;
  }

  #mark(state: State): void {
    this.#changed.set(state.clientId, state);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#sentAt + LIMITS.presenceFrameMs - this.#now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#sentAt = this.#now();
      this.#flush();
    }, wait);
  }

  #flush(): void {
    const entries: PresenceEntry[] = [];
    for (const changed of this.#changed.values()) {
      if (!('sentClock' in changed)) entries.push(changed);
      else {
        const owner = this.#owners.get(changed.clientId);
        if (owner === undefined || !this.#read(owner, changed)) continue;
        changed.sentAt = this.#now();
        entries.push(entryOf(changed));
      }
    }
    this.#changed.clear();
    if (entries.length > 0) this.#send(presenceFrame(entries));
  }

  /**
   * Parse what was said last, put the server's `user` into it, and tell whether others need it.
   * The owner hears the frame too and takes over its clock, so an echo of what was sent must not
   * be sent again, or the two would answer each other for ever.
   */
  #read(connection: Connection, state: State): boolean {
    if (state.raw === undefined) return false;
    const said = parse(state.raw);
    state.raw = undefined;
    const { person } = connection;
    state.chooses = said?.['view'] === CHOOSING.view;
    const shown = state.chooses ? CHOOSING : said;
    const json = shown === undefined ? 'null' : JSON.stringify({ ...shown, user: person });
    const news = json !== state.json;
    state.json = json;
    if (state.chooses) {
      // Their clock counts what they do, so it is not followed.
      if (news) state.sentClock += 1;
      return news;
    }
    if (state.heardClock > state.sentClock) state.sentClock = state.heardClock;
    else if (news) state.sentClock += 1;
    else return false;
    return true;
  }
}

/** All that others hear of somebody who chooses, besides who it is. */
const CHOOSING = { view: 'choose' } as const;

const entryOf = (state: State): PresenceEntry => ({
  clientId: state.clientId,
  clock: state.sentClock,
  json: state.json,
});

const isNull = (json: Uint8Array): boolean => Buffer.from(json).equals(Buffer.from('null'));

function parse(json: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(json).toString());
    return typeof said === 'object' && said !== null && !Array.isArray(said)
      ? { ...said }
      : undefined;
  } catch {
    // A state that is not JSON is a person nobody sees; it harms nobody else.
    return undefined;
  }
}
