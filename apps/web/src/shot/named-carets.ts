import { RangeSet, StateEffect } from '@codemirror/state';
import type { Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { z } from 'zod';

/**
 * Shows where others write in the same text: their caret in their colour with their name on it, and
 * what they have selected; and tells the others where I write. Carets are relative positions, so
 * they stay at their letter whatever is typed before them.
 */
export function namedCarets(text: Y.Text, awareness: Awareness): Extension {
  return [
    ViewPlugin.define((view) => new NamedCarets(view, text, awareness), {
      decorations: (carets) => carets.decorations,
    }),
    caretTheme,
  ];
}

const caretState = z.object({
  user: z.object({ name: z.string(), color: z.string() }),
  caret: z.object({ anchor: z.unknown(), head: z.unknown() }),
});

const othersMoved = StateEffect.define<null>();

class NamedCarets {
  decorations: DecorationSet = RangeSet.empty;
  readonly #view: EditorView;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;

  constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
    this.#view = view;
    this.#text = text;
    this.#awareness = awareness;
    this.decorations = this.#draw(view.state.doc.length);
    awareness.on('change', this.#onAwareness);
  }

  update(update: ViewUpdate): void {
    if (update.selectionSet || update.docChanged || update.focusChanged) this.#tellMine(update);
    this.decorations = this.#draw(update.state.doc.length);
    update.view.requestMeasure(flagsInside);
  }

  destroy(): void {
    this.#awareness.off('change', this.#onAwareness);
    this.#withdraw();
  }

  #onAwareness = (changes: { added: number[]; updated: number[]; removed: number[] }) => {
    const ids = [...changes.added, ...changes.updated, ...changes.removed];
    if (ids.some((id) => id !== this.#awareness.clientID)) {
      this.#view.dispatch({ effects: othersMoved.of(null) });
    }
  };

  #tellMine({ view, state }: ViewUpdate): void {
    if (!view.hasFocus) {
      this.#withdraw();
      return;
    }
    const { anchor, head } = state.selection.main;
    const at = (index: number) =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, index)) as unknown;
    this.#awareness.setLocalStateField('caret', { anchor: at(anchor), head: at(head) });
  }

  /** Only a caret of this text: another editor may have set its own meanwhile. */
  #withdraw(): void {
    const mine = caretState.shape.caret.safeParse(this.#awareness.getLocalState()?.['caret']).data;
    if (mine !== undefined && this.#indexOf(mine.head) !== undefined) {
      this.#awareness.setLocalStateField('caret', null);
    }
  }

  #indexOf(position: unknown): number | undefined {
    const { doc } = this.#text;
    if (doc === null || typeof position !== 'object' || position === null) return undefined;
    const absolute = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON(position),
      doc,
    );
    return absolute?.type === this.#text ? absolute.index : undefined;
  }

  #draw(length: number): DecorationSet {
    const marks: Range<Decoration>[] = [];
    for (const [id, state] of this.#awareness.getStates()) {
      const read = id === this.#awareness.clientID ? undefined : caretState.safeParse(state).data;
      if (read === undefined) continue;
      const anchor = this.#indexOf(read.caret.anchor);
      const head = this.#indexOf(read.caret.head);
      // An edit may be here before the caret that knows of it, or the other way round.
      if (anchor === undefined || head === undefined || Math.max(anchor, head) > length) continue;
      const { name, color } = read.user;
      if (anchor !== head) {
        marks.push(
          Decoration.mark({
            class: 'tb-selection',
            attributes: { style: `--who: ${color}` },
          }).range(Math.min(anchor, head), Math.max(anchor, head)),
        );
      }
      marks.push(Decoration.widget({ widget: new Caret(name, color), side: 1 }).range(head));
    }
    return Decoration.set(marks, true);
  }
}

class Caret extends WidgetType {
  readonly #name: string;
  readonly #color: string;

  constructor(name: string, color: string) {
    super();
    this.#name = name;
    this.#color = color;
  }

  override eq(other: Caret): boolean {
    return other.#name === this.#name && other.#color === this.#color;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'tb-caret';
    caret.style.setProperty('--who', this.#color);
    // A reader hears the text; who writes where is told by the avatars.
    caret.setAttribute('aria-hidden', 'true');
    // Drawn by the style sheet: a name in the page would become part of what is read and copied.
    caret.dataset['name'] = this.#name;
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** A name that would stick out at the right is written to the left of its caret. */
const flagsInside = {
  key: 'flags',
  read: (view: EditorView) => {
    const { right } = view.contentDOM.getBoundingClientRect();
    return [...view.contentDOM.querySelectorAll<HTMLElement>('.tb-caret')].map((caret) => {
      const width = Number.parseFloat(getComputedStyle(caret, '::after').width) || 0;
      return { caret, outside: caret.getBoundingClientRect().left + width + 8 > right };
    });
  },
  write: (flags: readonly { caret: HTMLElement; outside: boolean }[]) => {
    for (const { caret, outside } of flags) caret.toggleAttribute('data-left', outside);
  },
};

const caretTheme = EditorView.baseTheme({
  '.tb-selection': { backgroundColor: 'color-mix(in srgb, var(--who) 28%, transparent)' },
  '.tb-caret': {
    borderLeft: '2px solid var(--who)',
    marginLeft: '-1px',
    marginRight: '-1px',
    pointerEvents: 'none',
    position: 'relative',
  },
  '.tb-caret::after': {
    content: 'attr(data-name)',
    background: 'var(--who)',
    borderRadius: '3px',
    color: 'var(--tb-ink)',
    fontFamily: 'var(--tb-sans)',
    fontSize: '10px',
    fontWeight: '650',
    left: '-2px',
    lineHeight: '13px',
    padding: '0 4px',
    position: 'absolute',
    top: '-13px',
    whiteSpace: 'nowrap',
    zIndex: '2',
  },
  '.tb-caret[data-left]::after': { left: 'auto', right: '-2px' },
});
