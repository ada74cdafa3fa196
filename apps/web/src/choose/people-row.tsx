import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Member } from '../api/wire.ts';
import { Avatar } from '../people/avatar.tsx';
import { roleName } from '../people/role-words.ts';
import { partsOf } from './rules.ts';
import type { Part, Rules } from './rules.ts';
import { Row } from './rules-row.tsx';
import type { RulesFacts } from './rules-row.tsx';
import classes from './rules-card.module.css';

const PART_WORDS: Readonly<Record<Part, string>> = { decides: 'decides', advises: 'advises' };
const NOT_ASKED = 'not asked';

/** Who decides, and who advises: their marks are shown apart and count nothing. */
export function PeopleRow({
  rules,
  members,
  nameOf,
  proposed,
  stateOf,
  onVoters,
}: RulesFacts & {
  /** They were asked already: it is changed on purpose only. */
  proposed: boolean;
  stateOf?: ((userId: string) => string | null) | undefined;
  onVoters: ((voters: Rules['voters']) => void) | null;
}) {
  const [changing, change] = useState(false);
  const isOpen = onVoters !== null && (!proposed || changing);
  const partOf = (userId: string) => rules.voters.find((one) => one.userId === userId)?.part;
  const listed = members.filter(
    ({ userId, role }) => partOf(userId) !== undefined || (isOpen && partsOf(role).length > 0),
  );
  const setPart = (userId: string, part: Part | null) =>
    onVoters?.([
      ...rules.voters.filter((one) => one.userId !== userId),
      ...(part === null ? [] : [{ userId, part }]),
    ]);
  const decide = rules.voters.filter(({ part }) => part === 'decides');
  const [first] = decide;
  const advise = rules.voters.length - decide.length;

  return (
    <Row
      label="Who decides"
      also={
        onVoters !== null &&
        proposed && (
          <Button
            variant="subtle"
            size="compact-xs"
            ml={-7}
            aria-expanded={changing}
            aria-label={changing ? 'Done with who decides' : 'Change who decides'}
            onClick={() => change(!changing)}
          >
            {changing ? 'Done' : 'Change'}
          </Button>
        )
      }
    >
      <ul className={classes.people}>
        {[...listed].sort(byPart(partOf)).map((member) => (
          <PersonRow
            key={member.userId}
            member={member}
            part={partOf(member.userId) ?? null}
            state={stateOf?.(member.userId) ?? null}
            onPart={isOpen ? (part) => setPart(member.userId, part) : null}
          />
        ))}
      </ul>
      {first !== undefined && decide.length === 1 && (
        <p className={classes.quiet}>{nameOf(first.userId)} decides alone.</p>
      )}
      {advise > 0 && (
        <p className={classes.quiet}>
          Who advises marks like everybody; it is shown apart and counts nothing.
        </p>
      )}
    </Row>
  );
}

const byPart = (partOf: (userId: string) => Part | undefined) => (a: Member, b: Member) =>
  rank(partOf(a.userId)) - rank(partOf(b.userId)) || a.name.localeCompare(b.name);

const rank = (part: Part | undefined): number =>
  part === undefined ? 2 : part === 'advises' ? 1 : 0;

function PersonRow({
  member,
  part,
  state,
  onPart,
}: {
  member: Member;
  part: Part | null;
  state: string | null;
  onPart: ((part: Part | null) => void) | null;
}) {
  return (
    <li className={classes.person} data-part={part ?? undefined}>
      <Avatar person={member} small />
      <span className="tb-line" title={member.name}>
        {member.name}
      </span>
      <span className={classes.role}>{state ?? roleName(member.role).toLowerCase()}</span>
      {onPart === null ? (
        <span className={classes.part}>{part === null ? NOT_ASKED : PART_WORDS[part]}</span>
      ) : (
        <NativeSelect
          size="xs"
          aria-label={`What ${member.name} does`}
          value={part ?? ''}
          onChange={({ currentTarget: { value } }) => onPart(value === '' ? null : (value as Part))}
          data={[
            ...partsOf(member.role).map((each) => ({ value: each, label: PART_WORDS[each] })),
            { value: '', label: NOT_ASKED },
          ]}
        />
      )}
    </li>
  );
}
