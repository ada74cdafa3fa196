import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  UNKNOWN,
  isSaved,
  nextSaving,
  saveStateOf,
  unsavedChanges,
} from '../../src/live/save-state.ts';
import type { SaveEvent, SaveState } from '../../src/live/save-state.ts';

const after = (...events: SaveEvent[]): SaveState =>
  saveStateOf(events.reduce(nextSaving, UNKNOWN));

const connected: SaveEvent = { type: 'connected' };
const disconnected: SaveEvent = { type: 'disconnected' };
const changed: SaveEvent = { type: 'changed' };
const asked: SaveEvent = { type: 'sent', carries: 'nothing' };
const sentAll: SaveEvent = { type: 'sent', carries: 'everything' };
const sentOne: SaveEvent = { type: 'sent', carries: 'one change' };
const committed = (count: number): SaveEvent => ({ type: 'committed', count });
const opened = (unsaved: number): SaveEvent => ({ type: 'opened', unsaved });
const joined = [opened(0), connected, asked, sentAll, committed(2)];

describe('the truth about saving', () => {
  it('says nothing before the server has answered', () => {
    expect(after()).toEqual({ kind: 'connecting' });
    expect(after(opened(0), connected, asked)).toEqual({ kind: 'connecting' });
    expect(after(opened(0), connected, asked, committed(1))).toEqual({ kind: 'connecting' });
  });

  it('is saved once everything was sent and is committed', () => {
    expect(after(opened(0), connected, asked, sentAll)).toEqual({ kind: 'connecting' });
    expect(after(...joined)).toEqual({ kind: 'saved' });
  });

  it('counts changes until their own message is committed', () => {
    const two = [...joined, changed, sentOne, changed, sentOne];
    expect(after(...two)).toEqual({ kind: 'saving', changes: 2 });
    expect(after(...two, committed(3))).toEqual({ kind: 'saving', changes: 1 });
    expect(after(...two, committed(4))).toEqual({ kind: 'saved' });
  });

  it('is not saved by an acknowledgement of what was sent before the change', () => {
    expect(after(...joined.slice(0, -1), changed, sentOne, committed(2))).toEqual({
      kind: 'saving',
      changes: 1,
    });
  });

  it('does not call an edit that only deletes saved: it counts messages, not state', () => {
    // A deletion leaves the state vector as it was; here it is a change like any other.
    expect(after(...joined, changed, sentOne)).toEqual({ kind: 'saving', changes: 1 });
  });

  it('takes an acknowledgement that was lost with its connection as never given', () => {
    const cut = [...joined, changed, sentOne, disconnected];
    expect(after(...cut)).toEqual({ kind: 'offline', changes: 1 });
    expect(after(...cut, connected, asked)).toEqual({ kind: 'saving', changes: 1 });
    expect(after(...cut, connected, asked, committed(1))).toEqual({ kind: 'saving', changes: 1 });
    expect(after(...cut, connected, asked, sentAll, committed(2))).toEqual({ kind: 'saved' });
  });

  it('keeps what an earlier visit could not save unsaved until everything is committed', () => {
    expect(after(opened(7))).toEqual({ kind: 'saving', changes: 7 });
    expect(after(opened(7), disconnected)).toEqual({ kind: 'offline', changes: 7 });
    expect(after(opened(7), connected, asked, committed(1))).toEqual({
      kind: 'saving',
      changes: 7,
    });
    expect(after(opened(7), connected, asked, sentAll, committed(2))).toEqual({ kind: 'saved' });
  });

  it('counts edits made before the connection has carried everything', () => {
    const early = [opened(0), connected, asked, changed];
    expect(after(...early)).toEqual({ kind: 'saving', changes: 1 });
    expect(after(...early, sentAll, committed(2))).toEqual({ kind: 'saved' });
  });

  it('does not blink when it only asks', () => {
    expect(after(...joined, asked)).toEqual({ kind: 'saved' });
  });

  it('says why nothing is saved while the server cannot write', () => {
    const paused = [
      ...joined,
      { type: 'paused', reason: 'No database.' } as const,
      changed,
      sentOne,
    ];
    expect(after(...paused)).toEqual({ kind: 'paused', reason: 'No database.', changes: 1 });
    expect(after(...paused, { type: 'resumed' }, committed(3))).toEqual({ kind: 'saved' });
    expect(after(...paused, disconnected)).toEqual({ kind: 'offline', changes: 1 });
  });

  it('says for good that it failed, and goes on counting what will be lost', () => {
    const ended = [...joined, changed, { type: 'ended', reason: 'You were removed.' } as const];
    expect(after(...ended)).toEqual({ kind: 'failed', reason: 'You were removed.', changes: 1 });
    expect(after(...ended, changed, connected, sentAll, committed(9))).toEqual({
      kind: 'failed',
      reason: 'You were removed.',
      changes: 2,
    });
  });
});

/**
 * A server and a line that break at any moment, beside the reducer: whatever happens, "saved" is
 * only ever said when every change is among those the server has on disk.
 */
describe('against a model of client, line and server', () => {
  const step = fc.constantFrom('change', 'connect', 'cut', 'ask all', 'deliver', 'commit', 'tell');

  it('is never saved with a change that is not on the server, and always when all is told', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const model = new Model();
        for (const one of steps) {
          model.do(one);
          expect(unsavedChanges(model.state)).toBeGreaterThanOrEqual(model.notOnDisk());
          if (isSaved(model.state)) expect(model.notOnDisk()).toBe(0);
        }
        for (const one of ['cut', 'connect', 'ask all', 'deliver', 'commit', 'tell'] as const)
          model.do(one);
        expect(isSaved(model.state)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

class Model {
  state = nextSaving(UNKNOWN, opened(0));
  #changes = 0;
  #onDisk = new Set<number>();
  #up = false;
  #sentAll = false;
  /** Messages under way, arrived, and committed: each the changes it carries. */
  #line: number[][] = [];
  #arrived: number[][] = [];
  #committed = 0;

  notOnDisk(): number {
    return this.#changes - this.#onDisk.size;
  }

  do(step: string): void {
    if (step === 'change') {
      this.#changes += 1;
      this.#say(changed);
      if (this.#up && this.#sentAll) this.#send(sentOne, [this.#changes]);
    } else if (step === 'connect' && !this.#up) {
      this.#up = true;
      this.#say(connected);
      this.#send(asked, []);
    } else if (step === 'cut' && this.#up) {
      this.#up = false;
      this.#sentAll = false;
      [this.#line, this.#arrived, this.#committed] = [[], [], 0];
      this.#say(disconnected);
    } else if (step === 'ask all' && this.#up) {
      this.#sentAll = true;
      this.#send(
        sentAll,
        Array.from({ length: this.#changes }, (_, i) => i + 1),
      );
    } else if (step === 'deliver') {
      this.#arrived.push(...this.#line.splice(0));
    } else if (step === 'commit') {
      for (const carried of this.#arrived.splice(0)) {
        for (const change of carried) this.#onDisk.add(change);
        this.#committed += 1;
      }
    } else if (step === 'tell' && this.#up) this.#say(committed(this.#committed));
  }

  #send(event: SaveEvent, carried: number[]): void {
    this.#line.push(carried);
    this.#say(event);
  }

  #say(event: SaveEvent): void {
    this.state = nextSaving(this.state, event);
  }
}
