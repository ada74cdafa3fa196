/**
 * Whether what a person did is safe, and nothing but the truth about it.
 *
 * Safe means: on the server's disk. State vectors cannot tell (they do not see deletions), so this
 * counts. Every message of ours that can carry a change is numbered as it leaves, per connection;
 * the server answers with how many it has committed (message 100). What was not answered when a
 * connection broke counts as not sent: the next connection begins with one message that carries
 * everything the server lacks, and is safe when that one is.
 *
 * A pure reducer: what happened in, the next state out.
 */

/** What the board says beside its title. `changes` are a person's edits that are not yet safe. */
export type SaveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly changes: number }
  | { readonly kind: 'offline'; readonly changes: number }
  | { readonly kind: 'paused'; readonly reason: string; readonly changes: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly changes: number };

/** What a sync message of ours carries: a question nothing, an edit one, the answer to the server's question all. */
export type Carries = 'nothing' | 'one change' | 'everything';

export type SaveEvent =
  /** The local copy was read; it holds so many changes that an earlier visit could not save. */
  | { readonly type: 'opened'; readonly unsaved: number }
  /** A person changed the document. */
  | { readonly type: 'changed' }
  | { readonly type: 'connected' }
  | { readonly type: 'sent'; readonly carries: Carries }
  /** So many sync messages of this connection are on the server's disk. */
  | { readonly type: 'committed'; readonly count: number }
  | { readonly type: 'disconnected' }
  /** The server cannot write at the moment: it keeps the connection and acknowledges nothing. */
  | { readonly type: 'paused'; readonly reason: string }
  | { readonly type: 'resumed' }
  /** The connection is over for good. */
  | { readonly type: 'ended'; readonly reason: string };

interface InFlight {
  /** Number of the message that carried them, the connection's first being 1. */
  readonly message: number;
  readonly changes: number;
}

export interface Saving {
  readonly link: 'opening' | 'up' | 'down';
  /** Sync messages sent on this connection, and how many of them are committed. */
  readonly sent: number;
  readonly committed: number;
  /** The last message that carried changes; 0 for none. Questions need no saving. */
  readonly lastCarrier: number;
  /** Whether this connection has carried everything: until then the server may lack older edits. */
  readonly everythingSent: boolean;
  /** Changes in no message of this connection. */
  readonly waiting: number;
  readonly inFlight: readonly InFlight[];
  readonly paused: string | null;
  readonly ended: string | null;
}

export const UNKNOWN: Saving = {
  link: 'opening',
  sent: 0,
  committed: 0,
  lastCarrier: 0,
  everythingSent: false,
  waiting: 0,
  inFlight: [],
  paused: null,
  ended: null,
};

export function nextSaving(state: Saving, event: SaveEvent): Saving {
  // After the end nothing is sent; what a person still does is counted, since it will be lost.
  if (state.ended !== null && event.type !== 'changed') return state;
  switch (event.type) {
    case 'opened':
      return { ...state, waiting: state.waiting + event.unsaved };
    case 'changed':
      return { ...state, waiting: state.waiting + 1 };
    case 'connected':
      return { ...cutOff(state), link: 'up' };
    case 'sent':
      return sent(state, event.carries);
    case 'committed': {
      const committed = Math.max(state.committed, Math.min(event.count, state.sent));
      const inFlight = state.inFlight.filter(({ message }) => message > committed);
      return { ...state, committed, inFlight };
    }
    case 'disconnected':
      return { ...cutOff(state), link: 'down' };
    case 'paused':
      return { ...state, paused: event.reason };
    case 'resumed':
      return { ...state, paused: null };
    case 'ended':
      return { ...cutOff(state), link: 'down', ended: event.reason };
  }
}

/** A new connection counts from one, and owes everything the last one did not see acknowledged. */
function cutOff(state: Saving): Saving {
  return { ...UNKNOWN, link: state.link, waiting: unsavedChanges(state), ended: state.ended };
}

function sent(state: Saving, carries: Carries): Saving {
  const message = state.sent + 1;
  if (carries === 'nothing') return { ...state, sent: message };
  return {
    ...state,
    sent: message,
    lastCarrier: message,
    everythingSent: state.everythingSent || carries === 'everything',
    waiting: 0,
    inFlight:
      state.waiting === 0
        ? state.inFlight
        : [...state.inFlight, { message, changes: state.waiting }],
  };
}

/** How many changes are not known to be on the server's disk. */
export const unsavedChanges = (state: Saving): number =>
  state.inFlight.reduce((sum, { changes }) => sum + changes, state.waiting);

/** Saved: connected, everything sent, and whatever carried a change acknowledged. */
export const isSaved = (state: Saving): boolean =>
  state.ended === null &&
  state.link === 'up' &&
  state.everythingSent &&
  state.committed >= state.lastCarrier &&
  unsavedChanges(state) === 0;

export function saveStateOf(state: Saving): SaveState {
  const changes = unsavedChanges(state);
  if (state.ended !== null) return { kind: 'failed', reason: state.ended, changes };
  if (state.link === 'down') return { kind: 'offline', changes };
  if (state.paused !== null) return { kind: 'paused', reason: state.paused, changes };
  if (isSaved(state)) return { kind: 'saved' };
  return changes > 0 ? { kind: 'saving', changes } : { kind: 'connecting' };
}
