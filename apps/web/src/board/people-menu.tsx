import { Button, Popover, UnstyledButton } from '@mantine/core';
import { Eye, Megaphone, Users } from 'lucide-react';
import { useState } from 'react';
import type { BoardInfo } from '../api/wire.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { Avatar, AvatarStack } from '../people/avatar.tsx';
import { roleName } from '../people/role-words.ts';
import classes from './board-header.module.css';

/** Who is here: follow one, bring all here, see everybody on the board. */
export function PeopleMenu({ info, onMembers }: { info: BoardInfo; onMembers: () => void }) {
  const session = useSession();
  const present = useSessionValue((s) => s.people());
  const following = useSessionValue((s) => s.following());
  const shots = useBoardValue((board) => board.shots());
  const [opened, setOpened] = useState(false);
  const others = present.filter((person) => !person.isMe);
  const away = info.members.filter(({ userId }) => !present.some((p) => p.userId === userId));
  const close = () => setOpened(false);

  return (
    <Popover position="bottom-end" width={300} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <UnstyledButton
          className={classes.people}
          aria-label={`People: ${present.length} here, ${info.members.length} on the board`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <AvatarStack people={present} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="People">
        {present.map((person) => {
          const shot = shots.find(({ id }) => id === person.shotId);
          const isFollowed = following === person.userId;
          return (
            <div key={person.userId} className={classes.person}>
              <Avatar person={person} />
              <span className={classes.personName}>
                <span className="tb-line" title={person.name}>
                  {person.name}
                  {person.isMe && ' (you)'}
                </span>
                <span className={`${classes.where} tb-line`}>
                  {shot ? `at shot ${shot.label}` : roleName(person.role)}
                </span>
              </span>
              {!person.isMe && (
                <Button
                  size="compact-sm"
                  variant={isFollowed ? 'filled' : 'default'}
                  leftSection={<Eye size={14} />}
                  aria-pressed={isFollowed}
                  onClick={() => {
                    session.follow(isFollowed ? null : person.userId);
                    close();
                  }}
                >
                  {isFollowed ? 'Following' : 'Follow'}
                </Button>
              )}
            </div>
          );
        })}
        {away.length > 0 && (
          <p className={classes.where} style={{ margin: '8px 8px 0' }}>
            Not here now: {away.map(({ name }) => name).join(', ')}
          </p>
        )}
        <div className={classes.peopleFoot}>
          {others.length > 0 && session.view() !== 'choose' && (
            <Button
              variant="default"
              leftSection={<Megaphone size={15} />}
              onClick={() => {
                session.bringEveryoneHere();
                close();
              }}
            >
              Bring everyone here
            </Button>
          )}
          <Button
            variant="subtle"
            leftSection={<Users size={15} />}
            onClick={() => {
              close();
              onMembers();
            }}
          >
            Everybody on this board
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
