import type { DragEvent } from 'react';

/** Shows words beside the pointer while something is dragged, in the place of a picture of it. */
export function showDragBadge({ dataTransfer }: DragEvent, words: string): void {
  const badge = document.createElement('div');
  badge.textContent = words;
  badge.style.cssText =
    'position:fixed;top:-100px;padding:5px 10px;border-radius:6px;font:600 13px var(--tb-sans);background:var(--tb-text);color:var(--tb-ink)';
  document.body.append(badge);
  dataTransfer.setDragImage(badge, -12, 12);
  // The browser has taken its picture of it once this event is over.
  setTimeout(() => badge.remove(), 0);
}
