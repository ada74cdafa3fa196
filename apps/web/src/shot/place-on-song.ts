import {
  FRAME_RATES,
  TICKS_PER_BEAT,
  barPositionOf,
  formatBarPosition,
  sampleOfPosition,
  tickOf,
  tickOfPosition,
} from '@takeboard/editorial';
import type { Grid, Rational } from '@takeboard/editorial';
import type { Board } from '@takeboard/storyboard';

/** A shot's place on the song, as people read it. */
export interface PlaceOnSong {
  /** `37.1.1`; without a grid `1:13.500`. The film begins at `start` and finishes at `end`. */
  readonly from: string;
  readonly to: string;
  /** `2 bars`; null without a grid. */
  readonly bars: string | null;
  /** Length of its picture. */
  readonly frames: number;
  /** What else is set for its slot: `2 f before the beat`, `crossfade, 12 f`, `locked`. */
  readonly also: readonly string[];
}

/** Where a shot hangs; null for one that hangs nowhere, and on a board without a song. */
export function placeOnSong(
  board: Board,
  shotId: string,
  /** The take that plays there, whose speed is said. */
  pickId: string | null = null,
): PlaceOnSong | null {
  const [cut, song, picture] = [board.cut(), board.song(), board.picture()];
  const at = cut?.entries.findIndex(({ slot }) => slot.shotId === shotId) ?? -1;
  const entry = cut?.entries[at];
  if (!cut || song === null || picture === undefined || entry === undefined) return null;
  const next = cut.entries[at + 1];
  const fps = FRAME_RATES[picture.fps];
  const { rate } = song.mix;
  const pushed = new Set(cut.pushed.map(({ slotId }) => slotId));
  const edge = ({ slot, start }: typeof entry): Edge => {
    // A boundary lies where it was set, not on the frame that is nearest to it.
    if (!pushed.has(slot.id)) {
      return {
        sample: sampleOfPosition(song.song, slot.start),
        tick: tickOfPosition(song.song, slot.start),
      };
    }
    const sample = sampleOfFrame(start - slot.lead, fps, rate);
    return { sample, tick: tickOf(song.song.grid, sample) };
  };
  const from = at === 0 ? null : edge(entry);
  const to = next === undefined ? null : edge(next);
  const { grid } = song;
  return {
    from: sayEdge(from, grid, rate) ?? 'start',
    to: sayEdge(to, grid, rate) ?? 'end',
    bars:
      grid &&
      sayBarsBetween(
        grid,
        from?.tick ?? tickOf(grid, 0),
        to?.tick ?? tickOf(grid, song.mix.samples),
      ),
    frames: entry.end - entry.start,
    also: [
      ...(pushed.has(entry.slot.id) ? ['pushed from its place by its neighbours'] : []),
      ...(at > 0 && entry.slot.lead !== 0 ? [sayLead(entry.slot.lead)] : []),
      ...(at > 0 && entry.slot.transition !== null
        ? [`${entry.slot.transition.kind}, ${entry.slot.transition.frames} f`]
        : []),
      ...saySpeed(board, entry.slot.id, pickId),
      ...(entry.slot.locked ? ['locked'] : []),
    ],
  };
}

/** A boundary of a slot. */
interface Edge {
  readonly sample: number;
  readonly tick: number;
}

function sayEdge(edge: Edge | null, grid: Grid | null, rate: number): string | null {
  if (edge === null) return null;
  return grid === null
    ? saySample(edge.sample, rate)
    : formatBarPosition(barPositionOf(grid, edge.tick));
}

/** Bars from one tick to another, counted in bars of whatever meter they lie in; to a hundredth. */
function sayBarsBetween(grid: Grid, from: number, to: number): string {
  const bars = Math.round((barsAt(grid, to) - barsAt(grid, from)) * 100) / 100;
  return `${bars} ${bars === 1 ? 'bar' : 'bars'}`;
}

function barsAt(grid: Grid, tick: number): number {
  const { bar, beat, tick: inBeat } = barPositionOf(grid, tick);
  const [first] = grid.changes;
  const { beats } = (grid.changes.findLast((change) => change.tick <= tick) ?? first)?.meter ?? {
    beats: 4,
  };
  return bar + (beat - 1 + (inBeat - 1) / TICKS_PER_BEAT) / beats;
}

/** The first sample of a frame, as near as whole samples come. */
const sampleOfFrame = (frame: number, fps: Rational, rate: number): number =>
  Math.round((frame * fps.den * rate) / fps.num);

/** Minutes, seconds and thousandths: `1:13.500`. */
function saySample(sample: number, rate: number): string {
  const thousandths = Math.round((sample * 1000) / rate);
  const seconds = Math.floor(thousandths / 1000);
  const parts = [
    String(seconds % 60).padStart(2, '0'),
    String(thousandths % 1000).padStart(3, '0'),
  ];
  return `${Math.floor(seconds / 60)}:${parts.join('.')}`;
}

function saySpeed(board: Board, slotId: string, pickId: string | null): readonly string[] {
  const { num, den } = pickId === null ? { num: 1, den: 1 } : board.trim(slotId, pickId).speed;
  return num === den ? [] : [`plays at ${Math.round((100 * num) / den)} %`];
}

const sayLead = (frames: number): string =>
  frames < 0 ? `${-frames} f before the beat` : `${frames} f after the beat`;
