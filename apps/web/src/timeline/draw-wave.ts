import { peakBetween } from './peaks.ts';
import type { Peak, Peaks } from './peaks.ts';
import type { RulerLine } from './ruler-lines.ts';
import type { Scale } from './timeline-scale.ts';

/** What is drawn of a song behind its markers. Sizes are CSS pixels. */
export interface WavePicture {
  readonly width: number;
  readonly height: number;
  /** Device pixels a CSS pixel. */
  readonly density: number;
  readonly scale: Scale;
  /** Length of the song. */
  readonly samples: number;
  readonly peaks: Peaks | null;
  readonly lines: readonly RulerLine[];
  /** What lies before it has been heard, and is brighter. */
  readonly playhead: number;
  /** What is played over and over, in samples; null for none. */
  readonly loop: { readonly from: number; readonly to: number } | null;
  /** Of lines, words and wave; how strong each is, is said here. */
  readonly color: string;
  readonly font: string;
}

/** Pixels of a stroke of the wave, and from one to the next. */
const STROKE = 2;
const PITCH = 3;
const STRENGTH = {
  played: 0.6,
  rest: 0.29,
  lines: [0.2, 0.085, 0.04],
  words: 0.5,
  loop: 0.07,
  loopEnds: 0.7,
} as const;
/** Pixels of the words at the foot. */
const WORDS = 12;

/** Draws the visible window of the song, and nothing else of it. */
export function drawWave(to: CanvasRenderingContext2D, picture: WavePicture): void {
  const { width, height, density, color } = picture;
  to.setTransform(density, 0, 0, density, 0, 0);
  to.clearRect(0, 0, width, height);
  to.fillStyle = color;
  drawLoop(to, picture);
  drawLines(to, picture);
  drawStrokes(to, picture);
  to.globalAlpha = 1;
}

function drawLoop(to: CanvasRenderingContext2D, { loop, scale, height }: WavePicture): void {
  if (loop === null) return;
  const left = Math.round(scale.xOf(loop.from));
  const right = Math.round(scale.xOf(loop.to));
  to.globalAlpha = STRENGTH.loop;
  to.fillRect(left, 0, right - left, height);
  to.globalAlpha = STRENGTH.loopEnds;
  to.fillRect(left, 0, 1, height);
  to.fillRect(right - 1, 0, 1, height);
}

function drawLines(to: CanvasRenderingContext2D, { lines, scale, height, font }: WavePicture) {
  to.font = font;
  to.textBaseline = 'alphabetic';
  for (const { sample, rank, label } of lines) {
    const x = Math.round(scale.xOf(sample));
    to.globalAlpha = STRENGTH.lines[rank];
    to.fillRect(x, 0, 1, height);
    if (label === '') continue;
    to.globalAlpha = STRENGTH.words;
    to.fillText(label, x + 4, height - 3);
  }
}

function drawStrokes(to: CanvasRenderingContext2D, picture: WavePicture): void {
  const { width, height, scale, samples, peaks, playhead } = picture;
  if (peaks === null) return;
  const middle = (height - WORDS) / 2;
  const pitch = PITCH * scale.samplesPerPixel;
  // Strokes stand at the same places of the song wherever the window begins, so panning moves them
  // and does not reshape them.
  const first = Math.max(0, Math.floor(scale.left / pitch));
  const end = Math.min(Math.ceil(samples / pitch), first + Math.ceil(width / PITCH) + 2);
  const offset = Math.round(scale.xOf(first * pitch));
  const heard = Math.floor(playhead / pitch);
  const peak: Peak = { least: 0, most: 0 };
  for (const isPlayed of [true, false]) {
    const from = isPlayed ? first : Math.max(first, heard);
    const until = isPlayed ? Math.min(end, heard) : end;
    to.beginPath();
    for (let stroke = from; stroke < until; stroke += 1) {
      peakBetween(peaks, stroke * pitch, (stroke + 1) * pitch, peak);
      const top = middle * (1 - peak.most);
      const bottom = middle * (1 - peak.least);
      const x = offset + (stroke - first) * PITCH;
      // Silence is a line and not nothing.
      to.rect(x, Math.min(top, middle - 0.5), STROKE, Math.max(1, bottom - top));
    }
    to.globalAlpha = isPlayed ? STRENGTH.played : STRENGTH.rest;
    to.fill();
  }
}
