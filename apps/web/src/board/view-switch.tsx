import type { KeyboardEvent } from 'react';
import { useChooseLit } from '../choose/use-choose-lit.ts';
import type { Layout } from './use-layout.ts';
import classes from './board-header.module.css';

const VIEWS = [
  { view: 'board', name: 'Board', does: 'The canvas with cards, drawings and notes' },
  { view: 'list', name: 'List', does: 'All shots as a table' },
  { view: 'pool', name: 'Takes', does: 'All takes, those without a shot included' },
  { view: 'choose', name: 'Choose', does: 'Choose the takes together' },
  { view: 'watch', name: 'Watch', does: 'The film with the song' },
] as const;

/** The views of one board. */
export function ViewSwitch({
  view,
  onChange,
}: {
  view: Layout['view'];
  onChange: (view: Layout['view']) => void;
}) {
  const lit = useChooseLit();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = VIEWS.findIndex((each) => each.view === view);
    const other = VIEWS[(at + step + VIEWS.length) % VIEWS.length];
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
          title={each.view === 'choose' && lit !== null ? sentence(lit) : each.does}
          data-lit={(each.view === 'choose' && lit !== null && view !== 'choose') || undefined}
          onClick={() => onChange(each.view)}
        >
          {each.name}
          {each.view === 'choose' && lit !== null && <span className="tb-hidden">, {lit}</span>}
        </button>
      ))}
    </div>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
