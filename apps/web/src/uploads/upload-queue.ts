import type { QueuePorts, RegisteredTake, Sending, Sent } from './queue-ports.ts';
import { openSpeed } from './upload-speed.ts';
import { viewOf } from './queue-view.ts';
import type { QueueView } from './queue-view.ts';
import { isOpen } from './upload-item.ts';
import type { NewUpload, UploadItem, UploadState } from './upload-item.ts';

/**
 * Files on their way to a board. They are told to the server in chunks, then sent a few at a time.
 * Whatever breaks off for a reason that passes is tried again, less and less often, and goes on
 * where it was; the server is never told the same file twice under two keys.
 */
export interface UploadQueue {
  view(): QueueView;
  subscribe(listener: () => void): () => void;
  /** Adds files; those on their way already are left alone. Returns how many are new. */
  add(uploads: readonly NewUpload[], options?: { kept?: boolean }): number;
  pause(): void;
  resume(): void;
  /** Tries at once what waits, as when the network is back. */
  hurry(): void;
  /** Tries again what failed. */
  retry(keys?: readonly string[]): void;
  /** Gives up on files; the server forgets them. */
  cancel(keys: readonly string[]): void;
  /**
   * Says what the files on the list were made with. Those the server has not been told of are told
   * with it; returns the takes of the others, of which it must be told apart.
   */
  madeWith(tool: string | null): readonly string[];
  /** Takes what is over off the list, what failed included. */
  dismiss(): void;
  /** Files that are not on the server. */
  unsent(): number;
  /** Stops sending; what was not sent stays kept. */
  close(): void;
}

const PARALLEL = 3;
const CHUNK = 100;
/** Milliseconds between tries, and between two drawings of progress. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const DRAW = 150;

export function openUploadQueue(ports: QueuePorts): UploadQueue {
  const items = new Map<string, UploadItem>();
  const files = new Map<string, Blob>();
  const sending = new Map<string, Sending>();
  const listeners = new Set<() => void>();
  const speed = openSpeed(ports.now);
  let registering = false;
  let paused = false;
  let closed = false;
  let tries = 0;
  let waiting: { readonly sentence: string; readonly callOff: () => void } | null = null;
  let view: QueueView | undefined;
  let drawing: (() => void) | null = null;

  const changed = () => {
    view = undefined;
    drawing ??= ports.later(DRAW, () => {
      drawing = null;
      for (const listener of listeners) listener();
    });
  };
  const put = (key: string, part: Partial<UploadItem>) => {
    const item = items.get(key);
    if (item === undefined) return;
    items.set(key, { ...item, ...part });
    changed();
  };
  const next = (state: UploadState, most: number): UploadItem[] => {
    const found: UploadItem[] = [];
    for (const item of items.values()) {
      if (item.state === state && found[0]?.batchId !== item.batchId && found.length > 0) break;
      if (item.state === state) found.push(item);
      if (found.length === most) break;
    }
    return found;
  };

  function pump() {
    if (paused || closed || waiting !== null) return;
    const offered = registering ? [] : next('offered', CHUNK);
    if (offered.length > 0) void register(offered);
    for (const item of items.values()) {
      if (sending.size >= PARALLEL) break;
      if (item.state === 'queued') void send(item);
    }
  }

  // ---- telling the server what comes ----

  async function register(chunk: readonly UploadItem[]) {
    registering = true;
    const outcome = await registerAll(chunk);
    registering = false;
    if (closed) return;
    if (outcome !== null) wait(outcome);
    pump();
  }

  /** One file the server cannot take must not hold up the others of its chunk. */
  async function registerAll(chunk: readonly UploadItem[]): Promise<string | null> {
    const first = chunk[0];
    if (first === undefined) return null;
    const answer = await ports.register(first.batchId, chunk);
    if (closed) return null;
    if (answer.kind === 'unreachable') return answer.sentence;
    if (answer.kind === 'refused' && chunk.length > 1) {
      const half = Math.ceil(chunk.length / 2);
      return (await registerAll(chunk.slice(0, half))) ?? (await registerAll(chunk.slice(half)));
    }
    if (answer.kind === 'registered') takeOver(chunk, answer.takes);
    else fail(first.key, answer.sentence);
    return null;
  }

  function takeOver(chunk: readonly UploadItem[], takes: readonly RegisteredTake[]) {
    tries = 0;
    const told = new Map(takes.map((take) => [take.clientKey, take]));
    const orphans: string[] = [];
    const otherTool: string[] = [];
    for (const { key, tool } of chunk) {
      const take = told.get(key);
      if (take !== undefined && items.has(key) && items.get(key)?.tool !== tool) {
        otherTool.push(take.takeId);
      }
      if (take === undefined) fail(key, 'The server did not say where this file goes. Try again.');
      // Cancelled while it was being told.
      else if (items.get(key) === undefined) orphans.push(take.takeId);
      else if (take.state === 'uploading') put(key, { state: 'queued', takeId: take.takeId });
      // What this or an earlier page had begun to send came with its last bytes after all.
      else settle(key, items.get(key)?.begun === true ? 'arrived' : 'here', take.takeId);
    }
    if (orphans.length > 0) void ports.forget(orphans);
    // It was changed while they were being told.
    const tool = items.get(chunk[0]?.key ?? '')?.tool ?? null;
    if (otherTool.length > 0) void ports.sayMadeWith(otherTool, tool);
  }

  // ---- sending ----

  async function send(item: UploadItem) {
    const { key } = item;
    const file = files.get(key);
    if (file === undefined) {
      fail(key, 'This page has lost sight of the file. Drop it again.', true);
      return;
    }
    // What the server has from before did not go now.
    let counts = !item.begun;
    const listener = {
      onSent: (bytes: number) => {
        const before = items.get(key)?.sent ?? 0;
        if (bytes > before) {
          tries = 0;
          if (counts) speed.add(bytes - before);
        }
        counts = true;
        put(key, { sent: bytes });
      },
    };
    put(key, { state: 'sending', begun: true });
    const one = ports.send({ ...item, state: 'sending' }, file, listener);
    sending.set(key, one);
    const sent = await one.done;
    if (sending.get(key) !== one) return;
    sending.delete(key);
    if (!closed) finish(key, sent);
    pump();
  }

  function finish(key: string, sent: Sent) {
    if (sent.kind === 'arrived') settle(key, sent.existed ? 'here' : 'arrived', sent.takeId);
    else if (sent.kind === 'refused') fail(key, sent.sentence, sent.lost);
    else {
      put(key, { state: 'queued' });
      if (sent.kind === 'unreachable') wait(sent.sentence);
    }
  }

  function settle(key: string, state: 'arrived' | 'here', takeId: string) {
    const item = items.get(key);
    if (item === undefined) return;
    tries = 0;
    files.delete(key);
    ports.keeper.drop([key]);
    put(key, { state, takeId, sent: item.bytes, failure: null });
  }

  const fail = (key: string, failure: string, lost = false) =>
    put(key, { state: 'failed', failure, lost });

  /** Everything rests for a while; whoever is in the middle of sending goes on. */
  function wait(sentence: string) {
    if (waiting !== null || closed) return;
    const ms = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
    tries += 1;
    waiting = { sentence, callOff: ports.later(ms, hurry) };
    changed();
  }

  function hurry() {
    waiting?.callOff();
    waiting = null;
    changed();
    pump();
  }

  function stopAll() {
    for (const [key, one] of sending) {
      sending.delete(key);
      one.stop();
      put(key, { state: 'queued' });
    }
  }

  return {
    view: () =>
      (view ??= viewOf([...items.values()], {
        speed: speed.perSecond(),
        paused,
        waiting: waiting?.sentence ?? null,
      })),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(uploads, { kept = false } = {}) {
      const fresh = uploads.filter(({ key }) => {
        const known = items.get(key);
        return known === undefined || known.state === 'failed';
      });
      // A list that was over makes room for the new one, and its pause is over with it.
      if (fresh.length > 0 && ![...items.values()].some(isOpen)) {
        dropDone();
        if (!kept) paused = false;
      }
      for (const { file, begun = false, ...upload } of fresh) {
        files.set(upload.key, file);
        const known = items.get(upload.key);
        items.set(upload.key, {
          ...upload,
          state: 'offered',
          takeId: known?.takeId ?? null,
          begun: known?.begun ?? begun,
          sent: 0,
          failure: null,
        });
      }
      if (fresh.length > 0 && !kept) ports.keeper.keep(fresh);
      changed();
      pump();
      return fresh.length;
    },
    pause() {
      paused = true;
      waiting?.callOff();
      waiting = null;
      stopAll();
      speed.reset();
      changed();
    },
    resume() {
      paused = false;
      tries = 0;
      hurry();
    },
    hurry() {
      tries = 0;
      if (waiting !== null) hurry();
    },
    retry(keys = [...items.keys()]) {
      for (const key of keys) {
        const item = items.get(key);
        if (item?.state === 'failed' && item.lost !== true)
          put(key, { state: 'offered', failure: null });
      }
      tries = 0;
      hurry();
    },
    cancel(keys) {
      const gone = keys.flatMap((key) => items.get(key) ?? []);
      for (const { key } of gone) {
        sending.get(key)?.drop();
        sending.delete(key);
        items.delete(key);
        files.delete(key);
      }
      ports.keeper.drop(gone.map(({ key }) => key));
      const told = gone.filter(({ state }) => state !== 'arrived' && state !== 'here');
      const takeIds = told.flatMap(({ takeId }) => takeId ?? []);
      if (takeIds.length > 0) void ports.forget(takeIds);
      changed();
      pump();
    },
    madeWith(tool) {
      const told: string[] = [];
      for (const item of items.values()) {
        const { key, state, takeId } = item;
        if (state === 'here') continue;
        const { tool: _former, ...rest } = item;
        items.set(key, { ...rest, ...(tool === null ? {} : { tool }) });
        if (takeId !== null) told.push(takeId);
      }
      changed();
      return told;
    },
    dismiss() {
      const failed = [...items.values()].filter(({ state }) => state === 'failed');
      if (failed.length > 0) this.cancel(failed.map(({ key }) => key));
      dropDone();
    },
    unsent: () => [...items.values()].filter(isOpen).length,
    close() {
      closed = true;
      waiting?.callOff();
      drawing?.();
      for (const one of sending.values()) one.stop();
      sending.clear();
      listeners.clear();
    },
  };

  function dropDone() {
    for (const [key, { state }] of items) {
      if (state === 'arrived' || state === 'here') items.delete(key);
    }
    changed();
  }
}
