import { useCallback, useSyncExternalStore } from 'react';
import { atom, react, useValue } from 'tldraw';
import type { Editor, TLShapeId } from 'tldraw';

/**
 * Zoom under which a card is a colour with the number of its shot: it is 34 pixels wide then, and its
 * picture says no more than its colour, but costs twice as much to draw.
 */
const FAR = 0.24;
/** Zoom under which nobody could read what is written on a card. */
const UNREADABLE = 0.5;
/** Milliseconds a picture stays after its card has gone out of sight: panning back finds it there. */
const LINGERS = 10_000;

type Distance = 'far' | 'middle' | 'near';

/**
 * What hundreds of cards must know of the view. Each of them asking the camera by itself would be
 * hundreds of questions a frame; asked here once, a card hears only of what changes for it.
 */
interface Sight {
  distance(): Distance;
  /** Whether a shape is in sight, or has been until just now. */
  shows(id: TLShapeId): boolean;
  subscribe(id: TLShapeId, listener: () => void): () => void;
}

const ofEditor = new WeakMap<Editor, Sight>();

function sightOf(editor: Editor): Sight {
  const known = ofEditor.get(editor) ?? watchSight(editor);
  ofEditor.set(editor, known);
  return known;
}

/** Watches the view of an editor until the editor is gone; `sightOf` does so once for each. */
export function watchSight(
  editor: Pick<Editor, 'getZoomLevel' | 'getCulledShapes' | 'disposables'>,
): Sight {
  const distance = atom<Distance>('distance', 'near');
  const listeners = new Map<TLShapeId, () => void>();
  const leaving = new Map<TLShapeId, ReturnType<typeof setTimeout>>();
  let culled: ReadonlySet<TLShapeId> = new Set();
  const gone = new Set<TLShapeId>();
  const stops = [
    react('distance', () => {
      const zoom = editor.getZoomLevel();
      distance.set(zoom < FAR ? 'far' : zoom < UNREADABLE ? 'middle' : 'near');
    }),
    react('in sight', () => {
      const now = editor.getCulledShapes();
      if (now === culled) return;
      for (const id of now) if (!culled.has(id)) leave(id);
      for (const id of culled) if (!now.has(id)) comeBack(id);
      culled = new Set(now);
    }),
  ];
  editor.disposables.add(() => {
    for (const stop of stops) stop();
    for (const timer of leaving.values()) clearTimeout(timer);
  });

  function leave(id: TLShapeId) {
    if (!listeners.has(id)) return;
    const timer = setTimeout(() => {
      leaving.delete(id);
      gone.add(id);
      listeners.get(id)?.();
    }, LINGERS);
    leaving.set(id, timer);
  }
  function comeBack(id: TLShapeId) {
    clearTimeout(leaving.get(id));
    leaving.delete(id);
    if (gone.delete(id)) queueMicrotask(() => listeners.get(id)?.());
  }
  return {
    distance: () => distance.get(),
    // One that is only now being drawn is asked for its picture when it is in sight.
    shows: (id) => !gone.has(id) && (listeners.has(id) || !culled.has(id)),
    subscribe(id, listener) {
      listeners.set(id, listener);
      if (culled.has(id)) gone.add(id);
      return () => {
        clearTimeout(leaving.get(id));
        leaving.delete(id);
        listeners.delete(id);
        gone.delete(id);
      };
    },
  };
}

/** How far away the cards are; the same for all of them. */
export function useDistance(editor: Editor): Distance {
  const sight = sightOf(editor);
  return useValue('distance', sight.distance, [sight]);
}

/** Whether a card is in sight, or has been until just now. */
export function useInSight(editor: Editor, id: TLShapeId): boolean {
  const sight = sightOf(editor);
  const subscribe = useCallback(
    (listener: () => void) => sight.subscribe(id, listener),
    [sight, id],
  );
  return useSyncExternalStore(subscribe, () => sight.shows(id));
}
