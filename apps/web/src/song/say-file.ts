import type { Mix } from '../api/wire.ts';
import { saySize } from '../uploads/say-size.ts';

/** What kind of sound a file is: `WAV · 24 bit · 48 kHz · stereo · 69 MB`. */
export function sayFormat({ facts, bytes }: Pick<Mix, 'facts' | 'bytes'>): string {
  if (facts === null) return saySize(bytes);
  const { container, codec, rate, channels } = facts;
  const kind = container.toUpperCase();
  const coded = sayCodec(codec);
  return [
    kind,
    ...(coded.toUpperCase() === kind ? [] : [coded]),
    `${rate / 1000} kHz`,
    sayChannels(channels),
    saySize(bytes),
  ].join(' · ');
}

const sayChannels = (channels: number): string =>
  channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`;

/** Uncompressed sound by its depth, which is what differs. */
const sayCodec = (codec: string): string => {
  const [, float, bits] = /^pcm-(f?)[a-z]*(\d+)/u.exec(codec) ?? [];
  return bits === undefined ? codec : `${bits} bit${float === 'f' ? ' float' : ''}`;
};
