import { ImageOff } from 'lucide-react';
import type { Take } from '../api/wire.ts';
import { useBoardValue } from '../live/use-session.tsx';
import classes from './decisions.module.css';

/** The still of a take in the shape of the board's picture; of a take that is gone there is none. */
export function Still({ take }: { take: Take | undefined }) {
  const { width, height } = useBoardValue((board) => board.picture()) ?? { width: 16, height: 9 };
  return (
    <span
      className={classes.still}
      style={{ aspectRatio: `${width} / ${height}`, background: take?.color ?? undefined }}
    >
      {take?.poster ? (
        <img src={`/media/${take.poster}`} alt="" loading="lazy" />
      ) : (
        <ImageOff size={16} aria-hidden="true" />
      )}
    </span>
  );
}
