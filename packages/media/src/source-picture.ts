import { openInput } from './open-input.ts';

const FEWEST_HD_LINES = 720;

export interface SourcePicture {
  /** Seconds by which the sound begins before the first picture; negative when it begins later. */
  readonly soundLeads: number;
  /** The curve of an HDR picture, by ffmpeg's name for it. */
  readonly transfer: 'smpte2084' | 'arib-std-b67' | undefined;
  /** Matrix to read its colours with where the file names none, as browsers choose it; undefined: its own. */
  readonly matrix: 'bt601' | 'bt709' | undefined;
}

/** What a proxy must know of its source beyond the facts that a take keeps. */
export async function readSourcePicture(path: string): Promise<SourcePicture> {
  const { input } = await openInput(path);
  try {
    const [video] = await input.getVideoTracks();
    const [audio] = await input.getAudioTracks();
    const starts = Math.max(0, (await video?.getFirstTimestamp()) ?? 0);
    const sounds = Math.max(0, (await audio?.getFirstTimestamp()) ?? starts);
    const { transfer, matrix } = colorsNamedBy(await video?.getColorSpace());
    const lines = (await video?.getCodedHeight()) ?? 0;
    return {
      soundLeads: starts - sounds,
      transfer: transfer === 'pq' ? 'smpte2084' : transfer === 'hlg' ? 'arib-std-b67' : undefined,
      matrix: matrix ? undefined : lines < FEWEST_HD_LINES ? 'bt601' : 'bt709',
    };
  } finally {
    input.dispose();
  }
}

/** Its type is the browser's `VideoColorSpaceInit`, which Node has not. */
const colorsNamedBy = (
  space: unknown,
): { readonly transfer?: unknown; readonly matrix?: unknown } =>
  typeof space === 'object' && space !== null ? space : {};
