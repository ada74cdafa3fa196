import { positionAt } from '@takeboard/editorial';
import type { Transition } from '@takeboard/editorial';
import type { BoardSession } from '../../live/board-session.ts';
import type { TimelineView } from '../timeline-view.ts';
import { editFilmOf, hangs } from './edit-film.ts';
import { SNAPS } from './edit-settings.ts';
import type { EditSettingsStore } from './edit-settings.ts';
import type { EditStore } from './edit-state.ts';
import type { SlotActions } from './slot-actions.ts';
import type { SlotKeys } from './slot-keys.ts';
import { SNAP_WORDS } from './snap-words.ts';

/** Frames of a transition that is made by key. */
export const USUAL_TRANSITION = 12;

/** What can be done to the selected shot on the song, for keys and the palette. */
export function selectedSlot({
  session,
  actions,
  store,
  view,
  settings,
  say,
  refuse,
}: {
  readonly session: BoardSession;
  readonly actions: SlotActions;
  readonly store: EditStore;
  readonly view: TimelineView;
  readonly settings: EditSettingsStore;
  readonly say: (sentence: string) => void;
  readonly refuse: (sentence: string) => void;
}): SlotKeys {
  const { board } = session;
  const withSlot = (act: (slotId: string) => void) => {
    const shotId = session.lookingAt();
    const slot = shotId === null ? undefined : board.slotOf(shotId);
    if (shotId === null) refuse('Select a shot first.');
    else if (!hangs(slot)) {
      refuse(
        `Shot ${board.shot(shotId)?.label ?? '?'} is not on the song yet. Press I to hang it at the playhead.`,
      );
    } else act(slot.id);
  };
  const entryOf = (slotId: string) =>
    editFilmOf(board)?.cut.entries.find(({ slot }) => slot.id === slotId);
  /** Below the slot, where its menu opens for the keyboard. */
  const menuAt = (slotId: string, values: boolean) => {
    const element = document.querySelector(`[data-slot-id="${CSS.escape(slotId)}"]`);
    const box = element?.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const x = Math.min(Math.max(box?.left ?? 0, 8), clientWidth - 8);
    store.set({ menu: { slotId, x, y: box?.top ?? clientHeight / 2, values } });
  };

  return {
    roll: (direction, step) => withSlot((id) => actions.roll(id, direction, step)),
    slip: (frames) => withSlot((id) => actions.slip(id, frames)),
    swap: (direction) => withSlot((id) => actions.swapWithNeighbour(id, direction)),
    insert() {
      const [film, shotId] = [editFilmOf(board), session.lookingAt()];
      if (film === null) refuse('There is no song to hang shots on yet.');
      else if (shotId === null) refuse('Select the shot to hang first.');
      else actions.insert(shotId, positionAt(film, view.playhead(), settings.get().snap));
    },
    takeOff: () =>
      withSlot((id) => {
        const { entries } = editFilmOf(board)?.cut ?? { entries: [] };
        const at = entries.findIndex(({ slot }) => slot.id === id);
        const next = entries[at + 1] ?? entries[at - 1];
        actions.takeOff([id]);
        // Whoever takes off one after the other stands on the next one.
        const isOff = !entryOf(id);
        if (isOff && next !== undefined) session.setLookingAt(next.slot.shotId);
      }),
    toggleLock: () => withSlot(actions.toggleLock),
    nextTransition: () =>
      withSlot((id) => actions.setTransition(id, nextTransition(entryOf(id)?.slot.transition))),
    openMenu: () => withSlot((id) => menuAt(id, false)),
    openValues: () => withSlot((id) => menuAt(id, true)),
    nextSnap() {
      const { snap } = settings.get();
      const next = SNAPS[(SNAPS.indexOf(snap) + 1) % SNAPS.length] ?? 'beat';
      settings.set({ snap: next });
      say(`Snap: ${SNAP_WORDS[next]}.`);
    },
  };
}

/** Cut, crossfade, zoom-through, cut. */
function nextTransition(now: Transition | null | undefined): Transition | null {
  if (now === null || now === undefined) return { kind: 'crossfade', frames: USUAL_TRANSITION };
  return now.kind === 'crossfade' ? { ...now, kind: 'zoom-through' } : null;
}
