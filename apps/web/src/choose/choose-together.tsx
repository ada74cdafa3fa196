import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useSession } from '../live/use-session.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { chooseDeskOf } from './choose-desk.ts';

/** Sets up a round over certain shots; not there while none of them has takes. */
export function ChooseTogether({
  shotIds,
  ...look
}: { readonly shotIds: readonly string[] } & Omit<ButtonProps, 'children'>) {
  const session = useSession();
  const { byShot } = useTakes();
  const hasTakes = shotIds.some((id) => (byShot.get(id)?.takes.length ?? 0) > 0);
  if (!hasTakes) return null;
  return (
    <Button
      {...look}
      title={shotIds.length === 1 ? undefined : `Choose these ${shotIds.length} shots together`}
      onClick={() => chooseDeskOf(session).start({ kind: 'shots', ids: shotIds })}
    >
      Choose together
    </Button>
  );
}
