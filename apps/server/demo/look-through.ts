import type { Person } from './person.ts';
import type { Random } from './random.ts';

/** A take that is ready, as far as choosing needs to know it. */
export interface ReadyTake {
  readonly id: string;
  readonly shotId: string | null;
  readonly frames: number;
}

/** What each of two people did on the board before you look at it. */
export interface Doings {
  /** Shares of the takes. */
  readonly seen: number;
  readonly hidden: number;
}

/**
 * Lets somebody look through the takes: most are seen, some hidden for them alone, those that
 * everybody hides (`poor`) by everybody.
 */
export async function lookThrough(
  person: Person,
  boardId: string,
  takes: readonly ReadyTake[],
  poor: ReadonlySet<string>,
  doings: Doings,
  dice: Random,
): Promise<void> {
  const seen = takes.filter(() => dice.chance(doings.seen)).map(({ id }) => id);
  const hidden = takes
    .filter(({ id }) => poor.has(id) || dice.chance(doings.hidden))
    .map(({ id }) => id);
  const path = `/api/boards/${boardId}/takes`;
  await inParts([...new Set([...seen, ...hidden])], (takeIds) =>
    person.tell('POST', `${path}/seen`, { takeIds }),
  );
  await inParts(hidden, (takeIds) =>
    person.tell('POST', `${path}/hide`, { takeIds, hidden: true }),
  );
}

const EVERY_SHORT = 12;

/**
 * Two people pick by hand for so many shots, one after the other; some picks are made anew by the
 * other person, and half the picked takes get a best range. Returns how many shots have a pick.
 */
export async function pickByHand(
  people: readonly [Person, Person],
  boardId: string,
  takes: readonly ReadyTake[],
  count: number,
  dice: Random,
): Promise<number> {
  const shots = [...Map.groupBy(takes, ({ shotId }) => shotId)].flatMap(([shotId, own]) =>
    shotId === null ? [] : [{ shotId, own }],
  );
  // Runs of shots, as work goes along a film, and not every third one.
  const begin = dice.whole(0, Math.max(0, shots.length - count));
  const picked = shots.slice(begin, begin + count);
  for (const [i, { shotId, own }] of picked.entries()) {
    const [one, other] = i % 3 === 0 ? [people[1], people[0]] : people;
    // Who cuts to a song looks at the long ones first; a few picks are too short all the same.
    const longest = own.toSorted((a, b) => b.frames - a.frames).slice(0, 2);
    const looked = i % EVERY_SHORT === EVERY_SHORT - 1 ? own : longest;
    const pick = async (person: Person) => {
      const take = dice.oneOf(looked as [ReadyTake, ...ReadyTake[]]);
      await person.tell('POST', `/api/boards/${boardId}/decisions`, { shotId, takeId: take.id });
      return take;
    };
    let take = await pick(one);
    if (dice.chance(0.15)) take = await pick(other);
    if (take.frames >= 12 && dice.chance(0.5)) {
      const range = { in: Math.floor(take.frames * 0.15), out: Math.ceil(take.frames * 0.85) };
      await one.tell('PATCH', `/api/boards/${boardId}/takes/${take.id}`, { range });
    }
  }
  return picked.length;
}

const MOST_AT_ONCE = 500;

async function inParts(ids: readonly string[], tell: (part: readonly string[]) => Promise<void>) {
  for (let i = 0; i < ids.length; i += MOST_AT_ONCE) await tell(ids.slice(i, i + MOST_AT_ONCE));
}
