import { useEffect, useRef, useState } from 'react';
import type { Take } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { clipOf } from '../takes/clip-of-take.ts';
import { secondsAt } from '../takes/take-time.ts';
import { runTake } from './run-take.ts';
import type { ShotStretch } from './shot-stretch.ts';
import classes from './phone-choose.module.css';

/**
 * A take as it plays in its shot, without sound. One that is not `running` stands on its first picture,
 * loaded, so that it moves at once when it is its turn.
 */
export function TakeVideo({
  take,
  stretch,
  running,
}: {
  take: Take;
  stretch: ShotStretch | null;
  running: boolean;
}) {
  const { board } = useSession();
  const player = usePlayer();
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const { proxy, poster } = take;

  useEffect(() => {
    const element = video.current;
    if (element === null || proxy === null || failed) return undefined;
    element.src = `/media/${proxy}`;
    return () => {
      // Without this the browser keeps decoder and buffers until it collects the element.
      element.removeAttribute('src');
      element.load();
    };
  }, [proxy, failed]);
  useEffect(() => {
    const element = video.current;
    const clip = clipOf(take, board.trim(stretch?.slotId ?? '', take.id));
    if (element === null || clip === null || failed) return undefined;
    if (running) return runTake(element, clip, stretch, player);
    const stand = () => {
      element.currentTime = secondsAt(clip.in, clip);
    };
    if (element.readyState > 0) stand();
    else element.addEventListener('loadedmetadata', stand, { once: true });
    return () => element.removeEventListener('loadedmetadata', stand);
  }, [board, player, take, stretch, running, failed]);

  if (failed) {
    return (
      <p className={classes.failed} role="alert">
        “{take.name}” does not play: its proxy did not come from the server, or this phone cannot
        read it.{' '}
        <button type="button" onClick={() => setFailed(false)}>
          Try again
        </button>
      </p>
    );
  }
  return (
    <video
      ref={video}
      className={classes.video}
      poster={poster === null ? undefined : `/media/${poster}`}
      muted
      playsInline
      disablePictureInPicture
      disableRemotePlayback
      preload="auto"
      aria-hidden="true"
      tabIndex={-1}
      data-running={running || undefined}
      onError={() => setFailed(true)}
    />
  );
}
