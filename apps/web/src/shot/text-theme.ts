import { EditorView } from '@codemirror/view';
import type { Extension } from '@codemirror/state';

/** The look of co-edited text; `mono` for prompts, which are read letter by letter. */
export const textTheme = (mono: boolean): Extension =>
  EditorView.theme(
    {
      '&': { backgroundColor: 'transparent', color: 'var(--tb-text)', fontSize: '13px' },
      '&.cm-focused': { outline: 'none' },
      '.cm-scroller': {
        fontFamily: mono ? 'var(--tb-mono)' : 'var(--tb-sans)',
        lineHeight: '1.5',
        overflow: 'visible',
      },
      '.cm-content': { caretColor: 'var(--tb-text)', padding: '12px 0 10px' },
      '.cm-line': { padding: '0 12px' },
      '.cm-placeholder': { color: 'var(--tb-faint)' },
    },
    { dark: true },
  );
