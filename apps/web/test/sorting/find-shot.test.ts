import { describe, expect, test } from 'vitest';
import { findShots, titleFromName } from '../../src/sorting/find-shot.ts';

const SHOTS = [
  { label: '2', title: 'Chain-link gap' },
  { label: '12', title: 'Two trains' },
  { label: '20', title: 'Locker → cafeteria' },
  { label: '21', title: 'Bubble gum' },
  { label: '23', title: 'Wedding car' },
  { label: '23A', title: 'Gum again' },
];
const found = (query: string) => findShots(SHOTS, query).map(({ label }) => label);

describe('finding the shot somebody types', () => {
  test('the number itself comes before those that begin so', () => {
    expect(found('2')).toEqual(['2', '20', '21', '23', '23A']);
    expect(found('23')).toEqual(['23', '23A']);
    expect(found('23a')).toEqual(['23A']);
    expect(found('023')).toEqual(['23', '23A']);
  });
  test('titles by the begin of a word, then by any part', () => {
    expect(found('gum')).toEqual(['23A', '21'].toReversed());
    expect(found('caf')).toEqual(['20']);
    expect(found('ding')).toEqual(['23']);
  });
  test('nothing typed finds nothing; nothing fits what nobody wrote', () => {
    expect(found(' ')).toEqual([]);
    expect(found('99')).toEqual([]);
  });
});

describe('a title from the name of a file', () => {
  test.each([
    ['Gen-4 2026-11-20 gum bubble pop, s23 .mp4', 'Gum bubble pop'],
    ['kling_20261101_Text_to_Video_Wedding_car_4711_2.mp4', 'Wedding car'],
    ['BubbleGumPops.webm', 'Bubble Gum Pops'],
    ['Tür_zum_Café v2.mov', 'Tür zum Café'],
    ['DSC_1042.MOV', ''],
  ])('%s → %s', (name, title) => expect(titleFromName(name)).toBe(title));
});
