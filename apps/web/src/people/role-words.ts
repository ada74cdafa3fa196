import type { Role } from '../api/wire.ts';

/** Roles in the order they are offered, most common first. */
export const ROLE_ORDER: readonly Role[] = ['artist', 'editor', 'voter', 'viewer', 'director'];

interface RoleWords {
  readonly name: string;
  /** Goes on after "As … you can" or "can". */
  readonly may: string;
}

export const ROLE_WORDS: Readonly<Record<Role, RoleWords>> = {
  director: {
    name: 'Director',
    may: 'change everything, invite and remove people, and delete the board',
  },
  artist: { name: 'Artist', may: 'draw, write shots and prompts, and decide together' },
  editor: { name: 'Editor', may: 'draw, write shots and prompts' },
  voter: { name: 'Voter', may: 'look at everything and advise, but not change the board' },
  viewer: { name: 'Viewer', may: 'look at everything, but not change the board' },
};

/** The name of a role as it comes from elsewhere; one unknown here is shown as it is. */
export const roleName = (role: string): string =>
  (ROLE_WORDS as Readonly<Record<string, RoleWords>>)[role]?.name ?? role;
