import { useEffect, useRef } from 'react';
import type { Take } from '../api/wire.ts';
import { fitPicture } from '../takes/picture-fit.ts';
import { useVideoPlace } from '../takes/video-budget.ts';
import { addressOf } from './prepared-takes.ts';
import type { ShotLoop } from './use-shot-loop.ts';
import { driveLoopVideo } from './video-loop.ts';
import classes from './looped-take.module.css';

interface Props {
  readonly take: Take;
  readonly loop: Pick<ShotLoop, 'clock' | 'loopOf'>;
  /** Width divided by height of the box it fills. */
  readonly aspect: number;
  /** False shows its still. */
  readonly plays: boolean;
  /** A frame of it is on screen, as the take counts its own. Pass a constant. */
  readonly onPainted?: ((takeId: string, frame: number) => void) | undefined;
  /** It does not play; why, in words of the browser. Pass a constant. */
  readonly onFailure?: ((takeId: string, why: string) => void) | undefined;
}

/**
 * A take going round, silently, at the frame a clock says: its poster, and over it its video. Fills the
 * box around it, which must be positioned.
 */
export function LoopedTake(props: Props) {
  const { take, aspect, plays } = props;
  // It holds a place among the videos of the page for as long as it plays.
  const { held } = useVideoPlace(plays && take.proxy !== null && take.facts !== null);
  const shape = take.facts === null ? aspect : take.facts.width / take.facts.height;
  const { width, height } = fitPicture(shape, aspect);
  return (
    <span className={classes.box} style={{ width: `${width}%`, height: `${height}%` }}>
      {take.poster !== null && (
        <img className={classes.still} src={`/media/${take.poster}`} alt="" draggable={false} />
      )}
      {held && <Video {...props} />}
    </span>
  );
}

function Video({ take, loop: { clock, loopOf }, onPainted, onFailure }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const { id, proxy } = take;
  const looped = loopOf(take);
  useEffect(() => {
    const element = video.current;
    if (element === null || proxy === null || looped === null) return;
    const { num, den } = looped.clip.speed;
    const driven = driveLoopVideo({
      video: element,
      src: addressOf(proxy),
      time: looped.clip,
      speed: num / den,
      loop: looped,
      onPainted(frame) {
        element.dataset['painted'] = '';
        onPainted?.(id, frame);
      },
      onFailure: (why) => onFailure?.(id, why),
    });
    const stop = clock.listen(driven.show);
    return () => {
      stop();
      driven.close();
      delete element.dataset['painted'];
    };
  }, [id, proxy, looped, clock, onPainted, onFailure]);
  return (
    // Takes are pictures for a song, and silent here.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      ref={video}
      className={classes.moving}
      muted
      playsInline
      disablePictureInPicture
      preload="auto"
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
