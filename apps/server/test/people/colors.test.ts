import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorOf, hueFor } from '../../src/people/colors.ts';
import { initialsOf } from '../../src/people/initials.ts';
import { ROLES } from '../../src/people/roles.ts';

const channels = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);

/** CIE lightness L*, 0 to 100. */
const lightnessOf = (color: string): number => {
  const [r = 0, g = 0, b = 0] = channels(color).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 116 * Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b) - 16;
};

const distance = (one: string, other: string): number =>
  Math.hypot(...channels(one).map((value, at) => (value - channels(other)[at]!) * 255));

describe("people's colours", () => {
  it('are amber for hue 0 and periwinkle for hue 1', () => {
    expect([colorOf(0), colorOf(1)]).toEqual(['#f2a33c', '#8ea6ff']);
  });

  it('are valid and about equally light for any hue', () => {
    for (let hue = 0; hue < 250; hue += 1) {
      expect(colorOf(hue)).toMatch(/^#[0-9a-f]{6}$/u);
      expect(Math.abs(lightnessOf(colorOf(hue)) - 72)).toBeLessThan(6);
    }
  });

  it('tell the first eight people apart, and keep clear of the good and bad colours', () => {
    const first = Array.from({ length: 8 }, (_, hue) => colorOf(hue));
    for (const [at, color] of first.entries()) {
      for (const other of [...first.slice(at + 1), '#7fcf9a', '#ef7d6b']) {
        expect(distance(color, other), `${color} against ${other}`).toBeGreaterThan(24);
      }
    }
  });

  it('keeps amber and periwinkle for a director and an artist', () => {
    expect(hueFor('director', new Set())).toBe(0);
    expect(hueFor('artist', new Set())).toBe(1);
    expect(hueFor('editor', new Set())).toBe(2);
    expect(hueFor('director', new Set([0, 2]))).toBe(3);
    expect(hueFor('artist', new Set([1]))).toBe(2);
  });

  it('never gives a hue that somebody has', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROLES),
        fc.uniqueArray(fc.integer({ min: 0, max: 40 })),
        (role, taken) => !taken.includes(hueFor(role, new Set(taken))),
      ),
    );
  });
});

describe('initials', () => {
  it.each([
    ['Dana', 'D'],
    ['Milo Reyes', 'MR'],
    ['  ana maria  de souza ', 'AS'],
    ['Éva Ørsted', 'ÉØ'],
    ['👩‍🎤 Nova', '👩‍🎤N'],
    ['', '?'],
  ])('of %j are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
