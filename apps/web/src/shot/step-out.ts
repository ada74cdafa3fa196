/**
 * Leaves a field for where the person came from, so that Esc goes one step out and not to nowhere.
 * `from` is what lost the focus when the field got it; it may be gone since.
 */
export function stepOut(field: HTMLElement, from: EventTarget | null): void {
  if (from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus();
  else field.blur();
}
