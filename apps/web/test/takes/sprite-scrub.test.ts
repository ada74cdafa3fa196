// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fitPicture } from '../../src/takes/picture-fit.ts';
import { placeOfTile, scrubSprite, tileAt } from '../../src/takes/sprite-scrub.ts';

const sheet = {
  sha256: 'a'.repeat(64),
  columns: 11,
  rows: 3,
  tiles: 25,
  tileWidth: 160,
  tileHeight: 90,
};

/** The pictures asked for, each decoded when the test says so. */
const pictures: { src: string; came: () => void; failed: () => void }[] = [];
beforeEach(() => {
  pictures.length = 0;
  vi.stubGlobal(
    'Image',
    class {
      src = '';
      decode() {
        return new Promise<void>((resolve, reject) => {
          pictures.push({ src: this.src, came: resolve, failed: () => reject(new Error('gone')) });
        });
      }
    },
  );
});

describe('stills under the pointer', () => {
  it('divide the take evenly and stay inside it', () => {
    expect([-0.2, 0, 0.039, 0.04, 0.999, 1, 7].map((share) => tileAt(share, sheet))).toEqual([
      0, 0, 0, 1, 24, 24, 24,
    ]);
  });
  it('lie in the sheet row by row', () => {
    expect(placeOfTile(0, sheet)).toBe('0% 0%');
    expect(placeOfTile(10, sheet)).toBe('100% 0%');
    expect(placeOfTile(22, sheet)).toBe('0% 100%');
    expect(placeOfTile(0, { columns: 1, rows: 1 })).toBe('0% 0%');
  });
  it('are shown once the sheet has come, which is asked for once', async () => {
    const layer = document.createElement('span');
    const scrub = scrubSprite(layer, sheet);
    scrub.show(0.5);
    scrub.show(0.6);
    expect(pictures.map(({ src }) => src)).toEqual([`/media/${sheet.sha256}`]);
    expect(layer.dataset['scrubbing']).toBeUndefined();
    pictures[0]?.came();
    await Promise.resolve();
    expect(layer.dataset['scrubbing']).toBe('');
    expect(layer.style.backgroundSize).toBe('1100% 300%');
    scrub.show(0);
    expect(layer.style.backgroundPosition).toBe('0% 0%');
    scrub.leave();
    expect(layer.dataset['scrubbing']).toBeUndefined();
  });
  it('step round in both directions', async () => {
    const layer = document.createElement('span');
    const scrub = scrubSprite(layer, sheet);
    scrub.step(-1);
    pictures[0]?.came();
    await Promise.resolve();
    expect(layer.style.backgroundPosition).toBe('20% 100%');
    scrub.step(1);
    expect(layer.style.backgroundPosition).toBe('0% 0%');
  });
  it('leave the poster when the sheet does not come, and ask again later', async () => {
    const layer = document.createElement('span');
    const scrub = scrubSprite(layer, sheet);
    scrub.show(0.1);
    pictures[0]?.failed();
    await new Promise((resolve) => setImmediate(resolve));
    expect(layer.dataset['scrubbing']).toBeUndefined();
    scrub.show(0.2);
    expect(pictures).toHaveLength(2);
  });
});

describe('a picture in a box', () => {
  it('fills a box of nearly its shape', () => {
    expect(fitPicture(16 / 9, 16 / 9)).toEqual({ fit: 'cover', width: 100, height: 100 });
    const wide = fitPicture(2, 16 / 9);
    expect(wide).toMatchObject({ fit: 'cover', height: 100 });
    expect(wide.width).toBeGreaterThan(100);
  });
  it('is shown whole when its shape is another', () => {
    const upright = fitPicture(9 / 16, 16 / 9);
    expect(upright).toMatchObject({ fit: 'contain', height: 100 });
    expect(upright.width).toBeCloseTo(31.6, 1);
    expect(fitPicture(2.39, 16 / 9)).toMatchObject({ fit: 'contain', width: 100 });
  });
});
