import { ROOTS, SERVER_ROOTS } from '@takeboard/storyboard';
import { may } from '../people/roles.ts';
import type { Role } from '../people/roles.ts';

const SERVERS_OWN: ReadonlySet<string> = new Set(SERVER_ROOTS);
const EVERYTHING_ELSE: ReadonlySet<string> = new Set(
  ROOTS.filter((root) => !SERVERS_OWN.has(root)),
);
const NOTHING: ReadonlySet<string> = new Set();

/** The roots of the document that a role may write. */
export const writableBy = (role: Role): ReadonlySet<string> =>
  may(role, 'write') ? EVERYTHING_ELSE : NOTHING;
