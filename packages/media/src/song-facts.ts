/** What a sound file is, as decoded and not as it says. */
export interface SongFacts {
  readonly container: SongContainer;
  /** Name of the codec in lower case: `pcm-s24`, `mp3`, `flac`, `aac`, `vorbis`, `opus`. */
  readonly codec: string;
  /** Samples a second, as decoded. */
  readonly rate: number;
  readonly channels: number;
  /**
   * Its whole length in samples of `rate`, counted while decoding: what encoders put before and after
   * the music is not among them. Sample 0 is the first one that sounds.
   */
  readonly samples: number;
  /** What a person should know about it; nothing of that keeps it from being the song. */
  readonly notes: readonly SongNote[];
}

export type SongContainer = 'wav' | 'aiff' | 'mp3' | 'flac' | 'm4a' | 'ogg';

/** The rows of the table of notes in this package's README. */
export type SongNote =
  | 'silent'
  | 'short'
  | 'clipped'
  | 'damaged'
  | 'mono'
  | 'many_channels'
  | 'low_rate'
  | 'high_rate';

/** Shorter than this, a file is hardly a song. Seconds. */
const FEWEST_SECONDS = 10;
/** From what is lower, the brightness of a recording is gone. Samples a second. */
const LOW_RATE = 32_000;
/** What is higher is not heard, and not played. Samples a second. */
const HIGH_RATE = 96_000;

/** What is told of a song that was decoded. */
export function notesOf(
  facts: Pick<SongFacts, 'rate' | 'channels' | 'samples'>,
  heard: { readonly silent: boolean; readonly clipped: boolean; readonly damaged: boolean },
): readonly SongNote[] {
  const { rate, channels, samples } = facts;
  const all: readonly (readonly [SongNote, boolean])[] = [
    ['silent', heard.silent],
    ['short', samples < FEWEST_SECONDS * rate],
    ['clipped', heard.clipped],
    ['damaged', heard.damaged],
    ['mono', channels === 1],
    ['many_channels', channels > 2],
    ['low_rate', rate < LOW_RATE],
    ['high_rate', rate > HIGH_RATE],
  ];
  return all.flatMap(([note, is]) => (is ? [note] : []));
}

/** The sentence a person reads for a note. */
export function sayNote(
  note: SongNote,
  { rate, channels, samples }: Pick<SongFacts, 'rate' | 'channels' | 'samples'>,
): string {
  const seconds = (samples / rate).toFixed(1);
  return {
    silent: 'Nothing sounds in this file. Check that it is the right one.',
    short: `It is only ${seconds} seconds long. Check that it is the whole song.`,
    clipped:
      'It is clipped: its loudest places are cut off. If there is a cleaner file, replace the mix by it.',
    damaged:
      'Some places of it could not be decoded and may crackle. If you have a whole file, replace the mix by it.',
    mono: 'It has one channel, which plays on both sides.',
    many_channels: `It has ${channels} channels, which play mixed down to two.`,
    low_rate: `It has only ${kilohertz(rate)} kHz and so sounds dull. If there is a better file, replace the mix by it.`,
    high_rate: `It has ${kilohertz(rate)} kHz; it plays with less, and cuts still fall on its own samples.`,
  }[note];
}

const kilohertz = (rate: number) => String(Math.round(rate / 100) / 10);
