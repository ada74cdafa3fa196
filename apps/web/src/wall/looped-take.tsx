import { useEffect, useRef, useState } from 'react';
import type { Take } from '../api/wire.ts';
import { canDecodeHere } from '../player/player-context.tsx';
import { fitPicture } from '../takes/picture-fit.ts';
import { useVideoPlace } from '../takes/video-budget.ts';
import { openTakeLoop } from './take-loop.ts';
import type { ShotLoop } from './use-shot-loop.ts';
import { driveLoopVideo } from './video-loop.ts';
import { borrowReels } from './wall-reels.ts';
import classes from './looped-take.module.css';

interface Props {
  readonly take: Take;
  readonly loop: Pick<ShotLoop, 'clock' | 'loopOf'>;
  /** Width divided by height of the box it fills. */
  readonly aspect: number;
  /** False shows its still. */
  readonly plays: boolean;
  /** A frame of it is on screen; the count is that of the clock. Pass a constant. */
  readonly onPainted?: ((takeId: string, count: number) => void) | undefined;
  /** It does not play; why, in words of the browser. Pass a constant. */
  readonly onFailure?: ((takeId: string, why: string) => void) | undefined;
}

/**
 * A take going round, silently, at the frame a clock says: its poster, and over it what is decoded.
 * Fills the box around it, which must be positioned.
 */
export function LoopedTake(props: Props) {
  const { take, aspect } = props;
  const shape = take.facts === null ? aspect : take.facts.width / take.facts.height;
  const { width, height } = fitPicture(shape, aspect);
  return (
    <span className={classes.box} style={{ width: `${width}%`, height: `${height}%` }}>
      {take.poster !== null && (
        <img
          className={classes.still}
          src={`/media/${take.poster}`}
          alt=""
          decoding="async"
          draggable={false}
        />
      )}
      {take.proxy !== null &&
        take.facts !== null &&
        (canDecodeHere() ? <OnCanvas {...props} /> : <InVideo {...props} />)}
    </span>
  );
}

function OnCanvas({ take, loop: { clock, loopOf }, plays, onPainted, onFailure }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { id, proxy } = take;
  const looped = loopOf(take);
  useEffect(() => {
    const element = canvas.current;
    if (!plays || element === null || proxy === null || looped === null) return;
    const reels = borrowReels();
    const { reel, giveBack } = reels.shelf.take(proxy, looped.clip.fps);
    const loop = openTakeLoop({
      reel,
      loop: looped,
      canvas: element,
      onPainted(count) {
        element.dataset['painted'] = '';
        onPainted?.(id, count);
      },
      onFailure: (error) => onFailure?.(id, sayWhy(error)),
    });
    const stop = clock.listen((count) => loop.show(count));
    return () => {
      stop();
      loop.close();
      giveBack();
      reels.giveBack();
      delete element.dataset['painted'];
    };
  }, [plays, id, proxy, looped, clock, onPainted, onFailure]);
  return <canvas ref={canvas} className={classes.moving} aria-hidden="true" />;
}

function InVideo(props: Props) {
  // It holds a place among the videos of the page for as long as it plays.
  const { held } = useVideoPlace(props.plays);
  return held ? <Video {...props} /> : null;
}

function Video({ take, loop: { clock, loopOf }, onPainted, onFailure }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [painted, setPainted] = useState(false);
  const { id, proxy } = take;
  const looped = loopOf(take);
  useEffect(() => {
    const element = video.current;
    if (element === null || proxy === null || looped === null) return;
    const loop = driveLoopVideo({
      video: element,
      proxy,
      fps: looped.clip.fps,
      speed: looped.clip.speed,
      loop: looped,
      onPainted(count) {
        setPainted(true);
        onPainted?.(id, count);
      },
      onFailure: (error) => onFailure?.(id, sayWhy(error)),
    });
    const stop = clock.listen((count) => loop.show(count));
    return () => {
      stop();
      loop.close();
    };
  }, [id, proxy, looped, clock, onPainted, onFailure]);
  return (
    // Takes are pictures for a song, and silent here.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      ref={video}
      className={classes.moving}
      data-painted={painted || undefined}
      muted
      playsInline
      preload="auto"
      aria-hidden="true"
    />
  );
}

const sayWhy = (error: unknown): string => (error instanceof Error ? error.message : String(error));
