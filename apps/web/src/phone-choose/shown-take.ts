import type { Take } from '../api/wire.ts';
import type { RoundShot } from '../choose/round-wire.ts';
import { whyNoMark } from '../wall/wall-words.ts';

/** A take of the shot as it can be seen on a phone; it keeps its place when it is gone. */
export interface ShownTake {
  readonly id: string;
  /** Undefined for one that is gone from the board. */
  readonly take: Take | undefined;
  /** Why it can get no new mark, as a sentence; a mark it has can be taken back. */
  readonly refused: string | null;
}

export const shownTakes = (
  { shotId, takes }: Pick<RoundShot, 'shotId' | 'takes'>,
  byId: ReadonlyMap<string, Take>,
): readonly ShownTake[] =>
  takes.map((id) => {
    const take = byId.get(id);
    return { id, take, refused: whyNoMark(take, shotId) };
  });
