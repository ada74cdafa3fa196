import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guessShots, openGuesser } from '../../src/sorting/guess-shots.ts';
import type { GuessedShot, GuessedTake } from '../../src/sorting/guess-shots.ts';
import { batchOf } from '../../src/sorting/neighbours.ts';

/** The invented film of 55 shots that demos and browser tests use. */
const FILM: readonly GuessedShot[] = readFileSync(
  new URL('../../../server/demo/the-hardest-part.txt', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line, i) => {
    const [title = '', promptText = ''] = line.split('|').map((part) => part.trim());
    return { id: `shot ${i + 1}`, label: String(i + 1), title, promptText };
  });

const SHOTS: readonly GuessedShot[] = [
  {
    id: 'a',
    label: '19',
    title: 'Dorm hallway',
    promptText: 'We fly down the hallway past slamming doors, into a locker',
  },
  {
    id: 'b',
    label: '20',
    title: 'Locker → cafeteria',
    promptText: '…the back of the locker, gum wrappers spinning, emerge over trays',
  },
  {
    id: 'c',
    label: '21',
    title: 'Bubble gum',
    promptText: 'She blows a bubble, we fly through, it pops, gum strands stretch',
  },
  {
    id: 'd',
    label: '22',
    title: 'Football field',
    promptText: 'Out of the gum onto an open field at golden hour, she is running',
  },
  {
    id: 'e',
    label: '23',
    title: 'Wedding car',
    promptText: 'Through the goal posts into the back window of a wedding car',
  },
  { id: 'f', label: '23A', title: 'Tür zum Café', promptText: 'Eine Tür geht auf' },
];

let ids = 0;
const take = (name: string, part: Partial<GuessedTake> = {}): GuessedTake => {
  ids += 1;
  return {
    id: `take ${ids}`,
    name,
    folder: '',
    batchId: 'batch',
    shotId: null,
    modifiedAt: null,
    promptStart: null,
    facts: null,
    color: null,
    ...part,
  };
};
const first = (name: string, part: Partial<GuessedTake> = {}, takes: GuessedTake[] = []) => {
  const [guess] = guessShots(take(name, part), takes, SHOTS);
  return guess && SHOTS.find(({ id }) => id === guess.shotId)?.label;
};

describe('guessing the shot of a take', () => {
  test.each([
    ['Gen-4 2026-11-20 gum bubble pop, s21 .mp4', '21'],
    ['Gen-4 2026-11-20 anything at all, s23 .mp4', '23'],
    ['gen4_a91f_gum-bubble-pop.mp4', '21'],
    ['Pika 2.2 - Wedding_car_window_seed123456789.mp4', '23'],
    ['kling_20261101_Text_to_Video_fly_down_the_hallway_past_4711_2.mp4', '19'],
    ['20261101_1431_Football field_remix_01k3fa9c0d1e2b3c4d5e6f.mp4', '22'],
    ['shot_023_take7.mov', '23'],
    ['SH23A_v003.mp4', '23A'],
    ['23A_v003.mp4', '23A'],
    ['Tuer zum Cafe 2.mp4', '23A'],
    ['TU\u0308R ZUM CAFE\u0301.webm', '23A'],
    ['BubbleGumPops.webm', '21'],
  ])('%s is of %s', (name, label) => expect(first(name)).toBe(label));

  test.each([
    'DSC_0023.MOV',
    'IMG_2021.MOV',
    'VID_20261120_212223.mp4',
    'gen4_23ab.mp4',
    '1280x720 24fps 23s.mp4',
    'Gen-4 Turbo 2026-11-23 3344556677.mp4',
  ])('%s says nothing', (name) => expect(first(name)).toBe(undefined));

  test('a folder with the number of a shot says it for all in it', () => {
    expect(first('DSC_0001.MOV', { folder: 'rushes/shot 22' })).toBe('22');
    expect(first('DSC_0001.MOV', { folder: 'rushes/22 football' })).toBe('22');
  });

  test('the prompt it was made from says it, whatever its name', () => {
    const promptStart = SHOTS[1]?.promptText ?? '';
    const [guess] = guessShots(take('a1b2c3.mp4', { promptStart }), [], SHOTS);
    expect(guess).toMatchObject({ shotId: 'b', reasons: ['made from its prompt'] });
  });

  test('what came with it and has a shot says it, with how many', () => {
    const filed = [1, 2, 3].map((i) => take(`DSC_100${i}.MOV`, { folder: 'b', shotId: 'd' }));
    const [guess] = guessShots(take('DSC_1004.MOV', { folder: 'b' }), filed, SHOTS);
    expect(guess).toMatchObject({ shotId: 'd' });
    expect(guess?.reasons[0]).toBe('same folder as 3 others here');
  });

  test('what was made within minutes says it, what was made an hour later does not', () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 14, minutes)).toISOString();
    const filed = [take('DSC_1.MOV', { modifiedAt: at(0), shotId: 'e', batchId: 'other' })];
    const near = guessShots(take('DSC_2.MOV', { modifiedAt: at(3) }), filed, SHOTS);
    expect(near[0]).toMatchObject({
      shotId: 'e',
      reasons: ['made within minutes of 1 other here'],
    });
    expect(guessShots(take('DSC_3.MOV', { modifiedAt: at(59) }), filed, SHOTS)).toEqual([]);
  });

  test('takes of shots that are gone say nothing', () => {
    const filed = [take('DSC_1.MOV', { shotId: 'gone', folder: 'x' })];
    expect(guessShots(take('DSC_2.MOV', { folder: 'x' }), filed, SHOTS)).toEqual([]);
  });

  test('reasons name the words as they were written', () => {
    const [guess] = guessShots(take('she blows a bubble.mp4'), [], SHOTS);
    expect(guess?.reasons.join('; ')).toContain('blows');
  });

  test('on 55 shots and names of seven vendors it is right, or says nothing', () => {
    const guesser = openGuesser([], FILM);
    const names: readonly ((shot: GuessedShot, i: number) => Partial<GuessedTake>)[] = [
      ({ promptText }, i) => ({ name: `Gen-4_5 ${cut(promptText, 42)} ${i}12345678.mp4` }),
      ({ title }, i) => ({ name: `gen4_${(i * 7919).toString(16)}_${slug(title)}.mp4` }),
      ({ promptText }, i) => ({
        name: `${cut(promptText, 48).replaceAll(' ', '_')}_seed${i}98765432.mp4`,
      }),
      ({ promptText }, i) => ({
        name: `kling_20261101_Text_to_Video_${cut(promptText, 24).replaceAll(' ', '_')}_${i}_0.mp4`,
      }),
      ({ title }, i) => ({ name: `20261101_1431_${title}_remix_01k${i}af9c0d1e2b3c4d5e6f.mp4` }),
      ({ label, title }, i) => ({ name: `${label}_${title} v${i + 1}.mov` }),
      ({ promptText }, i) => ({
        name: `IMG_${2000 + i}.MOV`,
        promptStart: promptText.slice(0, 200),
      }),
    ];
    let right = 0;
    let guessed = 0;
    let inThree = 0;
    let all = 0;
    for (const shot of FILM) {
      for (const [i, nameOf] of names.entries()) {
        all += 1;
        const guesses = guesser(take('', nameOf(shot, i * 31 + all)));
        if (guesses.length > 0) guessed += 1;
        if (guesses[0]?.shotId === shot.id) right += 1;
        if (guesses.slice(0, 3).some(({ shotId }) => shotId === shot.id)) inThree += 1;
      }
    }
    expect(right / guessed, 'first guess right').toBeGreaterThan(0.95);
    expect(inThree / all, 'among the first three').toBeGreaterThan(0.95);
  });

  test('names of cameras on the same film give no guess at all', () => {
    const guesser = openGuesser([], FILM);
    for (let i = 1000; i < 1200; i += 1) {
      expect(guesser(take(`DSC_${i}.MOV`))).toEqual([]);
      expect(guesser(take(`IMG_${i}.mp4`))).toEqual([]);
    }
  });
});

describe('what comes along', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 14, minutes)).toISOString();

  test('takes named like it, of the same drop and folder', () => {
    const one = take('gum bubble_seed1111111.mp4');
    const two = take('gum bubble_seed2222222.mp4');
    const other = take('wedding car_seed3333333.mp4');
    const elsewhere = take('gum bubble_seed4444444.mp4', { batchId: 'another' });
    expect(batchOf(one, [one, two, other, elsewhere])).toEqual([two]);
  });

  test('without words in their names, takes made one after the other', () => {
    const takes = [0, 3, 6, 30, 33].map((minutes, i) =>
      take(`DSC_${i}.MOV`, { modifiedAt: at(minutes) }),
    );
    const [first, second, third] = takes;
    expect(first && batchOf(first, takes)).toEqual([second, third]);
  });

  test('nothing, when nothing says so', () => {
    const one = take('DSC_1.MOV');
    expect(batchOf(one, [one, take('DSC_2.MOV'), take('gum.mp4')])).toEqual([]);
  });
});

const cut = (text: string, most: number) =>
  text
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .slice(0, most)
    .trim();
const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
