import { describe, expect, test } from 'vitest';
import { planTakes } from '../../demo/plan-takes.ts';
import { writtenShots } from '../../demo/written-shots.ts';

const SIZE = {
  shots: 55,
  takes: 700,
  unsorted: 30,
  seconds: 1.5,
  width: 640,
  secondsPerBar: 2,
  seed: 1,
};
const plan = (change: Partial<typeof SIZE> = {}) => {
  const size = { ...SIZE, ...change };
  return planTakes(size, writtenShots(size.shots));
};

describe('the plan of a board', () => {
  test('has as many takes as asked for, some unsorted, and each shot has one', () => {
    const takes = plan();
    expect(takes).toHaveLength(700);
    expect(takes.filter(({ isFiled }) => !isFiled)).toHaveLength(30);
    expect(new Set(takes.map(({ shot }) => shot)).size).toBe(55);
  });

  test('is the same for the same seed and another for another', () => {
    expect(plan()).toEqual(plan());
    expect(plan({ seed: 2 })).not.toEqual(plan());
  });

  test('has no two equal films and no name twice in a folder', () => {
    const takes = plan();
    expect(new Set(takes.map(({ film }) => JSON.stringify(film.tunnel))).size).toBe(700);
    expect(new Set(takes.map(({ folder, name }) => `${folder}/${name}`)).size).toBe(700);
  });

  test('has takes for each shot that are as long as it is in bars', () => {
    const shots = writtenShots(SIZE.shots);
    const lengthOf = ({ frames, make }: ReturnType<typeof plan>[number]['film']) => {
      const [num = 0, den = 1] = make.fps.split('/').map(Number);
      return (frames * den) / num;
    };
    const takes = plan();
    for (const [shot, { bars }] of shots.entries()) {
      const own = takes.filter((take) => take.shot === shot);
      const filling = own.filter(({ film }) => lengthOf(film) >= bars * SIZE.secondsPerBar);
      expect(filling.length).toBeGreaterThanOrEqual(Math.min(2, own.length));
    }
  });

  test('mixes sizes, rates and codecs, all with even sides', () => {
    const makes = plan().map(({ film }) => film.make);
    expect(new Set(makes.map(({ codec }) => codec)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(makes.map(({ fps }) => fps)).size).toBe(6);
    expect(makes.every(({ width, height }) => width % 2 === 0 && height % 2 === 0)).toBe(true);
  });

  test.each([
    { takes: 0, shots: 0, unsorted: 0 },
    { takes: 3, shots: 55, unsorted: 10 },
    { takes: 5, shots: 1, unsorted: 5 },
    { takes: 200, shots: 120, unsorted: 0 },
  ])('keeps to unusual sizes: %o', (size) => {
    const takes = plan(size);
    expect(takes).toHaveLength(size.takes);
    expect(takes.every(({ shot }) => shot < size.shots)).toBe(true);
    expect(takes.filter(({ isFiled }) => !isFiled)).toHaveLength(
      Math.min(size.unsorted, size.takes),
    );
  });
});
