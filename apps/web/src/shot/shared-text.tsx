import { standardKeymap } from '@codemirror/commands';
import { EditorState, Prec } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { YSyncConfig, ySync, ySyncFacet } from 'y-codemirror.next';
import type * as Y from 'yjs';
import { matchesHotkey } from '../commands/hotkey.ts';
import type { BoardSession } from '../live/board-session.ts';
import { useSession } from '../live/use-session.tsx';
import { namedCarets } from './named-carets.ts';
import { stepOut } from './step-out.ts';
import { textTheme } from './text-theme.ts';

/**
 * A text that several people write in at once, each seeing the others' carets by name. Undo is the
 * person's one stack, not one of this editor; Esc steps out to whatever had the focus before.
 */
export function SharedText({
  text,
  label,
  hint,
  readOnly,
  mono = false,
  className,
}: {
  text: Y.Text;
  label: string;
  hint: string;
  readOnly: boolean;
  mono?: boolean;
  className?: string | undefined;
}) {
  const session = useSession();
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const parent = holder.current;
    if (parent === null) return undefined;
    const sync = new YSyncConfig(text, session.awareness);
    // Typing goes on the person's one undo stack.
    session.undoManager.addTrackedOrigin(sync);
    const view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [
          ySyncFacet.of(sync),
          ySync,
          namedCarets(text, session.awareness),
          personalUndo(session),
          escape(),
          keymap.of(standardKeymap),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            spellcheck: 'true',
            autocapitalize: 'sentences',
            ...(readOnly ? { 'aria-readonly': 'true', tabindex: '0' } : {}),
          }),
          placeholder(hint),
          textTheme(mono),
          ...(readOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : []),
        ],
      }),
    });
    return () => {
      view.destroy();
      session.undoManager.removeTrackedOrigin(sync);
    };
  }, [session, text, label, hint, readOnly, mono]);

  return <div ref={holder} className={className} />;
}

/** Undo and redo by key, by touch keyboard and by context menu, all on the person's one stack. */
function personalUndo(session: BoardSession): Extension {
  const undo = () => {
    session.undo();
    return true;
  };
  const redo = () => {
    session.redo();
    return true;
  };
  return [
    // Not a keymap: that takes Ctrl-Shift-Z for Ctrl-Z while caps lock is on.
    Prec.highest(
      EditorView.domEventHandlers({
        keydown(event) {
          if (matchesHotkey(event, 'mod+z')) return undo();
          if (matchesHotkey(event, 'mod+shift+z') || matchesHotkey(event, 'mod+y')) return redo();
          return false;
        },
        beforeinput(event) {
          if (event.inputType === 'historyUndo') return undo();
          if (event.inputType === 'historyRedo') return redo();
          return false;
        },
      }),
    ),
  ];
}

/** Esc goes back to where the person came from: the list, the timeline, the canvas. */
function escape(): Extension {
  let from: EventTarget | null = null;
  return EditorView.domEventHandlers({
    focus(event) {
      from = event.relatedTarget;
      return false;
    },
    keydown(event, view) {
      if (event.key !== 'Escape') return false;
      stepOut(view.contentDOM, from);
      return true;
    },
  });
}
