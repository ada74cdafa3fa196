import { useEffect, useRef } from 'react';
import type { MyBallotHere } from '../ballot/use-my-ballot.ts';
import { editsText } from '../commands/hotkey.ts';
import { pressesWithSpace } from '../player/keys-of-others.ts';
import type { QuickReason } from './quick-reasons.ts';
import { readWallKey } from './read-wall-key.ts';
import type { WallKey } from './read-wall-key.ts';
import type { WallHandle } from './use-wall.ts';
import { movedFocus, pageAt } from './wall-pages.ts';

interface Facts {
  readonly takes: readonly string[];
  readonly columns: number;
  readonly wall: WallHandle;
  readonly mine: MyBallotHere;
  readonly reasons: readonly QuickReason[];
  /** Whether a pick by hand may be made here. */
  readonly mayPick: boolean;
  pickByHand(takeId: string): void;
}

/**
 * The keys of the wall, wherever the focus is, except in a field, a dialog, or on a button that has its
 * own use for Enter and Space. Space is the audition's.
 */
export function useWallKeys(facts: Facts): void {
  const latest = useRef(facts);
  useEffect(() => {
    latest.current = facts;
  });
  useEffect(() => {
    /** Whether the arrows chose where one stands: X then means that take. */
    let byArrows = false;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      if (editsText(event.target)) return;
      const key = readWallKey(event);
      if (key === null) return;
      if (key.kind === 'enter' && isPressed(event.target)) return;
      if (isElsewhere(event.target, key)) return;
      if (!act(key, event.repeat)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    /** False when it means nothing now. */
    const act = (key: WallKey, repeat: boolean): boolean => {
      const { takes, columns, wall, mine, mayPick, pickByHand } = latest.current;
      if (key.kind === 'move') {
        byArrows = true;
        wall.stand(movedFocus(wall.at, key.move, { count: takes.length, columns }), true);
        return true;
      }
      if (key.kind === 'page') {
        wall.turn(key.by);
        return true;
      }
      // Held down, a mark would come and go.
      if (repeat) return true;
      const standing = takes[wall.at];
      switch (key.kind) {
        case 'take': {
          const here = pageAt(takes, wall.page);
          const takeId = here[key.at];
          byArrows = false;
          if (takeId === undefined) return true;
          wall.stand(takes.indexOf(takeId), true);
          const isNo = wall.prompt.kind === 'which';
          wall.toggle(takeId, isNo ? 'no' : key.love ? 'love' : 'like');
          return true;
        }
        case 'enter': {
          if (wall.prompt.kind === 'hand') pickByHand(wall.prompt.takeId);
          else mine.setReady(!mine.ready);
          wall.ask({ kind: 'keys' });
          return true;
        }
        case 'escape': {
          if (wall.prompt.kind !== 'keys' || wall.said !== null) wall.ask({ kind: 'keys' });
          else if (mine.ready) mine.setReady(false);
          else return false;
          return true;
        }
        case 'letter': {
          const { letter } = key;
          const reason =
            wall.prompt.kind === 'why'
              ? latest.current.reasons.find((each) => each.letter === letter)
              : undefined;
          if (reason !== undefined && wall.prompt.kind === 'why') {
            mine.mark(wall.prompt.takeId, {
              mark: 'no',
              reason: reason.words,
              ...(reason.ownFace ? { ownFace: true } : {}),
            });
            wall.ask({ kind: 'keys' });
            return true;
          }
          if (letter === 'x' && standing !== undefined) {
            if (byArrows || wall.prompt.kind === 'which') wall.toggle(standing, 'no');
            else if (mine.ready) wall.toggle(standing, 'no');
            else wall.ask({ kind: 'which' });
            return true;
          }
          if (letter === 'n') {
            if (mine.ready) wall.toggle(standing ?? '', 'no');
            else wall.sayNone(mine.ballot.none === null);
            return true;
          }
          if (letter === 'p' && mayPick && standing !== undefined) {
            if (wall.prompt.kind === 'hand') pickByHand(wall.prompt.takeId);
            else wall.ask({ kind: 'hand', takeId: standing });
            return true;
          }
          return false;
        }
      }
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

/** Whether Enter presses what has the focus; the view one is in already is pressed by nobody. */
const isPressed = (target: EventTarget | null): boolean =>
  pressesWithSpace(target) &&
  !(target instanceof Element && target.matches('[role=radio][aria-checked=true]'));

/** Parts of the page in which arrows, Home and End go from one thing to the next. */
const WALKED =
  '[role=listbox], [role=menu], [role=tablist], [role=radiogroup], [role=slider], [role=separator], [role=toolbar]';

const isElsewhere = (target: EventTarget | null, key: WallKey): boolean =>
  key.kind === 'move' && target instanceof Element && target.closest(WALKED) !== null;
