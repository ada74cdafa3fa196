import type { FoundFile } from './found-files.ts';

/** A video that is to become a take, with the JSON file that lay beside it. */
export interface FoundVideo extends FoundFile {
  /** Parsed; undefined when there is none. */
  readonly sidecar?: unknown;
}

export interface SortedFiles {
  readonly videos: readonly FoundVideo[];
  readonly pictures: readonly File[];
  /** Sound: one of them may be the song. */
  readonly songs: readonly File[];
  /** What stays behind, each with its reason as the end of a sentence that begins with its name. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

const VIDEO = /\.(?:mp4|m4v|mov|webm|mkv)$/iu;
const PICTURE = /\.(?:png|jpe?g|webp|gif|avif)$/iu;
const OTHER_VIDEO = /\.(?:avi|wmv|flv|mpe?g|mts|m2ts|ts|mxf|3gp|ogv|r3d|braw)$/iu;
const SONG = /\.(?:wav|aiff?|mp3|flac|m4a|ogg|oga)$/iu;
const TEMPO = /\.(?:midi?|smf|als)$/iu;
/** Bytes of JSON beside a video. */
const MOST_SIDECAR = 64 * 1024;

export const ACCEPTED = '.mp4,.m4v,.mov,.webm,.mkv,.json,video/mp4,video/quicktime,video/webm';
const KINDS = 'MP4, MOV, WebM or MKV';
export const ACCEPTED_SONGS = '.wav,.aif,.aiff,.mp3,.flac,.m4a,.ogg,.oga,audio/*';
export const SONG_KINDS = 'WAV, AIFF, MP3, FLAC, M4A or OGG';

export const isVideoFile = ({ name, type }: { name: string; type: string }): boolean =>
  VIDEO.test(name) ||
  (!PICTURE.test(name) && !SONG.test(name) && /^video\/(?:mp4|quicktime|webm|x-)/u.test(type));

/** Whether a file may be the song, by what it calls itself. */
export const isSongFile = ({ name, type }: { name: string; type: string }): boolean =>
  SONG.test(name) || (type.startsWith('audio/') && !VIDEO.test(name) && !TEMPO.test(name));

/**
 * Parts what was dropped into takes, pictures, songs and what stays behind. `clip.json` and
 * `clip.mp4.json` in the same folder belong to `clip.mp4`; such a file alone is left out.
 */
export async function sortFiles(found: readonly FoundFile[]): Promise<SortedFiles> {
  const videos = found.filter(({ file }) => isVideoFile(file));
  const rest = found.filter(({ file }) => !isVideoFile(file));
  const leftOut: { name: string; why: string }[] = [];
  const sidecars = new Map<string, unknown>();
  const wanted = new Set(videos.flatMap(sidecarPaths));

  for (const one of rest) {
    const { file } = one;
    const path = pathOf(one);
    if (/\.json$/iu.test(file.name) && wanted.has(path)) {
      const read = await readSidecar(file);
      if ('json' in read) sidecars.set(path, read.json);
      else leftOut.push({ name: file.name, why: read.why });
    } else if (!isPicture(file) && !(isSongFile(file) && file.size > 0))
      leftOut.push({ name: file.name, why: whyNot(file) });
  }
  const sent: FoundVideo[] = [];
  for (const video of videos) {
    if (video.file.size === 0) leftOut.push({ name: video.file.name, why: 'is empty (0 bytes)' });
    else {
      const path = sidecarPaths(video).find((one) => sidecars.has(one));
      sent.push(path === undefined ? video : { ...video, sidecar: sidecars.get(path) });
    }
  }
  return {
    videos: sent,
    pictures: rest.flatMap(({ file }) => (isPicture(file) ? [file] : [])),
    songs: rest.flatMap(({ file }) => (isSongFile(file) && file.size > 0 ? [file] : [])),
    leftOut,
  };
}

/** What stayed behind as one or two sentences; undefined when nothing did. */
export function sayLeftOut(leftOut: SortedFiles['leftOut']): string | undefined {
  const [first] = leftOut;
  if (first === undefined) return undefined;
  if (leftOut.length === 1) return `Left out: ${first.name} ${first.why}.`;
  const byReason = Map.groupBy(leftOut, ({ why }) => why);
  const reasons = [...byReason].map(([why, files]) => {
    const names = files.slice(0, 2).map(({ name }) => name);
    const more = files.length - names.length;
    return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} (each ${why})`;
  });
  return `${leftOut.length} files were left out: ${reasons.join('; ')}.`;
}

/** Pictures that were not dropped on the canvas, as files that stay behind. */
export const leavePictures = (pictures: readonly File[]): SortedFiles['leftOut'] =>
  pictures.map(({ name }) => ({
    name,
    why: 'is a picture: drop it on the canvas',
  }));

/** Songs where no song can be added, as files that stay behind. */
export const leaveSongs = (songs: readonly File[]): SortedFiles['leftOut'] =>
  songs.map(({ name }) => ({ name, why: 'is sound, not a video: add it as the song' }));

const isPicture = ({ name, type }: File): boolean =>
  PICTURE.test(name) || (type.startsWith('image/') && !VIDEO.test(name));

const pathOf = ({ file, folder }: FoundFile): string => `${folder}/${file.name}`.toLowerCase();

const sidecarPaths = (video: FoundFile): string[] => {
  const path = pathOf(video);
  return [path.replace(/\.[^./]+$/u, '.json'), `${path}.json`];
};

async function readSidecar(file: File): Promise<{ json: unknown } | { why: string }> {
  if (file.size > MOST_SIDECAR) {
    return { why: `has ${Math.ceil(file.size / 1024)} kB; beside a take 64 kB are the most` };
  }
  try {
    return { json: JSON.parse(await file.text()) as unknown };
  } catch {
    return { why: 'is not readable as JSON' };
  }
}

function whyNot(file: File): string {
  const { name } = file;
  if (OTHER_VIDEO.test(name)) return `is a video of another kind: save it as ${KINDS}`;
  if (isSongFile(file)) return 'is empty (0 bytes)';
  if (TEMPO.test(name)) return 'tells a tempo: choose it in “Tempo and bars” of the song';
  return `is not a video (${KINDS})`;
}
