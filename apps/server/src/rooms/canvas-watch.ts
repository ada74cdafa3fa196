import type * as Y from 'yjs';

/** Fields of a canvas record that point at another record. */
const REFERENCES: readonly string[] = ['parentId', 'fromId', 'toId', 'p.assetId'];

/**
 * Notices when a canvas may need mending: something came or went, or points elsewhere now. Moving,
 * drawing on and typing do not count, so that the whole canvas is not looked through for each.
 */
export class CanvasWatch {
  #suspect = true;

  constructor(canvas: Y.Map<unknown>) {
    canvas.observeDeep((events) => {
      this.#suspect ||= events.some(
        (event) =>
          event.target === canvas || REFERENCES.some((reference) => event.keys.has(reference)),
      );
    });
  }

  /** Whether to look. A canvas nobody has looked at yet is suspect. */
  get suspect(): boolean {
    return this.#suspect;
  }

  /** Somebody looks now; later changes make it suspect again. */
  cleared(): void {
    this.#suspect = false;
  }
}
