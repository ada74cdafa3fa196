import { sampleOfPosition } from '@takeboard/editorial';
import type { Marker } from '@takeboard/storyboard';
import type { SongFacts } from './song-facts.ts';

/** A marker where it lies on the song, in samples; one place where `to` is `from`. */
export interface PlacedMarker {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly from: number;
  readonly to: number;
  readonly isMoment: boolean;
}

/** The markers in order; an end that lies before its beginning counts as none. */
export function placeMarkers(
  markers: readonly Marker[],
  { song }: Pick<SongFacts, 'song'>,
): readonly PlacedMarker[] {
  const held = (sample: number) => Math.min(song.mix.samples, Math.max(0, sample));
  return markers
    .map(({ id, name, by, start, end }) => {
      const from = held(sampleOfPosition(song.song, start));
      const to = end === null ? from : held(sampleOfPosition(song.song, end));
      return { id, name, by, from, to: Math.max(from, to), isMoment: to > from };
    })
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
}
