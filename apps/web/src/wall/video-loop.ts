import type { Rational } from '@takeboard/editorial';
import { secondsAt } from '../takes/take-time.ts';
import type { LoopOfTake, TakeLoop } from './take-loop.ts';

/** Seconds by which a video may be off until it is set right; a seek costs more than that is seen. */
const OFF = 0.15;

/**
 * Keeps one muted `<video>` of a take on the clock of a loop, where a browser decodes nothing for the
 * page itself. It is off by some frames. `speed` is that of the take in its slot.
 */
export function driveLoopVideo({
  video,
  proxy,
  fps,
  speed,
  loop: { length, sourceOf },
  onPainted,
  onFailure,
}: {
  readonly video: HTMLVideoElement;
  /** SHA-256 of the proxy, and the rate of its frames. */
  readonly proxy: string;
  readonly fps: Rational;
  readonly speed: Rational;
  readonly loop: LoopOfTake;
  readonly onPainted: (count: number) => void;
  readonly onFailure: (error: unknown) => void;
}): TakeLoop {
  let closed = false;
  const onError = () => {
    if (!closed) onFailure(new Error('Its proxy did not come, or this browser cannot read it.'));
  };
  video.addEventListener('error', onError);
  video.muted = true;
  video.src = `/media/${proxy}`;
  return {
    show(count) {
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
      onPainted(count);
      const wanted = secondsAt(sourceOf(count % length), { fps });
      const isOff = Math.abs(video.currentTime - wanted) > OFF;
      if (isOff && !video.seeking) video.currentTime = Math.min(wanted, video.duration);
      video.playbackRate = Math.min(4, Math.max(0.25, speed.num / speed.den));
      // Over before its loop is, it holds its last picture.
      const isOver = wanted + OFF >= video.duration;
      if (isOver && !video.paused) video.pause();
      // Paused again before it began, as at a seek: the next frame asks anew.
      else if (!isOver && video.paused) video.play().catch(() => {});
    },
    close() {
      closed = true;
      video.removeEventListener('error', onError);
      // Without this the browser keeps decoder and buffers until it collects the element.
      video.pause();
      video.removeAttribute('src');
      video.load();
    },
  };
}
