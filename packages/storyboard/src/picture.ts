import { FRAME_RATE_NAMES } from '@takeboard/editorial';
import type { FrameRateName } from '@takeboard/editorial';
import { z } from 'zod';

/** Picture shapes a board can have, each with the size it starts at: square pixels, even numbers. */
export const ASPECTS = {
  '16:9': { width: 1920, height: 1080 },
  '2.39': { width: 2048, height: 858 },
  '4:3': { width: 1440, height: 1080 },
  '1:1': { width: 1080, height: 1080 },
  '9:16': { width: 1080, height: 1920 },
} as const satisfies Record<string, PictureSize>;

export type Aspect = keyof typeof ASPECTS;
export const ASPECT_NAMES = [
  '16:9',
  '2.39',
  '4:3',
  '1:1',
  '9:16',
] as const satisfies readonly Aspect[];

/** Pixels; both even, since video encoders store colour at half the size. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What every picture of a board is made for: shape, size in pixels, frames per second. */
export interface Picture extends PictureSize {
  readonly aspect: Aspect;
  readonly fps: FrameRateName;
}

const even = z.int().min(16).max(8192).multipleOf(2);

/** Reads a picture's width and height, whoever sent them. */
export const pictureSizeSchema = z.object({ width: even, height: even });

/** Reads a picture from the document. */
export const pictureSchema = pictureSizeSchema.extend({
  aspect: z.enum(ASPECT_NAMES),
  fps: z.enum(FRAME_RATE_NAMES),
});

/** The picture a board starts with; size is the shape's usual one unless given. */
export function pictureOf(
  aspect: Aspect = '16:9',
  fps: FrameRateName = '24',
  size: PictureSize = ASPECTS[aspect],
): Picture {
  return { aspect, width: size.width, height: size.height, fps };
}
