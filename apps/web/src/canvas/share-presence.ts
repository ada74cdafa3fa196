import { computed, createPresenceStateDerivation, react } from 'tldraw';
import type { Editor, TLInstancePresence, TLRecord, TLStore } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';

const FIELD = 'presence';
/** Milliseconds. */
const PAUSE = 50;
/** More selected shapes than others need see outlined. */
const MOST_SELECTED = 60;

/**
 * Shows where others point, what they have selected and what they see, and tells them the same of
 * me. Names and colours are the server's word, whatever a cursor claims.
 */
export function sharePresence(editor: Editor, { awareness, me }: BoardSession): () => void {
  const user = computed('me', () => ({ id: me.userId, name: me.name, color: me.color }));
  const mine = createPresenceStateDerivation(user)(editor.store);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    const state = mine.get();
    // Scribbles and chat are not used here. A state of over 8 kB would be dropped, cursor and all.
    const short = state && {
      ...state,
      selectedShapeIds: state.selectedShapeIds.slice(0, MOST_SELECTED),
      scribbles: [],
      chatMessage: '',
      meta: {},
    };
    awareness.setLocalStateField(FIELD, short);
  };
  const stopTelling = react('tell where I am', () => {
    mine.get();
    timer ??= setTimeout(tell, PAUSE);
  });

  const show = () => showOthers(editor.store, awareness.getStates(), awareness.clientID);
  awareness.on('change', show);
  show();
  return () => {
    clearTimeout(timer);
    stopTelling();
    awareness.off('change', show);
    awareness.setLocalStateField(FIELD, null);
    showOthers(editor.store, new Map(), awareness.clientID);
  };
}

function showOthers(
  store: TLStore,
  states: ReadonlyMap<number, Record<string, unknown>>,
  me: number,
): void {
  const here = new Map<TLInstancePresence['id'], TLInstancePresence>();
  for (const [clientId, state] of states) {
    const presence = clientId === me ? undefined : readPresence(store, clientId, state);
    if (presence !== undefined) here.set(presence.id, presence);
  }
  const gone = store
    .allRecords()
    .flatMap(({ typeName, id }) => (typeName === 'instance_presence' && !here.has(id) ? [id] : []));
  store.mergeRemoteChanges(() => {
    store.put([...here.values()]);
    store.remove(gone);
  });
}

function readPresence(
  store: TLStore,
  clientId: number,
  state: Record<string, unknown>,
): TLInstancePresence | undefined {
  const { user, [FIELD]: said } = state as {
    user?: { id?: unknown; name?: unknown; color?: unknown };
    presence?: object | null;
  };
  if (typeof said !== 'object' || said === null || user === undefined) return undefined;
  const record = {
    ...said,
    id: `instance_presence:${clientId}`,
    typeName: 'instance_presence',
    userId: user.id,
    userName: user.name,
    color: user.color,
  } as unknown as TLRecord;
  try {
    return store.schema.validateRecord(store, record, 'tests', null) as TLInstancePresence;
  } catch {
    // A cursor that cannot be read is a cursor nobody sees, no more.
    return undefined;
  }
}
