import { useRef } from 'react';
import { RemoveSongDialog } from './remove-song.tsx';
import { ReplaceMixDialog } from './replace-mix.tsx';
import { SongInput } from './song-input.tsx';
import { SongOfferDialog } from './song-offer.tsx';
import { SongPanel } from './song-panel.tsx';
import { SongWayInCorner } from './song-way.tsx';
import { useClicks } from './use-clicks.ts';
import { useSetMix } from './use-set-mix.ts';
import { useSongCommands } from './use-song-commands.ts';

/** What belongs to the song over the whole board: its questions, its panel, its clicks. */
export function SongLayer() {
  const input = useRef<HTMLInputElement>(null);
  useSetMix();
  useClicks();
  useSongCommands(() => input.current?.click());
  return (
    <>
      <SongPanel />
      <SongWayInCorner />
      <SongOfferDialog />
      <ReplaceMixDialog />
      <RemoveSongDialog />
      <SongInput inputRef={input} />
    </>
  );
}
