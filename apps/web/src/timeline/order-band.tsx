import { ActionIcon, SegmentedControl, Slider } from '@mantine/core';
import { moveShots } from '@takeboard/storyboard';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useKeyHelp } from '../commands/commands.tsx';
import { matchesHotkey } from '../commands/hotkey.ts';
import { nudgeShots } from '../list/move-shots.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { shotDropHandlers } from '../pool/drop-on-shot.ts';
import { tell } from '../shell/toast.ts';
import { AddSong } from '../song/add-song.tsx';
import { useTakeActions } from '../takes/take-actions.ts';
import { slotWidths } from './slot-widths.ts';
import { TimelineSlot } from './timeline-slot.tsx';
import { useSlotDrag } from './use-slot-drag.ts';
import classes from './timeline.module.css';

const KEYS = {
  group: 'Timeline',
  rows: [
    ['arrowleft arrowright', 'Another shot'],
    ['alt+arrowleft alt+arrowright', 'Move the shot'],
    ['enter', 'Show its card on the canvas'],
  ],
} as const;

/**
 * While there is no song: the shots in order, side by side, and how one comes in. Selecting here
 * selects everywhere; dragging changes the order.
 */
export function OrderBand({
  byBars,
  onByBars,
  onCollapse,
  edge,
}: {
  byBars: boolean;
  onByBars: (byBars: boolean) => void;
  onCollapse: () => void;
  /** Its upper edge, by which it is made higher. */
  edge: ReactNode;
}) {
  useKeyHelp(KEYS);
  const session = useSession();
  const { board, command } = session;
  const shots = useBoardValue((b) => b.shots());
  const active = useSessionValue((s) => s.lookingAt());
  const people = useSessionValue((s) => s.people());
  const readOnly = useSessionValue((s) => s.readOnly());
  const loaded = useSessionValue((s) => s.loaded());
  const [zoom, setZoom] = useState(1);
  const [said, say] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const focuses = useRef(false);
  const widths = slotWidths(shots, byBars, zoom);
  const drag = useSlotDrag(scroller, (id, after) => {
    const refused = moveShots(board, [id], { after }, command);
    if (refused !== null) tell(refused);
    session.setLookingAt(id);
  });

  const { fileTakes } = useTakeActions();
  const dropTakes = shotDropHandlers((takeIds, shotId) => void fileTakes(takeIds, shotId));

  const at = shots.findIndex(({ id }) => id === active);
  useEffect(() => {
    const slot = active === null ? null : scroller.current?.children[at];
    if (!(slot instanceof HTMLElement)) return;
    slot.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (focuses.current) slot.focus();
    focuses.current = false;
  }, [active, at]);

  const select = (index: number) => {
    const shot = shots[Math.min(shots.length - 1, Math.max(0, index))];
    if (shot === undefined) return;
    focuses.current = true;
    session.setLookingAt(shot.id);
  };
  const show = (shotId: string) => {
    session.setView('board');
    session.editorReady?.zoomToShot(shotId);
  };
  const nudge = (by: -1 | 1) => {
    if (readOnly || active === null) return;
    focuses.current = true;
    const nudged = nudgeShots(board, [active], by, command);
    if (typeof nudged === 'object') {
      tell(nudged.refused);
      return;
    }
    const after = board.shots();
    const place = after.findIndex(({ id }) => id === active) + 1;
    say(
      nudged === 'moved'
        ? `Shot ${after[place - 1]?.label} is now number ${place} of ${after.length}.`
        : by === -1
          ? 'Already first.'
          : 'Already last.',
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const is = (hotkey: string) => matchesHotkey(event.nativeEvent, hotkey);
    if (is('arrowright')) select(at + 1);
    else if (is('arrowleft')) select(at - 1);
    else if (is('home')) select(0);
    else if (is('end')) select(shots.length - 1);
    else if (is('alt+arrowleft')) nudge(-1);
    else if (is('alt+arrowright')) nudge(1);
    else if (is('enter') && active !== null) show(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={classes.band} aria-label="Timeline">
      {edge}
      <div className={classes.head}>
        <h2 className="tb-label">Timeline</h2>
        <span className={`${classes.count} tb-mono`}>
          {loaded ? `${shots.length} ${shots.length === 1 ? 'shot' : 'shots'}` : ''}
        </span>
        <span className={classes.space} />
        <SegmentedControl
          size="xs"
          aria-label="Width of the shots"
          data={[
            { value: 'equal', label: 'Equal' },
            { value: 'bars', label: 'By bars' },
          ]}
          value={byBars ? 'bars' : 'equal'}
          onChange={(value) => onByBars(value === 'bars')}
        />
        <Slider
          className={classes.zoom}
          size="xs"
          thumbLabel="Zoom of the timeline"
          label={null}
          min={0.6}
          max={2.4}
          step={0.1}
          value={zoom}
          onChange={setZoom}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Hide the timeline"
          title="Hide the timeline"
          onClick={onCollapse}
        >
          <ChevronDown size={16} />
        </ActionIcon>
      </div>
      {loaded && (
        <div className={classes.song}>
          <AddSong />
        </div>
      )}
      {loaded && shots.length === 0 ? (
        <p className={classes.empty}>
          The shots stand here in their order, as soon as there are any.
        </p>
      ) : (
        <div
          ref={scroller}
          className={classes.slots}
          role="listbox"
          tabIndex={-1}
          aria-orientation="horizontal"
          aria-label="Shots in order"
          onKeyDown={onKeyDown}
          {...drag.handlers(readOnly)}
          {...(readOnly ? {} : dropTakes)}
        >
          {shots.map((shot, i) => (
            <TimelineSlot
              key={shot.id}
              shot={shot}
              width={widths[i] ?? 0}
              place={`${i + 1} of ${shots.length}`}
              selected={i === at}
              focusable={i === Math.max(at, 0)}
              here={people}
              edge={drag.edgeOf(shot.id)}
              onSelect={session.setLookingAt}
              onShow={show}
            />
          ))}
        </div>
      )}
      <p className="tb-hidden" role="status">
        {said}
      </p>
    </section>
  );
}
