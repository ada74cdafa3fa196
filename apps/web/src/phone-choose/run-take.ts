import { sourceFrameOf } from '@takeboard/editorial';
import type { Clip } from '@takeboard/editorial';
import type { SongPlayer } from '../player/song-player.ts';
import { frameAtSample } from '../player/frame-time.ts';
import { secondsAt } from '../takes/take-time.ts';
import type { ShotStretch } from './shot-stretch.ts';

/** Seconds by which a video may be off until it is set right; a seek costs more than that is seen. */
const OFF = 0.12;

/** The song as a take needs it. */
type Heard = Pick<SongPlayer, 'sample' | 'state'>;

/**
 * Keeps a muted video where the take would be in the film: by the song while that plays the shot's
 * bars, else on a clock of its own round and round. A take that is too short stands on its last picture
 * until the bars begin anew, as it would in the film. Returns what stops it.
 */
export function runTake(
  video: HTMLVideoElement,
  clip: Clip,
  stretch: ShotStretch | null,
  player: Heard,
): () => void {
  /** Frames of the film, or of the take where it hangs nowhere. */
  const length = stretch === null ? clip.frames - clip.in : stretch.end - stretch.start;
  const fps = stretch?.fps ?? clip.fps;
  const begun = performance.now();
  let asked = 0;

  const frameNow = (): number => {
    if (stretch !== null && player.state().playing && player.state().rate === 1) {
      const sample = player.sample();
      if (sample >= stretch.from && sample < stretch.to) {
        return frameAtSample(sample, stretch.rate, fps) - stretch.start;
      }
    }
    const gone = ((performance.now() - begun) / 1000) * (fps.num / fps.den);
    return Math.floor(gone) % Math.max(1, length);
  };
  const follow = () => {
    asked = requestAnimationFrame(follow);
    if (video.readyState === 0) return;
    const wanted = secondsAt(sourceFrameOf(clip, frameNow(), fps), clip);
    if (Math.abs(video.currentTime - wanted) > OFF && !video.seeking) video.currentTime = wanted;
    const isOver = video.ended || wanted >= video.duration;
    // Paused again before it began, as at a seek: the next frame asks anew.
    if (video.paused && !isOver) video.play().catch(() => {});
  };
  video.playbackRate = clip.speed.num / clip.speed.den;
  follow();
  return () => {
    cancelAnimationFrame(asked);
    video.pause();
  };
}
