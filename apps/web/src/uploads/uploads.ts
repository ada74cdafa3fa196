import { ApiFailure } from '../api/api-failure.ts';
import type { Take } from '../api/wire.ts';
import type { BoardSession } from '../live/board-session.ts';
import { tellFailure } from '../shell/toast.ts';
import { openBatchLocks } from './batch-lock.ts';
import { clientKey } from './client-key.ts';
import type { FileMarks } from './client-key.ts';
import { declaredFor } from './declared.ts';
import type { FoundFile } from './found-files.ts';
import { keepPause } from './kept-pause.ts';
import { dropKeptUploads, openKeptUploads } from './kept-uploads.ts';
import { matchTakes } from './match-takes.ts';
import { sayFiles } from './say-size.ts';
import { sendFile } from './send-file.ts';
import { leavePictures, leaveSongs, sayLeftOut, sortFiles } from './sort-files.ts';
import type { FoundVideo } from './sort-files.ts';
import { fileUnder, forgetTakes, readTakes, registerFiles, sayMadeWith } from './upload-calls.ts';
import type { NewUpload } from './upload-item.ts';
import { openUploadQueue } from './upload-queue.ts';
import type { UploadQueue } from './upload-queue.ts';

/** Where dropped files belong. */
export interface DropTarget {
  /** Null: the pool, without a shot. */
  readonly shotId: string | null;
  /** What to do with pictures among them; without it they stay behind, with words. */
  readonly takePictures?: ((pictures: File[]) => void) | undefined;
  /**
   * What to do with songs among them, and whether anything else came with them; without it they
   * stay behind, with words.
   */
  readonly takeSongs?: ((songs: readonly File[], beside: boolean) => void) | undefined;
}

/** A drop with files so large that it must be asked whether they are meant. */
export interface LargeDrop {
  readonly large: readonly FileMarks[];
  readonly files: number;
  answer(choice: Choice): void;
}

type Choice = 'all' | 'without large' | 'none';

/** The uploads of one person to one board. They go on while other pages of Takeboard are looked at. */
export interface Uploads {
  readonly queue: UploadQueue;
  /** Takes files in: sorts them, asks about large ones, leaves out what is here, sends the rest. */
  offer(found: readonly FoundFile[] | Promise<readonly FoundFile[]>, to: DropTarget): Promise<void>;
  view(): UploadsView;
  subscribe(listener: () => void): () => void;
  /** Notes that something in a drop cannot be read. */
  cannotRead(path: string): void;
  dropNotice(sentence: string): void;
  /** Forgets all notices, and how many files were here already. */
  clearNotices(): void;
  /** Drops that other tabs of this browser send. */
  heldElsewhere(): Promise<ReadonlySet<string>>;
}

export interface UploadsView {
  /** Files are being looked for in what was dropped. */
  readonly reading: boolean;
  /** Why they cannot be sent yet, as a sentence; they go on by themselves. */
  readonly waiting: string | null;
  readonly asking: LargeDrop | null;
  /** Sentences about what was not sent. */
  readonly notices: readonly string[];
  /** How many of the last drops were on the board before a byte was sent. */
  readonly alreadyHere: number;
}

/** What somebody reads who changed what files were made with, in vain. */
export const UNSAID = 'Not all of these takes know what they were made with';

const NO_ANSWER =
  'Takeboard’s server does not answer. The files go as soon as it does: leave this page open.';
/** Milliseconds between two questions to a server that does not answer. */
const AGAIN = 3_000;

/** Bytes above which a file is asked about. */
const LARGE = 2 * 1024 ** 3;
const CHANNEL = 'takeboard:uploads';

const opened = new Map<string, OpenUploads>();

/** The uploads of the board that is open; the same ones for as long as the page is. */
export function uploadsOf({ boardId, me }: Pick<BoardSession, 'boardId' | 'me'>): Uploads {
  const owner = `${me.userId}/${boardId}`;
  const known = opened.get(owner);
  if (known !== undefined) return known;
  const made = openUploads(boardId, me.userId, owner);
  opened.set(owner, made);
  return made;
}

/** Stops sending for a person who signs out, and keeps nothing of theirs in this browser. */
export async function forgetUploads(userId: string): Promise<void> {
  for (const [owner, uploads] of opened) {
    if (!owner.startsWith(`${userId}/`)) continue;
    uploads.close();
    opened.delete(owner);
  }
  await dropKeptUploads(userId);
}

interface OpenUploads extends Uploads {
  close(): void;
}

function openUploads(boardId: string, userId: string, owner: string): OpenUploads {
  const listeners = new Set<() => void>();
  const locks = openBatchLocks();
  const keptFiles = openKeptUploads(owner, (reason) => notKept(reason));
  const channel = new BroadcastChannel(CHANNEL);
  let view: UploadsView = {
    reading: false,
    waiting: null,
    asking: null,
    notices: [],
    alreadyHere: 0,
  };
  let told = false;
  let closed = false;
  /** Drops that are being looked through. */
  let reading = 0;
  let lastAsked: Promise<unknown> = Promise.resolve();

  const queue = openUploadQueue({
    register: (batchId, items) => registerFiles(boardId, batchId, items),
    send: (item, file, hear) => sendFile(boardId, item, file, hear),
    async forget(takeIds) {
      await forgetTakes(boardId, takeIds).catch((error: unknown) =>
        tellFailure('The files are still expected', error),
      );
    },
    async sayMadeWith(takeIds, tool) {
      await sayMadeWith(boardId, takeIds, tool).catch((error: unknown) =>
        tellFailure(UNSAID, error),
      );
    },
    keeper: keptFiles,
    later(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
  });
  keepPause(queue, owner);

  const change = (part: Partial<UploadsView>) => {
    view = { ...view, ...part };
    for (const listener of listeners) listener();
  };
  const notice = (sentence: string | undefined) => {
    if (sentence !== undefined && !view.notices.includes(sentence)) {
      change({ notices: [...view.notices, sentence] });
    }
  };
  function notKept(_reason: unknown) {
    if (told) return;
    told = true;
    notice(
      'This browser cannot keep the files until they are sent: leave this page open, or drop the same folder again afterwards.',
    );
  }

  // ---- drops of earlier visits and of other tabs ----

  const takeOver = (batchId: string) =>
    locks.whenFree(batchId, () => {
      keptFiles.load().then((batches) => {
        queue.add(batches.get(batchId) ?? [], { kept: true });
      }, notKept);
    });
  keptFiles.load().then((batches) => [...batches.keys()].forEach(takeOver), notKept);
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<{ owner: string; batchId: string }>) => {
      if (data.owner === owner) takeOver(data.batchId);
    },
  );

  // ---- the page and its network ----

  const hurry = () => queue.hurry();
  const onVisible = () => document.visibilityState === 'visible' && queue.hurry();
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (queue.unsent() > 0 || view.reading) event.preventDefault();
  };
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('beforeunload', beforeUnload);

  // ---- a drop ----

  async function sort(found: readonly FoundFile[], to: DropTarget): Promise<readonly FoundVideo[]> {
    const { videos, pictures, songs, leftOut } = await sortFiles(found);
    if (to.takePictures !== undefined && pictures.length > 0) to.takePictures([...pictures]);
    if (songs.length > 0) to.takeSongs?.(songs, videos.length + pictures.length > 0);
    const behind = [
      ...(to.takePictures === undefined ? leavePictures(pictures) : []),
      ...(to.takeSongs === undefined ? leaveSongs(songs) : []),
    ];
    notice(sayLeftOut([...leftOut, ...behind]));
    return videos;
  }

  /** Waits for the person when there are files so large that they may be a mistake. */
  async function withoutUnwanted(videos: readonly FoundVideo[]): Promise<readonly FoundVideo[]> {
    const large = videos.filter(({ file }) => file.size > LARGE);
    if (large.length === 0) return videos;
    // One question after the other.
    const asked = lastAsked.then(async () => {
      const answered = await new Promise<Choice>((answer) => {
        change({ asking: { large: large.map(marksOf), files: videos.length, answer } });
      });
      change({ asking: null });
      return answered;
    });
    lastAsked = asked;
    const choice = await asked;
    if (choice === 'none') return [];
    return choice === 'all' ? videos : videos.filter(({ file }) => file.size <= LARGE);
  }

  /** Asks until there is an answer: what is dropped while the line is cut is not lost. */
  async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      try {
        const answer = await ask();
        change({ waiting: null });
        return answer;
      } catch (error) {
        if (closed || !(error instanceof ApiFailure && error.passes)) throw error;
        change({ waiting: NO_ANSWER });
        await nextTry();
      }
    }
  }

  const nextTry = () =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        window.removeEventListener('online', done);
        resolve();
      };
      const timer = setTimeout(done, AGAIN);
      window.addEventListener('online', done);
    });

  async function take(videos: readonly FoundVideo[], shotId: string | null) {
    const known = await untilAnswered(() => readTakes(boardId));
    const { fresh, begun, here } = matchTakes(
      videos.map((video) => ({ ...marksOf(video), video })),
      known,
      userId,
    );
    if (here.length > 0) await noteHere(here, shotId);
    const batchId = newBatchId();
    const said = { ...declaredFor(boardId, shotId), shotId };
    const uploads = [
      ...fresh.map(({ video, ...marks }) => newUpload(batchId, marks, video, said)),
      ...begun.map(({ file: { video }, take: row }) => ({
        ...newUpload(row.batchId, row, video, said),
        begun: true,
      })),
    ];
    const elsewhere = await addOwn(uploads);
    if (elsewhere > 0) {
      notice(
        `${sayFiles(elsewhere)} ${elsewhere === 1 ? 'is' : 'are'} being sent by another tab of this browser.`,
      );
    }
  }

  /** Adds what no other tab sends already; returns how many that leaves out. */
  async function addOwn(uploads: readonly NewUpload[]): Promise<number> {
    let elsewhere = 0;
    for (const [batchId, ofBatch] of Map.groupBy(uploads, (upload) => upload.batchId)) {
      if (!(await locks.take(batchId))) {
        elsewhere += ofBatch.length;
        continue;
      }
      queue.add(ofBatch);
      // A channel has one origin, this page's.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage({ owner, batchId });
    }
    return elsewhere;
  }

  async function noteHere(here: readonly Take[], shotId: string | null) {
    change({ alreadyHere: view.alreadyHere + here.length });
    const loose = here.filter((one) => one.shotId === null).map(({ id }) => id);
    if (shotId === null || loose.length === 0) return;
    await fileUnder(boardId, loose, shotId);
  }

  return {
    queue,
    async offer(found, to) {
      reading += 1;
      change({ reading: true });
      try {
        const videos = await withoutUnwanted(await sort(await found, to));
        if (videos.length > 0) await take(videos, to.shotId);
      } catch (error) {
        tellFailure('The files are not on their way', error);
      } finally {
        reading -= 1;
        change({ reading: reading > 0, ...(reading === 0 ? { waiting: null } : {}) });
      }
    },
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cannotRead: (path) =>
      notice(`“${path}” cannot be read: it was moved or deleted, or it may not be opened.`),
    dropNotice: (sentence) => change({ notices: view.notices.filter((one) => one !== sentence) }),
    clearNotices: () => change({ notices: [], alreadyHere: 0 }),
    heldElsewhere: locks.heldElsewhere,
    close() {
      closed = true;
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('beforeunload', beforeUnload);
      channel.close();
      queue.close();
      locks.close();
      listeners.clear();
    },
  };
}

const MOST_NAME = 300;
const MOST_FOLDER = 1000;

function marksOf({ file, folder }: FoundFile): FileMarks {
  return {
    name: shorten(plain(file.name), MOST_NAME),
    folder: plain(folder).slice(-MOST_FOLDER),
    bytes: file.size,
    modifiedAt: file.lastModified > 0 ? new Date(file.lastModified).toISOString() : null,
  };
}

/** As the server writes names: composed (a Mac takes letters apart), without control characters. */
const plain = (name: string): string =>
  name
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

/** Leaves out the middle: a name is told by its beginning, a file by its ending. */
const shorten = (name: string, most: number): string =>
  name.length <= most ? name : `${name.slice(0, most - 20)}…${name.slice(-19)}`;

function newUpload(
  batchId: string,
  { name, folder, bytes, modifiedAt }: FileMarks,
  { file, sidecar }: FoundVideo,
  said: Pick<NewUpload, 'shotId' | 'prompt' | 'promptFrom' | 'tool'>,
): NewUpload {
  const marks = { name, folder, bytes, modifiedAt };
  return {
    ...marks,
    ...said,
    key: clientKey(batchId, marks),
    batchId,
    file,
    ...(sidecar === undefined ? {} : { sidecar }),
  };
}

/** Such as `2026-11-22T14:31:07-k3v9q2`; pages without https have no randomUUID. */
function newBatchId(): string {
  const at = new Date().toISOString().slice(0, 19);
  const random = crypto.getRandomValues(new Uint8Array(6));
  return `${at}-${[...random].map((n) => (n % 36).toString(36)).join('')}`;
}
