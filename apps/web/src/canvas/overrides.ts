import { duplicateShots } from '@takeboard/storyboard';
import type { TLUiEventSource, TLUiOverrides } from 'tldraw';
import type { BoardSession } from '../live/board-session.ts';
import { shotIdOf } from './canvas-handle.ts';
import type { TakeKeys } from './take-keys.ts';
import { TOOLS } from './toolbar.tsx';

/** What makes no sense here: it asks the network, or there is one page, or it is the board's to say. */
const WITHOUT = [
  'insert-embed',
  'convert-to-bookmark',
  'convert-to-embed',
  'open-embed-link',
  'remove-frame',
  'fit-frame-to-content',
  'toggle-dark-mode',
  'color-scheme',
  'toggle-debug-mode',
  'toggle-focus-mode',
  'open-cursor-chat',
  'insert-media',
  'new-page',
  'print',
];

/** Letters that play the film, wherever the focus is. */
const PLAYING = ['j', 'k', 'l'];

/** tldraw's actions and tools, with the board's undo, its letters and its shots. */
export const canvasOverrides = (session: BoardSession, keys: TakeKeys): TLUiOverrides => ({
  actions(editor, actions) {
    const left: typeof actions = Object.fromEntries(
      Object.entries(actions).filter(([id]) => !WITHOUT.includes(id)),
    );
    const change = (id: string, onSelect: (typeof actions)[string]['onSelect']) => {
      const action = left[id];
      if (action !== undefined) left[id] = { ...action, onSelect };
    };
    change('undo', () => session.undo());
    change('redo', () => session.redo());
    const duplicate = actions['duplicate'];
    change('duplicate', (source) => {
      const shots = editor.getSelectedShapes().map(shotIdOf);
      const ids = shots.filter((id) => id !== undefined);
      // A second card of one shot would be two of the same; copying a card means another shot.
      if (ids.length > 0 && ids.length === shots.length) {
        duplicateShots(session.board, ids, session.command);
      } else void duplicate?.onSelect(source);
    });
    return left;
  },
  tools(editor, tools) {
    const own = TOOLS.map(({ key }) => key.toLowerCase());
    const letters = new Set<string>([...own, ...PLAYING]);
    const others = Object.entries(tools)
      .filter(([id]) => id !== 'embed' && id !== 'asset')
      .map(([id, tool]) => [id, withoutLetters(tool, letters)] as const);
    const ours = TOOLS.map(({ id, label, key, looksOnly }) => {
      const known = tools[id];
      const tool = {
        id,
        label,
        icon: known?.icon ?? 'blob',
        kbd: key.toLowerCase(),
        readonlyOk: looksOnly,
        onSelect: (source: TLUiEventSource) => {
          // The letters of two tools are also those of two things done with takes.
          const taken =
            source === 'kbd' &&
            ((id === 'panel' && keys.pick(editor)) || (id === 'hand' && keys.hide(editor)));
          if (!taken) editor.setCurrentTool(id);
        },
      };
      return [id, { ...known, ...tool }] as const;
    });
    return Object.fromEntries([...others, ...ours]);
  },
});

function withoutLetters<T extends { kbd?: string }>(tool: T, taken: ReadonlySet<string>): T {
  if (tool.kbd === undefined) return tool;
  const kbd = tool.kbd
    .split(',')
    .filter((key) => !taken.has(key.trim()))
    .join(',');
  const { kbd: _kbd, ...rest } = tool;
  return (kbd === '' ? rest : { ...rest, kbd }) as T;
}
