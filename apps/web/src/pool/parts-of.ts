import type { BoardInfo } from '../api/wire.ts';
import type { Part, PoolCounts } from './pool-filter.ts';

/** A part of the pool as it is offered: its name, and how many takes it has. */
interface NamedPart {
  readonly part: Part;
  readonly name: string;
  readonly takes: number;
  /** Something in it needs to be looked at. */
  readonly bad: boolean;
}

export function partsOf(
  { parts, failed }: Pick<PoolCounts, 'parts' | 'failed'>,
  { members }: Pick<BoardInfo, 'members'>,
  hasSong: boolean,
): readonly NamedPart[] {
  const deciders = members.filter(({ role }) => role === 'director' || role === 'artist');
  const named = (part: Part, name: string, bad = false) => ({
    part,
    name,
    takes: parts[part],
    bad,
  });
  return [
    named('all', 'All'),
    named('without-shot', 'Without a shot'),
    named('unseen', 'Unseen by me'),
    named('liked', 'Loved or liked'),
    named('hidden-by-me', 'Hidden by me'),
    named('hidden-by-all', deciders.length > 2 ? 'Hidden by all' : 'Hidden by both'),
    // Nothing is too short for a shot before there is a song to hang it on.
    ...(hasSong ? [named('too-short', 'Too short for its shot')] : []),
    named('not-ready', failed > 0 ? `Not ready, ${failed} failed` : 'Not ready', failed > 0),
  ];
}
