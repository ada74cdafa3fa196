/**
 * Who may do what on a board. This table is the only place that says so: routes, rooms and the
 * catalogue of rights sent to the browser all read it.
 */
export const ROLES = ['viewer', 'voter', 'editor', 'artist', 'director'] as const;
export type Role = (typeof ROLES)[number];

const everyone: readonly Role[] = ROLES;
const advisers: readonly Role[] = ['voter', 'editor', 'artist', 'director'];
const makers: readonly Role[] = ['editor', 'artist', 'director'];
const deciders: readonly Role[] = ['artist', 'director'];
const directorOnly: readonly Role[] = ['director'];

export const RIGHTS = {
  /** See the board, its members and its media. */
  see: everyone,
  /** Show a cursor and other presence to the others. */
  appear: everyone,
  /** Have a ballot in a round: it counts if its card says so, else it is shown apart as advice. */
  advise: advisers,
  /** Write the document's roots, add images, import and file takes, pick by hand, start rounds, decide in them, keep a named version. */
  write: makers,
  /** Make picks that count: who has hidden a take counts with those who decide. */
  decide: deciders,
  /** Fetch song and takes as they came in, not only what is made for playing. */
  download: deciders,
  /** Members, invites, restoring a version, the board's title, deleting the board. */
  govern: directorOnly,
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof RIGHTS;

/** Whether a role carries a right. */
export const may = (role: Role, right: Right): boolean => RIGHTS[right].includes(role);

/** Whether a role carries more than another. */
export const isHigher = (role: Role, than: Role): boolean =>
  ROLES.indexOf(role) > ROLES.indexOf(than);

/** Everything a role may do. */
export const rightsOf = (role: Role): readonly Right[] =>
  (Object.keys(RIGHTS) as Right[]).filter((right) => may(role, right));

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);
