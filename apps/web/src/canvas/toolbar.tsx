import {
  ArrowUpRight,
  Clapperboard,
  Eraser,
  Hand,
  MousePointer2,
  Pencil,
  RectangleHorizontal,
  StickyNote,
  Type,
} from 'lucide-react';
import { useEditor, useReadonly, useValue } from 'tldraw';
import type { KeyHelp } from '../commands/command-store.ts';
import { useKeyHelp } from '../commands/commands.tsx';
import { useSessionValue } from '../live/use-session.tsx';
import classes from './toolbar.module.css';

/** The tools on the bar, in its order; the letters are the keyboard's, also where tldraw has others. */
export const TOOLS = [
  { id: 'select', label: 'Select', key: 'V', icon: MousePointer2, looksOnly: true },
  { id: 'hand', label: 'Move the view', key: 'H', icon: Hand, looksOnly: true },
  { id: 'draw', label: 'Draw', key: 'D', icon: Pencil, looksOnly: false },
  { id: 'eraser', label: 'Erase', key: 'E', icon: Eraser, looksOnly: false },
  { id: 'panel', label: 'Panel', key: 'P', icon: RectangleHorizontal, looksOnly: false },
  { id: 'text', label: 'Text', key: 'T', icon: Type, looksOnly: false },
  { id: 'arrow', label: 'Arrow', key: 'A', icon: ArrowUpRight, looksOnly: false },
  { id: 'note', label: 'Note', key: 'N', icon: StickyNote, looksOnly: false },
  { id: 'shot', label: 'New shot', key: 'S', icon: Clapperboard, looksOnly: false },
] as const;

const TAKE_KEYS: KeyHelp = {
  group: 'Takes on the canvas',
  rows: [
    ['p', 'Pick the selected take, or take the pick back'],
    ['h', 'Hide the selected takes for you, or show them again'],
    ['delete', 'Take off the canvas; takes stay with their shot'],
  ],
};

const KEYS: KeyHelp = {
  group: 'Canvas',
  rows: [
    ...TOOLS.map(({ key, label }) => [key.toLowerCase(), label] as const),
    ['mod+d', 'Duplicate'],
    ['delete', 'Take off the canvas; shots stay in the list'],
    ['shift+1', 'Show everything'],
    ['shift+2', 'Show what is selected'],
  ],
};

/** The bar of tools at the foot of the canvas, clear of the corner at the right. */
export function Toolbar() {
  const inSight = useSessionValue((session) => session.view() === 'board');
  useKeyHelp(inSight ? KEYS : null);
  useKeyHelp(inSight ? TAKE_KEYS : null);
  const editor = useEditor();
  const readonly = useReadonly();
  const current = useValue('tool', () => editor.getCurrentToolId(), [editor]);
  return (
    <div className={classes.bar} role="toolbar" aria-label="Tools">
      {TOOLS.filter(({ looksOnly }) => looksOnly || !readonly).map(
        ({ id, label, key, icon: Icon }) => (
          <button
            key={id}
            type="button"
            className={classes.tool}
            aria-label={label}
            aria-keyshortcuts={key}
            aria-pressed={current === id}
            title={`${label} · ${key}`}
            data-testid={`tool-${id}`}
            onClick={() => editor.setCurrentTool(id)}
          >
            <Icon size={17} strokeWidth={1.75} aria-hidden />
          </button>
        ),
      )}
    </div>
  );
}
