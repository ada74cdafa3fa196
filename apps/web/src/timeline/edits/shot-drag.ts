import type { DragEvent } from 'react';
import { sayCount } from './place-words.ts';

/** Shots that are being dragged, as the browser carries them between parts of the page. */
const TYPE = 'application/x-takeboard-shots';

/** Begins dragging shots, from the tray or the list, to a place on the song. */
export function startShotDrag(event: DragEvent, shotIds: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(shotIds));
  event.dataTransfer.effectAllowed = 'link';
  const badge = document.createElement('div');
  badge.textContent = sayCount(shotIds.length, 'shot');
  badge.style.cssText =
    'position:fixed;top:-100px;padding:5px 10px;border-radius:6px;font:600 13px var(--tb-sans);background:var(--tb-text);color:var(--tb-ink)';
  document.body.append(badge);
  event.dataTransfer.setDragImage(badge, -12, 12);
  // The browser has taken its picture of it once this event is over.
  setTimeout(() => badge.remove(), 0);
}

/** Whether shots are being dragged; which ones the browser says only at the drop. */
export const areShotsDragged = ({ types }: DataTransfer): boolean => types.includes(TYPE);

/** The shots that were dropped; none when something else was. */
export function droppedShots(data: DataTransfer): readonly string[] {
  const text = data.getData(TYPE);
  if (text === '') return [];
  const ids: unknown = JSON.parse(text);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
