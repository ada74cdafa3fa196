import type { Clip, SnapTo } from '@takeboard/editorial';
import type { MouseEvent, PointerEvent } from 'react';
import type { TimelineView } from '../timeline-view.ts';
import { edgePan } from './edge-pan.ts';
import type { EditFilm } from './edit-film.ts';
import type { EditSettings } from './edit-settings.ts';
import type { EditStore } from './edit-state.ts';
import { boundaryNear, endGesture, moveGesture, pressAt } from './slot-gesture.ts';
import type { Edit, Hand } from './slot-gesture.ts';

export interface PointerEditsOptions {
  readonly lane: () => HTMLElement | null;
  readonly view: TimelineView;
  readonly store: EditStore;
  readonly film: () => EditFilm | null;
  readonly settings: () => EditSettings;
  /** The take that plays in a slot; null when none does. */
  readonly clipOf: (slotId: string) => Clip | null;
  /** Why I may change nothing; null when I may. */
  readonly refusal: () => string | null;
  readonly refuse: (sentence: string) => void;
  readonly run: (edit: Edit) => void;
}

/** Marks the tray of shots that hang nowhere: a slot let go there leaves the song. */
export const TRAY = 'data-song-tray';

/** The pointer on the lane of slots: presses, drags, what they snap to, and what gives them up. */
export function pointerEdits(options: PointerEditsOptions) {
  const { lane, view, store, film, settings } = options;
  /** The pointer that holds something, and what of it was last heard. */
  let held: { readonly id: number; last: { x: number; y: number; free: boolean } } | null = null;
  /** A drag ends with a click on whatever is under it, which is none. */
  let dragged = false;
  const pan = edgePan(view, () => {
    if (held !== null) move();
  });

  const sampleAt = (x: number): number =>
    view.get().sampleAt(x - (lane()?.getBoundingClientRect().left ?? 0));

  function handAt(x: number, y: number): Hand {
    const under = document.elementFromPoint(x, y);
    const place =
      under instanceof Element && under.closest(`[${TRAY}]`) !== null
        ? 'tray'
        : lane()?.contains(under) === true
          ? 'lane'
          : 'elsewhere';
    return { x, y, sample: sampleAt(x), place };
  }

  function move() {
    const [before, now] = [store.get().gesture, film()];
    if (held === null || before === null) return;
    const { x, y, free } = held.last;
    const snap: SnapTo = free ? 'off' : settings().snap;
    const after = now && moveGesture(before, now, handAt(x, y), { snap, clipOf: options.clipOf });
    if (after === null) {
      giveUp();
      options.refuse('That shot was taken off the song by somebody else just now.');
    } else if (after !== before) store.set({ gesture: after });
  }

  function giveUp() {
    const element = lane();
    if (held !== null && element?.hasPointerCapture(held.id)) {
      element.releasePointerCapture(held.id);
    }
    held = null;
    pan.stop();
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('keyup', onKey, true);
    if (store.get().gesture !== null) store.set({ gesture: null });
  }

  function onKey(event: globalThis.KeyboardEvent) {
    if (event.type === 'keydown' && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      giveUp();
    } else if (held !== null && (event.key === 'Alt' || event.key === 'Control')) {
      // Alone it would open the browser's menu, or do nothing until the hand moves on.
      event.preventDefault();
      held.last = { ...held.last, free: event.altKey || event.ctrlKey };
      move();
    }
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      dragged = false;
      const now = film();
      // A finger scrolls; what it does to slots is in their menu.
      if (now === null || event.button !== 0 || event.pointerType === 'touch') return;
      if (event.ctrlKey || event.metaKey || options.refusal() !== null) return;
      const { clientX: x, clientY: y, altKey: alt } = event;
      const { samplesPerPixel } = view.get();
      const { mode } = settings();
      const gesture = pressAt(now, handAt(x, y), { samplesPerPixel, alt, mode });
      if (gesture === null) return;
      held = { id: event.pointerId, last: { x, y, free: false } };
      store.set({ gesture });
      window.addEventListener('keydown', onKey, true);
      window.addEventListener('keyup', onKey, true);
    },

    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (held === null || held.id !== event.pointerId) {
        showGrip(event);
        return;
      }
      const gesture = store.get().gesture;
      // Alt holds the slip itself; for all else it is "not to the lines".
      const free = event.ctrlKey || event.metaKey || event.altKey;
      held.last = { x: event.clientX, y: event.clientY, free };
      move();
      const now = store.get().gesture;
      if (gesture?.doing === 'press' && now !== null && now.doing !== 'press') {
        dragged = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      if (now !== null && now.doing !== 'press' && now.doing !== 'slip') {
        pan.at(event.clientX, event.currentTarget.getBoundingClientRect());
      }
    },

    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (held?.id !== event.pointerId) return;
      const { gesture } = store.get();
      const edit = gesture && endGesture(gesture);
      giveUp();
      if (edit !== null) options.run(edit);
    },

    onPointerCancel: () => giveUp(),

    onClickCapture(event: MouseEvent) {
      if (!dragged) return;
      dragged = false;
      event.stopPropagation();
    },
  };

  /** The pointer says what a press would take hold of. */
  function showGrip(event: PointerEvent<HTMLElement>) {
    const now = film();
    const { currentTarget: element } = event;
    if (now === null || options.refusal() !== null) return;
    const near = boundaryNear(now, sampleAt(event.clientX), view.get().samplesPerPixel);
    const grip = event.altKey || settings().mode === 'slip' ? 'slip' : 'slot';
    element.dataset['grip'] = near !== undefined && !event.altKey ? 'boundary' : grip;
  }

  return { handlers, close: giveUp };
}
