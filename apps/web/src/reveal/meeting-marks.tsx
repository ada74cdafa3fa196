import { useChoosing } from '../choose/round-context.tsx';
import { MarkSign } from './mark-chip.tsx';
import { strongestFirst } from './marks-by-take.ts';
import type { SaidMark } from './marks-by-take.ts';
import classes from './reveal.module.css';

/** Hearts that find room beside each other. */
const MOST = 8;

/** The marks on a pick come from both sides and meet. What they say stands in words elsewhere. */
export function MeetingMarks({ marks }: { marks: readonly SaidMark[] }) {
  const { faceOf } = useChoosing();
  const shown = strongestFirst(marks.filter(({ mark }) => mark.mark !== 'no')).slice(0, MOST);
  const allLove = shown.length > 1 && shown.every(({ mark }) => mark.mark === 'love');
  return (
    <div className={classes.meeting} data-love={allLove || undefined} aria-hidden="true">
      {shown.map(({ userId, mark }, i) => (
        <span
          key={userId}
          className={classes.meets}
          style={
            {
              '--tb-who': faceOf(userId).color,
              '--from': `${i < shown.length / 2 ? -90 : 90}px`,
            } as React.CSSProperties
          }
        >
          <MarkSign mark={mark.mark} size={26} />
        </span>
      ))}
    </div>
  );
}
