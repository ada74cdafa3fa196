import { indexAt } from '@takeboard/editorial';
import type { Clip } from '@takeboard/editorial';
import { useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { useKeyHelp } from '../../commands/commands.tsx';
import type { BoardSession } from '../../live/board-session.ts';
import { useSession, useSessionValue } from '../../live/use-session.tsx';
import { tell } from '../../shell/toast.ts';
import { clipOf } from '../../takes/clip-of-take.ts';
import { usePicks, useTakes } from '../../takes/take-queries.ts';
import type { Take } from '../../api/wire.ts';
import type { TimelineView } from '../timeline-view.ts';
import { editFilmOf, frameAt } from './edit-film.ts';
import { editSettingsOf } from './edit-settings.ts';
import { newEditStore } from './edit-state.ts';
import type { EditStore } from './edit-state.ts';
import { shareBoundary } from './partner-edits.ts';
import { TRAY, pointerEdits } from './pointer-edits.ts';
import { selectedSlot } from './selected-slot.ts';
import { slotActions } from './slot-actions.ts';
import type { SlotActions } from './slot-actions.ts';
import { SLOT_KEYS, onSlotKey } from './slot-keys.ts';
import type { SlotKeys } from './slot-keys.ts';
import { songDropHandlers } from './song-drop.ts';
import { useDropOnSong } from './use-drop-on-song.ts';
import type { DropOnSong } from './use-drop-on-song.ts';

/** Everything people do to slots, for the lane they stand on. The object stays the same. */
export interface SlotEdits {
  readonly store: EditStore;
  readonly actions: SlotActions;
  readonly selected: SlotKeys;
  /** The take that plays in a slot; null when none does. */
  clipOf(slotId: string): Clip | null;
  readonly laneHandlers: ReturnType<typeof pointerEdits>['handlers'] & {
    onContextMenu(event: MouseEvent): void;
  };
  readonly songHandlers: ReturnType<typeof songDropHandlers>;
  /** True when the key was one of these, and has done what it does. */
  onKeyDown(event: KeyboardEvent): boolean;
  /** Lets others see what I hold; returns what ends it, and lets go. */
  share(): () => void;
}

/** `lane` is the element of the slots; its left border is where the view's scale begins. */
export function useSlotEdits({
  lane,
  scale: view,
}: {
  lane: RefObject<HTMLElement | null>;
  scale: TimelineView;
}): SlotEdits {
  const session = useSession();
  const readOnly = useSessionValue((s) => s.readOnly());
  useKeyHelp(readOnly ? null : SLOT_KEYS);
  const [picks, { byId }] = [usePicks(), useTakes()];
  const pickOf = (shotId: string) => byId.get(picks.get(shotId)?.takeId ?? '');
  const drop = useDropOnSong();
  // What the handlers need of the last rendering; they themselves stay.
  const [latest] = useState(() => newLatest({ pickOf, drop, lane: null }));
  useEffect(() => latest.set({ pickOf, drop, lane: lane.current }));
  const edits = useMemo(
    () => openSlotEdits({ session, view, latest: latest.get }),
    [session, view, latest],
  );
  useEffect(() => edits.share(), [edits]);
  return edits;
}

/** What changes from one drawing of the lane to the next. */
interface Latest {
  readonly pickOf: (shotId: string) => Take | undefined;
  readonly drop: DropOnSong;
  readonly lane: HTMLElement | null;
}

function newLatest(first: Latest) {
  let latest = first;
  return {
    get: () => latest,
    set(next: Latest) {
      latest = next;
    },
  };
}

function openSlotEdits({
  session,
  view,
  latest,
}: {
  readonly session: BoardSession;
  readonly view: TimelineView;
  readonly latest: () => Latest;
}): SlotEdits {
  const lane = () => latest().lane;
  const { board } = session;
  const store = newEditStore();
  const settings = editSettingsOf(session.me.userId);
  const say = (said: string) => store.set({ said });
  const refuse = (said: string) => {
    store.set({ said });
    tell(said);
  };
  const pickOf = (shotId: string) => latest().pickOf(shotId);
  const snap = () => settings.get().snap;
  const film = () => editFilmOf(board);
  const refusal = () => session.readOnlyReason();
  const actions = slotActions({ session, pickOf, snap, say, refuse });
  const selected = selectedSlot({ session, actions, store, view, settings, say, refuse });
  const shotOfSlot = (slotId: string) => board.slots().find(({ id }) => id === slotId)?.shotId;

  const clipIn = (slotId: string): Clip | null => {
    const take = pickOf(shotOfSlot(slotId) ?? '');
    return take === undefined ? null : clipOf(take, board.trim(slotId, take.id));
  };

  const pointer = pointerEdits({
    lane,
    view,
    store,
    film,
    settings: settings.get,
    refusal,
    refuse,
    clipOf: clipIn,
    run(edit) {
      actions.run(edit);
      session.setLookingAt(shotOfSlot(edit.slotId) ?? null);
    },
  });
  const songHandlers = songDropHandlers({
    lane,
    view,
    store,
    film,
    settings: settings.get,
    refusal,
    takesOnSlot: (takeIds, slotId) =>
      void latest().drop.takesOnSlot(takeIds, slotId, { say, refuse }),
    takesOnSong: (takeIds, start) =>
      void latest().drop.takesOnSong(takeIds, start, snap(), { say, refuse }),
    shotsOnSong: (shotIds, start) =>
      latest().drop.shotsOnSong(shotIds, start, snap(), { say, refuse }),
  });

  return {
    store,
    actions,
    selected,
    clipOf: clipIn,
    laneHandlers: {
      ...pointer.handlers,
      onContextMenu(event) {
        const now = film();
        if (now === null || refusal() !== null) return;
        const left = lane()?.getBoundingClientRect().left ?? 0;
        const sample = view.get().sampleAt(event.clientX - left);
        const slot = now.cut.entries[indexAt(now.cut.entries, frameAt(now, sample))]?.slot;
        if (slot === undefined) return;
        event.preventDefault();
        session.setLookingAt(slot.shotId);
        const { clientX: x, clientY: y } = event;
        store.set({ menu: { slotId: slot.id, x, y, values: false } });
      },
    },
    songHandlers,
    onKeyDown(event) {
      if (film() === null || refusal() !== null) return false;
      // A menu or a panel that stands open has keys of its own.
      if ((event.target as Element).closest('[role=menu], [role=dialog]') !== null) return false;
      if (!onSlotKey(event.nativeEvent, selected)) return false;
      event.preventDefault();
      event.stopPropagation();
      requestAnimationFrame(() => keepFocus(session.lookingAt()));
      return true;
    },
    share() {
      const unshare = shareBoundary(session, store);
      return () => {
        pointer.close();
        unshare();
      };
    },
  };
}

/** A shot that came to another place is another element there: the keyboard goes with it. */
function keepFocus(shotId: string | null): void {
  if (shotId === null || document.activeElement !== document.body) return;
  const shot = `[data-shot-id="${CSS.escape(shotId)}"]`;
  document.querySelector<HTMLElement>(`[data-lane="slots"] ${shot}, [${TRAY}] ${shot}`)?.focus();
}
