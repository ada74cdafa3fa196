import type { QueuePorts, Registered, Sent } from '../../../src/uploads/queue-ports.ts';
import type { NewUpload } from '../../../src/uploads/upload-item.ts';
import { openUploadQueue } from '../../../src/uploads/upload-queue.ts';
import type { UploadQueue } from '../../../src/uploads/upload-queue.ts';

interface Row {
  readonly takeId: string;
  readonly bytes: number;
  readonly content: string;
  state: 'uploading' | 'ready';
  /** Bytes the server has. */
  has: number;
}

interface InFlight {
  readonly row: Row;
  readonly hear: (bytes: number) => void;
  readonly settle: (sent: Sent) => void;
}

/**
 * A server, a network that can be cut, a clock that stands still until it is moved, and a browser
 * whose page can be reloaded: what a queue of uploads lives in, without any of them being real.
 */
export class FakeWorld {
  readonly rows = new Map<string, Row>();
  /** Bytes that crossed the network. */
  crossed = 0;
  /** How often each key was told. */
  readonly told = new Map<string, number>();
  /** What the server was told apart that takes were made with. */
  readonly tools = new Map<string, string | null>();
  /** Names the server refuses to know. */
  readonly refused = new Set<string>();
  readonly #kept = new Map<string, NewUpload>();
  #inFlight = new Set<InFlight>();
  #timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  #now = 0;
  #ids = 0;
  #connected = true;
  queue: UploadQueue = this.#open();

  #open(): UploadQueue {
    const ports: QueuePorts = {
      register: async (_batchId, items): Promise<Registered> => {
        await Promise.resolve();
        if (!this.#connected) return { kind: 'unreachable', sentence: 'no answer' };
        if (items.some(({ name }) => this.refused.has(name))) {
          return { kind: 'refused', sentence: 'a name nobody can keep' };
        }
        return {
          kind: 'registered',
          takes: items.map((item) => {
            this.told.set(item.key, (this.told.get(item.key) ?? 0) + 1);
            const row = this.rows.get(item.key) ?? this.#newRow(item.bytes, item.name);
            this.rows.set(item.key, row);
            return { clientKey: item.key, takeId: row.takeId, state: row.state };
          }),
        };
      },
      send: (item, _file, { onSent }) => {
        let settle: (sent: Sent) => void = () => undefined;
        const done = new Promise<Sent>((resolve) => {
          settle = resolve;
        });
        const row = [...this.rows.values()].find(({ takeId }) => takeId === item.takeId);
        if (!this.#connected) settle({ kind: 'unreachable', sentence: 'no answer' });
        else if (row === undefined) settle({ kind: 'refused', sentence: 'nobody waits for it' });
        else {
          const flight = { row, hear: onSent, settle };
          this.#inFlight.add(flight);
          onSent(row.has);
          const stop = () => {
            this.#inFlight.delete(flight);
            settle({ kind: 'stopped' });
          };
          return { done, stop, drop: stop };
        }
        return { done, stop: () => undefined, drop: () => undefined };
      },
      sayMadeWith: async (takeIds, tool) => {
        await Promise.resolve();
        for (const takeId of takeIds) this.tools.set(takeId, tool);
      },
      forget: async (takeIds) => {
        for (const [key, { takeId, state }] of this.rows) {
          if (takeIds.includes(takeId) && state === 'uploading') this.rows.delete(key);
        }
      },
      keeper: {
        keep: (uploads) => uploads.forEach((upload) => this.#kept.set(upload.key, upload)),
        drop: (keys) => keys.forEach((key) => this.#kept.delete(key)),
      },
      later: (ms, run) => {
        this.#ids += 1;
        const id = this.#ids;
        this.#timers.set(id, { at: this.#now + ms, run });
        return () => this.#timers.delete(id);
      },
      now: () => this.#now,
    };
    return openUploadQueue(ports);
  }

  #newRow(bytes: number, content: string): Row {
    this.#ids += 1;
    return { takeId: `take ${this.#ids}`, bytes, content, state: 'uploading', has: 0 };
  }

  /** The other end of every connection is gone. */
  cut(): void {
    this.#connected = false;
    for (const { settle } of this.#inFlight) settle({ kind: 'unreachable', sentence: 'no answer' });
    this.#inFlight.clear();
  }
  mend(): void {
    this.#connected = true;
  }
  /** The server ends and begins again; what it had on its disk it has. */
  restart(): void {
    this.cut();
    this.mend();
  }
  /** The page is loaded anew: of the queue only what was kept is left. */
  reload(): void {
    this.queue.close();
    for (const { settle } of this.#inFlight) settle({ kind: 'stopped' });
    this.#inFlight.clear();
    this.#timers.clear();
    this.queue = this.#open();
    const kept = [...this.#kept.values()].map((upload) => ({ ...upload, begun: true }));
    this.queue.add(kept, { kept: true });
  }
  /** Moves the clock on, running what falls due. */
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    for (const [id, { at, run }] of [...this.#timers]) {
      if (at > this.#now) continue;
      this.#timers.delete(id);
      run();
    }
    await settled();
  }
  /** Bytes cross the network, of every file that is being sent. */
  async carry(bytes: number): Promise<void> {
    for (const flight of [...this.#inFlight]) {
      const { row, hear, settle } = flight;
      const some = Math.min(bytes, row.bytes - row.has);
      row.has += some;
      this.crossed += some;
      hear(row.has);
      if (row.has < row.bytes) continue;
      this.#inFlight.delete(flight);
      row.state = 'ready';
      const twin = [...this.rows.values()].find(
        (one) => one !== row && one.state === 'ready' && one.content === row.content,
      );
      settle({
        kind: 'arrived',
        takeId: twin?.takeId ?? row.takeId,
        existed: twin !== undefined,
      });
    }
    await settled();
  }
  /** Lets everything happen that can, with a network that works. */
  async finish(): Promise<void> {
    this.mend();
    for (let i = 0; i < 400 && this.queue.unsent() > 0; i += 1) {
      await this.pass(31_000);
      await this.carry(1_000_000);
    }
  }
  get sending(): number {
    return this.#inFlight.size;
  }
}

/** Promises that can be kept by now are kept. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const upload = (index: number, batchId = 'batch'): NewUpload => ({
  key: `${batchId} key ${index}`,
  batchId,
  name: `clip ${index}.mp4`,
  folder: '',
  bytes: 100 + index,
  modifiedAt: '2026-11-22T13:00:00.000Z',
  shotId: null,
  file: new Blob(['x']),
});

export const uploads = (count: number, batchId?: string): NewUpload[] =>
  Array.from({ length: count }, (_, i) => upload(i, batchId));
