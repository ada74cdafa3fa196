import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../live/use-session.tsx';
import { useSongFile } from '../song/song-queries.ts';
import { after } from './after.ts';
import { isTouched, openAudioOut } from './audio-out.ts';
import { newElementPlayer } from './element-player.ts';
import { FilmContext, useReadFilm } from './film.ts';
import { newSongPlayer } from './song-player.ts';
import type { LoadablePlayer, PlayerState, SongPlayer } from './song-player.ts';

interface Players {
  /** Played by hand: whoever does that follows nobody any more. */
  readonly own: SongPlayer;
  readonly plain: LoadablePlayer;
}

const PlayerContext = createContext<Players | null>(null);

/** Whether this page can decode frame by frame; browsers give that to secure pages only. */
export const canDecodeHere = (): boolean =>
  typeof VideoDecoder !== 'undefined' && typeof AudioDecoder !== 'undefined';

function newPlayer(): LoadablePlayer {
  if (!canDecodeHere()) return newElementPlayer();
  return newSongPlayer({
    // Fetched apart: what reads files is much code, and nobody should wait for it to see the board.
    openSource: async (stream) => (await import('./song-source.ts')).openSongSource(stream),
    openOut: openAudioOut,
    isTouched,
    after,
  });
}

/** One player for the song of the board on screen. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const file = useSongFile();
  const session = useSession();
  const [players, setPlayers] = useState<Players | null>(null);
  const stream = file?.stream ?? null;
  const rate = file?.facts?.rate;
  const samples = file?.facts?.samples;

  useEffect(() => {
    const plain = newPlayer();
    // It holds an output and a file: made where it can be closed again.
    // oxlint-disable-next-line react/set-state-in-effect -- there is none to draw with before that
    setPlayers({ plain, own: byHand(plain, () => session.follow(null)) });
    return () => {
      setPlayers(null);
      plain.close();
    };
  }, [session]);
  const plain = players?.plain;
  useEffect(() => {
    const isThere = stream !== null && rate !== undefined && samples !== undefined;
    plain?.load(isThere ? { stream, rate, samples } : null);
  }, [plain, stream, rate, samples]);
  const film = useReadFilm();

  if (players === null) return null;
  return (
    <PlayerContext value={players}>
      <FilmContext value={film}>{children}</FilmContext>
    </PlayerContext>
  );
}

/** The same one for as long as the board is open; its song may change. */
export const usePlayer = (): SongPlayer => usePlayers().own;

/** The same player for what is not done by hand: playing it leaves me following whom I follow. */
export const usePlainPlayer = (): SongPlayer => usePlayers().plain;

function usePlayers(): Players {
  const players = useContext(PlayerContext);
  if (players === null) throw new Error('usePlayer needs a <PlayerProvider> around it');
  return players;
}

/** Reads a value of the player's state; `select` must return the same thing until it changes. */
export function usePlayerState<T>(select: (state: PlayerState) => T): T {
  const player = usePlayer();
  return useSyncExternalStore(player.subscribe, () => select(player.state()));
}

/** A player that calls back before each thing a person does with it. */
const byHand = (player: SongPlayer, before: () => void): SongPlayer => {
  const mine =
    <Given extends unknown[], Answer>(act: (...given: Given) => Answer) =>
    (...given: Given) => {
      before();
      return act(...given);
    };
  return {
    ...player,
    play: mine(player.play),
    pause: mine(player.pause),
    toggle: mine(player.toggle),
    seek: mine(player.seek),
    shuttle: mine(player.shuttle),
  };
};
