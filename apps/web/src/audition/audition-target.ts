import { editsText } from '../commands/hotkey.ts';

/** What was used last: Space means what the pointer is on, or what has the focus. */
export type UsedLast = 'pointer' | 'keyboard';

/** What decides which take Space plays. */
export interface Standing {
  readonly focus: Element | null;
  /** What the pointer is on; null for a finger, and outside the page. */
  readonly hovered: Element | null;
  readonly usedLast: UsedLast;
  /** The take that is open large. */
  readonly opened: string | null;
  /** The take whose card is meant on the canvas. */
  onCanvas(): string | null;
}

const TILE = '[role=option][data-take], [role=gridcell][data-take]';
/** What Space presses, opens or moves by itself. */
const USES_SPACE = [
  'button',
  'a[href]',
  'summary',
  'input',
  ...['button', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'combobox'].map(
    (role) => `[role=${role}]`,
  ),
].join(', ');

/** The take that Space plays in the film now; null where the key means something else. */
export function auditionTarget(standing: Standing): string | null {
  const { focus, hovered, usedLast, opened } = standing;
  if (editsText(focus)) return null;
  const dialog = document.querySelector('[aria-modal="true"]');
  if (dialog !== null) {
    const isOpen = opened !== null && dialog.contains(focus);
    return isOpen && focus?.matches(USES_SPACE) !== true ? opened : null;
  }
  // What the pointer was on may have gone without it moving: another view, a list that closed.
  const pointed = takeOfTile(hovered?.isConnected === true ? hovered : null);
  if (usedLast === 'pointer' && pointed !== null) return pointed;
  const focused = takeOfTile(focus);
  if (focused !== null) return focused;
  if (focus?.matches(USES_SPACE) === true) return null;
  const isFree = focus === null || focus === document.body || focus.closest('.tl-container');
  return (isFree ? standing.onCanvas() : null) ?? pointed;
}

const takeOfTile = (element: Element | null): string | null =>
  element?.closest<HTMLElement>(TILE)?.dataset['take'] ?? null;
