/**
 * Which part of the song stands on the screen, and how large. `x` is in CSS pixels from the left edge
 * of the lanes, samples are of the mix.
 */
export interface Scale {
  readonly samplesPerPixel: number;
  /** The sample at x = 0; need not be whole, and is negative before the song. */
  readonly left: number;
  /** Where a sample stands; not rounded, may lie outside the screen. */
  xOf(sample: number): number;
  /** The whole sample nearest to a place; may lie outside the song. */
  sampleAt(x: number): number;
}

/** What a scale has to fit. */
export interface ScaleBounds {
  /** Length of the song, at least 1. */
  readonly samples: number;
  /** Length of one beat: the most that the whole width can be zoomed into. */
  readonly beat: number;
  /** Of the lanes, in pixels, at least 1. */
  readonly width: number;
}

/** Pixels before the first sample and after the last one. */
export const MARGIN = 20;

export function makeScale(samplesPerPixel: number, left: number): Scale {
  return {
    samplesPerPixel,
    left,
    xOf: (sample) => (sample - left) / samplesPerPixel,
    sampleAt: (x) => Math.round(left + x * samplesPerPixel),
  };
}

/** Samples a pixel: of the whole song, and of one beat across the width. */
export function zoomLimits({ samples, beat, width }: ScaleBounds) {
  const whole = samples / Math.max(1, width - 2 * MARGIN);
  return { least: Math.min(whole, beat / width), most: whole };
}

/** The whole song. */
export const fitScale = (bounds: ScaleBounds): Scale => {
  const { most } = zoomLimits(bounds);
  return makeScale(most, -MARGIN * most);
};

/** The nearest scale that shows no more than the song and no less than a beat. */
export function holdScale({ samplesPerPixel, left }: Scale, bounds: ScaleBounds): Scale {
  const { least, most } = zoomLimits(bounds);
  const held = Math.min(most, Math.max(least, samplesPerPixel));
  const first = -MARGIN * held;
  const last = bounds.samples + (MARGIN - bounds.width) * held;
  return makeScale(held, Math.max(first, Math.min(last, left)));
}

/** Zoomed so that what stands at `x` stays there; `factor` > 1 shows less of the song, larger. */
export function zoomScale(scale: Scale, factor: number, x: number, bounds: ScaleBounds): Scale {
  const { least, most } = zoomLimits(bounds);
  const samplesPerPixel = Math.min(most, Math.max(least, scale.samplesPerPixel / factor));
  const left = scale.left + x * (scale.samplesPerPixel - samplesPerPixel);
  return holdScale(makeScale(samplesPerPixel, left), bounds);
}

/** Moved by so many pixels, later ones for positive numbers. */
export const panScale = (scale: Scale, pixels: number, bounds: ScaleBounds): Scale =>
  holdScale(makeScale(scale.samplesPerPixel, scale.left + pixels * scale.samplesPerPixel), bounds);

/** Moved so that a sample stands at a share of the width. */
export const placeSample = (
  scale: Scale,
  sample: number,
  share: number,
  bounds: ScaleBounds,
): Scale =>
  holdScale(
    makeScale(scale.samplesPerPixel, sample - share * bounds.width * scale.samplesPerPixel),
    bounds,
  );

/** How far it is zoomed in: 0 for the whole song, 1 for one beat; each step multiplies alike. */
export function zoomShare({ samplesPerPixel }: Scale, bounds: ScaleBounds): number {
  const { least, most } = zoomLimits(bounds);
  return least === most ? 0 : Math.log(most / samplesPerPixel) / Math.log(most / least);
}

/** The samples a pixel for a share; the inverse of `zoomShare`. */
export function zoomOfShare(share: number, bounds: ScaleBounds): number {
  const { least, most } = zoomLimits(bounds);
  return most * (least / most) ** share;
}
