import type { BoardInfo } from '../api/wire.ts';
import { DecisionsDialog } from '../decisions/decisions-dialog.tsx';
import { ProgressDialog } from '../decisions/progress-dialog.tsx';
import { BinDialog } from '../list/bin-dialog.tsx';
import { PasteDialog } from '../list/paste-dialog.tsx';
import { InviteDialog } from '../people/invite-dialog.tsx';
import { MembersDialog } from '../people/members-dialog.tsx';
import { VersionsDialog } from '../versions/versions-dialog.tsx';
import { DeleteBoardDialog } from './delete-board-dialog.tsx';
import { LeaveBoardDialog } from './leave-board-dialog.tsx';

export type BoardDialog =
  | 'invite'
  | 'members'
  | 'progress'
  | 'decisions'
  | 'versions'
  | 'bin'
  | 'paste'
  | 'leave'
  | 'delete';

/** The dialogs of a board; at most one is open. */
export function BoardDialogs({
  info,
  dialog,
  pasted,
  onClose,
}: {
  info: BoardInfo;
  dialog: BoardDialog | null;
  /** What the paste dialog begins with. */
  pasted: string;
  onClose: () => void;
}) {
  const common = { info, onClose };
  return (
    <>
      <InviteDialog {...common} opened={dialog === 'invite'} />
      <MembersDialog {...common} opened={dialog === 'members'} />
      <ProgressDialog opened={dialog === 'progress'} onClose={onClose} />
      <DecisionsDialog {...common} opened={dialog === 'decisions'} />
      <VersionsDialog {...common} opened={dialog === 'versions'} />
      <BinDialog opened={dialog === 'bin'} onClose={onClose} />
      <PasteDialog opened={dialog === 'paste'} text={pasted} onClose={onClose} />
      <LeaveBoardDialog {...common} opened={dialog === 'leave'} />
      <DeleteBoardDialog {...common} opened={dialog === 'delete'} />
    </>
  );
}
