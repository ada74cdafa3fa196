import { framesShort } from '@takeboard/editorial';
import type { Clip } from '@takeboard/editorial';
import { beginOf } from './edit-film.ts';
import type { EditFilm } from './edit-film.ts';
import type { DropGhost, EditState } from './edit-state.ts';
import { sayFrameAt, sayMoved } from './place-words.ts';
import { sayPlace } from '../say-place.ts';
import { sampleOfPosition } from '@takeboard/editorial';
import type { Gesture } from './slot-gesture.ts';

/** What is drawn of a gesture while it is under way. Places are samples of the mix. */
export interface Ghost {
  /** A boundary as it would be. */
  readonly line: number | null;
  /** What would change: from the old boundary to the new, or a slot that something goes to. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** What the readout says, and where it stands; a bad line is something that will be missing. */
  readonly readout: readonly string[];
  readonly bad: readonly string[];
  readonly at: number;
}

/** The ghost of what a hand holds; null while there is nothing to show. */
export function ghostOf(
  film: EditFilm,
  { gesture, drop }: Pick<EditState, 'gesture' | 'drop'>,
  names: { label(slotId: string): string; clipOf(slotId: string): Clip | null },
): Ghost | null {
  if (drop !== null) return ghostOfDrop(film, drop, names);
  return gesture === null ? null : ghostOfGesture(film, gesture, names);
}

type Names = Parameters<typeof ghostOf>[2];

function ghostOfGesture(film: EditFilm, gesture: Gesture, names: Names): Ghost | null {
  const index = film.cut.entries.findIndex(({ slot }) => slot.id === gesture.slotId);
  const [before, entry] = [film.cut.entries[index - 1], film.cut.entries[index]];
  if (entry === undefined || gesture.doing === 'press') return null;
  const label = names.label(entry.slot.id);
  if (gesture.doing === 'roll' && before !== undefined) {
    const { frame, by, held } = gesture.target;
    const other = names.label(before.slot.id);
    const lengths = [
      { label: other, slotId: before.slot.id, frames: frame - before.start },
      { label, slotId: entry.slot.id, frames: entry.end - frame },
    ];
    const [from, to] = [entry.start, frame].sort((a, b) => a - b).map((at) => beginOf(film, at));
    return {
      line: beginOf(film, frame),
      span: { from: from ?? 0, to: to ?? 0 },
      at: beginOf(film, frame),
      readout: [
        `${sayFrameAt(film, frame)} · ${sayMoved(by)}`,
        lengths.map((each) => `${each.label} ${each.frames} f`).join(' · '),
      ],
      bad: [
        ...(held === null ? [] : [`held by ${held === 'before' ? other : label}`]),
        ...lengths.flatMap((each) => {
          const clip = names.clipOf(each.slotId);
          const short = clip === null ? 0 : framesShort(clip, each.frames, film.fps);
          return short > 0 ? [`${each.label} ${short} f short`] : [];
        }),
      ],
    };
  }
  const span = { from: beginOf(film, entry.start), to: beginOf(film, entry.end) };
  const middle = Math.round((span.from + span.to) / 2);
  if (gesture.doing === 'slip') {
    const { target } = gesture;
    if (target === null)
      return { line: null, span, at: middle, readout: [], bad: [`${label} has no pick to slip`] };
    return {
      line: null,
      span,
      at: middle,
      readout: [
        `in ${target.in + 1} · out ${target.out + 1}`,
        `${sayMoved(target.by)}${target.held === null ? '' : ` · ${target.held}`}`,
      ],
      bad: target.short > 0 ? [`${target.short} f short`] : [],
    };
  }
  if (gesture.doing !== 'carry') return null;
  const { over } = gesture;
  if (over === 'tray')
    return { line: null, span, at: middle, readout: [`${label} off the song`], bad: [] };
  const other = film.cut.entries.find(({ slot }) => over !== null && slot.id === over.slotId);
  if (other === undefined) return { line: null, span, at: middle, readout: [label], bad: [] };
  const there = { from: beginOf(film, other.start), to: beginOf(film, other.end) };
  const at = Math.round((there.from + there.to) / 2);
  return {
    line: null,
    span: there,
    at,
    readout: [`${label} ↔ ${names.label(other.slot.id)}`],
    bad: [],
  };
}

function ghostOfDrop(film: EditFilm, { on, what }: DropGhost, names: Names): Ghost | null {
  if ('position' in on) {
    const sample = sampleOfPosition(film.song, on.position);
    const says = what === 'takes' ? 'new shots from here' : 'hangs here';
    const place = sayPlace(film.boardSong, on.position);
    return { line: sample, span: null, at: sample, readout: [place, says], bad: [] };
  }
  const entry = film.cut.entries.find(({ slot }) => slot.id === on.slotId);
  if (entry === undefined) return null;
  const span = { from: beginOf(film, entry.start), to: beginOf(film, entry.end) };
  const at = Math.round((span.from + span.to) / 2);
  return {
    line: null,
    span,
    at,
    readout: [`for ${names.label(entry.slot.id)}`],
    bad: entry.slot.locked ? [`${names.label(entry.slot.id)} is locked`] : [],
  };
}
