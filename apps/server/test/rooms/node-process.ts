/** A server's live side as a process of its own, for tests that kill it. */
import { databaseAt } from '../../src/database/open-database.ts';
import { startNode } from './live-board.ts';

const url = process.env['NODE_DATABASE_URL'];
if (url === undefined) throw new Error('NODE_DATABASE_URL names the database');
const node = await startNode(databaseAt(url, 'external', () => Promise.resolve()));
process.send?.(node.url);
process.on('disconnect', () => process.exit(0));
