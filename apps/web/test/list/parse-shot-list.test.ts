import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHOT_LIST, THE_HARDEST_PART } from '../../e2e/support/the-hardest-part.ts';
import { MOST_SHOTS, parseShotList } from '../../src/list/parse-shot-list.ts';

const drafts = (text: string) =>
  parseShotList(text).shots.map(({ draft: { label, title, prompt, bars } }) => ({
    ...(label === undefined ? {} : { label }),
    title,
    prompt,
    bars: bars === null ? null : `${bars?.num}/${bars?.den}`,
  }));
const errors = (text: string) =>
  parseShotList(text).shots.flatMap(({ line, error }) => (error ? [[line, error]] : []));

describe('one line per shot', () => {
  it('reads title, prompt and bars', () => {
    expect(drafts('Wedding car | Through the back window | 2')).toEqual([
      { title: 'Wedding car', prompt: 'Through the back window', bars: '2/1' },
    ]);
  });

  it('reads the whole fixture without an error', () => {
    const list = parseShotList(SHOT_LIST);
    expect(list.format).toBe('lines');
    expect(list.shots).toHaveLength(55);
    expect(list.shots.every(({ error }) => error === undefined)).toBe(true);
    expect(list.shots[22]?.draft.title).toBe(THE_HARDEST_PART[22]?.title);
  });

  it('takes a title alone, with its commas', () => {
    expect(drafts('Rain, motel\nBubble gum, pink, slow')).toEqual([
      { title: 'Rain, motel', prompt: '', bars: null },
      { title: 'Bubble gum, pink, slow', prompt: '', bars: null },
    ]);
  });

  it('takes fractions and decimals of bars, and the word', () => {
    expect(drafts('a|b|1/2\nc|d|1 1/2\ne|f|0.25\ng|h|2 bars').map(({ bars }) => bars)).toEqual([
      '1/2',
      '3/2',
      '1/4',
      '2/1',
    ]);
  });

  it('counts empty lines when it names a line', () => {
    expect(errors('a | b | 1\n\n\nc | d | two')).toEqual([
      [4, '“two” is not a number of bars. Write it like 2, 1/2 or 0.5.'],
    ]);
  });

  it('says of each bad line what is wrong with it', () => {
    expect(errors(`${'x'.repeat(201)} | p | 1`)).toEqual([
      [1, 'Its title has 201 characters; 200 is the most. Put the rest into the prompt.'],
    ]);
    expect(errors('a | b | 0')).toEqual([
      [1, '“0” is not a number of bars. Write it like 2, 1/2 or 0.5.'],
    ]);
    expect(errors('a | b | -1')).toHaveLength(1);
    expect(errors(' | | 2')).toEqual([[1, 'It has neither a title nor a prompt.']]);
    expect(errors('a | b | 1 | note | one too many')).toEqual([
      [1, 'It has more parts than expected: “one too many”.'],
    ]);
  });

  it('takes a first column of numbers as the shots’ numbers', () => {
    expect(drafts('22 | Field | Golden hour | 1\n22A | Car | Neon | 2')).toEqual([
      { label: '22', title: 'Field', prompt: 'Golden hour', bars: '1/1' },
      { label: '22A', title: 'Car', prompt: 'Neon', bars: '2/1' },
    ]);
  });
});

describe('CSV', () => {
  it('reads quoted fields with commas, quotes and line breaks, CRLF and a byte order mark', () => {
    const text =
      '\uFEFFTitle,Prompt,Bars\r\n"Rain, motel","Wipers ""cut"" the rain\nin two",4\r\nKeyhole,Gears,1\r\n';
    expect(parseShotList(text).format).toBe('csv');
    expect(drafts(text)).toEqual([
      { title: 'Rain, motel', prompt: 'Wipers "cut" the rain\nin two', bars: '4/1' },
      { title: 'Keyhole', prompt: 'Gears', bars: '1/1' },
    ]);
  });

  it('names lines of the file, not rows, behind a field of several lines', () => {
    expect(errors('title,prompt,bars\n"a","b\nc\nd",1\ne,f,many')).toEqual([
      [5, '“many” is not a number of bars. Write it like 2, 1/2 or 0.5.'],
    ]);
  });

  it('finds columns by their header, in any order, and leaves others out', () => {
    expect(drafts('Bars,Camera,Prompt,Title,Nr.\n2,A,Neon,Car,23')).toEqual([
      { label: '23', title: 'Car', prompt: 'Neon', bars: '2/1' },
    ]);
  });

  it('is known without a header by a quoted field or a last column of bars', () => {
    expect(parseShotList('Car,Neon,2\nRain,Wipers,4').format).toBe('csv');
    expect(parseShotList('"Car, red","Neon"\n"Rain","Wipers"').format).toBe('csv');
    expect(parseShotList('Rain, motel\nCar, red').format).toBe('lines');
  });
});

describe('a spreadsheet', () => {
  it('reads cells between tabs, with or without a header', () => {
    expect(drafts('Car\tNeon\t2\nRain\tWipers\t')).toEqual([
      { title: 'Car', prompt: 'Neon', bars: '2/1' },
      { title: 'Rain', prompt: 'Wipers', bars: null },
    ]);
    expect(drafts('Shot\tTitle\tDescription\n23\tCar\tNeon')).toEqual([
      { label: '23', title: 'Car', prompt: 'Neon', bars: null },
    ]);
  });
});

describe('limits', () => {
  it(`takes ${MOST_SHOTS} shots, and says what to do with more`, () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, i) => `Shot ${i}`).join('\n');
    expect(parseShotList(lines(MOST_SHOTS)).shots).toHaveLength(MOST_SHOTS);
    const list = parseShotList(lines(MOST_SHOTS + 1));
    expect(list.shots).toEqual([]);
    expect(list.error).toBe(
      'These are 501 shots; 500 at a time is the most. Paste the first 500, then the rest.',
    );
  });

  it('makes nothing of nothing', () => {
    for (const text of ['', '  \n\r\n', '\uFEFF', 'title,prompt,bars\n']) {
      expect(parseShotList(text)).toMatchObject({ shots: [], error: undefined });
    }
  });

  it('reads whatever is pasted without failing, each line once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const { shots } = parseShotList(text);
        const lines = shots.map(({ line }) => line);
        expect(new Set(lines).size).toBe(lines.length);
        expect(Math.max(0, ...lines)).toBeLessThanOrEqual(text.split(/\r\n?|\n/u).length);
      }),
    );
  });
});
