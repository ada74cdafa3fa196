import { useNavigate } from 'react-router';
import { useDeleteBoard } from '../api/board-queries.ts';
import type { BoardInfo } from '../api/wire.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { tell } from '../shell/toast.ts';

/** Deletes the board for everybody on it. */
export function DeleteBoardDialog({
  info,
  opened,
  onClose,
}: {
  info: BoardInfo;
  opened: boolean;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const remove = useDeleteBoard(info.id);
  const others = info.members.length - 1;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Delete “${info.title}”?`}
      text={
        <p>
          Its shots, drawings, pictures and versions go for good
          {others > 0 &&
            `, for you and for ${others === 1 ? 'one other person' : `${others} others`}`}
          . This cannot be undone.
        </p>
      }
      action="Delete the board"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            void navigate('/');
            tell(`“${info.title}” is deleted.`);
          },
        })
      }
    />
  );
}
