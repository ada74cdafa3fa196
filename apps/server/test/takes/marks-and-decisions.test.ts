import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import { deleteLostGuests } from '../../src/jobs/forget-people.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { announce, takesSeenBy } from '../support/test-takes.ts';

const world = await openTestApp();
const { sql } = world.services.database;
const [dana, milo, eve, vera] = (await Promise.all(
  ['Dana', 'Milo', 'Eve', 'Vera'].map((name) => world.person(name)),
)) as [Person, Person, Person, Person];
let board = '';
let take = '';

beforeEach(async () => {
  board = await makeTestBoard(world, dana, [
    [milo, 'artist'],
    [eve, 'editor'],
    [vera, 'viewer'],
  ]);
  take = await announce(dana, board);
  await sql`update take set state = 'ready' where id = ${take}`;
});

const at = (path: string): string => `/api/boards/${board}/${path}`;
const hide = (person: Person, hidden = true, takeIds = [take]) =>
  person.send('POST', at('takes/hide'), { takeIds, hidden });
const seenBy = async (person: Person) => (await takesSeenBy(person, board)).get(take);
/** The events of the board since it was made, but for its own making. */
const events = async (): Promise<string[]> => {
  const rows = await sql<{ kind: string }[]>`
    select kind from board_event where board_id = ${board} and kind in ('takes', 'decisions') order by seq`;
  return rows.map((row) => row.kind);
};

describe('marks', () => {
  it('are mine alone, and nobody is told', async () => {
    const before = await events();
    await vera.send('POST', at('takes/seen'), { takeIds: [take] });
    await hide(eve);
    expect(await seenBy(vera)).toMatchObject({ seen: true, hidden: false, hiddenByAll: false });
    expect(await seenBy(eve)).toMatchObject({ seen: false, hidden: true, hiddenByAll: false });
    expect(await seenBy(dana)).toMatchObject({ seen: false, hidden: false, hiddenByAll: false });
    expect(await events()).toEqual(before);
  });

  it('of seeing keep the first time', async () => {
    const first = async (): Promise<unknown> =>
      (await sql`select seen_at from take_mark where take_id = ${take}`)[0];
    await eve.send('POST', at('takes/seen'), { takeIds: [take] });
    const before = await first();
    world.pass(60_000);
    await eve.send('POST', at('takes/seen'), { takeIds: [take] });
    expect(await first()).toEqual(before);
  });
});

describe('hidden by all', () => {
  it('is what everybody who decides has hidden, told once it is and once it is not', async () => {
    const before = (await events()).length;
    await hide(vera);
    await hide(eve);
    await hide(dana);
    expect((await seenBy(milo))?.hiddenByAll).toBe(false);
    expect(await events()).toHaveLength(before);
    await hide(milo);
    expect((await seenBy(vera))?.hiddenByAll).toBe(true);
    expect(await events()).toHaveLength(before + 1);
    await hide(milo);
    expect(await events()).toHaveLength(before + 1);
    await hide(dana, false);
    expect((await seenBy(vera))?.hiddenByAll).toBe(false);
    expect(await events()).toHaveLength(before + 2);
  });

  it('is never one person’s doing', async () => {
    await dana.send('DELETE', at(`members/${milo.id}`));
    await hide(dana);
    expect((await seenBy(dana))?.hiddenByAll).toBe(false);
  });

  it('follows who decides: somebody new has not hidden it, somebody gone need not', async () => {
    await hide(dana);
    await hide(milo);
    const role = (person: Person, to: string) =>
      dana.send('PATCH', at(`members/${person.id}`), { role: to });
    const before = (await events()).length;
    await role(eve, 'artist');
    expect((await seenBy(dana))?.hiddenByAll).toBe(false);
    expect(await events()).toHaveLength(before + 1);
    await dana.send('DELETE', at(`members/${eve.id}`));
    expect((await seenBy(dana))?.hiddenByAll).toBe(true);
    expect(await events()).toHaveLength(before + 2);
    await role(milo, 'voter');
    expect((await seenBy(dana))?.hiddenByAll).toBe(false);
    expect(await events()).toHaveLength(before + 3);
  });

  it('follows invites, too: redeemed to decide, and revoked', async () => {
    await hide(dana);
    await hide(milo);
    const made = dana.send('POST', at('invites'), { role: 'artist' });
    const { id, token } = await bodyOf<{ id: string; token: string }>(made);
    const guest = await world.person('Ida');
    await guest.send('POST', `/api/invites/${token}/redeem`, {});
    expect((await seenBy(dana))?.hiddenByAll).toBe(false);
    await dana.send('DELETE', at(`invites/${id}`));
    expect((await seenBy(dana))?.hiddenByAll).toBe(true);
  });
});

describe('decisions', () => {
  const pick = (person: Person, takeId: string | null, shotId = 'shot-1') =>
    person.send('POST', at('decisions'), { shotId, takeId });
  const picks = async () =>
    (
      await bodyOf<{ picks: { shotId: string; takeId: string | null; madeBy: string }[] }>(
        vera.send('GET', at('decisions')),
      )
    ).picks;
  const log = async (shotId = 'shot-1') =>
    (
      await bodyOf<{ log: { takeId: string | null; madeBy: string }[] }>(
        vera.send('GET', at(`decisions?shotId=${shotId}`)),
      )
    ).log;

  it('are all kept; the newest counts, and files the take', async () => {
    const before = (await events()).length;
    expect(await bodyOf(pick(eve, take))).toMatchObject({
      shotId: 'shot-1',
      takeId: take,
      madeHow: 'hand',
      madeBy: eve.id,
    });
    expect((await seenBy(dana))?.shotId).toBe('shot-1');
    expect((await events()).slice(before)).toEqual(['takes', 'decisions']);
    await pick(milo, null);
    expect(await picks()).toMatchObject([{ shotId: 'shot-1', takeId: null, madeBy: milo.id }]);
    expect(await log()).toMatchObject([{ takeId: null }, { takeId: take }]);
    expect(await log('shot-2')).toEqual([]);
  });

  it('of two people at once are both logged, and all agree on which counts', async () => {
    const other = await announce(dana, board, { shotId: 'shot-1' });
    await sql`update take set state = 'ready' where id = ${other}`;
    await Promise.all([pick(dana, take), pick(milo, other)]);
    const both = await log();
    expect(both.map((made) => made.madeBy).toSorted()).toEqual([dana.id, milo.id].toSorted());
    expect(await picks()).toMatchObject([{ takeId: both[0]?.takeId }]);
  });

  it('want a take that is ready, and not another shot’s', async () => {
    const coming = await announce(dana, board, { name: 'gum "pop".mp4' });
    const refused = await bodyOf<{ error: { message: string } }>(pick(dana, coming));
    expect(refused.error.message).toBe(
      '"gum "pop".mp4" is not ready yet. Wait until it is, then try again.',
    );
    await pick(dana, take);
    expect(await outcomeOf(pick(dana, take, 'shot-2'))).toBe('409 take_elsewhere');
    expect(await outcomeOf(pick(dana, 'AAAAAAAAAAAAAAAA'))).toBe('404 take_not_found');
    expect(await outcomeOf(pick(dana, '../../x'))).toBe('400 invalid_request');
    expect(await outcomeOf(pick(vera, take))).toBe('403 not_allowed');
  });
});

describe('saved filters', () => {
  it('are kept for one person, as they are', async () => {
    const draft = {
      name: ' Unseen\0 by me ',
      filter: { unseen: true, words: 'gum\0', nested: [1, { a: null }] },
    };
    const saved = await bodyOf<{ id: string }>(eve.send('POST', at('filters'), draft));
    expect(saved).toMatchObject({
      name: 'Unseen  by me',
      filter: { unseen: true, words: 'gum', nested: [1, { a: null }] },
    });
    expect(await bodyOf(eve.send('GET', at('filters')))).toEqual({ filters: [saved] });
    expect(await bodyOf(dana.send('GET', at('filters')))).toEqual({ filters: [] });
    expect(await outcomeOf(dana.send('DELETE', at(`filters/${saved.id}`)))).toBe(
      '404 filter_not_found',
    );
    expect(await outcomeOf(eve.send('DELETE', at(`filters/${saved.id}`)))).toBe('204');
    expect(await bodyOf(eve.send('GET', at('filters')))).toEqual({ filters: [] });
  });

  it.each([
    ['no name', { name: ' ', filter: {} }],
    ['a long name', { name: 'n'.repeat(81), filter: {} }],
    ['no filter', { name: 'n' }],
    ['a list', { name: 'n', filter: [] }],
    ['a large one', { name: 'n', filter: { a: 'x'.repeat(17_000) } }],
  ])('are refused with %s', async (_, draft) => {
    expect(await outcomeOf(eve.send('POST', at('filters'), draft))).toBe('400 invalid_request');
  });

  it('are fifty at most', async () => {
    const save = () => vera.send('POST', at('filters'), { name: 'n', filter: {} });
    for (let count = 0; count < 50; count += 1) expect((await save()).status).toBe(201);
    expect(await outcomeOf(save())).toBe('409 too_many_filters');
  });
});

describe('people', () => {
  it('take their takes, marks, filters and decisions along when a guest gets an account', async () => {
    const guest = await world.person('Ida');
    const made = dana.send('POST', at('invites'), { role: 'artist' });
    const { token } = await bodyOf<{ token: string }>(made);
    await guest.send('POST', `/api/invites/${token}/redeem`, {});
    const account = { email: `${newId().toLowerCase()}@example.com`, password: 'long enough' };
    const owner = await world.person('Ida');
    await owner.send('POST', '/api/session/account', account);

    const hers = await announce(guest, board);
    await hide(guest);
    await guest.send('POST', at('filters'), { name: 'Mine', filter: {} });
    await guest.send('POST', at('decisions'), { shotId: 'shot-1', takeId: take });
    world.pass(60_000);
    expect(await outcomeOf(guest.send('POST', '/api/session/sign-in', account))).toBe('200');

    const seen = await takesSeenBy(guest, board);
    expect(seen.get(hers)?.importedBy).toBe(owner.id);
    expect(seen.get(take)?.hidden).toBe(true);
    expect(await bodyOf(guest.send('GET', at('filters')))).toMatchObject({
      filters: [{ name: 'Mine' }],
    });
    expect(await bodyOf(vera.send('GET', at('decisions')))).toMatchObject({
      picks: [{ madeBy: owner.id }],
    });
  });

  it('stay known for as long as a take or a decision names them', async () => {
    const maker = await world.person('Maker');
    const decider = await world.person('Decider');
    const nobody = await world.person('Nobody');
    await sql`update take set imported_by = ${maker.id} where id = ${take}`;
    await sql`insert into decision (id, board_id, shot_id, made_how, made_by, entry, hash)
      values (${newId()}, ${board}, 'shot-1', 'hand', ${decider.id}, '{}', '')`;
    for (const { id } of [maker, decider, nobody])
      await sql`delete from session where user_id = ${id}`;
    await deleteLostGuests(world.services.database, new Date(Date.now() + 2 * 86_400_000));
    const known = async (person: Person) =>
      (await sql`select from "user" where id = ${person.id}`).length;
    expect([await known(maker), await known(decider), await known(nobody)]).toEqual([1, 1, 0]);
  });
});

describe('deleting a board', () => {
  it('takes its takes, marks, filters and decisions along', async () => {
    await hide(eve);
    await eve.send('POST', at('filters'), { name: 'n', filter: {} });
    await dana.send('POST', at('decisions'), { shotId: 'shot-1', takeId: take });
    expect(await outcomeOf(dana.send('DELETE', `/api/boards/${board}`))).toBe('204');
    for (const table of ['take', 'saved_filter', 'decision']) {
      expect(await sql`select from ${sql(table)} where board_id = ${board}`).toHaveLength(0);
    }
    expect(await sql`select from take_mark where take_id = ${take}`).toHaveLength(0);
  });
});
