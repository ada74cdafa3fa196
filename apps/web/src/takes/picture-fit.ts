/** How a picture lies in a box of another shape; lengths in percent of the box. */
export interface PictureFit {
  readonly fit: 'cover' | 'contain';
  readonly width: number;
  readonly height: number;
}

/** By how much two shapes may differ until cutting off what sticks out would hide too much. */
const CUT_AT_MOST = 1.2;

/**
 * Fills a box with a picture of nearly its shape; shows all of one that is quite different (an
 * upright phone film), with room beside it. Both are width divided by height.
 */
export function fitPicture(picture: number, box: number): PictureFit {
  const wider = picture / box;
  const fit = Math.max(wider, 1 / wider) <= CUT_AT_MOST ? 'cover' : 'contain';
  const byHeight = (fit === 'cover') === wider > 1;
  return byHeight
    ? { fit, width: wider * 100, height: 100 }
    : { fit, width: 100, height: 100 / wider };
}
