import { ActionIcon } from '@mantine/core';
import { Maximize, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useRef } from 'react';
import { useSession } from '../live/use-session.tsx';
import type { Film } from '../player/film.ts';
import { frameAtSample, sampleOfFrame } from '../player/frame-time.ts';
import { usePlayer, usePlayerState } from '../player/player-context.tsx';
import { usePlayhead } from '../player/use-playhead.ts';
import { sayBarsAt, sayTimecode } from '../timeline/position.tsx';
import { songFacts } from '../timeline/song-facts.ts';
import { sayNoPick } from '../shot/shot-status.ts';
import { SeekLine } from './seek-line.tsx';
import { useOnScreen } from './use-on-screen.ts';
import { Volume } from './volume.tsx';
import classes from './watch.module.css';

/** What is on screen, where in the song that is, and the few things one does while watching. */
export function WatchControls({
  film,
  phone,
  onFill,
}: {
  film: Film;
  phone: boolean;
  /** Fills the screen with the film; null where that is not possible. */
  onFill: (() => void) | null;
}) {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const status = usePlayerState((state) => state.status);
  const failure = usePlayerState((state) => state.failure);
  const { at, entry } = useOnScreen(film);
  const { entries } = film.cut;
  const goTo = (index: number) => {
    const to = entries[Math.min(entries.length - 1, Math.max(0, index))];
    if (to !== undefined) player.seek(sampleOfFrame(to.start, film.song.mix.rate, film.fps));
  };
  // As players do: the first press goes to the begin of this shot, the next one to the shot before.
  const goBack = () => {
    const into = frameAtSample(player.sample(), film.song.mix.rate, film.fps) - (entry?.start ?? 0);
    goTo(into > (film.fps.num / film.fps.den) * 0.8 ? at : at - 1);
  };
  const size = phone ? 24 : 17;
  return (
    <div className={classes.controls}>
      <SeekLine film={film} />
      <OnScreen film={film} at={at} />
      <div className={classes.buttons}>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.skip}
          aria-label="The shot before"
          onClick={goBack}
        >
          <SkipBack size={size} />
        </ActionIcon>
        <ActionIcon
          variant="filled"
          color="gray"
          className={classes.play}
          aria-label={playing ? 'Pause' : 'Play'}
          title={playing ? 'Pause (Space)' : 'Play (Space)'}
          disabled={status !== 'ready'}
          onClick={() => player.toggle()}
        >
          {playing ? (
            <Pause size={size + 2} fill="currentColor" />
          ) : (
            <Play size={size + 2} fill="currentColor" />
          )}
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.skip}
          aria-label="The shot after"
          disabled={at >= entries.length - 1}
          onClick={() => goTo(at + 1)}
        >
          <SkipForward size={size} />
        </ActionIcon>
      </div>
      <div className={classes.end}>
        <Where film={film} />
        {!phone && <Volume />}
        {onFill !== null && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Fill the screen"
            title="Fill the screen (F)"
            onClick={onFill}
          >
            <Maximize size={16} />
          </ActionIcon>
        )}
      </div>
      {failure !== null && (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      )}
      {status === 'none' && (
        <p className={classes.failure} role="status">
          The song is still being prepared. The film plays as soon as it is ready.
        </p>
      )}
    </div>
  );
}

/** The shot on screen, which a press selects everywhere. */
function OnScreen({ film, at }: { film: Film; at: number }) {
  const session = useSession();
  const entry = film.cut.entries[at];
  if (entry === undefined) return <span className={classes.onScreen} />;
  const picture = film.pictureOf(entry.slot);
  const shot = session.board.shot(entry.slot.shotId);
  const name = shot?.title || 'Untitled shot';
  const shows =
    picture.kind === 'take'
      ? picture.take.name
      : picture.kind === 'panel'
        ? 'its panel'
        : sayNoPick(picture.takes);
  return (
    <button
      type="button"
      className={classes.onScreen}
      title="Select this shot"
      onClick={() => session.setLookingAt(entry.slot.shotId)}
    >
      <span className="tb-number">{shot?.label}</span>
      <span className={classes.name}>{name}</span>
      <span className={classes.shows}>{shows}</span>
    </button>
  );
}

/** Bars, beats and ticks, and the timecode. */
function Where({ film }: { film: Film }) {
  const bars = useRef<HTMLSpanElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  usePlayhead((sample) => {
    const facts = songFacts(film.song, film.cut, film.picture.fps);
    if (bars.current !== null) bars.current.textContent = sayBarsAt(facts, sample);
    if (clock.current !== null) clock.current.textContent = sayTimecode(facts, sample);
  });
  return (
    <span className={`${classes.where} tb-mono`}>
      <span ref={bars} className={classes.bars} />
      <span ref={clock} />
    </span>
  );
}
