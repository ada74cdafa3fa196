import type { FileHandle } from 'node:fs/promises';
import { incomplete, noPicture, notAVideo, otherContainer } from './media-problem.ts';
import type { MediaProblem } from './media-problem.ts';
import { incompleteSound, notASong, otherSound, videoForSong } from './sound-problem.ts';

const ENOUGH = 512;

/** What a file looks like by its beginning: with its article, and which of our doors it was for. */
interface Looks {
  readonly what: string;
  readonly like: 'thing' | 'sound' | 'foreign sound' | 'video';
}
const thing = (what: string): Looks => ({ what, like: 'thing' });
const sound = (what: string): Looks => ({ what, like: 'sound' });
/** Of a kind that no door takes. */
const foreign = (what: string): Looks => ({ what, like: 'foreign sound' });
const video = (what: string): Looks => ({ what, like: 'video' });

const OGG = 'an Ogg file';
const WINDOWS_MEDIA = 'a Windows Media file';

/** Beginnings of files that people take for videos and songs, and of what hides as one. `?` is any byte. */
const BEGINNINGS: readonly (readonly [pattern: string, looks: Looks])[] = [
  ['\x89PNG', thing('an image')],
  ['\xff\xd8\xff', thing('an image')],
  ['GIF8', thing('an image')],
  ['RIFF????WEBP', thing('an image')],
  ['BM????\0\0\0\0', thing('an image')],
  ['II*\0', thing('an image')],
  ['MM\0*', thing('an image')],
  ['8BPS', thing('an image')],
  ['\0\0\0\x0cJXL ', thing('an image')],
  ['\0\0\0\x0cjP  ', thing('an image')],
  ['????ftypavif', thing('an image')],
  ['????ftypheic', thing('an image')],
  ['????ftypheix', thing('an image')],
  ['????ftypmif1', thing('an image')],
  ['ID3', sound('an MP3 file')],
  ['\xff\xfb', sound('an MP3 file')],
  ['\xff\xf3', sound('an MP3 file')],
  ['\xff\xf1', foreign('a bare AAC stream')],
  ['\xff\xf9', foreign('a bare AAC stream')],
  ['wvpk', foreign('a WavPack file')],
  ['riff.\x91', foreign('a Wave64 file')],
  ['caff\0\x01', foreign('a CAF file')],
  ['.snd\0\0\0', foreign('an AU file')],
  ['MAC ', foreign('a Monkey’s Audio file')],
  ['#!AMR', foreign('an AMR file')],
  ['fLaC', sound('a FLAC file')],
  ['RIFF????WAVE', sound('a WAV file')],
  ['RF64????WAVE', sound('a WAV file')],
  ['FORM????AIF', sound('an AIFF file')],
  ['MThd', thing('a MIDI file')],
  ['OggS', video(OGG)],
  ['RIFF????AVI ', video('an AVI file')],
  ['FLV\x01', video('a Flash video')],
  ['0&\xb2u\x8ef\xcf\x11', video(WINDOWS_MEDIA)],
  ['\0\0\x01\xba', video('an MPEG program stream')],
  ['\0\0\x01\xb3', video('an MPEG video stream')],
  ['\x1aE\xdf\xa3', video('a WebM or MKV file')],
  ['DKIF', video('an IVF file')],
  ['.RMF', video('a RealMedia file')],
  ['%PDF', thing('a PDF')],
  ['PK\x03\x04', thing('a ZIP archive')],
  ['\x1f\x8b', thing('a compressed file')],
];

const PLAYLISTS =
  /^\s*(#EXTM3U|ffconcat version|\[playlist\]|<(\?xml[^>]*>\s*)?<?(MPD|smil|asx)\b)/iu;
const DRAWINGS = /^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg\b/iu;
const PAGES = /^\s*(<!doctype html|<html\b|\{|<\?xml)/iu;

/** Why a file that is none of the four containers of takes is no take, by how it begins. */
export async function whyNoVideo(file: FileHandle): Promise<MediaProblem> {
  const { looks } = await lookAt(file);
  if (looks === undefined || looks.what === 'a WebM or MKV file') return incomplete();
  if (looks.like === 'sound' || looks.like === 'foreign sound') return noPicture();
  return looks.like === 'video' ? otherContainer(looks.what) : notAVideo(looks.what);
}

/**
 * Why a file that could not be read as a song is none, by how it begins.
 * @param cause what a reader stumbled over.
 */
export async function whyNoSong(file: FileHandle, cause?: unknown): Promise<MediaProblem> {
  const { looks, isText } = await lookAt(file);
  // These two hold sound as often as pictures.
  if (looks?.what === WINDOWS_MEDIA) return otherSound(looks.what);
  if (looks?.what === OGG) return incompleteSound(cause);
  if (looks?.like === 'video') return videoForSong();
  if (looks?.like === 'thing') return notASong(looks.what);
  if (looks?.like === 'foreign sound') return otherSound(looks.what);
  return isText ? notASong('a text') : incompleteSound(cause);
}

async function lookAt(
  file: FileHandle,
): Promise<{ readonly looks: Looks | undefined; readonly isText: boolean }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(ENOUGH), 0, ENOUGH, 0);
  const text = buffer.subarray(0, bytesRead).toString('latin1');
  // Controls but line breaks and tabs are in no text, and soon in everything else.
  const isText = bytesRead > 16 && !/\p{Cc}/u.test(text.replaceAll(/[\t\n\f\r\x80-\x9f]/gu, ''));
  const known = BEGINNINGS.find(([pattern]) => beginsWith(text, pattern))?.[1];
  return { looks: known ?? looksOfText(text), isText };
}

function looksOfText(text: string): Looks | undefined {
  if (/^G.{187}G.{187}G/su.test(text)) return video('an MPEG transport stream');
  const words = text.replace(/^\xef\xbb\xbf/u, '');
  if (PLAYLISTS.test(words)) return thing('a playlist');
  if (DRAWINGS.test(words)) return thing('an image');
  return PAGES.test(words) ? thing('a text') : undefined;
}

const beginsWith = (text: string, pattern: string) =>
  text.length >= pattern.length &&
  [...pattern].every((letter, i) => letter === '?' || text[i] === letter);
