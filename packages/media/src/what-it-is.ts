import type { FileHandle } from 'node:fs/promises';
import { incomplete, noPicture, notAVideo, otherContainer } from './media-problem.ts';
import type { MediaProblem } from './media-problem.ts';

const ENOUGH = 512;

/** Beginnings of files that people take for videos, and of what hides as one. `?` is any byte. */
const BEGINNINGS: readonly (readonly [pattern: string, problem: () => MediaProblem])[] = [
  ['\x89PNG', () => notAVideo('an image')],
  ['\xff\xd8\xff', () => notAVideo('an image')],
  ['GIF8', () => notAVideo('an image')],
  ['RIFF????WEBP', () => notAVideo('an image')],
  ['BM????\0\0\0\0', () => notAVideo('an image')],
  ['II*\0', () => notAVideo('an image')],
  ['MM\0*', () => notAVideo('an image')],
  ['8BPS', () => notAVideo('an image')],
  ['\0\0\0\x0cJXL ', () => notAVideo('an image')],
  ['\0\0\0\x0cjP  ', () => notAVideo('an image')],
  ['????ftypavif', () => notAVideo('an image')],
  ['????ftypheic', () => notAVideo('an image')],
  ['????ftypheix', () => notAVideo('an image')],
  ['????ftypmif1', () => notAVideo('an image')],
  ['ID3', noPicture],
  ['\xff\xfb', noPicture],
  ['\xff\xf3', noPicture],
  ['\xff\xf1', noPicture],
  ['\xff\xf9', noPicture],
  ['fLaC', noPicture],
  ['RIFF????WAVE', noPicture],
  ['RF64????WAVE', noPicture],
  ['FORM????AIFF', noPicture],
  ['OggS', () => otherContainer('an Ogg file')],
  ['RIFF????AVI ', () => otherContainer('an AVI file')],
  ['FLV\x01', () => otherContainer('a Flash video')],
  ['0&\xb2u\x8ef\xcf\x11', () => otherContainer('a Windows Media file')],
  ['\0\0\x01\xba', () => otherContainer('an MPEG program stream')],
  ['\0\0\x01\xb3', () => otherContainer('an MPEG video stream')],
  ['DKIF', () => otherContainer('an IVF file')],
  ['.RMF', () => otherContainer('a RealMedia file')],
  ['%PDF', () => notAVideo('a PDF')],
  ['PK\x03\x04', () => notAVideo('a ZIP archive')],
];

const PLAYLISTS =
  /^\s*(#EXTM3U|ffconcat version|\[playlist\]|<(\?xml[^>]*>\s*)?<?(MPD|smil|asx)\b)/iu;
const DRAWINGS = /^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg\b/iu;
const PAGES = /^\s*(<!doctype html|<html\b|\{|<\?xml)/iu;

/** Say what a file is that is none of the four containers, by how it begins. */
export async function whatItIs(file: FileHandle): Promise<MediaProblem> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(ENOUGH), 0, ENOUGH, 0);
  const text = buffer.subarray(0, bytesRead).toString('latin1');
  for (const [pattern, problem] of BEGINNINGS) if (beginsWith(text, pattern)) return problem();
  if (/^G.{187}G.{187}G/su.test(text)) return otherContainer('an MPEG transport stream');
  const words = text.replace(/^\xef\xbb\xbf/u, '');
  if (PLAYLISTS.test(words)) return notAVideo('a playlist');
  if (DRAWINGS.test(words)) return notAVideo('an image');
  if (PAGES.test(words)) return notAVideo('a text');
  return incomplete();
}

const beginsWith = (text: string, pattern: string) =>
  text.length >= pattern.length &&
  [...pattern].every((letter, i) => letter === '?' || text[i] === letter);
