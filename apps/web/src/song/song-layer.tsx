import { RemoveSongDialog } from './remove-song.tsx';
import { ReplaceMixDialog } from './replace-mix.tsx';
import { SongOfferDialog } from './song-offer.tsx';
import { SongPanel } from './song-panel.tsx';
import { useClicks } from './use-clicks.ts';
import { useSetMix } from './use-set-mix.ts';

/** What belongs to the song over the whole board: its questions, its panel, its clicks. */
export function SongLayer() {
  useSetMix();
  useClicks();
  return (
    <>
      <SongPanel />
      <SongOfferDialog />
      <ReplaceMixDialog />
      <RemoveSongDialog />
    </>
  );
}
