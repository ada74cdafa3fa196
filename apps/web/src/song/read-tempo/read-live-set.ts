import type { Rational } from '@takeboard/editorial';
import { pickElements } from './pick-elements.ts';
import { ramp } from './ramp.ts';
import { tempoOfDecimal } from './round-tempo.ts';
import { TempoFileProblem } from './tempo-file.ts';
import type { TempoMap } from './tempo-map.ts';

/**
 * Live sets of Ableton (.als): gzipped XML. Times are quarter notes from the beginning of the
 * arrangement. Tempo and meter stand in the mixer of the master track (since Live 12: main track), what
 * changes them in its automation envelopes, named by the id of their target; in Live 8 below the tempo
 * itself. A value at a time long before the beginning is the one that holds first.
 */

/** Positions are kept to a 96,000th of a quarter note: all that a tick can tell, and a hundred times more. */
const PER_QUARTER = 96_000;

/** @throws TempoFileProblem for what is no Live set. */
export async function readLiveSet(texts: AsyncIterable<string>): Promise<TempoMap> {
  const { MasterTrack, MainTrack, Locators } = await pickElements(texts);
  const track = MasterTrack ?? MainTrack;
  if (track === undefined)
    throw new TempoFileProblem('There is no Live set in it. Save the set in Ableton Live again.');
  const master = parse(track);
  const tempo = master.querySelector('Mixer > Tempo');
  const manual = numberIn(tempo?.querySelector(':scope > Manual'));
  if (tempo === null || manual === undefined)
    throw new TempoFileProblem('This Live set names no tempo. Save it in Ableton Live again.');
  const remarks: string[] = [];
  return {
    perQuarter: PER_QUARTER,
    tempos: temposOf(eventsOf(master, tempo, 'FloatEvent'), manual, remarks),
    meters: metersOf(master),
    sections: Locators === undefined ? [] : sectionsOf(parse(Locators)),
    remarks,
  };
}

function parse(xml: string): Element {
  const found = new DOMParser().parseFromString(xml, 'application/xml');
  if (found.querySelector('parsererror') !== null)
    throw new TempoFileProblem('This Live set is damaged. Save it in Ableton Live again.');
  return found.documentElement;
}

interface Event {
  /** Quarter notes; negative is before the beginning. */
  readonly at: number;
  readonly value: number;
  readonly isCurved: boolean;
}

function eventsOf(master: Element, parameter: Element, kind: string): readonly Event[] {
  const target = parameter.querySelector(':scope > AutomationTarget')?.getAttribute('Id');
  const envelope = [...master.querySelectorAll('AutomationEnvelope')].find(
    (each) =>
      each.querySelector('EnvelopeTarget > PointeeId')?.getAttribute('Value') === target &&
      target !== undefined,
  );
  const events = (
    envelope ?? parameter.querySelector(':scope > ArrangerAutomation')
  )?.querySelectorAll(`Events > ${kind}`);
  return [...(events ?? [])].flatMap((event) => {
    const at = Number(event.getAttribute('Time'));
    const value = Number(event.getAttribute('Value'));
    const isCurved = event.hasAttribute('CurveControl1X');
    return Number.isFinite(at) && Number.isFinite(value) ? [{ at, value, isCurved }] : [];
  });
}

function temposOf(events: readonly Event[], manual: number, remarks: string[]) {
  const tempos: { at: number; tempo: Rational }[] = [];
  const set = (quarters: number, value: number) => {
    if (!(value > 0)) throw new TempoFileProblem('This Live set has a tempo of 0.');
    tempos.push({ at: units(quarters), tempo: tempoOfDecimal(value) });
  };
  set(0, events.findLast(({ at }) => at <= 0)?.value ?? events[0]?.value ?? manual);
  let hasRamp = false;
  for (const [i, event] of events.entries()) {
    const next = events[i + 1];
    if (event.at >= 0) set(event.at, event.value);
    if (next === undefined || next.at <= Math.max(0, event.at) || next.value === event.value)
      continue;
    // A glide from long before the beginning is over at the beginning: nothing is heard but its end.
    if (event.at < 0) set(0, next.value);
    else {
      hasRamp = true;
      for (const step of ramp(event, next)) set(step.at, step.value);
    }
  }
  if (hasRamp)
    remarks.push(
      events.some(({ isCurved }) => isCurved)
        ? 'Its tempo glides, along curves too: each beat has one tempo here, curves are taken as straight.'
        : 'Its tempo glides: each beat has one tempo here, and every beat is where it was.',
    );
  return tempos.toSorted((one, other) => one.at - other.at);
}

/** Live keeps a meter as one number: 99 × log2 of the unit, and the beats less one. */
function metersOf(master: Element): TempoMap['meters'] {
  const parameter = master.querySelector('Mixer > TimeSignature');
  const manual = numberIn(parameter?.querySelector(':scope > Manual'));
  const events = parameter === null ? [] : eventsOf(master, parameter, 'EnumEvent');
  const first = events.findLast(({ at }) => at <= 0)?.value ?? events[0]?.value ?? manual;
  return [{ at: 0, value: first }, ...events.filter(({ at }) => at > 0)].flatMap(
    ({ at, value }) => {
      if (value === undefined || !Number.isInteger(value) || value < 0) return [];
      const [beats, unit] = [(value % 99) + 1, 2 ** Math.floor(value / 99)];
      if (beats > 32 || unit > 32)
        throw new TempoFileProblem(
          `This Live set has a meter of ${beats}/${unit}, which is none here.`,
        );
      return [{ at: units(at), beats, unit }];
    },
  );
}

const sectionsOf = (locators: Element): TempoMap['sections'] =>
  [...locators.querySelectorAll('Locator')]
    .flatMap((locator) => {
      const at = numberIn(locator.querySelector(':scope > Time'));
      const name = locator.querySelector(':scope > Name')?.getAttribute('Value')?.trim() ?? '';
      return at === undefined || at < 0 || name === '' ? [] : [{ at: units(at), name }];
    })
    .toSorted((one, other) => one.at - other.at);

const units = (quarters: number): number => Math.round(quarters * PER_QUARTER);

function numberIn(element: Element | null | undefined): number | undefined {
  const text = element?.getAttribute('Value');
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
