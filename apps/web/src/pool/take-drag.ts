import type { DragEvent } from 'react';

/** Takes that are being dragged, as the browser carries them between parts of the page. */
const TYPE = 'application/x-takeboard-takes';

/** Begins dragging takes, with how many they are beside the pointer. */
export function startTakeDrag(event: DragEvent, takeIds: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(takeIds));
  event.dataTransfer.effectAllowed = 'link';
  const badge = document.createElement('div');
  badge.textContent = takeIds.length === 1 ? '1 take' : `${takeIds.length} takes`;
  badge.style.cssText =
    'position:fixed;top:-100px;padding:5px 10px;border-radius:6px;font:600 13px var(--tb-sans);background:var(--tb-text);color:var(--tb-ink)';
  document.body.append(badge);
  event.dataTransfer.setDragImage(badge, -12, 12);
  // The browser has taken its picture of it once this event is over.
  setTimeout(() => badge.remove(), 0);
}

/**
 * Lets takes be dropped on shots: on whatever is marked `data-shot-id` inside the element that gets
 * these handlers. The shot under the pointer is marked `data-drop`.
 */
export function shotDropHandlers(onDrop: (takeIds: readonly string[], shotId: string) => void) {
  const shotUnder = (event: DragEvent) =>
    (event.target as Element).closest<HTMLElement>('[data-shot-id]');
  const unmark = (event: DragEvent<HTMLElement>) => {
    for (const marked of event.currentTarget.querySelectorAll<HTMLElement>('[data-drop]')) {
      delete marked.dataset['drop'];
    }
  };
  return {
    onDragOver(event: DragEvent<HTMLElement>) {
      if (!event.dataTransfer.types.includes(TYPE)) return;
      const shot = shotUnder(event);
      if (shot?.dataset['drop'] === undefined) unmark(event);
      if (shot === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'link';
      shot.dataset['drop'] = '';
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) unmark(event);
    },
    onDrop(event: DragEvent<HTMLElement>) {
      const carried = event.dataTransfer.getData(TYPE);
      const shotId = shotUnder(event)?.dataset['shotId'];
      unmark(event);
      if (carried === '' || shotId === undefined) return;
      event.preventDefault();
      // Another page of ours may be where it comes from: what does not fit is no drop.
      const takeIds: unknown = JSON.parse(carried);
      if (Array.isArray(takeIds))
        onDrop(
          takeIds.filter((id) => typeof id === 'string'),
          shotId,
        );
    },
  };
}
