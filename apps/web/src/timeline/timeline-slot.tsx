import type { Shot } from '@takeboard/storyboard';
import { memo } from 'react';
import { useBoardValue } from '../live/use-session.tsx';
import type { Person } from '../live/people.ts';
import { AvatarStack } from '../people/avatar.tsx';
import { sayBars } from '../shot/bars.ts';
import { statusOf } from '../shot/shot-status.ts';
import classes from './timeline.module.css';

/** One shot on the timeline: number, title, its still, how far it is, who looks at it. */
export const TimelineSlot = memo(function TimelineSlot({
  shot,
  width,
  place,
  selected,
  focusable,
  here,
  edge,
  onSelect,
}: {
  shot: Shot;
  /** Pixels. */
  width: number;
  place: string;
  selected: boolean;
  focusable: boolean;
  here: readonly Person[];
  /** Where a dragged shot would go in beside this one. */
  edge: 'before' | 'after' | undefined;
  onSelect: (shotId: string) => void;
}) {
  const image = useBoardValue((board) => board.panelOf(shot.id)?.image ?? '');
  const status = useBoardValue((board) => statusOf(board, shot.id));
  const looking = here.filter(({ shotId }) => shotId === shot.id);
  const title = shot.title || 'Untitled shot';
  const bars = sayBars(shot.bars);
  return (
    <div
      role="option"
      aria-selected={selected}
      aria-label={[`Shot ${shot.label}`, title, bars, status, place].filter(Boolean).join(', ')}
      tabIndex={focusable ? 0 : -1}
      className={classes.slot}
      style={{ width }}
      title={`${shot.label} ${title}${bars ? ` · ${bars}` : ''}`}
      data-shot-id={shot.id}
      data-edge={edge}
      data-status={status}
      onClick={() => onSelect(shot.id)}
    >
      {image !== '' && (
        <img
          className={classes.still}
          src={`/media/${image}`}
          alt=""
          loading="lazy"
          draggable={false}
        />
      )}
      <span className={classes.slotHead}>
        <span className={classes.slotNumber}>{shot.label}</span>
        {looking.length > 0 && <AvatarStack people={looking} small most={3} />}
      </span>
      <span className={classes.slotTitle}>{title}</span>
      {image === '' && <span className={classes.slotPrompt}>{shot.promptText}</span>}
      {bars && <span className={`${classes.slotBars} tb-mono`}>{bars}</span>}
    </div>
  );
});
