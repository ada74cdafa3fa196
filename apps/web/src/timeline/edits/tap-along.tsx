import { Button, SegmentedControl } from '@mantine/core';
import type { SnapTo } from '@takeboard/editorial';
import { placeShots } from '@takeboard/storyboard';
import { useEffect, useRef, useState } from 'react';
import { editsText } from '../../commands/hotkey.ts';
import { Keys } from '../../commands/keys-sheet.tsx';
import { useSession } from '../../live/use-session.tsx';
import { usePlayer, usePlayerState } from '../../player/player-context.tsx';
import { tell } from '../../shell/toast.ts';
import { editFilmOf } from './edit-film.ts';
import { SNAPS, useEditSettings } from './edit-settings.ts';
import { sayCount } from './place-words.ts';
import { SNAP_WORDS } from './snap-words.ts';
import { addTap, nextShot, placesOfTaps, undoTap } from './tap-run.ts';
import { tapStoreOf, useTapRun } from './tap-store.ts';
import classes from './edits.module.css';

/** The bar over the timeline while somebody taps along; nothing while nobody does. */
export function TapAlong() {
  const run = useTapRun();
  return run === null ? null : <Tapping />;
}

function Tapping() {
  const session = useSession();
  const { board, command } = session;
  const store = tapStoreOf(session);
  const run = useTapRun();
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const [{ snap: usual }] = useEditSettings();
  const [snap, setSnap] = useState<SnapTo>(usual);
  const bar = useRef<HTMLElement>(null);

  const tap = (late: number) => {
    const now = store.get();
    const film = editFilmOf(board);
    if (now === null || film === null) return;
    if (!player.state().playing) {
      void player.play();
      return;
    }
    // What was heard when the key went down, not when the page came to it.
    const heard = player.sample() - Math.round((late * film.song.grid.rate) / 1000);
    store.set(addTap(now, Math.max(0, heard)));
  };
  const end = () => {
    player.pause();
    store.set(null);
  };
  const hang = () => {
    const [now, film] = [store.get(), editFilmOf(board)];
    if (now === null || film === null) return;
    const places = placesOfTaps(film, now, snap);
    const reason = session.readOnlyReason();
    const refusal = reason ?? placeShots(board, places, command);
    if (refusal !== null) {
      tell(refusal);
      return;
    }
    end();
    tell(`${sayCount(places.size, 'shot')} hung on the song.`);
  };
  const latest = useRef({ tap, end, hang });
  useEffect(() => {
    latest.current = { tap, end, hang };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (editsText(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
      const now = store.get();
      if (event.key === 't' || event.key === 'T') {
        latest.current.tap(performance.now() - event.timeStamp);
      } else if (event.key === 'Backspace' && now !== null) store.set(undoTap(now));
      else if (event.key === 'Escape') latest.current.end();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [store]);
  useEffect(() => bar.current?.focus(), []);

  if (run === null) return null;
  const next = nextShot(run);
  const shot = next === undefined ? undefined : board.shot(next);
  const tapped = run.taps.length;
  return (
    <section ref={bar} className={classes.tapping} aria-label="Tap along" tabIndex={-1}>
      <p role="status">
        {shot === undefined ? (
          'All shots are tapped.'
        ) : playing ? (
          <>
            Tap where <b className="tb-number">{shot.label}</b> {shot.title || 'Untitled shot'}{' '}
            begins
          </>
        ) : (
          <>
            Play the song, and tap where <b className="tb-number">{shot.label}</b> begins
          </>
        )}
        <span className="tb-hidden">
          , {tapped} of {run.shotIds.length} tapped
        </span>
      </p>
      <span className={`${classes.tapCount} tb-mono`} aria-hidden="true">
        {tapped}/{run.shotIds.length}
      </span>
      <Button
        size="xs"
        disabled={shot === undefined}
        rightSection={<Keys hotkeys="t" />}
        onPointerDown={(event) => tap(performance.now() - event.timeStamp)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.repeat) tap(performance.now() - event.timeStamp);
        }}
      >
        {playing ? 'Tap' : 'Play'}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={tapped === 0}
        onClick={() => store.set(undoTap(run))}
      >
        Undo last tap
      </Button>
      <SegmentedControl
        size="xs"
        aria-label="What the taps snap to"
        data={SNAPS.map((value) => ({ value, label: SNAP_WORDS[value] }))}
        value={snap}
        onChange={(value) => setSnap(SNAPS.find((each) => each === value) ?? 'off')}
      />
      <Button size="xs" disabled={tapped === 0} onClick={hang}>
        Hang {sayCount(tapped, 'shot')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={end}>
        Cancel
      </Button>
    </section>
  );
}
