import { openInput } from './open-input.ts';

export interface PictureTiming {
  /** Seconds by which the sound begins before the first picture; negative when it begins later. */
  readonly soundLeads: number;
  /** The curve of an HDR picture, by ffmpeg's name for it. */
  readonly transfer: 'smpte2084' | 'arib-std-b67' | undefined;
}

/** What a proxy must know of its source beyond the facts that a take keeps. */
export async function pictureTiming(path: string): Promise<PictureTiming> {
  const { input } = await openInput(path);
  try {
    const [video] = await input.getVideoTracks();
    const [audio] = await input.getAudioTracks();
    const starts = Math.max(0, (await video?.getFirstTimestamp()) ?? 0);
    const sounds = Math.max(0, (await audio?.getFirstTimestamp()) ?? starts);
    const { transfer } = (await video?.getColorSpace()) ?? {};
    return {
      soundLeads: starts - sounds,
      transfer: transfer === 'pq' ? 'smpte2084' : transfer === 'hlg' ? 'arib-std-b67' : undefined,
    };
  } finally {
    input.dispose();
  }
}
