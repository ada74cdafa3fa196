import type { BoardSong, Cut } from '@takeboard/storyboard';
import type { FrameRateName } from '@takeboard/editorial';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useKeyHelp } from '../commands/commands.tsx';
import { matchesHotkey } from '../commands/hotkey.ts';
import { usePlayer } from '../player/player-context.tsx';
import { onPlayhead } from '../player/use-playhead.ts';
import { EditLayer } from './edits/edit-layer.tsx';
import { SlotMenus } from './edits/slot-menus.tsx';
import { TapAlong } from './edits/tap-along.tsx';
import { useSlotEdits } from './edits/use-slot-edits.ts';
import { NothingHung } from './nothing-hung.tsx';
import { Overview } from './overview.tsx';
import { PlayheadLine } from './playhead-line.tsx';
import { SectionLane } from './section-lane.tsx';
import { ShotTray } from './shot-tray.tsx';
import { SlotLane } from './slot-lane.tsx';
import { shortestBeat, songFacts } from './song-facts.ts';
import { SongHead } from './song-head.tsx';
import { useNamePlaces } from './use-name-places.ts';
import { useStepKeys } from './use-step-keys.ts';
import { useTimelineView } from './use-timeline-view.ts';
import { useZoomGestures } from './use-zoom-gestures.ts';
import { WaveLane } from './wave-lane.tsx';
import classes from './song-band.module.css';

const KEYS = {
  group: 'Timeline',
  rows: [
    ['arrowleft arrowright', 'Another shot'],
    ['+ -', 'Zoom in and out'],
    ['0', 'The whole song'],
    ['enter', 'Show its card on the canvas'],
    ['f2', 'Name a section or marker'],
    ['pageup pagedown', 'A bar on and back, on the waveform'],
  ],
} as const;

/** One press of a zoom key or button. */
const ZOOM_STEP = 1.6;

/** The song with the film on it: sections, waveform, bars, markers, slots. */
export function SongBand({
  song,
  cut,
  fps,
  onCollapse,
  edge,
}: {
  song: BoardSong;
  cut: Cut;
  fps: FrameRateName;
  onCollapse: (() => void) | null;
  /** Its upper edge, by which it is made higher. */
  edge: ReactNode;
}) {
  useKeyHelp(KEYS);
  const view = useTimelineView();
  const player = usePlayer();
  const lanes = useRef<HTMLDivElement>(null);
  const slotLane = useRef<HTMLDivElement>(null);
  const facts = useMemo(() => songFacts(song, cut, fps), [song, cut, fps]);
  const edits = useSlotEdits({ lane: slotLane, scale: view });
  const places = useNamePlaces();
  const steps = useStepKeys(facts);

  const { samples, rate } = song.mix;
  const beat = shortestBeat(song.grid, rate);
  useLayoutEffect(() => {
    const element = lanes.current;
    if (element === null) return undefined;
    const fit = () =>
      view.setBounds({
        samples: Math.max(1, samples),
        beat,
        width: Math.max(1, element.clientWidth),
      });
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    return () => watch.disconnect();
  }, [view, samples, beat]);
  useEffect(
    () => onPlayhead(player, (sample) => view.movePlayhead(sample, player.state().playing)),
    [player, view],
  );
  useZoomGestures(lanes, view);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || (event.target as Element).matches('input, textarea')) return;
    const is = (...hotkeys: string[]) =>
      hotkeys.some((hotkey) => matchesHotkey(event.nativeEvent, hotkey));
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (edits.onKeyDown(event)) event.stopPropagation();
    else if (steps.onBeatKey(event)) event.stopPropagation();
    else if (plain && (event.key === '+' || is('='))) view.stepZoom(ZOOM_STEP);
    else if (is('-')) view.stepZoom(1 / ZOOM_STEP);
    else if (is('0')) view.fit();
    else return;
    event.preventDefault();
  };

  return (
    // The keys work wherever in the band the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={classes.band} aria-label="Timeline" onKeyDown={onKeyDown}>
      {edge}
      <SongHead facts={facts} view={view} onCollapse={onCollapse} />
      <div className={classes.body} {...edits.songHandlers}>
        <div ref={lanes} id="timeline-lanes" className={classes.lanes}>
          <SectionLane facts={facts} view={view} places={places} />
          <WaveLane facts={facts} view={view} places={places} />
          <div className={classes.slotRow}>
            <SlotLane ref={slotLane} facts={facts} view={view} edits={edits}>
              <EditLayer edits={edits} scale={view} />
            </SlotLane>
            <NothingHung facts={facts} />
          </div>
          <PlayheadLine view={view} />
          <Overview facts={facts} view={view} />
        </div>
        <ShotTray facts={facts} />
      </div>
      <SlotMenus edits={edits} />
      <TapAlong />
      <p className="tb-hidden" role="status">
        {places.said}
      </p>
    </section>
  );
}
