import { ActionIcon, Menu } from '@mantine/core';
import {
  CircleCheck,
  DoorOpen,
  Ellipsis,
  History,
  Keyboard,
  ScrollText,
  Trash2,
  UserPlus,
  Users,
} from 'lucide-react';
import { useCommandCenter } from '../commands/commands.tsx';
import type { BoardDialog } from './board-dialogs.tsx';

/** What is done seldom, or with the whole board. */
export function BoardMenu({
  mayGovern,
  onDialog,
  phone = false,
}: {
  mayGovern: boolean;
  onDialog: (dialog: BoardDialog) => void;
  phone?: boolean;
}) {
  const { showKeys } = useCommandCenter();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={phone ? 44 : 32}
          color="gray"
          aria-label="More about this board"
        >
          <Ellipsis size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {phone && mayGovern && (
          <Menu.Item leftSection={<UserPlus size={15} />} onClick={() => onDialog('invite')}>
            Invite
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Users size={15} />} onClick={() => onDialog('members')}>
          People on this board
        </Menu.Item>
        {phone && (
          <Menu.Item leftSection={<CircleCheck size={15} />} onClick={() => onDialog('progress')}>
            What is picked
          </Menu.Item>
        )}
        <Menu.Item leftSection={<ScrollText size={15} />} onClick={() => onDialog('decisions')}>
          Decisions
        </Menu.Item>
        <Menu.Item leftSection={<History size={15} />} onClick={() => onDialog('versions')}>
          Versions
        </Menu.Item>
        <Menu.Item leftSection={<Trash2 size={15} />} onClick={() => onDialog('bin')}>
          Bin
        </Menu.Item>
        {!phone && (
          <Menu.Item leftSection={<Keyboard size={15} />} onClick={showKeys}>
            Keys
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<DoorOpen size={15} />} onClick={() => onDialog('leave')}>
          Leave the board
        </Menu.Item>
        {mayGovern && (
          <Menu.Item
            color="bad"
            leftSection={<Trash2 size={15} />}
            onClick={() => onDialog('delete')}
          >
            Delete the board
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
