import { useState } from 'react';
import type { ChangeEvent } from 'react';

/** Plain text fields of a form by name; `field(name)` is spread on an input. */
export function useFormFields<Name extends string>(initial: Readonly<Record<Name, string>>) {
  const [values, setValues] = useState(initial);
  const set = (name: Name, value: string) => setValues((before) => ({ ...before, [name]: value }));
  return {
    values,
    set,
    field: (name: Name) => ({
      name,
      value: values[name],
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.currentTarget.value),
    }),
  };
}
