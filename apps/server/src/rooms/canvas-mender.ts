import { repairCanvas } from '@takeboard/storyboard';
import type * as Y from 'yjs';

/** Fields of a canvas record that point at another record. */
const REFERENCES: readonly string[] = ['parentId', 'fromId', 'toId', 'p.assetId'];
const AT_MOST_EVERY_MS = 250;

/**
 * Concurrent edits can leave a stroke without its panel; the server alone puts that right, or two
 * clients would repair each other's repairs. It looks when something came or went or points
 * elsewhere now. Moving, drawing and typing do not count, and it looks four times a second at most,
 * for it looks through the whole canvas.
 */
export class CanvasMender {
  readonly #doc: Y.Doc;
  readonly #origin: unknown;
  readonly #wake: () => void;
  readonly #failed: (error: unknown) => void;
  #suspect = true;
  #lookedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  /**
   * Repairs are made under `origin`; `wake` asks for another `mend` later; `failed` is told when a
   * canvas holds what the repair cannot read, which is left as it is.
   */
  constructor(doc: Y.Doc, origin: unknown, wake: () => void, failed: (error: unknown) => void) {
    this.#doc = doc;
    this.#origin = origin;
    this.#wake = wake;
    this.#failed = failed;
    const canvas = doc.getMap('canvas');
    canvas.observeDeep((events) => {
      this.#suspect ||= events.some(
        (event) =>
          event.target === canvas || REFERENCES.some((reference) => event.keys.has(reference)),
      );
    });
  }

  mend(): void {
    if (!this.#suspect) return;
    const wait = this.#lookedAt + AT_MOST_EVERY_MS - performance.now();
    if (wait > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#wake();
      }, wait);
      return;
    }
    this.#suspect = false;
    this.#lookedAt = performance.now();
    try {
      repairCanvas(this.#doc, this.#origin);
    } catch (error) {
      this.#failed(error);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
