import type { Take } from '../api/wire.ts';
import { useVideoPlace } from '../takes/video-budget.ts';
import classes from './sorting.module.css';

/** Fetches the proxy of the take that comes next, so that it plays at once when it is its turn. */
export function NextVideo({ take }: { take: Take }) {
  const place = useVideoPlace(take.proxy !== null);
  if (!place.held || take.proxy === null) return null;
  return (
    <video
      className={classes.next}
      src={`/media/${take.proxy}`}
      preload="auto"
      muted
      playsInline
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
