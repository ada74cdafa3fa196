export type { MediaFacts, SpriteSheet } from './facts.ts';
export { findFfmpeg } from './find-ffmpeg.ts';
export type { Ffmpeg, FfmpegMissing } from './find-ffmpeg.ts';
export { makeProxy } from './make-proxy.ts';
export { makeRangeStills } from './make-range-stills.ts';
export { makeStills } from './make-stills.ts';
export { MediaProblem, sayProblem } from './media-problem.ts';
export type { Probed } from './probe-file.ts';
export { probeVideo } from './reader.ts';
