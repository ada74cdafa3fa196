import type { Database } from './open-database.ts';

/** What a drizzle transaction hands to its callback. */
export type Transaction = Parameters<Parameters<Database['db']['transaction']>[0]>[0];

/** Either the pool or a transaction: for reads that are right in both. */
export type Queries = Database['db'] | Transaction;
