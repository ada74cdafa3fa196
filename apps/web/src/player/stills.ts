/** The picture of a panel: there, on its way, or not to be had. */
export type Still = HTMLImageElement | 'loading' | 'missing';

/** The stills of panels, loaded when they are first asked for. */
export interface Stills {
  /** By the SHA-256 of the picture. */
  of(image: string): Still;
  close(): void;
}

/** Decoded stills kept; each may be some megabytes. */
const MOST_KEPT = 8;

export function newStills(onPicture: () => void): Stills {
  // A Map keeps the order in which they were last asked for.
  const kept = new Map<string, Still>();
  const settle = (image: string, still: Still) => {
    if (!kept.has(image)) return;
    kept.set(image, still);
    onPicture();
  };
  return {
    of(image) {
      const known = kept.get(image);
      kept.delete(image);
      kept.set(image, known ?? 'loading');
      if (known !== undefined) return known;
      const element = new Image();
      element.src = `/media/${image}`;
      element.decode().then(
        () => settle(image, element),
        () => settle(image, 'missing'),
      );
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return 'loading';
    },
    close: () => kept.clear(),
  };
}
