import type { Role } from './roles.ts';

/** The director's amber and the artist's periwinkle: hues 0 and 1 of every board. */
const FIRST_TWO = ['#f2a33c', '#8ea6ff'] as const;

/**
 * Further people, as angles on the OKLCH wheel. The two above sit at 71° and 273°; green near 155°
 * and red near 28° are left out because they mean "good" and "bad" on every screen.
 */
const FURTHER_ANGLES = [332, 205, 303, 112, 0, 235] as const;
const GOLDEN_ANGLE = 137.508;
const LIGHTNESS = 0.77;
const CHROMA = 0.12;

/** The colour a person has on a board, as `#rrggbb`; all hues have about the same lightness. */
export const colorOf = (hue: number): string => {
  const given = FIRST_TWO[hue];
  if (given) return given;
  const index = hue - FIRST_TWO.length;
  const angle =
    FURTHER_ANGLES[index] ??
    (FURTHER_ANGLES[0] + (index - FURTHER_ANGLES.length + 1) * GOLDEN_ANGLE) % 360;
  return oklchToHex(LIGHTNESS, CHROMA, angle);
};

/**
 * The hue a newcomer gets: director 0 and artist 1 when nobody has them, everybody else the lowest
 * one from 2 that is free, so that amber and periwinkle wait for the two they are meant for.
 */
export const hueFor = (role: Role, taken: ReadonlySet<number>): number => {
  const own = role === 'director' ? 0 : role === 'artist' ? 1 : undefined;
  if (own !== undefined && !taken.has(own)) return own;
  let hue: number = FIRST_TWO.length;
  while (taken.has(hue)) hue += 1;
  return hue;
};

/** Björn Ottosson's OKLab matrices (https://bottosson.github.io/posts/oklab/), clipped to sRGB. */
const oklchToHex = (lightness: number, chroma: number, angle: number): string => {
  const a = chroma * Math.cos((angle * Math.PI) / 180);
  const b = chroma * Math.sin((angle * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear.map(toByte).join('')}`;
};

const toByte = (linear: number): string => {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  const byte = Math.round(Math.min(1, Math.max(0, encoded)) * 255);
  return byte.toString(16).padStart(2, '0');
};
