import type { BoardSession } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';
import { openTimelineView } from './timeline-view.ts';
import type { TimelineView } from './timeline-view.ts';

const views = new WeakMap<BoardSession, TimelineView>();

/** What the timeline shows of the song; the same part again after it was put away. */
export function useTimelineView(): TimelineView {
  const session = useSession();
  let view = views.get(session);
  if (view === undefined) {
    view = openTimelineView({
      isStill: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
    views.set(session, view);
  }
  return view;
}
