import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import { deleteLostGuests } from '../../src/jobs/forget-people.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import type { RoundTable } from '../support/test-rounds.ts';

/** People whose place in rounds outlives the session they had: guests with an account, people who are gone. */

const world = await openTestApp();
const { sql } = world.services.database;
const dana = await world.person('Dana');
let table: RoundTable;
let guest: Person;
let owner: Person;
let account: { email: string; password: string };
let [a, b] = ['', ''];

beforeEach(async () => {
  guest = await world.person('Ida');
  owner = await world.person('Ida');
  account = { email: `${newId().toLowerCase()}@example.com`, password: 'long enough' };
  await owner.send('POST', '/api/session/account', account);
  table = await setTable(world, dana, [[guest, 'artist']]);
  [a, b] = (await table.takes(SHOT, 2)) as [string, string];
});

const signIn = async (): Promise<void> => {
  world.pass(60_000);
  expect(await outcomeOf(guest.send('POST', '/api/session/sign-in', account))).toBe('200');
};

describe('a guest who gets an account', () => {
  it('goes on choosing where they were, in the middle of a round', async () => {
    const shots = [{ shotId: SHOT, label: '22', finalSay: guest.id }];
    const { id } = await table.open([dana, guest], { shots });
    await table.mark(guest, id, { [a]: 'love', [b]: { mark: 'no', reason: 'Hands' } });
    await signIn();
    expect(await table.read(dana, id)).toMatchObject({
      voters: [
        { userId: dana.id },
        { userId: owner.id, part: 'decides', answer: 'joined', agreed: true },
      ],
      shots: [{ finalSay: owner.id }],
    });
    expect(await table.ballots(guest, id)).toMatchObject([
      { marks: { [a]: { mark: 'love' }, [b]: { mark: 'no', reason: 'Hands' } } },
    ]);
    await table.ready(guest, id);
    await table.ready(dana, id, { [a]: 'love' });
    expect(await table.picks()).toEqual({ [SHOT]: a });
  });

  it('is named by the account in what was revealed, presses and all', async () => {
    const { id } = await table.open([guest, dana]);
    for (const one of [dana, guest]) await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    await table.press(dana, id, a);
    await table.press(guest, id, b);
    await table.press(guest, id, a);
    await signIn();
    expect(await table.read(dana, id)).toMatchObject({ startedBy: owner.id });
    expect((await table.shot(id)).pressed).toEqual([owner.id]);
    const reveal = await table.reveal(dana, id);
    expect(JSON.stringify(reveal)).not.toContain(guest.id);
    expect(reveal.voters.find(({ userId }) => userId === owner.id)?.ballot).not.toBeNull();
    expect(reveal.tally.steps.flat()).toContainEqual({ voter: owner.id });
    await table.press(dana, id, a);
    expect(await table.picks()).toEqual({ [SHOT]: a });
    const verdict = dana.send('GET', table.at('decisions/verify'));
    expect(await bodyOf(verdict)).toMatchObject({ whole: true });
  });

  it('who was in the same round as the account is one voter then, and may be all it waited for', async () => {
    const invite = dana.send('POST', table.at('invites'), { role: 'artist' });
    const { token } = await bodyOf<{ token: string }>(invite);
    await owner.send('POST', `/api/invites/${token}/redeem`, {});
    const { id } = await table.open([dana, guest, owner]);
    await table.ready(dana, id, { [a]: 'love' });
    await table.mark(owner, id, { [b]: 'love' });
    await table.ready(guest, id, { [a]: 'love' });
    expect(await table.shot(id)).toMatchObject({ state: 'choosing' });
    await signIn();
    expect(await table.shot(id)).toMatchObject({ state: 'picked' });
    const { voters, pick } = await table.reveal(dana, id);
    expect(voters.map(({ userId }) => userId).toSorted()).toEqual([dana.id, owner.id].toSorted());
    expect(pick).toBe(a);
  });
});

describe('people', () => {
  it('stay known for as long as a round names them', async () => {
    const names = ['Starter', 'Asked', 'Sayer', 'Nobody'];
    const people = await Promise.all(names.map((name) => world.person(name)));
    const [starter, asked, sayer] = people as [Person, Person, Person];
    const { id } = await table.open([dana]);
    await sql`update round set started_by = ${starter.id} where id = ${id}`;
    await sql`insert into round_voter (round_id, user_id, part) values (${id}, ${asked.id}, 'advises')`;
    await sql`update round_shot set final_say = ${sayer.id} where round_id = ${id}`;
    for (const one of people) await sql`delete from session where user_id = ${one.id}`;
    await deleteLostGuests(world.services.database, new Date(Date.now() + 2 * 86_400_000));
    const known = await sql<{ name: string }[]>`
      select name from "user" where id in ${sql(people.map((one) => one.id))} order by name`;
    expect(known.map(({ name }) => name)).toEqual(['Asked', 'Sayer', 'Starter']);
  });
});

describe('deleting a board', () => {
  it('takes its rounds, ballots and presses along', async () => {
    const shots = [{ shotId: SHOT, label: '22', finalSay: dana.id }];
    const { id } = await table.open([dana, guest], { shots });
    for (const one of [dana, guest]) await table.ready(one, id, { [a]: 'like', [b]: 'like' });
    await table.press(dana, id, a);
    expect(await outcomeOf(dana.send('DELETE', `/api/boards/${table.boardId}`))).toBe('204');
    for (const name of ['round_voter', 'round_shot', 'ballot', 'press']) {
      expect(await sql`select from ${sql(name)} where round_id = ${id}`).toHaveLength(0);
    }
    expect(await sql`select from round where id = ${id}`).toHaveLength(0);
  });
});
