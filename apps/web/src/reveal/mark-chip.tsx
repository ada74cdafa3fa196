import type { TakeMark } from '@takeboard/voting';
import { Check, Heart, X } from 'lucide-react';
import { useChoosing } from '../choose/round-context.tsx';
import { Avatar } from '../people/avatar.tsx';
import { sayMark } from './reveal-words.ts';
import type { Reader } from './reader.ts';
import classes from './reveal.module.css';

/** A mark by its shape; what it says stands beside it in words. */
export function MarkSign({ mark, size = 14 }: { mark: TakeMark['mark']; size?: number }) {
  if (mark === 'love') return <Heart size={size} fill="currentColor" aria-hidden="true" />;
  return mark === 'like' ? (
    <Check size={size} strokeWidth={2.6} aria-hidden="true" />
  ) : (
    <X size={size} strokeWidth={2.6} aria-hidden="true" />
  );
}

/** What one person said about one take: by shape, colour, initials and name. */
export function MarkChip({
  userId,
  mark,
  reader,
}: {
  userId: string;
  mark: TakeMark;
  reader: Reader;
}) {
  const { faceOf } = useChoosing();
  const face = faceOf(userId);
  return (
    <span
      className={classes.chip}
      data-mark={mark.mark}
      style={{ '--tb-who': face.color } as React.CSSProperties}
    >
      <span className="tb-hidden">{sayMark(userId, mark, reader)}</span>
      <MarkSign mark={mark.mark} />
      <span aria-hidden="true" className={classes.who}>
        <Avatar person={face} small />
        {userId === reader.me ? 'You' : reader.nameOf(userId)}
      </span>
    </span>
  );
}
