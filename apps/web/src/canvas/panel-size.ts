import type { PictureSize } from '@takeboard/storyboard';

/** The paper of a panel, as in a sketchbook under a lamp; the drawing on it is dark. */
export const PAPER = '#eceae4';

/** Canvas units squared: every picture shape gets the same amount of paper. */
const AREA = 288 * 162;

/** The size of a new panel, in the shape of the board's picture. */
export function panelSize(picture: PictureSize = { width: 16, height: 9 }): {
  w: number;
  h: number;
} {
  const aspect = picture.width / picture.height;
  const w = Math.round(Math.sqrt(AREA * aspect));
  return { w, h: Math.round((w / aspect) * 100) / 100 };
}
