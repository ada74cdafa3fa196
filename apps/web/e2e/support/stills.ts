import type { Page } from '@playwright/test';

/** Hues of the invented film, in degrees; neighbours differ so that cuts show. */
const HUES = [190, 38, 262, 24, 8, 88, 212, 40, 300, 16] as const;

/**
 * Paints an invented still, as PNG: a tunnel of frames with light at its end and two people in it.
 * It stands for material nobody has the right to put into a repository.
 */
export async function paintStill(page: Page, index: number): Promise<Buffer> {
  const url = await page.evaluate(
    ({ hue, seed }) => {
      const [w, h] = [640, 360];
      const canvas = document.createElement('canvas');
      canvas.width = w;
      canvas.height = h;
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('this browser cannot paint');
      const [x, y] = [w * (0.4 + 0.04 * (seed % 6)), h * (0.42 + 0.02 * (seed % 5))];
      // Flat tones: they keep the README's pictures small.
      const rings = 12;
      for (let i = rings; i > 0; i -= 1) {
        const size = 0.045 * i * (1 + 0.09 * i);
        const tone = 90 - (80 * i) / rings;
        pen.fillStyle = `hsl(${hue} ${58 - i}% ${tone}%)`;
        pen.beginPath();
        if (i === rings) pen.rect(0, 0, w, h);
        else if (seed % 3 === 0) pen.ellipse(x, y, w * size, h * size * 1.2, 0, 0, Math.PI * 2);
        else if (seed % 3 === 1) pen.rect(x - w * size, y - h * size, w * size * 2, h * size * 2);
        else {
          pen.moveTo(x, y - h * size * 1.5);
          pen.lineTo(x + w * size * 1.1, y + h * size);
          pen.lineTo(x - w * size * 1.1, y + h * size);
          pen.closePath();
        }
        pen.fill();
      }
      pen.fillStyle = `hsl(${hue} 45% 6%)`;
      for (const [dx, tall] of [
        [-13, 62],
        [14, 54],
      ] as const) {
        const foot = y + h * 0.3;
        pen.beginPath();
        pen.arc(x + dx, foot - tall, 7, 0, Math.PI * 2);
        pen.ellipse(x + dx, foot - tall / 2 + 4, 9, tall / 2 - 3, 0, 0, Math.PI * 2);
        pen.fill();
      }
      return canvas.toDataURL('image/png');
    },
    { hue: HUES[index % HUES.length] ?? 0, seed: index },
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
