import { Button } from '@mantine/core';
import { tickOf } from '@takeboard/editorial';
import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { usePlayer, usePlayerState } from '../player/player-context.tsx';
import { useMixes, useSongFile } from '../song/song-queries.ts';
import { MarkerLane } from './marker-lane.tsx';
import { speakPlace } from './say-place.ts';
import type { SongFacts } from './song-facts.ts';
import type { TimelineView } from './timeline-view.ts';
import type { NamePlaces } from './use-name-places.ts';
import { useSongPeaks } from './use-peaks.ts';
import { useSeek } from './use-seek.ts';
import { useStepKeys } from './use-step-keys.ts';
import { WaveCanvas } from './wave-canvas.tsx';
import classes from './song-band.module.css';

/** The sound of the song with its bars and markers. Pressing and dragging goes there. */
export function WaveLane({
  facts,
  view,
  places,
}: {
  facts: SongFacts;
  view: TimelineView;
  places: NamePlaces;
}) {
  const lane = useRef<HTMLDivElement>(null);
  const file = useSongFile();
  const peaks = useSongPeaks();
  // Of another mix it would be another song's.
  const shown = file?.peaks === undefined ? null : (peaks.data ?? null);
  const seek = useSeek(view);
  const steps = useStepKeys(facts);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!steps.onFrameKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  useSpokenPlace(lane, facts);
  return (
    <div className={classes.wave}>
      <div
        ref={lane}
        className={classes.ruler}
        role="slider"
        tabIndex={0}
        aria-label="Place in the song"
        aria-valuemin={0}
        // Written by hand from here on.
        aria-valuenow={0}
        aria-valuemax={Math.round(facts.song.mix.samples / facts.song.mix.rate)}
        data-testid="waveform"
        data-drawn={shown !== null || undefined}
        onKeyDown={onKeyDown}
        {...seek}
      >
        <WaveCanvas facts={facts} view={view} peaks={shown} />
      </div>
      <MarkerLane facts={facts} view={view} places={places} />
      <WaveWords
        reading={file !== null && file.state !== 'ready'}
        progress={file?.progress ?? 0}
        error={peaks.error}
        onRetry={() => void peaks.refetch()}
      />
    </div>
  );
}

/** Why there is no waveform yet. */
function WaveWords({
  reading,
  progress,
  error,
  onRetry,
}: {
  reading: boolean;
  progress: number;
  error: Error | null;
  onRetry: () => void;
}) {
  const { mixes, loading, error: unknown } = useMixes();
  const file = useSongFile();
  const says =
    error !== null
      ? `The waveform did not come. ${error.message}`
      : unknown !== null && mixes.length === 0
        ? 'The server did not say where the song is.'
        : reading
          ? `Reading the song, ${Math.floor(progress / 10)} %`
          : !loading && file === null
            ? 'The file of this song is not on the server any more. Replace the song, the bars stay.'
            : null;
  if (says === null) return null;
  return (
    <p className={classes.waveWords} role="status">
      {says}
      {error !== null && (
        <Button variant="default" size="compact-xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </p>
  );
}

/** Says where the playhead is to who cannot see it: when it was moved or stops, and each few seconds. */
function useSpokenPlace(lane: RefObject<HTMLElement | null>, { song }: SongFacts): void {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  useLayoutEffect(() => {
    const speak = () => {
      const sample = player.sample();
      const tick = tickOf(song.song.grid, sample);
      lane.current?.setAttribute('aria-valuenow', String(Math.round(sample / song.mix.rate)));
      lane.current?.setAttribute('aria-valuetext', speakPlace(song, sample, tick));
    };
    speak();
    const timer = playing ? setInterval(speak, 5000) : undefined;
    const off = player.onMoved(speak);
    return () => {
      off();
      clearInterval(timer);
    };
  }, [lane, player, playing, song]);
}
