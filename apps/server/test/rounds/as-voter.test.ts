import { expect, test } from 'vitest';
import { openTestApp, outcomeOf } from '../support/test-app.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';

const world = await openTestApp();

test('a page of somebody who is no longer signed in marks nothing for whoever is now', async () => {
  const [dana, milo] = [await world.person('Dana'), await world.person('Milo')];
  const table = await setTable(world, dana, [[milo, 'artist']]);
  const [take = ''] = await table.takes(SHOT, 1);
  const { id } = await table.open([dana, milo]);
  const at = (act: string, voter: string) =>
    table.at(`rounds/${id}/shots/${SHOT}/${act}?voter=${voter}`);
  const body = { turn: 1, changes: [{ takeId: take, mark: { mark: 'love' } }] };

  // Milo's cookie, Dana's page.
  expect(await outcomeOf(milo.send('PATCH', at('ballot', dana.id), body))).toBe(
    '409 somebody_else',
  );
  expect(await outcomeOf(milo.send('POST', at('ready', dana.id), body))).toBe('409 somebody_else');
  expect(await table.ballots(milo, id)).toEqual([]);
  expect(await table.ballots(dana, id)).toEqual([]);

  expect(await outcomeOf(milo.send('PATCH', at('ballot', milo.id), body))).toBe('200');
  expect(await outcomeOf(milo.send('POST', at('ready', milo.id), body))).toBe('200');
  expect(await outcomeOf(milo.send('DELETE', at('ready', dana.id)))).toBe('409 somebody_else');
  expect((await table.shot(id)).ready).toEqual([milo.id]);
  expect(await outcomeOf(milo.send('DELETE', at('ready', milo.id)))).toBe('200');
});
