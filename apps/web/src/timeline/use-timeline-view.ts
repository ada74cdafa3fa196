import { ofSession } from '../live/desk.ts';
import { useSession } from '../live/use-session.tsx';
import { openTimelineView } from './timeline-view.ts';
import type { TimelineView } from './timeline-view.ts';

const viewOf = ofSession(() =>
  openTimelineView({ isStill: () => matchMedia('(prefers-reduced-motion: reduce)').matches }),
);

/** What the timeline shows of the song; the same part again after it was put away. */
export const useTimelineView = (): TimelineView => viewOf(useSession());
