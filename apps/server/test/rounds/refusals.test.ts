import { beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** What is refused, with a code and a whole sentence each time (`outcomeOf` wants one). */

const world = await openTestApp();
const { sql } = world.services.database;
const [dana, milo, eve, vera, ida] = (await Promise.all(
  ['Dana', 'Milo', 'Eve', 'Vera', 'Ida'].map((name) => world.person(name)),
)) as [Person, Person, Person, Person, Person];
let table: RoundTable;
let [a, b, c, d] = ['', '', '', ''];

beforeEach(async () => {
  table = await setTable(world, dana, [
    [milo, 'artist'],
    [eve, 'editor'],
    [vera, 'voter'],
    [ida, 'viewer'],
  ]);
  [a, b, c, d] = (await table.takes(SHOT, 4)) as [string, string, string, string];
});

const asked = (...people: readonly Person[]) =>
  people.map(({ id }) => ({ userId: id, part: 'decides' as const }));
const inHours = (hours: number): string =>
  new Date(world.services.clock().getTime() + hours * 3_600_000).toISOString();

describe('a round is not started', () => {
  it.each([
    ['without shots', { shots: [] }],
    ['with a shot twice', { shots: [SHOT, SHOT].map((shotId) => ({ shotId, label: '22' })) }],
    ['with a shot without a name', { shots: [{ shotId: SHOT, label: ' \n ' }] }],
    ['with 501 shots', { shots: manyShots(501) }],
    ['without people', { voters: [] }],
    ['with nobody who decides', { voters: [{ userId: 'me', part: 'advises' as const }] }],
    ['until no deadline', { pace: 'deadline' as const }],
    ['live until a deadline', { deadline: '2027-01-01T00:00:00.000Z' }],
    ['until a date that is none', { pace: 'deadline' as const, deadline: 'tomorrow' }],
    ['about nothing', { scope: '\u0000' }],
  ])('%s', async (_, draft) => {
    expect(await outcomeOf(table.start(dana, draft))).toBe('400 invalid_request');
  });

  it('by a method nobody knows', async () => {
    expect(await outcomeOf(table.start(dana, { method: 'coin' }))).toBe('409 method_not_known');
  });

  it('with people who cannot have that part', async () => {
    const start = (userId: string, part: 'decides' | 'advises') =>
      outcomeOf(table.start(dana, { voters: [...asked(dana), { userId, part }] }));
    expect(await start(vera.id, 'decides')).toBe('409 cannot_take_part');
    expect(await start(ida.id, 'advises')).toBe('409 cannot_take_part');
    expect(await start('AAAAAAAAAAAAAAAA', 'advises')).toBe('409 cannot_take_part');
    expect(await start(eve.id, 'decides')).toBe('201');
  });

  it('with the final say for somebody who does not decide', async () => {
    const start = (finalSay: string) =>
      outcomeOf(table.start(dana, { shots: [{ shotId: SHOT, label: '22', finalSay }] }));
    expect(await start(milo.id)).toBe('409 cannot_take_part');
    expect(await start(dana.id)).toBe('201');
  });

  it('until a deadline that has passed by the server’s clock, whatever a page’s clock says', async () => {
    const start = (deadline: string) =>
      outcomeOf(table.start(dana, { pace: 'deadline', deadline }));
    expect(await start(inHours(-1))).toBe('409 deadline_past');
    expect(await start(inHours(1))).toBe('201');
  });
});

describe('a mark is refused', () => {
  const mark = (person: Person, roundId: string, marks: object, more = {}) =>
    outcomeOf(table.mark(person, roundId, marks as Record<string, null>, more));

  it('after ready, and taken again after “not ready yet”', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [a]: 'love' });
    expect(await mark(dana, id, { [b]: 'like' })).toBe('409 ballot_ready');
    expect(await outcomeOf(table.notReady(dana, id))).toBe('200');
    expect((await table.shot(id)).ready).toEqual([]);
    expect(await mark(dana, id, { [b]: 'like' })).toBe('200');
  });

  it('after the reveal, and so is “not ready yet”', async () => {
    const { id } = await table.open([dana, milo]);
    for (const one of [dana, milo]) await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    expect(await mark(dana, id, { [c]: 'like' })).toBe('409 already_revealed');
    expect(await outcomeOf(table.notReady(dana, id))).toBe('409 already_revealed');
    expect(await outcomeOf(table.ready(dana, id, { [c]: 'love' }))).toBe('409 already_revealed');
  });

  it('of another turn', async () => {
    const { id } = await table.open([dana, milo]);
    expect(await mark(dana, id, { [a]: 'love' }, { turn: 2 })).toBe('409 turn_over');
  });

  it('for a take that is not on the wall: another shot’s, one that came later, none', async () => {
    const [elsewhere = ''] = await table.takes('shot-23', 1);
    const { id } = await table.open([dana, milo]);
    const [later = ''] = await table.takes(SHOT, 1);
    for (const take of [elsewhere, later, 'AAAAAAAAAAAAAAAA', '__proto__']) {
      expect(await mark(dana, id, { [take]: 'love' })).toBe('409 take_not_on_wall');
    }
    expect(await mark(dana, id, { '../x': 'love' })).toBe('400 invalid_request');
    expect(await table.ballots(dana, id)).toEqual([]);
  });

  it('for a shot that is not in the round', async () => {
    const { id } = await table.open([dana, milo]);
    expect(await mark(dana, id, {}, { shotId: 'shot-23' })).toBe('404 shot_not_in_round');
    expect(await mark(dana, 'AAAAAAAAAAAAAAAA', {})).toBe('404 round_not_found');
  });

  it('of somebody who is not in the round, or only watches', async () => {
    const { id } = await table.open([dana, milo]);
    expect(await mark(vera, id, { [a]: 'love' })).toBe('403 not_a_voter');
    expect(await mark(ida, id, { [a]: 'love' })).toBe('403 not_allowed');
    await table.answer(vera, id, 'join');
    expect(await mark(vera, id, { [a]: 'love' })).toBe('200');
    await table.answer(vera, id, 'skip');
    expect(await mark(vera, id, { [a]: 'love' })).toBe('403 not_a_voter');
  });

  it('for somebody else: whoever is named in it, it is one’s own', async () => {
    const { id } = await table.open([dana, milo]);
    const change = { turn: 1, changes: [{ takeId: a, mark: { mark: 'no' } }], userId: milo.id };
    await dana.send('PATCH', table.at(`rounds/${id}/shots/${SHOT}/ballot`), change);
    expect(await table.ballots(milo, id)).toEqual([]);
    expect(await table.ballots(dana, id)).toMatchObject([{ marks: { [a]: { mark: 'no' } } }]);
  });

  it('with one ✓ too many, and nothing of that request is kept', async () => {
    const { id } = await table.open([dana, milo]);
    await table.mark(dana, id, { [a]: 'like', [b]: 'like' });
    expect(await mark(dana, id, { [d]: 'no', [c]: 'like' })).toBe('409 too_many_marks');
    expect(await table.ballots(dana, id)).toMatchObject([
      { marks: { [a]: { mark: 'like' }, [b]: { mark: 'like' } } },
    ]);
    const [mine] = await table.ballots(dana, id);
    expect(Object.keys(mine?.marks ?? {})).toHaveLength(2);
  });

  it('that takes a take out as one’s own face, of who is no artist', async () => {
    const { id } = await table.open([dana, milo]);
    const face = { mark: 'no', ownFace: true };
    expect(await mark(dana, id, { [a]: face })).toBe('403 not_your_face');
    expect(await mark(milo, id, { [a]: face })).toBe('200');
    expect(await mark(milo, id, { [a]: { ...face, mark: 'love' } })).toBe('400 invalid_request');
    expect(await mark(milo, id, { [a]: { mark: 'no', reason: 'x'.repeat(501) } })).toBe(
      '400 invalid_request',
    );
  });

  it('before the round begins and after it is over', async () => {
    const proposed = await bodyOf<{ id: string }>(table.start(dana));
    expect(await mark(dana, proposed.id, {})).toBe('409 round_not_open');
    const { id } = await table.open([dana, milo]);
    await table.close(dana, id);
    expect(await mark(milo, id, { [a]: 'love' })).toBe('409 round_closed');
    expect(await outcomeOf(table.answer(milo, id, 'skip'))).toBe('409 round_closed');
    expect(await outcomeOf(table.skip(dana, id))).toBe('409 round_closed');
  });
});

describe('ready is refused', () => {
  it('with nothing marked, or only what is not for me', async () => {
    const { id } = await table.open([dana, milo]);
    expect(await outcomeOf(table.ready(dana, id))).toBe('409 nothing_marked');
    expect(await outcomeOf(table.ready(dana, id, { [a]: 'no' }))).toBe('409 nothing_marked');
    expect((await table.shot(id)).ready).toEqual([]);
    expect(await outcomeOf(table.ready(dana, id, {}, { none: '' }))).toBe('200');
  });

  it('to rules that were changed since they were agreed to', async () => {
    const { id } = await table.open([dana, milo], { pace: 'deadline', deadline: inHours(1) });
    const changed = milo.send('PATCH', table.at(`rounds/${id}`), { restDecide: true });
    expect(await bodyOf(changed)).toMatchObject({ card: 2, restDecide: true });
    expect(await outcomeOf(table.mark(dana, id, { [a]: 'love' }))).toBe('200');
    expect(await outcomeOf(table.ready(dana, id))).toBe('409 card_changed');
    expect(await outcomeOf(table.answer(dana, id, 'join', 1))).toBe('409 card_changed');
    await table.answer(dana, id, 'join', 2);
    expect(await outcomeOf(table.ready(dana, id))).toBe('200');
    expect(await outcomeOf(milo.send('PATCH', table.at(`rounds/${id}`), {}))).toBe(
      '409 card_fixed',
    );
  });
});

describe('the reveal is refused', () => {
  it('to everybody while somebody chooses, whatever anybody has marked', async () => {
    const { id } = await table.open([dana, milo]);
    await table.ready(dana, id, { [a]: 'love' });
    for (const one of [dana, milo, vera, ida]) {
      const path = table.at(`rounds/${id}/shots/${SHOT}/reveal`);
      expect(await outcomeOf(one.send('GET', path))).toBe('409 not_revealed');
    }
  });
});

describe('a press is refused', () => {
  const duel = async (): Promise<string> => {
    const { id } = await table.open([dana, milo]);
    for (const one of [eve, vera]) await table.answer(one, id, 'join');
    for (const one of [dana, milo]) await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    return id;
  };

  it('of a take that is no finalist, of another run, or of who only advises', async () => {
    const id = await duel();
    expect(await outcomeOf(table.press(dana, id, c))).toBe('409 take_not_on_wall');
    expect(await outcomeOf(table.press(dana, id, a, { run: 2 }))).toBe('409 turn_over');
    expect(await outcomeOf(table.press(dana, id, a, { turn: 2 }))).toBe('409 turn_over');
    expect(await outcomeOf(table.press(dana, id, a, { timesParked: 1 }))).toBe('409 turn_over');
    expect(await outcomeOf(table.press(dana, id, a, { run: 3 }))).toBe('400 invalid_request');
    expect(await outcomeOf(table.press(eve, id, a))).toBe('403 not_a_voter');
    expect(await outcomeOf(table.press(vera, id, a))).toBe('403 not_allowed');
    expect(await outcomeOf(table.finalSay(dana, id, a))).toBe('409 turn_over');
    expect((await table.shot(id)).pressed).toEqual([]);
  });

  it('while the shot is still being chosen', async () => {
    const { id } = await table.open([dana, milo]);
    expect(await outcomeOf(table.press(dana, id, a))).toBe('409 turn_over');
  });
});

describe('only who started a round or a director', () => {
  it('leaves a shot out or ends it; only who decides begins or re-opens', async () => {
    const { id } = await table.open([eve, milo], { voters: asked(eve, milo) });
    expect(await outcomeOf(table.skip(milo, id))).toBe('403 not_your_say');
    expect(await outcomeOf(table.close(milo, id))).toBe('403 not_your_say');
    expect(await outcomeOf(table.reopen(dana, id))).toBe('403 not_a_voter');
    expect(await outcomeOf(table.skip(dana, id))).toBe('200');
    expect(await table.shot(id)).toMatchObject({
      state: 'skipped',
      reason: 'It is gone from the story.',
    });
    expect(await outcomeOf(table.close(eve, id))).toBe('200');
    const voters = asked(milo);
    const proposed = await bodyOf<{ id: string }>(table.start(milo, { voters }));
    expect(await outcomeOf(table.begin(eve, proposed.id))).toBe('403 not_your_say');
    expect(await outcomeOf(eve.send('PATCH', table.at(`rounds/${proposed.id}`), {}))).toBe(
      '403 not_a_voter',
    );
  });
});

describe('another live round over the same shot', () => {
  it('is not begun, and neither is a shot of an old one re-opened meanwhile', async () => {
    const first = await table.open([dana]);
    await table.ready(dana, first.id, { [a]: 'love' });
    await table.open([milo]);
    const third = await bodyOf<{ id: string }>(table.start(dana));
    expect(await outcomeOf(table.begin(dana, third.id))).toBe('409 one_live_round');
    expect(await outcomeOf(table.reopen(dana, first.id))).toBe('409 one_live_round');
    const elsewhere = { shots: [{ shotId: 'shot-23', label: '23' }] };
    expect((await table.open([dana], elsewhere)).state).toBe('open');
    const evening = { pace: 'deadline', deadline: inHours(1) } as const;
    expect((await table.open([dana], evening)).state).toBe('open');
  });
});

describe('a stranger', () => {
  it('and a member of another board learn nothing of a round, not even that it is there', async () => {
    const { id } = await table.open([dana, milo]);
    const other = await setTable(world, milo);
    expect(await outcomeOf(milo.send('GET', other.at(`rounds/${id}`)))).toBe('404 round_not_found');
    const path = other.at(`rounds/${id}/shots/${SHOT}/ballot`);
    expect(await outcomeOf(milo.send('PATCH', path, { turn: 1 }))).toBe('404 round_not_found');
    expect(await sql`select from ballot where round_id = ${id}`).toHaveLength(0);
  });
});

function manyShots(count: number) {
  return Array.from({ length: count }, (_, index) => ({ shotId: `shot-${index}`, label: 'x' }));
}
