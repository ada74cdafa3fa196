import { expect, it } from 'vitest';
import { sayWhole } from '../../src/decisions/say-whole.ts';

const head = 'a'.repeat(64);
const nameOf = (shotId: string) => (shotId === '22' ? '22 Football field' : undefined);
const broken = (place: number, shotId: string | null = '22') =>
  sayWhole(
    { entries: 57, whole: false, head, broken: { place, shotId, why: 'Entry 12 is missing.' } },
    nameOf,
  );

it('says how many entries were checked', () => {
  const whole = (entries: number) => sayWhole({ entries, whole: true, head, broken: null }, nameOf);
  expect(whole(57)).toEqual(['The log is whole: 57 entries checked.']);
  expect(whole(1)).toEqual(['The log is whole: 1 entry checked.']);
  expect(whole(0)).toEqual(['The log is whole: there is no entry yet.']);
});

it('says where it is not whole, why, what is still proved, and what to do', () => {
  expect(broken(12)).toEqual([
    'The log is not whole from place 12 on (22 Football field).',
    'Entry 12 is missing.',
    expect.stringMatching(/^Entries 1 to 11 are as they were written\. .*backup\.$/u),
  ]);
  expect(broken(1, null)[0]).toBe('The log is not whole from place 1 on.');
  expect(broken(1)[2]).toMatch(/^No entry is proved\./u);
  expect(broken(2, 'gone')[0]).toBe('The log is not whole from place 2 on.');
  expect(broken(2)[2]).toMatch(/^Entry 1 is as it was written\./u);
});
