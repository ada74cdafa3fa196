import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';

/**
 * Postgres refuses to run as root, and root is what many containers and rented machines give. There
 * are three ways to start it, tried in this order:
 *
 * - `plain`: we are not root.
 * - `namespace`: `unshare` shows the program another user id inside its own user namespace, while the
 *   files stay ours. Needs no change of owner and works under folders only root may enter.
 * - `system-user`: where namespaces are forbidden, a real unprivileged user, with the binaries and
 *   the data in a place that user can reach.
 */
export type Unprivileged =
  | { readonly kind: 'plain' }
  | { readonly kind: 'namespace'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'system-user'; readonly uid: number; readonly gid: number };

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number; readonly cwd: string };
}

/** For what must lie where every user can reach it. */
export const SYSTEM_FOLDER = '/var/lib/takeboard';

export function chooseUnprivileged(): Unprivileged {
  if (process.getuid?.() !== 0) return { kind: 'plain' };
  const user = unprivilegedUser();
  // Inside the namespace the id is only a label, but initdb insists that it has a name.
  const probe = spawnSync('unshare', [...namespaceFlags(user), 'true'], { stdio: 'ignore' });
  return { kind: probe.status === 0 ? 'namespace' : 'system-user', ...user };
}

/** How to run a program that way; `cwd` is the root folder, which everybody may enter. */
export function commandAs(as: Unprivileged, program: string, args: readonly string[]): Command {
  if (as.kind === 'plain') return { file: program, args, options: { cwd: '/' } };
  if (as.kind === 'system-user') {
    return { file: program, args, options: { cwd: '/', uid: as.uid, gid: as.gid } };
  }
  return {
    file: 'unshare',
    args: [...namespaceFlags(as), program, ...args],
    options: { cwd: '/' },
  };
}

/**
 * The folder of binaries as that user can reach it: the given one, or a copy made once.
 * @throws StartError when no such place can be made.
 */
export function reachableBinaries(as: Unprivileged, folder: string, version: string): string {
  if (as.kind !== 'system-user' || canReach(as, join(folder, 'bin', 'postgres'))) return folder;
  const copy = join(SYSTEM_FOLDER, `postgres-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    // The package links library names by absolute path; a copy must not lead back into the closed folder.
    cpSync(folder, half, { recursive: true, dereference: true });
    renameSync(half, copy);
  }
  if (canReach(as, join(copy, 'bin', 'postgres'))) return copy;
  throw new StartError(
    `Postgres cannot run here: this process is root, user namespaces are forbidden, and user ${as.uid} cannot reach ${copy}. Start Takeboard as another user, or name a Postgres in DATABASE_URL.`,
  );
}

/** Give a tree to the user that Postgres will be; a no-op where it already is theirs. */
export function own(as: Unprivileged, path: string): void {
  const wanted =
    as.kind === 'system-user' ? as : { uid: process.getuid?.(), gid: process.getgid?.() };
  if (wanted.uid === undefined || wanted.gid === undefined) return;
  if (process.getuid?.() !== 0 || statSync(path).uid === wanted.uid) return;
  const tree = readdirSync(path, { recursive: true, withFileTypes: true });
  for (const entry of tree) lchownSync(join(entry.parentPath, entry.name), wanted.uid, wanted.gid);
  lchownSync(path, wanted.uid, wanted.gid);
}

/** Whether Postgres, running that way, could pass through a folder or run a program. */
export function canReach(as: Unprivileged, path: string): boolean {
  if (as.kind !== 'system-user') return true;
  return spawnSync('test', ['-x', path], { uid: as.uid, gid: as.gid, cwd: '/' }).status === 0;
}

function namespaceFlags(user: { readonly uid: number; readonly gid: number }): readonly string[] {
  return ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`];
}

function unprivilegedUser(): { readonly uid: number; readonly gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0 && Number.isInteger(user.gid));
  const chosen =
    users.find((user) => user.name === 'postgres') ??
    users.find((user) => user.name === 'nobody') ??
    users[0];
  if (!chosen) {
    throw new StartError(
      'Postgres refuses to run as root, and /etc/passwd knows no other user. Start Takeboard as another user, or name a Postgres in DATABASE_URL.',
    );
  }
  return { uid: chosen.uid, gid: chosen.gid };
}
