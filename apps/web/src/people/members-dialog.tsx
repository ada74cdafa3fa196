import { Button, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useChangeRole, useRemoveMember } from '../api/board-queries.ts';
import type { BoardInfo, Member, Role } from '../api/wire.ts';
import { useSession } from '../live/use-session.tsx';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { tell, tellFailure } from '../shell/toast.ts';
import { Avatar } from './avatar.tsx';
import { ROLE_ORDER, ROLE_WORDS } from './role-words.ts';
import classes from './people.module.css';

/** Everybody on the board, with what they may do; directors change it. */
export function MembersDialog({
  info,
  opened,
  onClose,
}: {
  info: BoardInfo;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="People on this board" size={560}>
      {opened && <Members info={info} />}
    </Modal>
  );
}

function Members({ info }: { info: BoardInfo }) {
  const { me } = useSession();
  const mayGovern = info.rights.includes('govern');
  const change = useChangeRole(info.id);
  const remove = useRemoveMember(info.id);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const directors = info.members.filter(({ role }) => role === 'director');

  return (
    <>
      <ul className={classes.rows}>
        {info.members.map((member) => {
          const isLastDirector = member.role === 'director' && directors.length === 1;
          const fixed = !mayGovern || isLastDirector;
          return (
            <li key={member.userId} className={classes.row}>
              <Avatar person={member} />
              <span className={classes.rowText}>
                <span className="tb-line" title={member.name}>
                  {member.name}
                  {member.userId === me.userId && ' (you)'}
                </span>
                <span className={classes.quiet}>
                  {isLastDirector
                    ? 'The only director: a board always has one, so make somebody else director first.'
                    : `can ${ROLE_WORDS[member.role].may}`}
                </span>
              </span>
              {fixed ? (
                <span className={classes.quiet}>{ROLE_WORDS[member.role].name}</span>
              ) : (
                <NativeSelect
                  aria-label={`Role of ${member.name}`}
                  data={ROLE_ORDER.map((role) => ({ value: role, label: ROLE_WORDS[role].name }))}
                  value={member.role}
                  onChange={(event) =>
                    change.mutate(
                      { userId: member.userId, role: event.currentTarget.value as Role },
                      {
                        onError: (error) =>
                          tellFailure(
                            `${member.name} is still ${ROLE_WORDS[member.role].name.toLowerCase()}`,
                            error,
                          ),
                      },
                    )
                  }
                />
              )}
              {mayGovern && member.userId !== me.userId && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Remove ${member.name}`}
                  onClick={() => setLeaving(member)}
                >
                  Remove
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`Remove ${leaving?.name}?`}
        text={
          <p>
            {leaving?.name} loses access within seconds. What they made stays. To come back they
            need a new invite.
          </p>
        }
        action={`Remove ${leaving?.name}`}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          leaving &&
          remove.mutate(leaving.userId, {
            onSuccess: () => {
              tell(`${leaving.name} is no longer on this board.`);
              setLeaving(null);
            },
          })
        }
      />
    </>
  );
}
