import { useLayoutEffect, useRef } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import type { TimelineView } from '../timeline-view.ts';

/** Class of a child that stays within the lanes, however near to an end of them it is called to. */
export const STAYS = 'tb-stays';

/** Stands at a sample of the song, or over a stretch of it, and goes along as the view moves. */
export function Along({
  view,
  from,
  to,
  className,
  color,
  children,
}: {
  view: TimelineView;
  from: number;
  to?: number;
  className: string | undefined;
  color: string;
  children?: ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      if (element.current === null) return;
      const scale = view.get();
      const left = Math.round(scale.xOf(from));
      element.current.style.transform = `translateX(${left}px)`;
      const held = element.current.querySelector<HTMLElement>(`.${STAYS}`);
      if (held !== null) {
        const most = view.bounds().width - held.offsetWidth / 2;
        const inside = Math.min(Math.max(left, held.offsetWidth / 2), most);
        held.style.marginLeft = `${Math.round(inside - left)}px`;
      }
      if (to !== undefined) element.current.style.width = `${Math.round(scale.xOf(to)) - left}px`;
    };
    place();
    return view.onDraw(place);
  }, [view, from, to]);
  return (
    <div ref={element} className={className} style={{ '--hand': color } as CSSProperties}>
      {children}
    </div>
  );
}
