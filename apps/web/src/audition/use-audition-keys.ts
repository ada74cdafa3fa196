import { useEffect, useRef } from 'react';
import type { Take } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { poolOf } from '../pool/pool-store.ts';
import { tell } from '../shell/toast.ts';
import { lookedAtTake } from '../takes/looked-at-take.ts';
import { sayState } from '../takes/say-take.ts';
import { auditionOf } from './audition-store.ts';
import { auditionTarget } from './audition-target.ts';
import type { UsedLast } from './audition-target.ts';
import { newSpaceKey } from './space-key.ts';

/** What the keys of an audition do. */
export interface AuditionActions {
  /** Another take of the same shot. */
  step(by: 1 | -1): void;
  pick(): void;
  toggle(): void;
}

/** Milliseconds the pointer rests on a take before its film is made ready: on its way it crosses many. */
const RESTS = 90;

/**
 * Space on a take, wherever it is: held, it plays the take in the film until it is let go; tapped, it
 * keeps it open. Heard before anybody else, because lists, dialogs and the canvas have a Space of
 * their own. While an audition is open its keys are nobody else's.
 */
export function useAuditionKeys(byId: ReadonlyMap<string, Take>, actions: AuditionActions): void {
  const session = useSession();
  const latest = useRef({ byId, actions });
  useEffect(() => {
    latest.current = { byId, actions };
  });

  useEffect(() => {
    const store = auditionOf(session);
    const pool = poolOf(session);
    const space = newSpaceKey();
    let usedLast: UsedLast = 'keyboard';
    let hovered: Element | null = null;
    let pointer = { x: 0, y: 0 };
    /** The key that closed an audition is still down. */
    let closing = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const target = () =>
      auditionTarget({
        focus: document.activeElement,
        hovered,
        usedLast,
        opened: pool.get().open,
        onCanvas: () => {
          const canvas = hovered?.closest('.tl-container') ?? null;
          const overCanvas = usedLast === 'pointer' && canvas !== null;
          return session.view() === 'board'
            ? (session.editorReady?.takeForSpace(overCanvas ? pointer : null) ?? null)
            : null;
        },
      });
    /** Has the film of what Space would play now made ready. */
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (store.now() === null) store.expect(target());
      }, RESTS);
    };
    const claim = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const close = () => {
      space.forget();
      store.close();
    };

    const begin = (event: KeyboardEvent) => {
      const takeId = target();
      if (takeId === null) return;
      claim(event);
      const take = latest.current.byId.get(takeId);
      if (event.repeat || take === undefined) return;
      if (take.state !== 'ready') tell(`“${take.name}” is no take yet: ${sayState(take) ?? ''}.`);
      else {
        space.down(event.timeStamp);
        store.open(takeId, { held: true });
      }
    };
    const within = (event: KeyboardEvent) => {
      const { step, pick, toggle } = latest.current.actions;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isSpace = event.key === ' ';
      // The dialog keeps the focus within itself.
      if (event.key === 'Tab') return;
      const pressed = document.activeElement?.closest('button') !== null;
      if ((isSpace || event.key === 'Enter') && pressed && !space.isDown()) {
        event.stopImmediatePropagation();
        return;
      }
      claim(event);
      if (event.key === 'Escape') close();
      else if (!plain) return;
      else if (isSpace && !event.repeat && !space.isDown()) {
        closing = true;
        close();
      } else if (event.key === 'ArrowLeft') step(-1);
      else if (event.key === 'ArrowRight') step(1);
      else if (event.key.toLowerCase() === 'p' && !event.repeat) pick();
      else if (event.key.toLowerCase() === 'k' && !event.repeat) toggle();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (store.now() !== null) within(event);
      else if (closing && event.key === ' ') claim(event);
      else if (event.key === ' ' && isPlain(event)) begin(event);
      else if (!MODIFIERS.has(event.key)) usedLast = 'keyboard';
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== ' ') return;
      if (closing || store.now() !== null) claim(event);
      closing = false;
      const meant = space.up(event.timeStamp);
      if (meant === 'keep') store.keep();
      else if (meant === 'close') store.close();
    };
    // Whoever goes to another window while holding lets go there, unheard.
    const onBlur = () => {
      closing = false;
      if (space.isDown()) close();
    };
    const onPointerMove = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      const isOther = event.target !== hovered || usedLast === 'keyboard';
      hovered = event.target instanceof Element ? event.target : null;
      pointer = { x: event.clientX, y: event.clientY };
      usedLast = 'pointer';
      if (isOther) look();
    };
    const onPointerLeave = () => {
      hovered = null;
      look();
    };

    const stopLooking = [lookedAtTake(session).subscribe(look), pool.subscribe(look)];
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('keyup', onKeyUp, { capture: true });
    window.addEventListener('blur', onBlur);
    window.addEventListener('focusin', look);
    window.addEventListener('pointermove', onPointerMove, { capture: true, passive: true });
    document.documentElement.addEventListener('pointerleave', onPointerLeave);
    return () => {
      clearTimeout(timer);
      for (const stop of stopLooking) stop();
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keyup', onKeyUp, { capture: true });
      window.removeEventListener('blur', onBlur);
      window.removeEventListener('focusin', look);
      window.removeEventListener('pointermove', onPointerMove, { capture: true });
      document.documentElement.removeEventListener('pointerleave', onPointerLeave);
      close();
    };
  }, [session]);
}

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta']);

const isPlain = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
