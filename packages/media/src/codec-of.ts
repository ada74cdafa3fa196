import type { InputAudioTrack, InputVideoTrack } from 'mediabunny';

/** As their standards call them; mediabunny knows the names of the web's codecs alone. */
const CODECS: Readonly<Record<string, string>> = {
  avc: 'h264',
  mp4v: 'mpeg4',
  'V_MPEG4/ISO/ASP': 'mpeg4',
  jpeg: 'mjpeg',
  mjpa: 'mjpeg',
  mjpb: 'mjpeg',
  V_MJPEG: 'mjpeg',
  V_THEORA: 'theora',
  AVdn: 'dnxhd',
  AVdh: 'dnxhd',
  // One of many codecs, named inside; only ffmpeg reads on.
  'V_MS/VFW/FOURCC': 'unknown',
};

/** The name of a track's codec in lower case; `unknown` where it is none that can be printed. */
export async function codecOf(track: InputVideoTrack | InputAudioTrack): Promise<string> {
  const name = (await track.getCodec()) ?? (await track.getInternalCodecId());
  if (typeof name !== 'string') return 'unknown';
  const printable = name.replaceAll(/[^\x21-\x7e]/gu, '').slice(0, 40);
  return CODECS[printable] ?? (printable.toLowerCase() || 'unknown');
}
