import type { Mix } from '../api/wire.ts';
import { saySize } from '../uploads/say-size.ts';

/** What kind of sound a file is: `wav · pcm_s24le · 48 kHz · stereo · 69 MB`. */
export function sayFormat({ facts, bytes }: Pick<Mix, 'facts' | 'bytes'>): string {
  if (facts === null) return saySize(bytes);
  const { container, codec, rate, channels } = facts;
  return [container, codec, `${rate / 1000} kHz`, sayChannels(channels), saySize(bytes)].join(
    ' · ',
  );
}

const sayChannels = (channels: number): string =>
  channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`;
