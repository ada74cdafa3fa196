import type { TakeRange } from '../api/wire.ts';
import { frameAt, secondsAt } from './take-time.ts';
import type { TakeTime } from './take-time.ts';

/** A take's video element, moved by frames. */
export interface VideoDrive {
  /** The frame on screen, counted from 0. */
  frame(): number;
  seek(frame: number): void;
  /** Stops and goes so many frames on, or back. */
  step(by: number): void;
  /** Plays on, from the begin of the range when it stands outside; resolves when it does or cannot. */
  play(): Promise<void>;
  pause(): void;
  /** What it goes round in from now on; null for the whole take. */
  loop(range: TakeRange | null): void;
  close(): void;
}

/**
 * Drives a video element whose frames are those of `time`, one after another at its rate, as proxies
 * are. Calls `onFrame` with every frame that comes on screen, and goes round in the range.
 */
export function driveVideo(
  video: HTMLVideoElement,
  time: TakeTime,
  onFrame: (frame: number) => void,
): VideoDrive {
  let range: NonNullable<TakeRange> = { in: 0, out: time.frames };
  let shown = 0;
  let closed = false;
  let asked = 0;

  const show = (seconds: number) => {
    // While it seeks, frames of the old place still come: where it goes is where it stands.
    if (video.seeking) return;
    shown = frameAt(seconds, time);
    // A range to the end is gone round by the end itself.
    const past = shown >= range.out && range.out < time.frames;
    if (!video.paused && (past || shown < range.in)) {
      seek(range.in);
      return;
    }
    onFrame(shown);
  };
  const byFrames = typeof video.requestVideoFrameCallback === 'function';
  const next = () => {
    asked = video.requestVideoFrameCallback((_now, { mediaTime }) => {
      if (closed) return;
      show(mediaTime);
      next();
    });
  };
  const onTime = () => show(video.currentTime);
  const onEnded = () => {
    seek(range.in);
    void play();
  };
  if (byFrames) next();
  else video.addEventListener('timeupdate', onTime);
  video.addEventListener('ended', onEnded);

  function seek(frame: number) {
    shown = Math.min(time.frames - 1, Math.max(0, frame));
    video.currentTime = secondsAt(shown, time);
    onFrame(shown);
  }
  async function play() {
    if (shown < range.in || shown >= range.out) seek(range.in);
    try {
      await video.play();
    } catch (error) {
      // Paused again, or taken out of the page, before it began: nothing went wrong.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    }
  }

  return {
    frame: () => shown,
    seek,
    step(by) {
      video.pause();
      seek(shown + by);
    },
    play,
    pause: () => video.pause(),
    loop(next) {
      range = next ?? { in: 0, out: time.frames };
    },
    close() {
      closed = true;
      if (byFrames) video.cancelVideoFrameCallback(asked);
      video.removeEventListener('timeupdate', onTime);
      video.removeEventListener('ended', onEnded);
      // Without this the browser keeps decoder and buffers until it collects the element.
      video.pause();
      video.removeAttribute('src');
      video.load();
    },
  };
}
