import { TICKS_PER_BEAT, formatRational, makeGrid, rational } from '@takeboard/editorial';
import type { GridChange, Rational } from '@takeboard/editorial';
import { TempoFileProblem } from './tempo-file.ts';
import type { TempoFile } from './tempo-file.ts';

/** What a file tells, in its own units. */
export interface TempoMap {
  /** Units of `at` in a quarter note. Everything below is in order of `at`, which is never negative. */
  readonly perQuarter: number;
  /** Quarter notes a minute. */
  readonly tempos: readonly { readonly at: number; readonly tempo: Rational }[];
  readonly meters: readonly {
    readonly at: number;
    readonly beats: number;
    readonly unit: number;
  }[];
  readonly sections: readonly { readonly at: number; readonly name: string }[];
  /** What had to be made simpler, in sentences. */
  readonly remarks: readonly string[];
}

/** Each grid that ever held stays in the document, so one that changes with every note is refused. */
const MOST_CHANGES = 500;
const MOST_SECTIONS = 500;
const TICKS_PER_QUARTER_AND_UNIT = TICKS_PER_BEAT / 4;

/**
 * A tempo map in beats and ticks. Files count quarter notes, whatever the meter; we count the meter's
 * own note, so in 7/8 there are twice as many beats a minute and 480 ticks become 960.
 * @throws TempoFileProblem where no grid can be made of it.
 */
export function tempoFileOf(map: TempoMap): TempoFile {
  const { perQuarter, sections, remarks } = map;
  const places = [0, ...map.tempos.map(({ at }) => at), ...map.meters.map(({ at }) => at)];
  const changes: (GridChange & { readonly at: number })[] = [];
  const tickAt = (at: number): number => {
    const last = changes.findLast((change) => change.at <= at);
    if (last === undefined) return 0;
    const ticks = (at - last.at) * TICKS_PER_QUARTER_AND_UNIT * last.meter.unit;
    return last.tick + Math.round(ticks / perQuarter);
  };
  for (const at of [...new Set(places)].toSorted((one, other) => one - other)) {
    const meter = map.meters.findLast((each) => each.at <= at) ?? { beats: 4, unit: 4 };
    const quarters = map.tempos.findLast((each) => each.at <= at)?.tempo ?? rational(120);
    const tempo = rational(quarters.num * meter.unit, quarters.den * 4);
    const { beats, unit } = meter;
    const before = changes.at(-1);
    const isSame =
      before !== undefined &&
      'num' in before.tempo &&
      before.tempo.num * tempo.den === tempo.num * before.tempo.den &&
      before.meter.beats === beats &&
      before.meter.unit === unit;
    if (isSame) continue;
    const tick = tickAt(at);
    // Two changes closer than a tick: the later one holds.
    if (before?.tick === tick) changes.pop();
    changes.push({ at, tick, tempo, meter: { beats, unit } });
    if (changes.length > MOST_CHANGES)
      throw new TempoFileProblem(
        `Its tempo or meter changes more than ${MOST_CHANGES} times. Export it with fewer changes, or type the tempo.`,
      );
  }
  const plain = changes.map(({ tick, tempo, meter }) => ({ tick, tempo, meter }));
  try {
    makeGrid({ revision: 0, rate: 48_000, start: 0, changes: plain });
  } catch (error) {
    if (error instanceof RangeError) throw new TempoFileProblem(error.message);
    throw error;
  }
  const named = sections
    .slice(0, MOST_SECTIONS)
    .map(({ at, name }) => ({ tick: tickAt(at), name }));
  return {
    changes: plain,
    sections: named,
    says: [sayMap(plain, named.length), ...remarks].join(' '),
  };
}

function sayMap(changes: readonly GridChange[], sections: number): string {
  const meters = [...new Set(changes.map(({ meter }) => `${meter.beats}/${meter.unit}`))];
  const tempos = changes.flatMap(({ tempo }) => ('num' in tempo ? [tempo.num / tempo.den] : []));
  const [least, most] = [Math.min(...tempos), Math.max(...tempos)];
  const tempo = least === most ? sayTempo(least) : `${sayTempo(least)} to ${sayTempo(most)}`;
  const parts = [
    `${tempo} beats a minute`,
    meters.join(', '),
    ...(changes.length > 1
      ? [changes.length === 2 ? '1 change' : `${changes.length - 1} changes`]
      : []),
    sections === 0 ? 'no sections' : sections === 1 ? '1 section' : `${sections} sections`,
  ];
  return `${parts.join(', ')}.`;
}

const sayTempo = (tempo: number): string =>
  formatRational(rational(Math.round(tempo * 100), 100)).includes('/')
    ? (Math.round(tempo * 100) / 100).toFixed(2)
    : String(Math.round(tempo));
