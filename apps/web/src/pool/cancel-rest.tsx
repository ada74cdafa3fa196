import { Button } from '@mantine/core';
import type { Take } from '../api/wire.ts';
import { isInWork } from '../takes/say-take.ts';

/** What whoever sent files may know: nobody has to stay for the rest. */
export const GOES_ON = 'What has arrived goes on when you close this page.';

/** Beside what the tray says: how much of the board is ready, and that nobody has to stay for the rest. */
export function sayOnTheWay(all: readonly Take[]): string {
  const onTheWay = all.filter(isInWork).length;
  if (onTheWay === 0) return '';
  const ready = all.filter(({ state }) => state === 'ready').length;
  return `${ready} of ${ready + onTheWay} takes ready. ${GOES_ON}`;
}

/** Ends the work on all files that are no takes yet; nothing while there is none. */
export function CancelRest({
  all,
  onCancel,
}: {
  all: readonly Take[];
  onCancel: (takeIds: readonly string[]) => void;
}) {
  const onTheWay = all.filter(isInWork);
  if (onTheWay.length === 0) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={({ currentTarget }) => {
        // The button goes with the work.
        currentTarget.closest('section')?.focus();
        onCancel(onTheWay.map(({ id }) => id));
      }}
    >
      Cancel the rest
    </Button>
  );
}
