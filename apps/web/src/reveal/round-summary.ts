import type { Round, RoundShot } from '../choose/round-wire.ts';

type State = RoundShot['state'];

/** In the order in which they are told. */
const WORDS: readonly (readonly [State, (count: number) => string])[] = [
  ['picked', (count) => `${count} picked`],
  ['parked', (count) => `${count} parked`],
  ['none', (count) => `${count} nobody liked`],
  ['missed', (count) => `${count} not chosen in time`],
  ['skipped', (count) => `${count} left out`],
];

/** "52 picked, 2 parked, 1 nobody liked"; what there is none of is not told, picks always are. */
export function sumUp({ shots }: Pick<Round, 'shots'>): string {
  const counts = Map.groupBy(shots, ({ state }) => state);
  const told = WORDS.flatMap(([state, say]) => {
    const count = counts.get(state)?.length ?? 0;
    return count === 0 && state !== 'picked' ? [] : [say(count)];
  });
  const open = shots.length - WORDS.reduce((sum, [s]) => sum + (counts.get(s)?.length ?? 0), 0);
  return [...told, ...(open === 0 ? [] : [`${open} undecided`])].join(', ');
}

/** The shots a round left without a pick, each with why, in the order of the round. */
export function leftOver({ shots }: Pick<Round, 'shots'>): readonly {
  readonly shot: RoundShot;
  readonly why: string;
}[] {
  const why: Partial<Record<State, string>> = {
    parked: 'parked',
    none: 'nobody liked one',
    missed: 'not chosen in time',
    skipped: 'left out',
  };
  return shots
    .toSorted((a, b) => a.position - b.position)
    .flatMap((shot) => {
      const said = why[shot.state];
      return said === undefined ? [] : [{ shot, why: said }];
    });
}
