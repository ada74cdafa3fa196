import { FRAME_RATES, formatRational } from '@takeboard/editorial';
import { setTrim } from '@takeboard/storyboard';
import { Button } from '@mantine/core';
import type { Take } from '../api/wire.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { tell } from '../shell/toast.ts';
import { clipOf } from '../takes/clip-of-take.ts';
import { sayTooShort } from '../takes/say-take.ts';
import { entryOf, useShortTakes, waysToFill } from '../takes/short-takes.ts';
import classes from './shot-takes.module.css';

/** That the selected take ends before its slot does, by how much, and what can be done about it. */
export function TooShort({ take, readOnly }: { take: Take; readOnly: boolean }) {
  const { board, command } = useSession();
  const short = useShortTakes().get(take.id) ?? 0;
  const entry = useBoardValue((b) => entryOf(b, take.shotId));
  const fps = useBoardValue((b) => b.picture()?.fps);
  const trim = useBoardValue((b) => b.trim(entry?.slot.id ?? '', take.id));
  const clip = clipOf(take, trim);
  if (short === 0 || entry === undefined || fps === undefined || clip === null) return null;
  const ways = waysToFill(clip, entry.end - entry.start, FRAME_RATES[fps]);
  const change = (to: Parameters<typeof setTrim>[3]) => {
    const why = setTrim(board, entry.slot.id, take.id, to, command);
    if (why !== null) tell(why);
  };
  const { in: from, speed } = ways;
  return (
    <div className={classes.trouble} role="status">
      <p>
        {sayTooShort(short)}: its last picture stands still until the next shot. Choose a longer
        take, or let the next shot begin earlier.
      </p>
      {!readOnly && (from !== null || speed !== null) && (
        <div>
          {from !== null && (
            <Button size="compact-xs" variant="default" onClick={() => change({ in: from })}>
              Begin it {clip.in - from} f earlier
            </Button>
          )}
          {speed !== null && (
            <Button
              size="compact-xs"
              variant="default"
              title={`Speed ${formatRational(speed)}`}
              onClick={() => change({ speed })}
            >
              Play it at {Math.round((100 * speed.num) / speed.den)} %
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
