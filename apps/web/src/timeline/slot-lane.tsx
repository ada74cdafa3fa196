import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { Person } from '../live/people.ts';
import { matchesHotkey } from '../commands/hotkey.ts';
import { useSession, useSessionValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { useShortSlots } from '../player/film.ts';
import { usePicks, useTakes } from '../takes/take-queries.ts';
import type { SlotEdits } from './edits/use-slot-edits.ts';
import { slotSpans } from './song-facts.ts';
import type { SongFacts } from './song-facts.ts';
import { SongSlot, fitSlot } from './song-slot.tsx';
import type { TimelineView } from './timeline-view.ts';
import { useMarkedShots } from './marked-shots.ts';
import { useHiddenBegins } from './use-hidden-begins.ts';
import { usePlacedSpans } from './use-placed-spans.ts';
import { useSpansInSight } from './use-spans-in-sight.ts';
import classes from './song-band.module.css';

const NOBODY: readonly Person[] = [];
/** Pixels between two slots. */
const GAP = 3;
const NO_SLOTS = { first: 0, end: 0 } as const;

/** The shots on the song: as wide as they are long. Only those in sight are drawn. */
export function SlotLane({
  ref,
  facts,
  view,
  edits,
  children,
}: {
  /** Its left edge is x = 0 of the scale. */
  ref: RefObject<HTMLDivElement | null>;
  facts: SongFacts;
  view: TimelineView;
  edits: SlotEdits;
  /** Drawn over the slots. */
  children: ReactNode;
}) {
  const session = useSession();
  const player = usePlayer();
  const active = useSessionValue((s) => s.lookingAt());
  const marked = useMarkedShots();
  const people = useSessionValue((s) => s.people());
  const { byId, byShot } = useTakes();
  const picks = usePicks();
  const short = useShortSlots();
  const { entries } = facts.cut;
  const spans = useMemo(() => slotSpans(facts), [facts]);
  const inSight = useSpansInSight(view, spans);
  // First the song, whose outline is one picture, then hundreds of slots.
  const range = useDeferredValue(true, false) ? inSight : NO_SLOTS;
  const at = entries.findIndex(({ slot }) => slot.shotId === active);

  // The selected one stays, so that the focus never falls out of the lane.
  const shown = useMemo(() => {
    const indexes = Array.from({ length: range.end - range.first }, (_, i) => range.first + i);
    if (at === -1 || range.end === 0 || (at >= range.first && at < range.end)) return indexes;
    return at < range.first ? [at, ...indexes] : [...indexes, at];
  }, [range, at]);
  const shownSpans = useMemo(() => shown.flatMap((index) => spans[index] ?? []), [shown, spans]);
  const strip = useRef<HTMLDivElement>(null);
  usePlacedSpans(view, strip, shownSpans, { gap: GAP, onPlaced: fitSlot });
  useHiddenBegins(view, strip, shownSpans);

  // Where I am, the ring says.
  const here = useMemo(() => {
    const others = people.filter(({ isMe }) => !isMe);
    return Map.groupBy(others, ({ shotId }) => shotId);
  }, [people]);
  const focuses = useRef(false);
  useEffect(() => {
    const span = spans[at];
    if (active === null || span === undefined) return;
    if (!player.state().playing || focuses.current) view.reveal((span.from + span.to) / 2);
    if (focuses.current) {
      strip.current?.querySelector<HTMLElement>(`[data-shot-id="${active}"]`)?.focus();
    }
    focuses.current = false;
    // Only a selection brings its shot into sight; one that is edited stays where it is looked at.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [active, view, player]);

  const select = (index: number) => {
    const entry = entries[Math.min(entries.length - 1, Math.max(0, index))];
    if (entry === undefined) return;
    focuses.current = true;
    if (entry.slot.shotId === active) focuses.current = false;
    session.setLookingAt(entry.slot.shotId);
  };
  const show = (shotId: string) => {
    session.setView('board');
    session.editorReady?.zoomToShot(shotId);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const is = (hotkey: string) => matchesHotkey(event.nativeEvent, hotkey);
    if (is('arrowright')) select(at + 1);
    else if (is('arrowleft')) select(at === -1 ? entries.length - 1 : at - 1);
    else if (is('home')) select(0);
    else if (is('end')) select(entries.length - 1);
    else if (is('enter') && active !== null) show(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const firstStop = at === -1 ? range.first : at;
  return (
    <div
      ref={ref}
      className={classes.slots}
      role="listbox"
      tabIndex={-1}
      aria-orientation="horizontal"
      aria-label="Shots in order"
      data-lane="slots"
      onKeyDown={onKeyDown}
      {...edits.laneHandlers}
    >
      <div ref={strip} className={classes.strip} role="presentation">
        {shown.map((index) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          const { shotId, id } = entry.slot;
          const takeId = picks.get(shotId)?.takeId ?? null;
          const takes = byShot.get(shotId)?.takes;
          const pick = takeId === null ? undefined : byId.get(takeId);
          return (
            <SongSlot
              key={id}
              slot={entry.slot}
              cut={facts.cut}
              place={index + 1}
              of={entries.length}
              picked={takeId !== null}
              face={pick ?? takes?.[0]}
              takes={takes?.length ?? 0}
              short={short.get(id) ?? 0}
              frames={entry.end - entry.start}
              selected={index === at}
              focusable={index === firstStop}
              marked={marked.has(shotId)}
              here={here.get(shotId) ?? NOBODY}
              onSelect={session.setLookingAt}
              onShow={show}
            />
          );
        })}
      </div>
      {children}
    </div>
  );
}
