import { Button, SegmentedControl, Select } from '@mantine/core';
import { placeShots, takeOffSong } from '@takeboard/storyboard';
import { useState } from 'react';
import { useBoardValue, useSession } from '../../live/use-session.tsx';
import { usePlayer } from '../../player/player-context.tsx';
import { FormError } from '../../shell/form-error.tsx';
import { tell } from '../../shell/toast.ts';
import { beginOf, editFilmOf, hangs } from './edit-film.ts';
import { SNAPS, useEditSettings } from './edit-settings.ts';
import { sayCount } from './place-words.ts';
import { PlanWords } from './plan-words.tsx';
import { planEvenly, planFromBars } from './put-plan.ts';
import { SNAP_WORDS } from './snap-words.ts';
import { beginTaps } from './tap-run.ts';
import { tapStoreOf } from './tap-store.ts';
import classes from './edits.module.css';

const WAYS = [
  { value: 'evenly', label: 'Evenly' },
  { value: 'bars', label: 'From the bars' },
  { value: 'tap', label: 'Tap along' },
] as const;
type Way = (typeof WAYS)[number]['value'];

/** Hangs the shots from one on: evenly, as long as they are planned for, or where somebody taps. */
export function PutDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const { board, command, doc } = session;
  const player = usePlayer();
  const shots = useBoardValue((b) => b.shots());
  useBoardValue((b) => b.cut());
  const [{ snap: usual }] = useEditSettings();
  const [way, setWay] = useState<Way>(() =>
    (board.song()?.grid ?? null) !== null && shots.some(({ bars }) => bars !== null)
      ? 'bars'
      : 'evenly',
  );
  const [snap, setSnap] = useState(usual);
  const [fromId, setFromId] = useState(shots[0]?.id ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const film = editFilmOf(board);
  if (film === null) return <p>The song was taken off the board.</p>;

  const { entries } = film.cut;
  // Those that hang: from there on the rest of the song is dealt out anew.
  const beginnings = shots.filter(
    ({ id }, i) => i === 0 || entries.some(({ slot }) => slot.shotId === id),
  );
  const first = beginnings.find(({ id }) => id === fromId) ?? beginnings[0];
  const rest = shots.slice(
    Math.max(
      0,
      shots.findIndex(({ id }) => id === first?.id),
    ),
  );
  const isFirst = rest.length === shots.length;
  const entry = entries.find(({ slot }) => slot.shotId === first?.id);
  const from = isFirst || entry === undefined ? null : entry;
  const noBars = way === 'bars' && !film.hasGrid;
  const plan =
    way === 'evenly'
      ? planEvenly(film, rest, from?.start ?? 0, snap)
      : planFromBars(film, rest, from?.slot.start ?? null);

  const put = () => {
    const off = plan.over.flatMap((id) => {
      const slot = board.slotOf(id);
      return hangs(slot) ? [slot.id] : [];
    });
    const why =
      session.readOnlyReason() ??
      doc.transact(() => {
        // What does not fit would otherwise stay where it was, in between.
        const refused = off.length > 0 ? takeOffSong(board, off, command) : null;
        return refused ?? placeShots(board, plan.places, command);
      }, command);
    setRefusal(why);
    if (why !== null) return;
    onClose();
    tell(`${sayCount(plan.places.size, 'shot')} hung on the song.`);
  };
  const tap = () => {
    const ids = rest.map(({ id }) => id);
    tapStoreOf(session).set(beginTaps(isFirst ? ids : ids.slice(1), isFirst));
    onClose();
    void player.play(from === null ? 0 : beginOf(film, from.start));
  };

  return (
    <div className={classes.put}>
      <SegmentedControl
        fullWidth
        aria-label="How the shots are put on the song"
        data={[...WAYS]}
        value={way}
        onChange={(value) => setWay(WAYS.find((each) => each.value === value)?.value ?? 'evenly')}
      />
      {beginnings.length > 1 && (
        <Select
          label="Begin with"
          value={first?.id ?? null}
          onChange={(id) => setFromId(id ?? '')}
          data={beginnings.map(({ id, label, title }) => ({
            value: id,
            label: `${label} ${title || 'Untitled shot'}`,
          }))}
          description={
            isFirst
              ? 'All shots are put anew.'
              : 'It stays where it begins; the shots before it stay as they are.'
          }
        />
      )}
      {way === 'evenly' && (
        <div className={classes.putRow}>
          <span>Snap to</span>
          <SegmentedControl
            size="xs"
            aria-label="What the shots snap to"
            data={SNAPS.map((value) => ({ value, label: SNAP_WORDS[value] }))}
            value={snap}
            onChange={(value) => setSnap(SNAPS.find((each) => each === value) ?? 'off')}
          />
        </div>
      )}
      {way === 'tap' ? (
        <p className={classes.note}>
          The song plays{from === null ? '' : ` from shot ${first?.label}`}. Press <kbd>T</kbd>{' '}
          where the next shot begins; Backspace takes the last tap back. Afterwards you say what the
          taps snap to.
        </p>
      ) : noBars ? (
        <p className={classes.note} data-bad>
          Nobody has said yet where the beats of the song are, so bars have no length. Say its tempo
          first, or put the shots evenly or by tapping along.
        </p>
      ) : (
        <PlanWords plan={plan} />
      )}
      {refusal !== null && <FormError>{refusal}</FormError>}
      <div className={classes.putFoot}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        {way === 'tap' ? (
          <Button onClick={tap}>Play and tap</Button>
        ) : (
          <Button onClick={put} disabled={noBars || plan.places.size === 0}>
            Hang {sayCount(plan.places.size, 'shot')}
          </Button>
        )}
      </div>
    </div>
  );
}
