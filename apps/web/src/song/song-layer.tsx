import { SongOfferDialog } from './song-offer.tsx';
import { useSetMix } from './use-set-mix.ts';

/** What belongs to the song over the whole board: its questions and dialogs. */
export function SongLayer() {
  useSetMix();
  return (
    <>
      <SongOfferDialog />
    </>
  );
}
