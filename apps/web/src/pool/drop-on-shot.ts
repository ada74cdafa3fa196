import type { DragEvent } from 'react';
import { areTakesDragged, droppedTakes } from '../takes/take-drag.ts';

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
      if (!areTakesDragged(event.dataTransfer)) return;
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
      const takeIds = droppedTakes(event.dataTransfer);
      const shotId = shotUnder(event)?.dataset['shotId'];
      unmark(event);
      if (takeIds.length === 0 || shotId === undefined) return;
      event.preventDefault();
      onDrop(takeIds, shotId);
    },
  };
}
