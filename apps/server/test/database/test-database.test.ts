import { expect, test } from 'vitest';
import { user } from '../../src/database/schema.ts';
import { freshDatabase } from '../support/test-database.ts';

const database = await freshDatabase();

test('a fresh database has every table and belongs to one test file alone', async () => {
  await database.db.insert(user).values({ id: 'dana', name: 'Dana', email: 'dana@example.test' });
  expect(await database.db.select({ name: user.name }).from(user)).toEqual([{ name: 'Dana' }]);

  const other = await freshDatabase('test');
  expect(await other.db.select().from(user)).toEqual([]);
});
