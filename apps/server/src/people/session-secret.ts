import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Database } from '../database/open-database.ts';
import { serverSecret } from '../database/schema.ts';

/**
 * What signs the session cookies: the setting, else one made at the first start and kept in the
 * database, where all servers of this Takeboard find the same. Changing it signs everybody out.
 */
export const sessionSecretOf = async (database: Database, config: Config): Promise<string> => {
  if (config.secret) return config.secret;
  await database.db
    .insert(serverSecret)
    .values({ id: 1, value: randomBytes(32).toString('base64url') })
    .onConflictDoNothing();
  const [row] = await database.db.select().from(serverSecret);
  if (!row) throw new Error('The database keeps no session secret although one was just stored.');
  return row.value;
};
