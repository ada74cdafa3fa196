import type { ReactNode } from 'react';
import { useBoardValue } from '../live/use-session.tsx';
import { OrderBand } from './order-band.tsx';
import { SongBand } from './song-band.tsx';
import { useSongPeaks } from './use-peaks.ts';

/** The band at the foot of every mode: the film on its song, or before there is one its shots in order. */
export function TimelineBand({
  byBars,
  onByBars,
  onCollapse,
  edge,
}: {
  byBars: boolean;
  onByBars: (byBars: boolean) => void;
  onCollapse: () => void;
  /** Its upper edge, by which it is made higher. */
  edge: ReactNode;
}) {
  const song = useBoardValue((board) => board.song());
  const cut = useBoardValue((board) => board.cut());
  useSongPeaks();
  const fps = useBoardValue((board) => board.picture()?.fps);
  if (song === null || cut === null || fps === undefined) {
    return <OrderBand byBars={byBars} onByBars={onByBars} onCollapse={onCollapse} edge={edge} />;
  }
  return <SongBand song={song} cut={cut} fps={fps} onCollapse={onCollapse} edge={edge} />;
}
