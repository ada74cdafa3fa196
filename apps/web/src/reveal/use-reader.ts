import { useMemo } from 'react';
import { useChoosing } from '../choose/round-context.tsx';
import { useSession } from '../live/use-session.tsx';
import type { Reader } from './reader.ts';

/** Me, and what I call the people of the round. */
export function useReader(): Reader {
  const { me } = useSession();
  const { nameOf } = useChoosing();
  return useMemo(() => ({ me: me.userId, nameOf }), [me.userId, nameOf]);
}
