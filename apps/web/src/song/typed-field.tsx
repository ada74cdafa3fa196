import { useId, useState } from 'react';
import type { Typed } from './type-tempo.ts';
import classes from './song-panel.module.css';

/**
 * A number in time that is typed: Enter or leaving takes it, Esc puts it back. What it cannot be
 * stays where it was typed, with the reason under it.
 */
export function TypedField<T>({
  label,
  value,
  read,
  onSave,
  width,
  readOnly = false,
}: {
  label: string;
  /** As it is written when nobody types. */
  value: string;
  read: (text: string) => Typed<T>;
  onSave: (value: T) => void;
  /** Of the field, in letters. */
  width: number;
  readOnly?: boolean;
}) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const end = (text: string | null) => {
    setDraft(text);
    setWhy(null);
  };
  const save = () => {
    if (draft === null) return;
    // What is written may be rounded: left as it stood, it means what it was.
    if (draft.trim() === value) {
      end(null);
      return;
    }
    const typed = read(draft);
    if ('why' in typed) {
      setWhy(typed.why);
      return;
    }
    end(null);
    onSave(typed.ok);
  };
  return (
    <span className={classes.typed}>
      <input
        className={`${classes.field} tb-mono`}
        style={{ width: `${width}ch` }}
        aria-label={label}
        aria-invalid={why !== null}
        aria-describedby={why === null ? undefined : id}
        // Esc puts back what is typed before it closes anything.
        data-mantine-stop-propagation={draft !== null}
        value={draft ?? value}
        readOnly={readOnly}
        inputMode="decimal"
        onChange={({ currentTarget }) => end(currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            end(null);
          }
        }}
      />
      {why !== null && (
        <span className={classes.why} id={id} role="alert">
          {why}
        </span>
      )}
    </span>
  );
}
