import { useRef, useState } from 'react';
import type { Ref } from 'react';
import { stepOut } from './step-out.ts';
import classes from './shot-panel.module.css';

/**
 * A one-line value edited where it stands: Enter or leaving keeps it, Esc puts it back. While it is
 * not being edited it shows what others make of it.
 */
export function PlainField({
  value,
  label,
  hint,
  onSave,
  readOnly,
  maxLength,
  className = '',
  inputMode,
  inputRef,
}: {
  value: string;
  label: string;
  hint?: string | undefined;
  onSave: (value: string) => void;
  readOnly: boolean;
  maxLength?: number;
  className?: string | undefined;
  inputMode?: 'text' | 'decimal';
  inputRef?: Ref<HTMLInputElement>;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const from = useRef<EventTarget | null>(null);
  return (
    <input
      ref={inputRef}
      className={`${classes.field} ${className}`}
      aria-label={label}
      title={draft === null && value !== '' ? value : undefined}
      value={draft ?? value}
      placeholder={hint}
      readOnly={readOnly}
      maxLength={maxLength}
      inputMode={inputMode}
      onFocus={(event) => {
        from.current = event.relatedTarget;
      }}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        if (draft !== null && draft.trim() !== value) onSave(draft.trim());
        setDraft(null);
      }}
      onKeyDown={(event) => {
        const input = event.currentTarget;
        if (event.key === 'Enter') stepOut(input, from.current);
        if (event.key === 'Escape') {
          event.stopPropagation();
          setDraft(null);
          // Blurs after the draft is gone, so that leaving keeps nothing.
          requestAnimationFrame(() => stepOut(input, from.current));
        }
      }}
    />
  );
}
