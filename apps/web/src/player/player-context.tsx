import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useSongFile } from '../song/song-queries.ts';
import { openAudioOut } from './audio-out.ts';
import { newElementPlayer } from './element-player.ts';
import { FilmContext, useReadFilm } from './film.ts';
import { newSongPlayer } from './song-player.ts';
import type { LoadablePlayer, PlayerState, SongPlayer } from './song-player.ts';
import { openSongSource } from './song-source.ts';

const PlayerContext = createContext<LoadablePlayer | null>(null);

/** Whether this page can decode frame by frame; browsers give that to secure pages only. */
export const canDecodeHere = (): boolean =>
  typeof VideoDecoder !== 'undefined' && typeof AudioDecoder !== 'undefined';

function newPlayer(): LoadablePlayer {
  if (!canDecodeHere()) return newElementPlayer();
  return newSongPlayer({
    openSource: openSongSource,
    openOut: openAudioOut,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

/** One player for the song of the board on screen. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const file = useSongFile();
  const [player, setPlayer] = useState<LoadablePlayer | null>(null);
  const stream = file?.stream ?? null;
  const rate = file?.facts?.rate;
  const samples = file?.facts?.samples;

  useEffect(() => {
    const opened = newPlayer();
    setPlayer(opened);
    return () => {
      setPlayer(null);
      opened.close();
    };
  }, []);
  useEffect(() => {
    const isThere = stream !== null && rate !== undefined && samples !== undefined;
    player?.load(isThere ? { stream, rate, samples } : null);
  }, [player, stream, rate, samples]);

  const film = useReadFilm();

  if (player === null) return null;
  return (
    <PlayerContext value={player}>
      <FilmContext value={film}>{children}</FilmContext>
    </PlayerContext>
  );
}

/** The same one for as long as the board is open; its song may change. */
export function usePlayer(): SongPlayer {
  const player = useContext(PlayerContext);
  if (player === null) throw new Error('usePlayer needs a <PlayerProvider> around it');
  return player;
}

/** Reads a value of the player's state; `select` must return the same thing until it changes. */
export function usePlayerState<T>(select: (state: PlayerState) => T): T {
  const player = usePlayer();
  return useSyncExternalStore(player.subscribe, () => select(player.state()));
}
