import { useSyncExternalStore } from 'react';
import { SlotMenu } from './slot-menu.tsx';
import { SlotValues } from './slot-values.tsx';
import { useSlotCommands } from './use-slot-commands.ts';
import type { SlotEdits } from './use-slot-edits.ts';

/** The menu of a slot, its values, and what was done to slots for who cannot see it. */
export function SlotMenus({ edits }: { edits: SlotEdits }) {
  const { store } = edits;
  const menu = useSyncExternalStore(store.subscribe, () => store.get().menu);
  const said = useSyncExternalStore(store.subscribe, () => store.get().said);
  useSlotCommands(edits);
  const close = () => {
    store.set({ menu: null });
    // Back to the slot, which may be drawn anew by what was just done to it.
    requestAnimationFrame(() => focusSlot(menu?.slotId));
  };
  const Shown = menu?.values === true ? SlotValues : SlotMenu;
  return (
    <>
      {menu !== null && <Shown at={menu} edits={edits} onClose={close} />}
      <p className="tb-hidden" role="status" data-testid="edits-said">
        {said}
      </p>
    </>
  );
}

function focusSlot(slotId: string | undefined): void {
  if (slotId === undefined) return;
  // A dialog that opened from the menu keeps the focus.
  if (document.querySelector('[aria-modal="true"]') !== null) return;
  document.querySelector<HTMLElement>(`[data-slot-id="${CSS.escape(slotId)}"]`)?.focus();
}
