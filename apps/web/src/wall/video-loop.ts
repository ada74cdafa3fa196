import type { Rational } from '@takeboard/editorial';
import { secondsAt } from '../takes/take-time.ts';

/** How a take lies in its loop. */
export interface LoopOfTake {
  /** Frames of the film until it begins anew. */
  readonly length: number;
  /** The take's own frame that is shown at one of them, 0 to `length` exclusive. */
  sourceOf(frame: number): number;
}

/** A take that goes round in a video element, at whatever frame it is told. */
export interface VideoLoop {
  /** The frame that is due, as a LoopClock counts. */
  show(count: number): void;
  close(): void;
}

/**
 * Seconds by which a video may be off until it is sent to its place: a seek costs a tenth of one, and on
 * a machine that is behind a dozen of them cost all there is.
 */
const OFF = 0.5;
/** Seconds it is off when it is only made to run a little faster or slower. */
const DRIFTS = 0.03;
/** The most by which it does so: nobody sees it. */
const MOST_DRIFT = 0.08;
const STEPS = 25;

/**
 * Keeps one muted `<video>` of a take on the clock of a loop, within a frame or two. Its picture needs
 * no script to come on screen, so that a dozen of them play where a dozen canvases stutter; what it
 * is not is exact to the frame, which the audition in the film is.
 */
export function driveLoopVideo({
  video,
  src,
  time: { fps, frames },
  speed,
  loop: { length, sourceOf },
  onPainted,
  onFailure,
}: {
  readonly video: HTMLVideoElement;
  /** Address of the proxy. */
  readonly src: string;
  /** The rate of its frames, and how many there are. */
  readonly time: { readonly fps: Rational; readonly frames: number };
  /** Of the take in its slot. */
  readonly speed: number;
  readonly loop: LoopOfTake;
  /** A frame of it is on screen, as it counts its own. */
  readonly onPainted: (frame: number) => void;
  readonly onFailure: (why: string) => void;
}): VideoLoop {
  let closed = false;
  let turn = -1;
  let asked = 0;
  const fail = () => {
    if (!closed) onFailure(video.error?.message ?? 'It does not play.');
  };
  const painted = (seconds: number) => onPainted(Math.floor((seconds * fps.num) / fps.den + 0.01));
  const byFrames = typeof video.requestVideoFrameCallback === 'function';
  const next = () => {
    asked = video.requestVideoFrameCallback((_now, { mediaTime }) => {
      if (closed) return;
      painted(mediaTime);
      next();
    });
  };
  const onTime = () => painted(video.currentTime);
  if (byFrames) next();
  else video.addEventListener('timeupdate', onTime);
  // Its first picture is there; while it stands, no frame is told of.
  video.addEventListener('loadeddata', onTime);
  video.addEventListener('error', fail);
  video.muted = true;
  const begin = sourceOf(0);
  // With its begin in the address it is there without a seek.
  video.src = begin === 0 ? src : `${src}#t=${secondsAt(begin, { fps })}`;

  // Told anew, a browser sets its whole pipeline anew.
  const run = (rate: number) => {
    if (video.playbackRate !== rate) video.playbackRate = rate;
  };
  const goTo = (seconds: number) => {
    video.currentTime = seconds;
    run(held(speed));
  };
  return {
    show(count) {
      if (video.readyState === HTMLMediaElement.HAVE_NOTHING || video.error !== null) return;
      const frame = sourceOf(count % length);
      const wanted = secondsAt(frame, { fps });
      // At its very first it may be late: sent after the others, it would be later still.
      const isNewTurn = turn !== -1 && Math.floor(count / length) !== turn;
      const off = wanted - video.currentTime;
      // Over before its loop is, it holds its last picture.
      const isOver = frame >= frames - 1;
      if (!video.seeking) {
        if ((isNewTurn && Math.abs(off) > DRIFTS) || Math.abs(off) > OFF) goTo(wanted);
        else if (!isOver) run(held(speed * (1 + drift(off))));
        turn = Math.floor(count / length);
      }
      if (isOver && !video.paused && Math.abs(off) < OFF) video.pause();
      // Paused again before it began, as at a seek: the next frame asks anew.
      else if (!isOver && video.paused) video.play().catch(() => {});
    },
    close() {
      closed = true;
      if (byFrames) video.cancelVideoFrameCallback(asked);
      video.removeEventListener('timeupdate', onTime);
      video.removeEventListener('loadeddata', onTime);
      video.removeEventListener('error', fail);
      // Without this the browser keeps decoder and buffers until it collects the element.
      video.pause();
      video.removeAttribute('src');
      video.load();
    },
  };
}

/** How much faster a video runs that is so many seconds late; in few steps. */
const drift = (off: number): number =>
  Math.abs(off) < DRIFTS
    ? 0
    : Math.round(Math.min(MOST_DRIFT, Math.max(-MOST_DRIFT, off)) * STEPS) / STEPS;

/** Browsers play at speeds from a sixteenth on. */
const held = (speed: number): number => Math.min(16, Math.max(0.0625, speed));
