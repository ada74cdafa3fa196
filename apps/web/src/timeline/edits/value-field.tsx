import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Read } from './read-values.ts';

/** A value typed as people write it: Enter or leaving keeps it, what is none stays with a sentence. */
export function ValueField<T>({
  label,
  hint,
  value,
  read,
  onValue,
  disabled = false,
}: {
  label: string;
  hint: string;
  value: string;
  read: (text: string) => Read<T>;
  onValue: (value: T) => void;
  disabled?: boolean;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const keep = () => {
    if (draft === null || draft.trim() === value) {
      setDraft(null);
      setWrong(null);
      return;
    }
    const found = read(draft);
    setWrong('wrong' in found ? found.wrong : null);
    if ('wrong' in found) return;
    setDraft(null);
    onValue(found.value);
  };
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={hint}
      disabled={disabled}
      value={draft ?? value}
      error={wrong}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
          setWrong(null);
        }
      }}
    />
  );
}
