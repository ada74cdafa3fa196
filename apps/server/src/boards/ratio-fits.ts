import { ASPECTS } from '@takeboard/storyboard';
import type { Aspect, PictureSize } from '@takeboard/storyboard';

/** Even numbers cannot meet every ratio exactly; two in a hundred is less than anybody sees. */
const TOLERANCE = 0.02;

/** Whether a size in pixels has the shape of the aspect. */
export const ratioFits = (aspect: Aspect, { width, height }: PictureSize): boolean => {
  const wanted = ASPECTS[aspect].width / ASPECTS[aspect].height;
  return Math.abs(width / height / wanted - 1) <= TOLERANCE;
};
