import type { Shot } from '@takeboard/storyboard';
import { addShots } from '@takeboard/storyboard';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Take } from '../api/wire.ts';
import { matchesHotkey } from '../commands/hotkey.ts';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { sayClock } from '../shell/say-time.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import { sayTakes } from '../uploads/say-size.ts';
import { TakePlayer } from '../takes/take-player.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { lengthOf } from '../takes/take-time.ts';
import { Along } from './along.tsx';
import { findShots, titleFromName } from './find-shot.ts';
import { openGuesser } from './guess-shots.ts';
import { batchOf } from './neighbours.ts';
import { NextVideo } from './next-video.tsx';
import { SortingOptions } from './sorting-options.tsx';
import type { SortingOption } from './sorting-options.tsx';
import type { useSitting } from './use-sitting.ts';
import classes from './sorting.module.css';

/** Most shots shown of those that fit what was typed. */
const MOST_FOUND = 5;
/** Fewer guesses than these are filled up with the shots beside them. */
const FEW = 3;

/** One take as it is sorted: it plays, guesses stand beside it, keys do the rest. */
export function SortingTake({
  take,
  unsorted,
  sitting,
  field,
  say,
}: {
  take: Take;
  unsorted: readonly Take[];
  sitting: ReturnType<typeof useSitting>;
  field: React.RefObject<HTMLInputElement | null>;
  /** Tells those who do not see what has just happened. */
  say: (what: string) => void;
}) {
  const id = useId();
  const session = useSession();
  const actions = useTakeActions();
  const { all } = useTakes();
  const shots = useBoardValue((board) => board.shots());
  const stage = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [along, setAlong] = useState(false);

  const guesser = useMemo(() => openGuesser(all, shots), [all, shots]);
  const guesses = useMemo(() => guesser(take), [guesser, take]);
  const batch = useMemo(() => batchOf(take, unsorted), [take, unsorted]);
  const options = useMemo<readonly SortingOption[]>(() => {
    if (query.replace('/', '').trim() !== '') {
      return findShots(shots, query.replace(/^\//u, ''))
        .slice(0, MOST_FOUND)
        .map((shot) => ({ shot, reasons: [] }));
    }
    const guessed = guesses.flatMap(({ shotId, reasons }) => {
      const shot = shots.find((one) => one.id === shotId);
      return shot === undefined ? [] : [{ shot, reasons }];
    });
    return [...guessed, ...besidesOf(guessed, shots)];
  }, [guesses, query, shots]);
  const active = Math.min(at, options.length - 1);
  const going = along ? [take, ...batch] : [take];
  const ids = going.map((one) => one.id);

  useEffect(() => {
    actions.markSeen([take.id]);
  }, [actions, take.id]);

  const facts = factsOf(take);
  // A person who does not see hears of each take when it comes on, together with its best guess.
  const [first] = guesses;
  const firstShot = shots.find((shot) => shot.id === first?.shotId);
  const about = `${sitting.place} of ${sitting.of}: ${take.name}, ${facts.join(', ')}. ${
    firstShot === undefined
      ? 'No guess.'
      : `Guess: ${firstShot.label} ${firstShot.title}, ${first?.reasons.join(', ')}.`
  }`;

  const file = (option: SortingOption | undefined) => {
    if (option === undefined) {
      say(
        query === ''
          ? 'Nothing is chosen. Type the number of a shot, or press S for a new one.'
          : `There is no shot ${query}. Press Escape, then S, to make one from this take.`,
      );
      return;
    }
    say(`${sayTakes(ids.length)} filed under ${option.shot.label} ${option.shot.title}.`);
    void actions.fileTakes(ids, option.shot.id);
  };
  const makeShot = () => {
    const after = shots.at(-1)?.id;
    const draft = { title: titleFromName(take.name) };
    const [shotId] = addShots(session.board, [draft], { after }, session.command);
    if (shotId === undefined) return;
    const label = session.board.shot(shotId)?.label ?? '';
    say(`Shot ${label} ${draft.title} made, ${sayTakes(ids.length)} filed under it.`);
    void actions.fileTakes(ids, shotId, { joins: true });
  };
  const hide = () => {
    say(`${sayTakes(ids.length)} hidden for you.`);
    void actions.hideTakes(ids, true);
  };
  const play = () => {
    const video = stage.current?.querySelector('video');
    if (video?.paused === true) video.play().catch(() => say('This take does not play.'));
    else video?.pause();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const is = (hotkey: string) => matchesHotkey(event.nativeEvent, hotkey);
    // On a button Enter and Space press it.
    const inField = event.target === field.current;
    const empty = query === '';
    const turn = (by: 1 | -1) =>
      setAt((Math.max(0, active) + by + options.length) % Math.max(1, options.length));
    if (is('arrowdown')) turn(1);
    else if (is('arrowup')) turn(-1);
    else if (is('enter') && inField) file(options[active]);
    else if (is('escape') && (!empty || along)) {
      setQuery('');
      setAlong(false);
    } else if (!empty) return;
    else if (is('arrowright')) sitting.skip(1);
    else if (is('arrowleft')) sitting.skip(-1);
    else if (is(' ') && inField) play();
    else if (is('b')) {
      if (batch.length === 0) say('Nothing came with it that looks like the same shot.');
      else setAlong(!along);
    } else if (is('s')) makeShot();
    else if (is('h')) hide();
    else if (is('mod+z')) session.undo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // It hears the keys of what is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={classes.sorting} aria-label="Sorting" onKeyDown={onKeyDown}>
      <div className={classes.stage} ref={stage}>
        <TakePlayer take={take} bare />
      </div>
      <div className={classes.side}>
        <div className={classes.head}>
          <h2 className={classes.question}>Which shot is this?</h2>
          <span className={`${classes.progress} tb-mono`}>
            {sitting.place} of {sitting.of}
          </span>
        </div>
        <p className={`${classes.facts} tb-mono tb-line`} title={`${take.folder}/${take.name}`}>
          {[take.name, ...facts].join(' · ')}
        </p>
        <input
          ref={field}
          className={classes.field}
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-options`}
          aria-activedescendant={options[active] && `${id}-${active}`}
          aria-autocomplete="list"
          aria-describedby={`${id}-about`}
          aria-label={`Shot of ${take.name}`}
          placeholder={
            shots.length === 0
              ? 'There are no shots yet: S makes one'
              : 'Number of a shot, or / and its title'
          }
          autoComplete="off"
          value={query}
          onChange={({ currentTarget: { value } }) => {
            // Letters are commands while the field is empty; behind a slash or a digit they are text.
            setQuery(query === '' && !/^[\d/]/u.test(value) ? `/${value}` : value);
            setAt(0);
          }}
        />
        <SortingOptions
          id={id}
          options={options}
          active={active}
          empty={
            query === ''
              ? 'Its name and what came with it say nothing of any shot.'
              : `No shot is called “${query.replace(/^\//u, '')}”.`
          }
          onChoose={(index) => {
            setAt(index);
            file(options[index]);
          }}
        />
        {along && <Along takes={batch} />}
        <p id={`${id}-about`} className="tb-hidden">
          {about}
        </p>
        <p className={classes.keys}>
          {options.length > 0 ? (
            <>
              <Key label="Enter" /> files {along ? `all ${going.length}` : 'it'}
            </>
          ) : (
            'Type a number'
          )}
          {batch.length > 0 && (
            <>
              , <Key label="B" onPress={() => setAlong(!along)} />{' '}
              {along ? 'leaves its batch here' : `takes its batch along (${batch.length})`}
            </>
          )}
          , <Key label="S" onPress={makeShot} /> makes a new shot from it,{' '}
          <Key label="H" onPress={hide} /> hides it for me,{' '}
          <Key label="→" onPress={() => sitting.skip(1)} /> skips it
        </p>
      </div>
      {sitting.next !== undefined && sitting.next.id !== take.id && (
        <NextVideo key={sitting.next.id} take={sitting.next} />
      )}
    </section>
  );
}

function Key({ label, onPress }: { label: string; onPress?: () => void }) {
  if (onPress === undefined) return <kbd className={classes.key}>{label}</kbd>;
  return (
    <button type="button" className={classes.key} onClick={onPress}>
      <kbd>{label}</kbd>
    </button>
  );
}

/** Shots beside the best guess in the film: it is easy to be off by one. Without a guess, none. */
function besidesOf(guessed: readonly SortingOption[], shots: readonly Shot[]): SortingOption[] {
  const best = shots.findIndex(({ id }) => id === guessed[0]?.shot.id);
  if (best === -1) return [];
  const known = new Set(guessed.map(({ shot }) => shot.id));
  return [shots[best - 1], shots[best + 1]]
    .filter((shot) => shot !== undefined)
    .filter(({ id }) => !known.has(id))
    .slice(0, Math.max(0, FEW - guessed.length))
    .map((shot) => ({ shot, reasons: [] }));
}

function factsOf({ facts, modifiedAt, importedAt }: Take): readonly string[] {
  const at = sayClock(modifiedAt ?? importedAt);
  if (facts === null) return [at];
  return [`${lengthOf(facts).toFixed(1)} s`, `${facts.width}×${facts.height}`, at];
}
