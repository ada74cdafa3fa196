import { Button, Modal, SegmentedControl, Select } from '@mantine/core';
import { timelineOf } from '@takeboard/editorial';
import { placeShots, takeOffSong } from '@takeboard/storyboard';
import { useState } from 'react';
import { useCommands } from '../../commands/commands.tsx';
import { useBoardValue, useSession, useSessionValue } from '../../live/use-session.tsx';
import { usePlayer } from '../../player/player-context.tsx';
import { tell } from '../../shell/toast.ts';
import { FormError } from '../../shell/form-error.tsx';
import { sayPlace } from '../say-place.ts';
import { beginOf, filmOf, hangs } from './edit-film.ts';
import { SNAPS, useEditSettings } from './edit-settings.ts';
import { sayCount } from './place-words.ts';
import { planEvenly, planFromBars } from './put-plan.ts';
import type { PutPlan } from './put-plan.ts';
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

/**
 * Opens the dialog that hangs shots on the song: loud while none hangs, a word while some do not, and
 * once all do it is left to the palette.
 */
export function PutOnSongButton() {
  const [opened, setOpened] = useState(false);
  const readOnly = useSessionValue((s) => s.readOnly());
  const shots = useBoardValue((b) => b.shots());
  const hung = useBoardValue((b) => b.cut()?.entries.length ?? 0);
  useCommands(() =>
    readOnly || shots.length === 0
      ? []
      : [
          {
            id: 'put on song',
            group: 'Song',
            label: 'Put shots on the song',
            words: 'hang evenly bars tap along slots cut',
            run: () => setOpened(true),
          },
        ],
  );
  if (readOnly || shots.length === 0) return null;
  return (
    <>
      {hung === 0 && (
        <Button size="compact-xs" onClick={() => setOpened(true)}>
          Put shots on the song
        </Button>
      )}
      {hung > 0 && hung < shots.length && (
        <button type="button" className={classes.word} onClick={() => setOpened(true)}>
          Put shots on the song
        </button>
      )}
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title="Put shots on the song"
        size={520}
      >
        {opened && <PutOnSong onClose={() => setOpened(false)} />}
      </Modal>
    </>
  );
}

function PutOnSong({ onClose }: { onClose: () => void }) {
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
  const film = filmOf(board);
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

/** Where each shot would begin, and what is to be known about it. */
function PlanWords({ plan }: { plan: PutPlan }) {
  const { board } = useSession();
  const film = filmOf(board);
  if (film === null) return null;
  const labelOf = (shotId: string) => board.shot(shotId)?.label ?? '?';
  const { entries } = timelineOf(
    [...plan.places].map(([id, start], i) => ({
      id,
      start,
      order: String(i).padStart(6, '0'),
      lead: film.lead,
    })),
    film.song,
    film.fps,
  );
  return (
    <>
      {plan.unplanned > 0 && (
        <p className={classes.note}>
          {plan.unplanned === 1
            ? '1 shot has no planned length: it gets one bar.'
            : `${plan.unplanned} shots have no planned length: they get one bar each.`}
        </p>
      )}
      {plan.over.length > 0 && (
        <p className={classes.note} data-bad>
          The song ends before {plan.over.length === 1 ? 'shot' : 'shots'}{' '}
          {plan.over.slice(0, 6).map(labelOf).join(', ')}
          {plan.over.length > 6 ? ` and ${plan.over.length - 6} more` : ''}: they will not be on it.
        </p>
      )}
      <div
        className={classes.plan}
        role="region"
        aria-label="Where the shots will begin"
        // Who has no mouse scrolls it with the arrows.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <ol className="tb-mono">
          {entries.map(({ slot, start, end }, i) => (
            <li key={slot.id}>
              <span className="tb-number">{labelOf(slot.id)}</span>
              <span>{i === 0 && start === 0 ? 'start' : sayPlace(film.boardSong, slot.start)}</span>
              <span>{end - start} f</span>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
