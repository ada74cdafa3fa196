import type { Take } from '../api/wire.ts';
import { useBoardValue } from '../live/use-session.tsx';
import classes from './reveal.module.css';

/** The still of a take in the shape of the board's picture; its place stands while it loads. */
export function TakeStill({
  take,
  ref,
}: {
  take: Take | undefined;
  ref?: React.Ref<HTMLDivElement>;
}) {
  const picture = useBoardValue((board) => board.picture());
  const { width, height } = picture ?? { width: 16, height: 9 };
  const poster = take?.poster ?? null;
  return (
    <div
      ref={ref}
      className={classes.still}
      style={{
        aspectRatio: `${width} / ${height}`,
        ...(take?.color ? { background: take.color } : {}),
      }}
    >
      {poster !== null && <img src={`/media/${poster}`} alt="" />}
    </div>
  );
}
