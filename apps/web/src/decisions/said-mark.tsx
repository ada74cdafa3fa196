import type { Mark } from '@takeboard/voting';
import type { CSSProperties } from 'react';
import type { Member } from '../api/wire.ts';
import { Avatar } from '../people/avatar.tsx';
import type { Face } from '../people/avatar.tsx';
import { reasonOf, sayMark } from './marks-in-entry.ts';
import type { SaidMark } from './marks-in-entry.ts';
import classes from './decisions.module.css';

const SIGNS: Readonly<Record<Mark, string>> = { love: '♥', like: '✓', no: '✗' };

/** A mark by its shape, in the colour of whose it is; who listens is told beside it. */
export const MarkSign = ({ mark }: { mark: Mark }) => (
  <span className={classes.sign} data-mark={mark} aria-hidden="true">
    {SIGNS[mark]}
  </span>
);

/** Who said what about a take: shape, colour, initials, and the words on a touch of the pointer. */
export function MarkOf({ said, members }: { said: SaidMark; members: readonly Member[] }) {
  const face = faceOf(said.userId, said.name, members);
  const words = sayMark(said);
  return (
    <span
      className={classes.mark}
      data-advises={said.advises || undefined}
      style={{ '--tb-who': face.color } as CSSProperties}
      title={words}
    >
      <span className="tb-hidden">{words}. </span>
      <MarkSign mark={said.mark.mark} />
      <span aria-hidden="true" className={classes.markWho}>
        <Avatar person={face} small />
      </span>
      {reasonOf(said.mark) !== '' && (
        <span aria-hidden="true" className={`${classes.because} tb-line`}>
          {reasonOf(said.mark)}
        </span>
      )}
    </span>
  );
}

/** The colour and initials of somebody the log names; the name is the one they had then. */
export function faceOf(userId: string, name: string, members: readonly Member[]): Face {
  const member = members.find((each) => each.userId === userId);
  return {
    name,
    color: member?.color ?? 'var(--tb-muted)',
    initials: member?.initials ?? ([...name.trim()][0] ?? '?').toUpperCase(),
  };
}
