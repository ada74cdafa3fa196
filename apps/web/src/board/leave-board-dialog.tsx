import { useNavigate } from 'react-router';
import { useRemoveMember } from '../api/board-queries.ts';
import type { BoardInfo } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { tell } from '../shell/toast.ts';

/** Leaves the board; who is its only director is told what to do first. */
export function LeaveBoardDialog({
  info,
  opened,
  onClose,
}: {
  info: BoardInfo;
  opened: boolean;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const { me } = useSession();
  const leave = useRemoveMember(info.id);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Leave “${info.title}”?`}
      text={
        <p>
          You will not see the board any more, and this computer forgets its copy. To come back you
          need a new invite. What you made stays with the others.
        </p>
      }
      action="Leave the board"
      busy={leave.isPending}
      error={leave.error}
      onConfirm={() =>
        leave.mutate(me.userId, {
          onSuccess: () => {
            void navigate('/');
            tell(`You left “${info.title}”.`);
          },
        })
      }
    />
  );
}
