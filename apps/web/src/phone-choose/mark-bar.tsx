import type { Mark, TakeMark } from '@takeboard/voting';
import { MarkSign } from './mark-sign.tsx';
import type { ShownTake } from './shown-take.ts';
import classes from './phone-choose.module.css';

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  love: 'Love it',
  like: 'Like it',
  no: 'Not for me, because…',
};

/** The marks a method has, each as large as a thumb. Pressed once more it is taken back. */
export function MarkBar({
  shown: { take, refused },
  given,
  kinds,
  onMark,
  onWhy,
}: {
  shown: ShownTake;
  given: Mark | null;
  /** The marks there are, strongest first. */
  kinds: readonly Mark[];
  onMark: (mark: TakeMark | null) => void;
  /** A ✗ was given: why? */
  onWhy: () => void;
}) {
  const press = (mark: Mark) => {
    if (given === mark) return onMark(null);
    onMark({ mark });
    if (mark === 'no') onWhy();
    return undefined;
  };
  return (
    <div
      className={classes.marks}
      role="group"
      aria-label={`Your mark for ${take?.name ?? 'a take that is gone'}`}
    >
      {kinds.map((mark) => (
        <button
          key={mark}
          type="button"
          className={classes.mark}
          aria-label={MARK_WORDS[mark]}
          aria-pressed={given === mark}
          disabled={refused !== null && given !== mark}
          onClick={() => press(mark)}
        >
          <MarkSign mark={mark} />
        </button>
      ))}
    </div>
  );
}
