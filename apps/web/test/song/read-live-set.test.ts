// @vitest-environment jsdom
import { File as NodeFile } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { makeGrid, sampleOf } from '@takeboard/editorial';
import { describe, expect, test } from 'vitest';
import { pickElements } from '../../src/song/read-tempo/pick-elements.ts';
import { readTempoFile } from '../../src/song/read-tempo/read-tempo-file.ts';

/** The one of jsdom cannot be read as a stream, the browser's and Node's can. */
const file = (...parts: (string | Uint8Array)[]): File =>
  new NodeFile(parts, 'song.als') as unknown as File;

const BEFORE = -63_072_000;

interface LiveSet {
  readonly tempo?: number | string;
  /** Where Live keeps no number, older versions keep an event. */
  readonly tempos?: readonly (readonly [at: number, tempo: number, curved?: boolean])[];
  readonly meters?: readonly (readonly [at: number, value: number])[];
  readonly locators?: readonly (readonly [at: number, name: string])[];
  readonly track?: 'MasterTrack' | 'MainTrack';
  readonly clutter?: string;
  readonly old?: boolean;
}

/** As Live 11 and 12 write it, as far as it matters; `old` as Live 8 did. */
function liveSet({
  tempo = 120,
  tempos = [[BEFORE, Number(tempo)]],
  meters = [[BEFORE, 201]],
  locators = [],
  track = 'MainTrack',
  clutter = '',
  old = false,
}: LiveSet = {}): string {
  const floats = tempos
    .map(
      ([at, value, curved = false], i) =>
        `<FloatEvent Id="${i}" Time="${at}" Value="${value}"${curved ? ' CurveControl1X="0.5" CurveControl1Y="0.2"' : ''} />`,
    )
    .join('\n');
  const enums = meters.map(([at, value]) => `<EnumEvent Time="${at}" Value="${value}" />`).join('');
  const envelope = (target: number, events: string) =>
    `<AutomationEnvelope Id="${target}"><EnvelopeTarget><PointeeId Value="${target}" /></EnvelopeTarget><Automation><Events>${events}</Events></Automation></AutomationEnvelope>`;
  const named = locators
    .map(
      ([at, name], i) =>
        `<Locator Id="${i}"><LomId Value="0" /><Time Value="${at}" /><Name Value="${name}" /><Annotation Value="" /><IsSongStart Value="false" /></Locator>`,
    )
    .join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<Ableton MajorVersion="5" Creator="Ableton Live 12.1"><LiveSet>
<Tracks><MidiTrack Id="3"><DeviceChain><Mixer><Tempo><Manual Value="1" /></Tempo></Mixer></DeviceChain>
<AutomationEnvelopes><Envelopes>${envelope(77, '<FloatEvent Id="0" Time="0" Value="999" />')}</Envelopes></AutomationEnvelopes>${clutter}</MidiTrack></Tracks>
<${track} SelectedToolPanel="0"><AutomationEnvelopes><Envelopes>${old ? '' : `${envelope(10, enums)}${envelope(8, floats)}${envelope(12, '<FloatEvent Id="0" Time="0" Value="0.5" />')}`}</Envelopes></AutomationEnvelopes>
<DeviceChain><Mixer><Volume><Manual Value="1" /></Volume>
<Tempo><LomId Value="0" /><Manual Value="${tempo}" />${old ? `<ArrangerAutomation><Events>${floats}</Events></ArrangerAutomation>` : ''}<AutomationTarget Id="8"><LockEnvelope Value="0" /></AutomationTarget></Tempo>
<TimeSignature><LomId Value="0" /><Manual Value="201" /><AutomationTarget Id="10" /></TimeSignature></Mixer></DeviceChain></${track}>
<PreHearTrack><Name Value="x" /></PreHearTrack>
<Locators>${named === '' ? '<Locators />' : `<Locators>${named}</Locators>`}</Locators>
</LiveSet></Ableton>`;
}

// oxlint-disable-next-line typescript/require-await -- what is read comes in pieces
async function* pieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

const packed = (set: LiveSet | string) =>
  file(gzipSync(typeof set === 'string' ? set : liveSet(set)));
const read = (set: LiveSet | string) => readTempoFile(packed(set));
const fourFour = { beats: 4, unit: 4 };

describe('a Live set', () => {
  test.each(['MasterTrack', 'MainTrack'] as const)(
    'gives tempo and locators (%s)',
    async (track) => {
      const locators = [
        [64, 'Chorus &amp; bridge'],
        [0, 'Verse 1'],
        [-4, 'before'],
        [32.5, ' Pre '],
        [70, ''],
      ] as const;
      expect(await read({ tempo: 117.53, locators, track })).toEqual({
        changes: [{ tick: 0, tempo: { num: 11_753, den: 100 }, meter: fourFour }],
        sections: [
          { tick: 0, name: 'Verse 1' },
          { tick: 31_200, name: 'Pre' },
          { tick: 61_440, name: 'Chorus & bridge' },
        ],
        says: '117.53 beats a minute, 4/4, 3 sections.',
      });
    },
  );

  test('that keeps 120 as 119.999992 means 120', async () => {
    expect((await read({ tempo: 119.999992 })).changes[0]?.tempo).toEqual({ num: 120, den: 1 });
  });

  test('from Live 8 has its events below the tempo', async () => {
    const tempos = [
      [BEFORE, 90],
      [16, 90],
      [16, 100],
    ] as const;
    expect((await read({ tempo: 90, tempos, old: true, track: 'MasterTrack' })).changes).toEqual([
      { tick: 0, tempo: { num: 90, den: 1 }, meter: fourFour },
      { tick: 15_360, tempo: { num: 100, den: 1 }, meter: fourFour },
    ]);
  });

  test('changes its meter, each beat of which is the meter’s own', async () => {
    const meters = [
      [BEFORE, 200],
      [6, 303],
      [13, 201],
    ] as const;
    expect((await read({ meters })).changes).toEqual([
      { tick: 0, tempo: { num: 120, den: 1 }, meter: { beats: 3, unit: 4 } },
      { tick: 5760, tempo: { num: 240, den: 1 }, meter: { beats: 7, unit: 8 } },
      { tick: 5760 + 13_440, tempo: { num: 120, den: 1 }, meter: fourFour },
    ]);
  });

  test('whose tempo glides has a tempo for each beat, and the beats where they were', async () => {
    const tempos = [
      [BEFORE, 60],
      [4, 60],
      [8, 120],
      [12, 120],
    ] as const;
    const file = await read({ tempo: 60, tempos });
    expect(file.says).toBe(
      '60 to 120 beats a minute, 4/4, 5 changes, no sections. Its tempo glides: each beat has one tempo here, and every beat is where it was.',
    );
    const grid = makeGrid({ revision: 0, rate: 48_000, start: 0, changes: file.changes });
    // Four beats at 60; then dt = 60 / (60 + 15 q) dq over four beats, by a sum that is fine enough.
    let seconds = 4;
    for (let q = 0; q < 4; q += 1e-4) seconds += (60 / (60 + 15 * (q + 5e-5))) * 1e-4;
    expect(Math.abs(sampleOf(grid, 8 * 960) - seconds * 48_000)).toBeLessThan(3);
    expect(sampleOf(grid, 12 * 960) - sampleOf(grid, 8 * 960)).toBe(96_000);
  });

  test('whose tempo glides along a curve says that this is taken as straight', async () => {
    const { says } = await read({
      tempos: [
        [BEFORE, 100],
        [0, 100, true],
        [16, 140],
      ],
    });
    expect(says).toContain('curves are taken as straight');
  });

  test('of any size takes no more memory than its master track', async () => {
    const clutter = '<Note Time="1" Pitch="60" />'.repeat(300_000);
    expect((await read({ tempo: 99, clutter })).changes[0]?.tempo).toEqual({ num: 99, den: 1 });
  });

  test('is cut into pieces anywhere and reads the same', async () => {
    const xml = liveSet({
      tempo: 99,
      locators: [
        [4, 'Verse'],
        [8, 'Chorus'],
      ],
    });
    const whole = await pickElements(pieces(xml, xml.length));
    for (const length of [1, 7, 13, 100])
      expect(await pickElements(pieces(xml, length))).toEqual(whole);
    expect(whole.MainTrack?.endsWith('</MainTrack>')).toBe(true);
    expect(whole.Locators?.match(/<\/Locators>/gu)).toHaveLength(2);
  });

  test('is read without being packed, too', async () => {
    const { changes } = await readTempoFile(file(liveSet({ tempo: 101 })));
    expect(changes[0]?.tempo).toEqual({ num: 101, den: 1 });
  });
});

describe('a Live set that is of no use is told in words:', () => {
  const whole = gzipSync(liveSet());
  test.each([
    [
      'cut off',
      file(whole.subarray(0, whole.length - 40)),
      'It is damaged or cut off. Save the set in Ableton Live again.',
    ],
    [
      'damaged',
      file(whole.subarray(0, 60), new Uint8Array(60), whole.subarray(120)),
      'It is damaged or cut off. Save the set in Ableton Live again.',
    ],
    [
      'something else in a gzip',
      packed('<html><body>hello</body></html>'),
      'There is no Live set in it. Save the set in Ableton Live again.',
    ],
    [
      'XML that is none',
      packed(liveSet().replace('<Volume>', '<Volume')),
      'This Live set is damaged. Save it in Ableton Live again.',
    ],
    [
      'no tempo',
      packed(liveSet().replaceAll('<Manual Value="120" />', '')),
      'This Live set names no tempo. Save it in Ableton Live again.',
    ],
    [
      'a meter of 99/16',
      packed({ meters: [[BEFORE, 494]] }),
      'This Live set has a meter of 99/16, which is none here.',
    ],
    ['a tempo of 0', packed({ tempo: 0 }), 'This Live set has a tempo of 0.'],
    [
      'a tempo of 999',
      packed({ tempo: 999 }),
      'A tempo lies between 10 and 480 beats a minute, 999 does not.',
    ],
  ])('%s', async (_, given, words) => {
    await expect(readTempoFile(given)).rejects.toMatchObject({
      message: `“song.als” cannot be used. ${words}`,
    });
  });

  test('a bomb of zeros is let go of', async () => {
    // A track that never ends, 20 MB of it in 20 kB: refused before it is all unpacked.
    const bomb = gzipSync(Buffer.concat([Buffer.from('<MainTrack >'), Buffer.alloc(20 << 20, 32)]));
    await expect(readTempoFile(file(bomb))).rejects.toThrow(
      '“song.als” cannot be used. It is larger than any Live set when unpacked. Save the set anew.',
    );
  });

  test('a file of 65 MB is not even opened', async () => {
    const large = file(new Uint8Array(65 << 20));
    await expect(readTempoFile(large)).rejects.toThrow(
      'It has 68 MB; a MIDI file or Live set has at most 64.',
    );
  });
});
