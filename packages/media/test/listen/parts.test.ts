import { describe, expect, test } from 'vitest';
import { RealFft } from '../../src/listen/real-fft.ts';
import { agreementOf } from '../../src/listen/second-opinion.ts';
import { sayTempo, snapTempo } from '../../src/listen/snap-tempo.ts';

test('[M25] a spectrum is the one of the definition, and leads back', () => {
  const samples = Float64Array.from({ length: 64 }, (_, i) => Math.sin(i * i * 0.37) + 0.2);
  const [re, im, back] = [new Float64Array(33), new Float64Array(33), new Float64Array(64)];
  const fft = new RealFft(64);
  fft.forward(samples, re, im);
  for (let k = 0; k <= 32; k += 1) {
    let [x, y] = [0, 0];
    for (const [n, value] of samples.entries()) {
      x += value * Math.cos((2 * Math.PI * k * n) / 64);
      y -= value * Math.sin((2 * Math.PI * k * n) / 64);
    }
    expect(re[k]).toBeCloseTo(x, 9);
    expect(im[k]).toBeCloseTo(y, 9);
  }
  fft.inverse(re, im, back);
  for (const [n, value] of samples.entries()) expect(back[n]).toBeCloseTo(value, 12);
});

describe('[M25] a tempo is as round as the beats allow', () => {
  test.each([
    [60 / 118.0004, 1e-5, [118, 1], '118'],
    [60 / 117.5, 1e-7, [235, 2], '117.5'],
    [60 / 117.3, 1e-7, [1173, 10], '117.3'],
    [60 / 117.53, 1e-7, [11_753, 100], '117.53'],
    [60 / 117.5312, 1e-7, [117_531, 1000], '117.531'],
    [60 / 117.53, 0.01, [118, 1], '118'],
  ] as const)('%f s, give or take %f', (period, tolerance, tempo, words) => {
    expect(snapTempo(period, tolerance)).toEqual(tempo);
    expect(sayTempo(snapTempo(period, tolerance))).toBe(words);
  });
});

test.each([
  [0.5, 'same'],
  [0.25, 'double'],
  [1, 'half'],
  [0.75, 'two-thirds'],
  [1 / 3, 'three-halves'],
  [0.61, 'none'],
  [undefined, 'none'],
] as const)('[M25] beside 0.5 s a beat of %s s is %s', (other, agreement) => {
  expect(agreementOf([0.5], other)).toBe(agreement);
});
