import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failureCode } from '../../database/failures.ts';
import { publishEvent } from '../../events/publish-event.ts';
import type { Services } from '../../services.ts';
import {
  abandonedFiles,
  DOORS,
  expectedFile,
  FILE_KINDS,
  isAbandoned,
  isFileId,
} from './expected-file.ts';
import type { FileKind } from './expected-file.ts';
import { UPLOAD_EXPIRES_MS } from './upload-store.ts';

const EVERY_MS = 60_000;
/** What finishing an upload leaves behind for a moment, and for ever when the server is killed. */
const LEFTOVER_MS = 24 * 60 * 60 * 1000;

/**
 * Looks after the uploads of this server's folder once: finishes those that came whole while the
 * storage was away or before the server was stopped, and removes what nobody goes on with for seven
 * days, or what nobody waits for. One that fails is left for the next time.
 */
export const tendUploads = async (
  services: Services,
): Promise<{ readonly finished: number; readonly removed: number }> => {
  const { uploads, log } = services;
  const now = services.clock().getTime();
  let [finished, removed] = [0, 0];
  for (const name of await readdir(uploads.store.directory)) {
    try {
      const path = join(uploads.store.directory, name);
      const { mtimeMs, ctimeMs } = await stat(path);
      if (!isFileId(name)) {
        // A second name is as old as its upload by the time of writing, but not by that of change.
        const keep = name.endsWith('.kept') ? LEFTOVER_MS : UPLOAD_EXPIRES_MS;
        if (now - ctimeMs > keep) await rm(path, { force: true });
        continue;
      }
      const file = await expectedFile(services, name);
      // What is whole is kept however long the storage is away.
      if (file?.isWanted && (await uploads.finishIfWhole(file))) finished += 1;
      else if (file?.isWanted ? now - mtimeMs > UPLOAD_EXPIRES_MS : !uploads.finishing(name)) {
        await rm(path, { force: true });
        removed += 1;
      }
    } catch (error) {
      if (failureCode(error) === 'ENOENT') continue;
      log.warn({ err: error, upload: name }, 'An upload could not be looked after; trying again');
    }
  }
  for (const kind of FILE_KINDS) await forgetAbandoned(services, kind);
  return { finished, removed };
};

/** Takes and mixes whose file nobody has sent in a week, and of which this server holds nothing. */
const forgetAbandoned = async (services: Services, kind: FileKind): Promise<void> => {
  const { database, uploads, clock } = services;
  const { table, event } = DOORS[kind];
  const before = new Date(clock().getTime() - UPLOAD_EXPIRES_MS);
  const rows = await abandonedFiles(services, kind, before);
  const byBoard = new Map<string, string[]>();
  for (const { id, boardId } of rows) {
    if ((await uploads.store.offsetOf(id)) !== undefined) continue;
    byBoard.set(boardId, [...(byBoard.get(boardId) ?? []), id]);
  }
  for (const [boardId, ids] of byBoard) {
    await database.db.transaction(async (tx) => {
      await publishEvent(tx, boardId, event, ids);
      await tx.delete(table).where(isAbandoned(table, before, ids));
    });
  }
};

/** Tends the uploads now and every minute. @returns how to stop. */
export const startTendingUploads = (services: Services): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  const tend = async (): Promise<void> => {
    try {
      const outcome = await tendUploads(services);
      if (outcome.finished + outcome.removed > 0)
        services.log.info(outcome, 'Uploads looked after');
    } catch (error) {
      services.log.warn({ err: error }, 'Uploads could not be looked after; trying again');
    }
  };
  const begin = (): void => {
    running = running.then(tend);
  };
  begin();
  const timer = setInterval(begin, EVERY_MS);
  return () => {
    clearInterval(timer);
    return running;
  };
};
