import { useBoardInfo } from '../api/board-queries.ts';
import { useSession } from '../live/use-session.tsx';
import type { Face } from '../people/avatar.tsx';

/** Of whom nobody knows any more: they are not on the board now. */
const GONE: Face = { name: 'somebody who left', initials: '–', color: 'var(--tb-muted)' };

/** Finds a member of the board by id. */
export function useMemberOf(): (userId: string) => Face {
  const { boardId } = useSession();
  const { data } = useBoardInfo(boardId);
  return (id) => data?.members.find(({ userId }) => userId === id) ?? GONE;
}
