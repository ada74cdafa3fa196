import type { Mark } from '@takeboard/voting';
import { Avatar } from '../people/avatar.tsx';
import type { Face } from '../people/avatar.tsx';
import { SIGNS, sayLeft } from './wall-words.ts';
import classes from './wall-head.module.css';

const MARK_NAMES: Readonly<Record<Mark, string>> = {
  love: 'Love',
  like: 'Likes',
  no: 'Not for me',
};

/** Which shot it is, who sees what, what is left to give, and who is still choosing. */
export function WallHead({
  label,
  title,
  place,
  hidden,
  remaining,
  color,
  people,
}: {
  readonly label: string;
  readonly title: string;
  /** `bar 36 · 49 frames`. */
  readonly place: string;
  /** Who cannot see my marks, and until when. */
  readonly hidden: string;
  readonly remaining: readonly { readonly mark: Mark; readonly left: number | null }[];
  readonly color: string;
  readonly people: readonly {
    readonly userId: string;
    readonly face: Face;
    readonly isMe: boolean;
    readonly ready: boolean;
  }[];
}) {
  return (
    <header className={classes.head}>
      <h2 className={classes.title}>
        <span className="tb-number">{label}</span>
        <span className="tb-line" title={title}>
          {title || 'Untitled shot'}
        </span>
      </h2>
      <span className={`${classes.place} tb-mono`}>{place}</span>
      <p className={`${classes.hidden} tb-line`} title={hidden}>
        {hidden}
      </p>
      <ul className={classes.left} aria-label="What you have left to give">
        {remaining.map(({ mark, left }) => {
          const words = sayLeft(left);
          return words === null ? null : (
            <li key={mark} aria-label={`${MARK_NAMES[mark]}: ${words}`}>
              <span aria-hidden="true" style={mark === 'love' ? { color } : undefined}>
                {SIGNS[mark]}
              </span>{' '}
              {words}
            </li>
          );
        })}
      </ul>
      <ul className={classes.people} aria-label="Who is ready">
        {people.map(({ userId, face, isMe, ready }) => (
          <li key={userId} title={isMe ? 'You' : face.name}>
            <Avatar person={face} small />
            <span>{ready ? 'ready' : 'choosing'}</span>
          </li>
        ))}
      </ul>
    </header>
  );
}
