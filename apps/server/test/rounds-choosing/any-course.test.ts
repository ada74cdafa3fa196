import fc from 'fast-check';
import { expect, it } from 'vitest';
import { settlePastDeadlines } from '../../src/rounds/deadline-sweep.ts';
import { openTestApp } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/**
 * A round in which people do anything at any moment: mark, hand in, take back, press, skip, come back,
 * leave out, end, re-open, move takes, let the deadline pass. Every mark carries a word of its own, and
 * every press is one of a kind, so that after each act it can be seen whether anything came out that
 * nobody but its voter may know yet, and whether what is decided follows from what is on the table.
 */

const world = await openTestApp();
const people = (await Promise.all(['Dana', 'Milo', 'Eve'].map((name) => world.person(name)))) as [
  Person,
  Person,
  Person,
];
const [dana, milo, eve] = people;
const OTHER = 'shot-23';
const SHOTS = [
  { shotId: SHOT, label: '22 Football field' },
  { shotId: OTHER, label: '23 Wedding car' },
];

const who = fc.integer({ min: 0, max: 2 });
const shotId = fc.constantFrom(SHOT, OTHER);
const take = fc.integer({ min: 0, max: 2 });
const mark = fc.constantFrom('love', 'like', 'no', null);
const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('mark'), who, shotId, take, mark }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('none'), who, shotId }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('ready'), who, shotId, take }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('all ready'), shotId }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('not ready'), who, shotId }) },
  {
    weight: 10,
    arbitrary: fc.record({ kind: fc.constant('press'), who, shotId, take: fc.nat(4) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('final say'), who, shotId, take }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('skip'), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('join'), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave out'), shotId }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('re-open'), who, shotId }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('file'), shotId, take }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deadline') }) },
);
type Act = {
  readonly kind: string;
  readonly who?: number;
  readonly shotId?: string;
  readonly take?: number;
  readonly mark?: 'love' | 'like' | 'no' | null;
};

interface Course {
  readonly table: RoundTable;
  readonly roundId: string;
  readonly takes: Readonly<Record<string, readonly string[]>>;
  /** Words that only one person may read as long as their ballot is not on the table. */
  readonly words: Map<
    string,
    { readonly of: Person; readonly shotId: string; readonly turn: number }
  >;
  /** How many words have been said, so that each is new. */
  said: number;
}

const perform = async (course: Course, given: Act): Promise<void> => {
  const { table, roundId } = course;
  const person = people[given.who ?? 0] ?? dana;
  const on = given.shotId ?? SHOT;
  const ids = course.takes[on] ?? [];
  const { turn } = await table.shot(roundId, on);
  const word = (): string => {
    course.said += 1;
    const said = `word-${course.said}-of-${person.name}`;
    course.words.set(said, { of: person, shotId: on, turn });
    return said;
  };
  const id = ids[given.take ?? 0] ?? '';
  switch (given.kind) {
    case 'mark': {
      const marked = given.mark === 'no' ? { mark: 'no' as const, reason: word() } : given.mark;
      await table.mark(person, roundId, { [id]: marked ?? null }, { shotId: on, turn });
      break;
    }
    case 'none':
      await table.mark(person, roundId, {}, { shotId: on, turn, none: word() });
      break;
    case 'ready':
      await table.ready(person, roundId, { [id]: 'like' }, { shotId: on, turn });
      break;
    case 'all ready':
      // What leads to a duel; alone, people seldom come to one.
      for (const one of people) {
        const liked = { [ids[0] ?? '']: 'like', [ids[1] ?? '']: 'like' } as const;
        await table.ready(one, roundId, liked, { shotId: on, turn });
      }
      break;
    case 'not ready':
      await table.notReady(person, roundId, on);
      break;
    case 'press': {
      const { finalists } = await table.shot(roundId, on);
      const choice = [...finalists, 'yours', 'park'][given.take ?? 0] ?? 'yours';
      await table.press(person, roundId, choice, { shotId: on });
      break;
    }
    case 'final say':
      await table.finalSay(person, roundId, id, { shotId: on, turn });
      break;
    case 'skip':
      await table.answer(person, roundId, 'skip');
      break;
    case 'join':
      await table.answer(person, roundId, 'join');
      break;
    case 'leave out':
      await table.skip(dana, roundId, on);
      break;
    case 'end':
      await table.close(dana, roundId);
      break;
    case 're-open':
      await table.reopen(person, roundId, on);
      break;
    case 'file':
      await dana.send('POST', table.at('takes/file'), { takeIds: [id], shotId: null });
      break;
    default:
      world.pass(40_000);
      await settlePastDeadlines(world.services);
  }
};

/** Looks whether any answer to one of them holds a word of another that is not on the table. */
const lookForSecrets = async ({ table, roundId, words }: Course, reader: Person): Promise<void> => {
  const read = async (path: string): Promise<string> => {
    const answer = await reader.send('GET', table.at(path));
    return answer.ok ? answer.text() : '';
  };
  const [log, ...texts] = await Promise.all([
    read('decisions/log'),
    ...['rounds', `rounds/${roundId}`, `rounds/${roundId}/ballots`, 'rounds/standing'].map(read),
  ]);
  const reveals = await Promise.all(
    SHOTS.map(async (one) => read(`rounds/${roundId}/shots/${one.shotId}/reveal`)),
  );
  const { shots } = await table.read(reader, roundId);
  for (const [word, { of, shotId: on, turn }] of words) {
    if (of.id === reader.id || ![log, ...texts].some((text) => text?.includes(word))) continue;
    // Only what the reveal shows, or what an earlier turn's decision has put into the log, may be read.
    const isOnTable = reveals.some((text) => text.includes(word));
    const isOver = turn < (shots.find((shot) => shot.shotId === on)?.turn ?? 0);
    expect(isOnTable || (isOver && log?.includes(word)), `${reader.name} reads ${word}`).toBe(true);
  }
};

/** What must hold of a round whatever people have done. */
const lookAtRound = async ({ table, roundId }: Course): Promise<void> => {
  const round = await table.read(milo, roundId);
  const decides = round.voters.filter(
    ({ part, answer }) => part === 'decides' && answer !== 'skipped',
  );
  for (const shot of round.shots) {
    const reveal = await milo.send(
      'GET',
      table.at(`rounds/${roundId}/shots/${shot.shotId}/reveal`),
    );
    if (shot.state === 'choosing') {
      expect(reveal.status).toBe(409);
      expect(shot).toMatchObject({ run: 0, pressed: [], finalists: [], revealedAt: null });
      const all = decides.every(({ userId }) => shot.ready.includes(userId));
      if (round.state === 'open') expect(all, 'all ready and nothing revealed').toBe(false);
      continue;
    }
    if (!reveal.ok) {
      expect(shot.state).toBe('skipped');
      continue;
    }
    const { presses, pick, tally, voters } = (await reveal.json()) as Awaited<
      ReturnType<RoundTable['reveal']>
    >;
    const shown = voters.filter(({ ballot }) => ballot !== null).map(({ userId }) => userId);
    expect(shot.ready, 'a ballot is shown that was not handed in').toEqual(
      expect.arrayContaining(shown),
    );
    const inDuel = voters.filter(({ part, ballot }) => part === 'decides' && ballot !== null);
    for (const { of, run, timesParked } of presses) {
      const isNow = run === shot.run && timesParked === shot.timesParked;
      expect(isNow && shot.state === 'duel', 'a run is shown before all have pressed').toBe(false);
      const pressed = of.map(({ userId }) => userId);
      expect(new Set(pressed).size).toBe(pressed.length);
      expect(inDuel.map(({ userId }) => userId)).toEqual(expect.arrayContaining(pressed));
      expect(pressed.length).toBeGreaterThan(0);
    }
    if (shot.state === 'picked') {
      expect(pick).not.toBeNull();
      const { outcome } = tally;
      if (outcome.kind === 'picked') expect(pick).toBe(outcome.take);
      else expect(outcome.kind === 'finalists' && outcome.takes.includes(pick ?? '')).toBe(true);
    }
    if (shot.state === 'duel' && round.state === 'open') expect(shot.run).toBeGreaterThan(0);
    if (shot.state === 'missed') expect(tally.outcome.kind).toBe('absent');
  }
  const waits = round.shots.some(({ state }) => ['choosing', 'duel', 'final-say'].includes(state));
  if (round.state === 'open') expect(waits, 'an open round that waits for nothing').toBe(true);
};

it('whatever people do, nothing comes out before its time, and what is decided was on the table', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 10, maxLength: 20 }),
      fc.boolean(),
      fc.boolean(),
      async (acts, hasDeadline, restDecide) => {
        const table = await setTable(world, dana, [
          [milo, 'artist'],
          [eve, 'editor'],
        ]);
        const takes = { [SHOT]: await table.takes(SHOT, 3), [OTHER]: await table.takes(OTHER, 3) };
        const deadline = new Date(world.services.clock().getTime() + 60_000).toISOString();
        const { id: roundId } = await table.open(people, {
          shots: SHOTS.map((one, index) => ({ ...one, finalSay: index === 0 ? milo.id : null })),
          ...(hasDeadline ? { pace: 'deadline', deadline, restDecide } : {}),
        });
        const course: Course = { table, roundId, takes, words: new Map(), said: 0 };
        for (const each of acts) {
          await perform(course, each);
          await lookAtRound(course);
          await lookForSecrets(course, people[course.said % 3] ?? dana);
        }
        const verified = await dana.send('GET', table.at('decisions/verify'));
        expect(await verified.json()).toMatchObject({ whole: true, broken: null });
      },
    ),
    { numRuns: 5, seed: 55, endOnFailure: true },
  );
}, 180_000);
