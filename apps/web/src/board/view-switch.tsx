import type { KeyboardEvent } from 'react';
import type { Layout } from './use-layout.ts';
import classes from './board-header.module.css';

const VIEWS = [
  { view: 'board', name: 'Board', does: 'The canvas with cards, drawings and notes' },
  { view: 'list', name: 'List', does: 'All shots as a table' },
] as const;

/** Two views of the same board. */
export function ViewSwitch({
  view,
  onChange,
}: {
  view: Layout['view'];
  onChange: (view: Layout['view']) => void;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const other = VIEWS.find((each) => each.view !== view);
    if (other === undefined) return;
    onChange(other.view);
    event.currentTarget.querySelector<HTMLElement>(`[data-view=${other.view}]`)?.focus();
  };
  return (
    <div
      className={classes.switch}
      role="radiogroup"
      aria-label="View"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {VIEWS.map((each) => (
        <button
          key={each.view}
          type="button"
          role="radio"
          data-view={each.view}
          aria-checked={each.view === view}
          tabIndex={each.view === view ? 0 : -1}
          title={each.does}
          onClick={() => onChange(each.view)}
        >
          {each.name}
        </button>
      ))}
    </div>
  );
}
