import type { Member } from '../api/wire.ts';
import classes from './people.module.css';

export type Face = Pick<Member, 'name' | 'color' | 'initials'>;

/**
 * A person as a disc in their colour, with initials since colour alone says nothing.
 * The letters belong to the picture: read aloud it is the name.
 */
export function Avatar({ person, small = false }: { person: Face; small?: boolean }) {
  const initials = small ? ([...person.initials][0] ?? '') : person.initials;
  return (
    <span
      className={small ? `${classes.avatar} ${classes.small}` : classes.avatar}
      style={{ background: person.color }}
      title={person.name}
      role="img"
      aria-label={person.name}
      data-letters={initials}
    />
  );
}

/** Several people side by side; beyond `most`, how many more there are. */
export function AvatarStack({
  people,
  most = 4,
  small = false,
}: {
  people: readonly (Face & { readonly userId: string })[];
  most?: number;
  small?: boolean;
}) {
  const shown = people.length > most ? people.slice(0, most - 1) : people;
  const rest = people.slice(shown.length);
  return (
    <span className={classes.stack}>
      {shown.map((person) => (
        <Avatar key={person.userId} person={person} small={small} />
      ))}
      {rest.length > 0 && (
        <span
          className={`${classes.avatar} ${classes.more} ${small ? classes.small : ''}`}
          title={rest.map(({ name }) => name).join(', ')}
          role="img"
          aria-label={`and ${rest.length} more: ${rest.map(({ name }) => name).join(', ')}`}
          data-letters={`+${rest.length}`}
        />
      )}
    </span>
  );
}
