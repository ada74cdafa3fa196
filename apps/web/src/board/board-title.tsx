import { useState } from 'react';
import { useRenameBoard } from '../api/board-queries.ts';
import { tellFailure } from '../shell/toast.ts';
import classes from './board-header.module.css';

/** The board's title; a director changes it in place: Enter keeps, Esc leaves it as it was. */
export function BoardTitle({
  boardId,
  title,
  mayRename,
}: {
  boardId: string;
  title: string;
  mayRename: boolean;
}) {
  const rename = useRenameBoard(boardId);
  const [draft, setDraft] = useState<string | null>(null);

  if (!mayRename) {
    return (
      <h1 className={classes.title} title={title}>
        {title}
      </h1>
    );
  }
  if (draft === null) {
    return (
      <h1 style={{ margin: 0, minWidth: 0, display: 'flex' }}>
        <button
          type="button"
          className={classes.title}
          title={`${title} (click to rename)`}
          onClick={() => setDraft(title)}
        >
          {title}
          <span className="tb-hidden">, rename the board</span>
        </button>
      </h1>
    );
  }
  const finish = () => {
    const wanted = draft.trim();
    setDraft(null);
    if (wanted === '' || wanted === title) return;
    rename.mutate(wanted, {
      onError: (error) => tellFailure(`The board is still called “${title}”`, error),
    });
  };
  return (
    <input
      className={classes.title}
      aria-label="Title of the board"
      value={draft}
      maxLength={120}
      ref={selectAll}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

/** Whoever asked to rename begins to type at once. */
const selectAll = (input: HTMLInputElement | null) => {
  input?.focus();
  input?.select();
};
