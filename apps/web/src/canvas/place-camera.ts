import { react } from 'tldraw';
import type { Editor } from 'tldraw';

/** Below this zoom cards cannot be read; then the first of them are shown instead of all. */
const READABLE = 0.4;
const MARGIN = 48;
/** Milliseconds the camera rests before its place is kept. */
const REST = 400;

/** Opens the canvas where this person left it on this computer, else on what lies there. */
export function placeCamera(editor: Editor, boardId: string): () => void {
  const key = `takeboard/camera/${boardId}`;
  const kept = readCamera(localStorage.getItem(key));
  if (kept !== undefined) editor.setCamera(kept, { immediate: true });
  else showContent(editor);

  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = react('keep the camera', () => {
    const { x, y, z } = editor.getCamera();
    clearTimeout(timer);
    timer = setTimeout(() => localStorage.setItem(key, JSON.stringify({ x, y, z })), REST);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function showContent(editor: Editor): void {
  const bounds = editor.getCurrentPageBounds();
  const { w: width, h: height } = editor.getViewportScreenBounds();
  if (bounds === undefined) {
    editor.setCamera({ x: width / 2 - 400, y: height / 2 - 200, z: 1 }, { immediate: true });
    return;
  }
  const fit = Math.min((width - 2 * MARGIN) / bounds.w, (height - 2 * MARGIN) / bounds.h, 1);
  const z = fit < READABLE ? 0.8 : fit;
  const x = fit < READABLE ? MARGIN / z - bounds.x : width / 2 / z - bounds.center.x;
  const y = fit < READABLE ? MARGIN / z - bounds.y : height / 2 / z - bounds.center.y;
  editor.setCamera({ x, y, z }, { immediate: true });
}

function readCamera(text: string | null): { x: number; y: number; z: number } | undefined {
  if (text === null) return undefined;
  try {
    const { x, y, z } = JSON.parse(text) as { x: unknown; y: unknown; z: unknown };
    if (![x, y, z].every(Number.isFinite)) return undefined;
    return { x: Number(x), y: Number(y), z: Number(z) };
  } catch {
    // Whatever stands there, it is no place to go to.
    return undefined;
  }
}
