import { Button, Modal, NativeSelect, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { sentenceOf } from '../api/api-failure.ts';
import { useMakeInvite } from '../api/invite-queries.ts';
import type { BoardInfo, Role } from '../api/wire.ts';
import { FormError } from '../shell/form-error.tsx';
import { InviteLink } from './invite-link.tsx';
import { InviteList } from './invite-list.tsx';
import { ROLE_ORDER, ROLE_WORDS } from './role-words.ts';
import classes from './people.module.css';

const EXPIRY: readonly { value: string; label: string }[] = [
  { value: '1', label: 'one day' },
  { value: '7', label: 'a week' },
  { value: '14', label: 'two weeks' },
  { value: '90', label: 'three months' },
];

/** Makes invite links, and shows those there are. */
export function InviteDialog({
  info,
  opened,
  onClose,
}: {
  info: BoardInfo;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Invite to “${info.title}”`} size={560}>
      {opened && (
        <div className={classes.form}>
          <NewInvite info={info} />
          <InviteList info={info} />
        </div>
      )}
    </Modal>
  );
}

function NewInvite({ info }: { info: BoardInfo }) {
  const hasArtist = info.members.some((member) => member.role === 'artist');
  const [role, setRole] = useState<Role>(hasArtist ? 'editor' : 'artist');
  const [days, setDays] = useState('14');
  const [password, setPassword] = useState('');
  const make = useMakeInvite(info.id);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({
      role,
      expiresInDays: Number(days),
      ...(password === '' ? {} : { password }),
    });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <fieldset className={classes.roles}>
        <legend>Whoever opens the link joins as</legend>
        {ROLE_ORDER.map((each) => (
          <label key={each} className={classes.role}>
            <input
              type="radio"
              name="role"
              value={each}
              checked={each === role}
              onChange={() => setRole(each)}
            />
            <b>{ROLE_WORDS[each].name}</b>
            <span>can {ROLE_WORDS[each].may}</span>
          </label>
        ))}
      </fieldset>
      <div className={classes.pair}>
        <NativeSelect
          label="The link works for"
          data={[...EXPIRY]}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password (if you want one)"
          placeholder="None"
          autoComplete="off"
          maxLength={128}
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
      {make.isError && <FormError>{sentenceOf(make.error)}</FormError>}
      {make.data ? (
        <InviteLink
          key={make.data.id}
          url={make.data.url}
          reachable={make.data.reachable}
          onAnother={make.reset}
        />
      ) : (
        <Button type="submit" loading={make.isPending}>
          Make a link
        </Button>
      )}
    </form>
  );
}
