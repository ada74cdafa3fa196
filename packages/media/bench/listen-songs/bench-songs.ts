import type { SongPlan } from '../../src/synthetic-song/make-song.ts';

export interface BenchSong {
  readonly name: string;
  readonly plan: SongPlan;
  /** Played to a click: its beats must be found, and its tempo exactly. */
  readonly isSteady: boolean;
}

const SECONDS = 40;
const RATE = 44_100;

/** Every kind of song that "Listen for it" is held to, from 60 to 220 beats a minute. */
export function benchSongs(): readonly BenchSong[] {
  const songs: BenchSong[] = [];
  const add = (
    name: string,
    tempos: readonly number[],
    plan: Omit<SongPlan, 'tempo' | 'seconds' | 'rate' | 'beatsInBar'> & { beatsInBar?: number },
  ) => {
    for (const tempo of tempos)
      songs.push({
        name,
        isSteady: plan.jitter === undefined,
        plan: {
          beatsInBar: 4,
          seconds: SECONDS,
          rate: RATE,
          barOne: 0.2 + (songs.length % 5) * 0.27,
          seed: songs.length + 1,
          ...plan,
          tempo,
        },
      });
  };
  add('clicks', [60, 75, 97, 120, 146, 173, 200], { style: 'clicks' });
  add('clicks without a stress', [60, 87.5, 128, 200], { style: 'plain-clicks' });
  add('drums, bass, chords', [60, 71, 84.5, 96, 107, 118, 133, 155, 178, 200], { style: 'rock' });
  add('four on the floor', [110, 124, 134.5], { style: 'house', barOne: 0 });
  add('sixteenths and fills', [66, 80, 92, 103.33, 115, 130], { style: 'busy' });
  add('chords only', [62, 76, 90, 112, 144], { style: 'keys' });
  add('swing', [80, 100, 120, 160], { style: 'rock', swing: 1 / 6 });
  add('light swing', [92, 120], { style: 'busy', swing: 0.08 });
  add('3/4', [90, 120, 150, 180], { style: 'rock', beatsInBar: 3 });
  add('3/4 without drums', [96, 132], { style: 'keys', beatsInBar: 3 });
  add('7/8', [160, 180, 200, 220], { style: 'odd', beatsInBar: 7 });
  add('offbeat begin', [88, 116, 152], { style: 'rock', pickup: 2, barOne: 2 });
  add('tempo change', [100], { style: 'rock', change: { bar: 8, tempo: 126 } });
  add('tempo change', [128], { style: 'rock', change: { bar: 11, tempo: 96 } });
  add('tempo change', [90], { style: 'busy', change: { bar: 8, tempo: 98 } });
  add('tempo change', [124], { style: 'house', change: { bar: 10, tempo: 140 } });
  add('by hand, 12 ms', [84, 108, 124, 150], { style: 'rock', jitter: 0.012 });
  add('by hand, no drums', [95, 130], { style: 'keys', jitter: 0.012 });
  add('by hand, 20 ms', [100, 118], { style: 'rock', jitter: 0.02 });
  return songs;
}
