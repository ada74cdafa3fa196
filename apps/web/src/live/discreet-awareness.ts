import { Awareness } from 'y-protocols/awareness';

/**
 * An awareness that gives nothing away while I choose: then it says who I am and that I choose, and
 * nothing that goes on meanwhile (cursor, selection, shot, playhead, caret) makes it say anything at
 * all, so that neither what it says nor when follows what I do. What was withheld is said again when
 * I look at something else.
 */
export class DiscreetAwareness extends Awareness {
  /** All that the page would say. */
  #said: Record<string, unknown> = {};
  #withholds = false;

  override setLocalStateField(field: string, value: unknown): void {
    if (this.getLocalState() === null) return;
    this.#said = { ...this.#said, [field]: value };
    const { user, view } = this.#said;
    if (this.#withholds && field !== 'user' && field !== 'view') return;
    this.#withholds = view === 'choose';
    this.setLocalState(this.#withholds ? { user, view } : this.#said);
  }
}
