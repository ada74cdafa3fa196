import { barPositionOf, sampleOf, tickOfPosition } from '@takeboard/editorial';
import type { Section } from '@takeboard/storyboard';
import type { SongFacts } from './song-facts.ts';
import { sectionHues } from './section-hue.ts';

/** A section where it lies on the song: samples, `to` exclusive. */
export interface PlacedSection {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** `bars 33–48`; null without a grid. */
  readonly bars: string | null;
  readonly hue: number;
}

/** The sections in order, each up to the next; those that begin behind the song are left out. */
export function placeSections(
  sections: readonly Section[],
  { song }: Pick<SongFacts, 'song'>,
): readonly PlacedSection[] {
  const { grid } = song.song;
  const ticked = sections
    .map((section) => ({ section, tick: tickOfPosition(song.song, section.start) }))
    .map((each) => ({ ...each, from: Math.max(0, sampleOf(grid, each.tick)) }))
    .filter(({ from }) => from < song.mix.samples)
    .sort((a, b) => a.tick - b.tick || (a.section.id < b.section.id ? -1 : 1));
  const hues = sectionHues(ticked.map(({ section }) => section.name));
  return ticked.map(({ section: { id, name }, tick, from }, index) => {
    const next = ticked[index + 1];
    return {
      id,
      name,
      from,
      to: next?.from ?? song.mix.samples,
      bars: song.grid === null || next === undefined ? null : sayBars(song.grid, tick, next.tick),
      hue: hues[index] ?? 0,
    };
  });
}

/** The bars from one tick to before another: `bars 33–48`, `bar 33`. */
function sayBars(grid: Parameters<typeof barPositionOf>[0], from: number, to: number): string {
  const first = barPositionOf(grid, from).bar;
  const last = Math.max(first, barPositionOf(grid, to - 1).bar);
  return first === last ? `bar ${first}` : `bars ${first}–${last}`;
}
