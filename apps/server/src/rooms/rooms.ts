import type { Picture } from '@takeboard/storyboard';
import type { WebSocket } from 'ws';
import type { Transaction } from '../database/open-database.ts';
import type { Session } from '../people/session.ts';
import type { VersionInfo } from './versions.ts';

/** The live side of all boards of this server. */
export interface Rooms {
  /** Write the first row of a new board's log, inside the transaction that makes the board. */
  seed(tx: Transaction, boardId: string, picture: Picture): Promise<void>;
  /** Take over an accepted socket. Refusals are close codes (close-codes.ts); it never throws. */
  connect(socket: WebSocket, boardId: string, session: Session | undefined): void;
  listVersions(boardId: string): Promise<readonly VersionInfo[]>;
  /** Keep the board as it is now under a name. */
  nameVersion(boardId: string, userId: string, label: string): Promise<VersionInfo>;
  /** Keep the board as it is now as an automatic version, before something that changes much. */
  keepVersion(boardId: string): Promise<void>;
  /** Make the board what the version was, as a forward change; false when there is no such version. */
  restoreVersion(boardId: string, versionId: string, userId: string): Promise<boolean>;
  stats(): { readonly rooms: number; readonly connections: number };
  /** Write what is waiting, then ask every client to come back (1012). */
  close(): Promise<void>;
}
