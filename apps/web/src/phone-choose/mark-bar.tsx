import type { Ballot, Mark, TakeMark } from '@takeboard/voting';
import type { Take } from '../api/wire.ts';
import { MarkSign } from './mark-sign.tsx';
import classes from './phone-choose.module.css';

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  love: 'Love it',
  like: 'Like it',
  no: 'Not for me, because…',
};
const LEFT_WORDS: Readonly<Record<Mark, string>> = { love: '♥', like: '✓', no: '✗' };

/** The marks a method has, each as large as a thumb. Pressed once more it is taken back. */
export function MarkBar({
  take,
  ballot,
  remaining,
  onMark,
  onWhy,
}: {
  take: Take;
  ballot: Ballot;
  remaining: readonly { readonly mark: Mark; readonly left: number | null }[];
  onMark: (mark: TakeMark | null) => void;
  /** A ✗ was given: why? */
  onWhy: () => void;
}) {
  const given = ballot.marks[take.id]?.mark ?? null;
  return (
    <div className={classes.marks} role="group" aria-label={`Your mark for ${take.name}`}>
      {remaining.map(({ mark }) => (
        <button
          key={mark}
          type="button"
          className={classes.mark}
          aria-label={MARK_WORDS[mark]}
          aria-pressed={given === mark}
          onClick={() => {
            if (given === mark) onMark(null);
            else {
              onMark({ mark });
              if (mark === 'no') onWhy();
            }
          }}
        >
          <MarkSign mark={mark} />
        </button>
      ))}
    </div>
  );
}

/** `♥ used · ✓ 1 left` */
export function sayLeft(
  remaining: readonly { readonly mark: Mark; readonly left: number | null }[],
): string {
  return remaining
    .flatMap(({ mark, left }) =>
      left === null ? [] : [`${LEFT_WORDS[mark]} ${left === 0 ? 'used' : `${left} left`}`],
    )
    .join(' · ');
}
