import { Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Take, TakeRange } from '../api/wire.ts';
import { matchesHotkey } from '../commands/hotkey.ts';
import { driveVideo } from './drive-video.ts';
import type { VideoDrive } from './drive-video.ts';
import { timecode } from './take-time.ts';
import { useVideoPlace } from './video-budget.ts';
import classes from './take-player.module.css';

/** What keys do with the focus on a player, for the sheet of keys. */
export const PLAYER_KEYS = [
  ['k', 'Play or stop'],
  [', .', 'One frame back or on'],
  ['shift+, shift+.', 'Ten frames back or on'],
  ['m', 'Sound on or off'],
  ['i o', 'Best range begins or ends here'],
] as const;

/**
 * Plays a take: its proxy, going round in its best range, without sound until somebody wants it. It
 * begins by itself except for who asked for less motion.
 */
export function TakePlayer({
  take,
  onRange,
  bare = false,
}: {
  take: Take;
  /** Somebody marked the best range here; without it I and O do nothing. Null for the whole take. */
  onRange?: ((range: TakeRange | null) => void) | undefined;
  /** The picture and a line for where it is, for small places; the keys are those of its list. */
  bare?: boolean;
}) {
  const { facts, proxy, poster, range } = take;
  const place = useVideoPlace(proxy !== null);
  const video = useRef<HTMLVideoElement>(null);
  const drive = useRef<VideoDrive>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(true);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (!place.held || failed || facts === null || proxy === null || element === null) return;
    // Set here and not where it is drawn: whoever closes the drive takes it away again.
    element.src = `/media/${proxy}`;
    const driven = driveVideo(element, facts, (frame) => {
      root.current?.style.setProperty('--at', String(frame / facts.frames));
      const slider = root.current?.querySelector('[role=slider]');
      slider?.setAttribute('aria-valuenow', String(frame));
      slider?.setAttribute('aria-valuetext', `frame ${frame + 1} of ${facts.frames}`);
      if (clock.current !== null) {
        clock.current.textContent = `${timecode(frame, facts.fps)} · ${frame + 1}/${facts.frames}`;
      }
    });
    drive.current = driven;
    driven.loop(take.range);
    driven.seek(take.range?.in ?? 0);
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      driven.play().catch(() => setFailed(true));
    }
    return () => {
      drive.current = undefined;
      driven.close();
    };
    // A new range is told below: it must not begin the video anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [place.held, failed, take.id, proxy]);
  const from = range?.in;
  const to = range?.out;
  useEffect(() => {
    drive.current?.loop(from === undefined || to === undefined ? null : { in: from, out: to });
  }, [from, to]);

  if (facts === null || proxy === null) return null;
  const toggle = () => {
    if (!place.held) place.again();
    else if (playing) drive.current?.pause();
    else drive.current?.play().catch(() => setFailed(true));
  };
  const mark = (end: 'in' | 'out') => {
    const at = drive.current?.frame();
    if (onRange === undefined || at === undefined) return;
    const { in: first, out } = range ?? { in: 0, out: facts.frames };
    const next =
      end === 'in'
        ? { in: at, out: out > at ? out : facts.frames }
        : { in: first <= at ? first : 0, out: at + 1 };
    onRange(next.in === 0 && next.out === facts.frames ? null : next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const is = (hotkey: string) => matchesHotkey(event.nativeEvent, hotkey);
    // With Shift these keys print other signs on most keyboards: the place of the key decides.
    const ten = event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (ten && event.code === 'Period') drive.current?.step(10);
    else if (ten && event.code === 'Comma') drive.current?.step(-10);
    else if (is('.')) drive.current?.step(1);
    else if (is(',')) drive.current?.step(-1);
    else if (is('k')) toggle();
    else if (is('m') && facts.audio !== null) setMuted(!muted);
    else if (is('i') && onRange) mark('in');
    else if (is('o') && onRange) mark('out');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // It hears the keys of what is in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} className={classes.player} data-bare={bare || undefined} onKeyDown={onKeyDown}>
      <div className={classes.screen} style={{ aspectRatio: `${facts.width} / ${facts.height}` }}>
        {place.held && !failed ? (
          // Takes are pictures for a song: what they say is the song's.
          // oxlint-disable-next-line jsx-a11y/media-has-caption
          <video
            ref={video}
            poster={poster === null ? undefined : `/media/${poster}`}
            muted={muted}
            playsInline
            preload="auto"
            aria-label={take.name}
            onPlay={() => setPlaying(true)}
            onPause={() => setPlaying(false)}
            onError={() => setFailed(true)}
          />
        ) : (
          poster !== null && <img src={`/media/${poster}`} alt="" />
        )}
        {failed && (
          <p className={classes.failed} role="alert">
            “{take.name}” does not play: its proxy did not come from the server, or this browser
            cannot read it.{' '}
            <button type="button" onClick={() => setFailed(false)}>
              Try again
            </button>
          </p>
        )}
      </div>
      {bare ? (
        <span className={classes.line} />
      ) : (
        <div className={classes.controls}>
          <button type="button" aria-label={playing ? 'Stop' : 'Play'} title="K" onClick={toggle}>
            {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
          </button>
          <Track
            facts={facts}
            range={range}
            onSeek={(frame) => drive.current?.seek(frame)}
            onStep={(frame) => {
              // Whoever goes to a frame by key wants to look at that one.
              drive.current?.pause();
              drive.current?.seek(frame);
            }}
          />
          <span ref={clock} className={classes.clock} />
          {facts.audio !== null && (
            <button
              type="button"
              aria-label={muted ? 'Sound on' : 'Sound off'}
              title="M"
              onClick={() => setMuted(!muted)}
            >
              {muted ? <VolumeX size={15} aria-hidden /> : <Volume2 size={15} aria-hidden />}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** The whole take as a line, its best range bright on it; a press goes there. */
function Track({
  facts,
  range,
  onSeek,
  onStep,
}: {
  facts: NonNullable<Take['facts']>;
  range: TakeRange | null;
  onSeek: (frame: number) => void;
  onStep: (frame: number) => void;
}) {
  const { frames } = facts;
  const seek = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(Math.floor(((event.clientX - left) / width) * frames));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = Number(event.currentTarget.getAttribute('aria-valuenow') ?? 0);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: frames - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(to);
  };
  return (
    <div
      className={classes.track}
      role="slider"
      tabIndex={0}
      aria-label="Place in the take"
      aria-valuemin={0}
      aria-valuemax={frames - 1}
      aria-valuenow={0}
      onPointerDown={seek}
      onPointerMove={seek}
      onKeyDown={onKeyDown}
    >
      <span
        className={classes.range}
        style={{
          left: `${((range?.in ?? 0) / frames) * 100}%`,
          right: `${(1 - (range?.out ?? frames) / frames) * 100}%`,
        }}
        data-whole={range === null || undefined}
      />
      <span className={classes.at} />
    </div>
  );
}
