import { useEffect, useRef, useState } from 'react';
import { editsText } from '../commands/hotkey.ts';
import { letterPressed } from './letters.ts';

/** Milliseconds for which keys mean nothing: they were meant for what stood there before. */
const SETTLES = 400;

/** A key as a stage of a round hears it: a letter, `Enter`, `Escape`, an arrow. */
export type StageKey = string;

/**
 * Hears single keys for as long as the calling stage is on screen, wherever the focus is, but never
 * while text is edited or a dialog is open. `onKey` says whether the key was its own. Enter stays with
 * a button that has the focus. Returns whether it hears them yet.
 */
export function useStageKeys(onKey: (key: StageKey) => boolean): boolean {
  const [hears, setHears] = useState(false);
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    let settled = false;
    const settling = setTimeout(() => {
      settled = true;
      setHears(true);
    }, SETTLES);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (editsText(event.target)) return;
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      const key = letterPressed(event) || event.key;
      if ((key === 'Enter' || key.startsWith('Arrow')) && !isFree(document.activeElement)) return;
      if (!settled || !latest.current(key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(settling);
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
  return hears;
}

/** Whether nothing that has a use of its own for Enter and arrows has the focus. */
const isFree = (focus: Element | null): boolean =>
  focus === null || focus === document.body || focus.matches('main, [data-stage]');
