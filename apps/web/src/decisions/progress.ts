import type { Take } from '../api/wire.ts';
import type { SectionOfShots } from '../choose/scopes.ts';
import type { Standing } from '../choose/round-wire.ts';

/** A shot as a line of the summary names it. */
export interface ProgressShot {
  readonly id: string;
  readonly label: string;
}

/** How far the shots of one part of the song have come. Each shot without a pick is in one list at most. */
export interface Progress {
  readonly name: string;
  readonly shots: number;
  readonly picked: number;
  /** Put off by those who decide. */
  readonly parked: readonly ProgressShot[];
  /** Nobody liked any of its takes. */
  readonly none: readonly ProgressShot[];
  /** Not everybody chose in time. */
  readonly missed: readonly ProgressShot[];
  readonly noTakes: readonly ProgressShot[];
  /** Has takes, and nobody has chosen yet. */
  readonly open: readonly ProgressShot[];
  /** Picked, but the take ends before its slot does. */
  readonly tooShort: readonly ProgressShot[];
}

export interface ProgressFacts {
  readonly shots: readonly ProgressShot[];
  readonly sections: readonly SectionOfShots[];
  /** The take that is picked, by shot. */
  readonly picks: ReadonlyMap<string, { readonly takeId: string | null }>;
  readonly standing: readonly Pick<Standing, 'shotId' | 'state'>[];
  readonly takesOf: (shotId: string) => readonly Pick<Take, 'state' | 'hiddenByAll'>[];
  readonly isShort: (takeId: string) => boolean;
}

/**
 * The board's progress by parts of the song, and what hangs in none of them last. What I alone have
 * hidden or seen changes nothing: everybody is told the same.
 */
export function progressOf(facts: ProgressFacts): readonly Progress[] {
  const { sections, shots } = facts;
  const placed = new Set(sections.flatMap(({ shotIds }) => shotIds));
  const rest = shots.filter(({ id }) => !placed.has(id));
  return [
    ...sections.map(({ name, shotIds }) =>
      partOf(
        name,
        shots.filter(({ id }) => shotIds.includes(id)),
        facts,
      ),
    ),
    partOf(sections.length === 0 ? 'All shots' : 'In no part of the song', rest, facts),
  ].filter((part) => part.shots > 0);
}

function partOf(
  name: string,
  shots: readonly ProgressShot[],
  { picks, standing, takesOf, isShort }: ProgressFacts,
): Progress {
  const left = new Map(standing.map(({ shotId, state }) => [shotId, state]));
  const stateOf = ({ id }: ProgressShot) => {
    if (picks.has(id)) return 'picked';
    const hasTakes = takesOf(id).some(
      ({ state, hiddenByAll }) => state === 'ready' && !hiddenByAll,
    );
    // Without takes there is nothing to choose from, whatever a round left behind.
    return hasTakes ? (left.get(id) ?? 'open') : left.get(id) === 'none' ? 'none' : 'noTakes';
  };
  const by = Map.groupBy(shots, stateOf);
  const picked = by.get('picked') ?? [];
  return {
    name,
    shots: shots.length,
    picked: picked.length,
    parked: by.get('parked') ?? [],
    none: by.get('none') ?? [],
    missed: by.get('missed') ?? [],
    noTakes: by.get('noTakes') ?? [],
    open: by.get('open') ?? [],
    tooShort: picked.filter(({ id }) => {
      const takeId = picks.get(id)?.takeId ?? null;
      return takeId !== null && isShort(takeId);
    }),
  };
}

/** The lists of a part as they are told, the ones that want something first. */
export const PROGRESS_LINES = [
  ['parked', 'Parked'],
  ['none', 'Nobody liked any'],
  ['missed', 'Missed'],
  ['tooShort', 'Pick too short'],
  ['noTakes', 'No takes'],
  ['open', 'To choose'],
] as const satisfies readonly (readonly [keyof Progress, string])[];
