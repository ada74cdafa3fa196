import { useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';

interface Drag {
  readonly shotId: string;
  readonly startX: number;
  /** A press becomes a drag after a few pixels; until then it is a click. */
  readonly moving: boolean;
  readonly over: { readonly shotId: string; readonly edge: 'before' | 'after' } | null;
}

const THRESHOLD = 6;
/** Pixels from the band's end within which dragging scrolls, and how far per move. */
const SCROLL_ZONE = 48;
const SCROLL_STEP = 14;

/** Dragging a slot to another place in the order. `onDrop` gets the shot it comes behind, null for first. */
export function useSlotDrag(
  scroller: RefObject<HTMLElement | null>,
  onDrop: (shotId: string, after: string | null) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragged = useRef(false);

  const slots = () => [
    ...(scroller.current?.querySelectorAll<HTMLElement>('[data-shot-id]') ?? []),
  ];
  const overAt = (x: number): Drag['over'] => {
    const all = slots();
    const slot = all.find((each) => x < each.getBoundingClientRect().right) ?? all.at(-1);
    const shotId = slot?.dataset['shotId'];
    if (slot === undefined || shotId === undefined) return null;
    const { left, width } = slot.getBoundingClientRect();
    return { shotId, edge: x < left + width / 2 ? 'before' : 'after' };
  };
  const drop = (shotId: string, over: NonNullable<Drag['over']>) => {
    const order = slots().flatMap((slot) => slot.dataset['shotId'] ?? []);
    const rest = order.filter((id) => id !== shotId);
    const index = rest.indexOf(over.shotId);
    if (over.shotId === shotId || index === -1) return;
    const after = over.edge === 'after' ? over.shotId : (rest[index - 1] ?? null);
    if (after !== (order[order.indexOf(shotId) - 1] ?? null)) onDrop(shotId, after);
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    if (drag?.moving) {
      event.currentTarget.releasePointerCapture(event.pointerId);
      if (event.type === 'pointerup' && drag.over !== null) drop(drag.shotId, drag.over);
    }
    setDrag(null);
  };

  return {
    edgeOf: (shotId: string) =>
      drag?.moving === true && drag.over?.shotId === shotId ? drag.over.edge : undefined,
    handlers: (disabled: boolean) =>
      disabled
        ? {}
        : {
            onPointerDown(event: PointerEvent<HTMLElement>) {
              const slot = (event.target as Element).closest<HTMLElement>('[data-shot-id]');
              const shotId = slot?.dataset['shotId'];
              // A finger scrolls the band; it moves shots from the list.
              if (shotId === undefined || event.button !== 0 || event.pointerType === 'touch')
                return;
              dragged.current = false;
              setDrag({ shotId, startX: event.clientX, moving: false, over: null });
            },
            onPointerMove(event: PointerEvent<HTMLElement>) {
              if (drag === null) return;
              const moving = drag.moving || Math.abs(event.clientX - drag.startX) > THRESHOLD;
              if (!moving) return;
              if (!drag.moving) event.currentTarget.setPointerCapture(event.pointerId);
              dragged.current = true;
              const box = event.currentTarget.getBoundingClientRect();
              if (event.clientX > box.right - SCROLL_ZONE)
                event.currentTarget.scrollLeft += SCROLL_STEP;
              if (event.clientX < box.left + SCROLL_ZONE)
                event.currentTarget.scrollLeft -= SCROLL_STEP;
              setDrag({ ...drag, moving, over: overAt(event.clientX) });
            },
            onPointerUp: end,
            onPointerCancel: end,
            onClickCapture(event: React.MouseEvent) {
              if (!dragged.current) return;
              dragged.current = false;
              event.stopPropagation();
            },
          },
  };
}
