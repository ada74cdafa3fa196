/** Controls that are worked with Space. */
const PRESSED =
  'button, a[href], summary, input, select, [role=button], [role=menuitem], [role=tab]';
/** Parts in which arrows, Home and End go from one thing to the next. */
const WALKED =
  'select, input, [role=listbox], [role=grid], [role=menu], [role=tablist], [role=radiogroup], [role=slider], [role=separator], [role=toolbar], video';

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Whether Space presses what has the focus. */
export const pressesWithSpace = (target: EventTarget | null): boolean => isIn(target, PRESSED);

/** Whether arrows move the focus, or a handle, where it is. */
export const walksWithArrows = (target: EventTarget | null): boolean => isIn(target, WALKED);

/** Whether the focus is on the canvas, where a held Space moves the view. */
export const isOnCanvas = (target: EventTarget | null): boolean => isIn(target, '.tl-container');
