import type { Shot } from '@takeboard/storyboard';
import { CircleCheck } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useBoardValue } from '../live/use-session.tsx';
import type { Person } from '../live/people.ts';
import { AvatarStack } from '../people/avatar.tsx';
import { sayBars } from '../shot/bars.ts';
import { useShotFacts } from '../shot/use-shot-facts.ts';
import { dropsOnShot } from '../uploads/drop-place.ts';
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
  onShow,
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
  /** Brings its card into view on the canvas. */
  onShow: (shotId: string) => void;
}) {
  const panel = useBoardValue((board) => board.panelOf(shot.id)?.image ?? '');
  const { status, words, pick } = useShotFacts(shot.id);
  const image = pick?.poster ?? panel;
  const looking = here.filter(({ shotId }) => shotId === shot.id);
  const title = shot.title || 'Untitled shot';
  const bars = sayBars(shot.bars);
  return (
    // The band above hears the keys of all its slots.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      aria-selected={selected}
      tabIndex={focusable ? 0 : -1}
      className={classes.slot}
      style={{ width, ...(pick?.color ? { background: pick.color } : {}) }}
      title={`${shot.label} ${title}${bars ? ` · ${bars}` : ''} · ${words}`}
      data-shot-id={shot.id}
      {...dropsOnShot(shot.id)}
      data-edge={edge}
      data-status={status}
      onClick={() => onSelect(shot.id)}
      onDoubleClick={() => onShow(shot.id)}
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
      <span className={classes.slotNumber}>
        <Said>Shot </Said>
        {shot.label}
        {status === 'picked' && (
          <CircleCheck className={classes.slotPicked} size={11} strokeWidth={2.4} aria-hidden />
        )}
      </span>
      <span className={classes.slotTitle}>{title}</span>
      {image === '' && (
        <span className={classes.slotPrompt} aria-hidden="true">
          {shot.promptText}
        </span>
      )}
      {bars && <span className={`${classes.slotBars} tb-mono`}>{bars}</span>}
      <Said>
        {words}, {place}
        {looking.length > 0 && ', looked at by '}
      </Said>
      {looking.length > 0 && (
        <span className={classes.slotPeople}>
          <AvatarStack people={looking} small most={3} />
        </span>
      )}
    </div>
  );
});

/** For who listens; seeing people have the place and the colours. */
const Said = ({ children }: { children: ReactNode }) => (
  <span className="tb-hidden">{children}</span>
);
