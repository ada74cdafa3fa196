import type { RoundShotReveal } from '../choose/round-wire.ts';
import { useChoosing } from '../choose/round-context.tsx';
import { Avatar } from '../people/avatar.tsx';
import { MarkChip } from './mark-chip.tsx';
import { marksByTake } from './marks-by-take.ts';
import { namesOf } from './reader.ts';
import type { Reader } from './reader.ts';
import classes from './duel.module.css';

/** Under a finalist: nothing until all have pressed, then who pressed it and who had marked it. */
export function FinalistFacts({
  takeId,
  reveal,
  presses,
  reader,
}: {
  takeId: string;
  reveal: RoundShotReveal | undefined;
  presses: readonly { readonly userId: string; readonly choice: string }[];
  reader: Reader;
}) {
  const { faceOf } = useChoosing();
  const marks = reveal && marksByTake(reveal, []).find((each) => each.takeId === takeId);
  const by = presses.filter(({ choice }) => choice === takeId).map(({ userId }) => userId);
  return (
    <figcaption className={classes.facts}>
      {by.length > 0 && (
        <span className={classes.pressedBy}>
          {by.map((userId) => (
            <span key={userId} aria-hidden="true" className={classes.face}>
              <Avatar person={faceOf(userId)} small />
            </span>
          ))}
          {namesOf(by, reader)} pressed this one
        </span>
      )}
      {marks?.deciding.map(({ userId, mark }) => (
        <MarkChip key={userId} userId={userId} mark={mark} reader={reader} />
      ))}
    </figcaption>
  );
}
