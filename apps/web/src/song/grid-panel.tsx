import { ActionIcon, Button } from '@mantine/core';
import { doubleTempo, halveTempo, isFreeTime, nudgeGrid, setBarOne } from '@takeboard/editorial';
import type { Grid, GridChange, Rational } from '@takeboard/editorial';
import type { BoardSong } from '@takeboard/storyboard';
import { X } from 'lucide-react';
import { useSessionValue } from '../live/use-session.tsx';
import { usePlayer } from '../player/player-context.tsx';
import { ChangeHere } from './change-here.tsx';
import { beatAt, changeAt, withoutChange } from './free-time.ts';
import { holdFrom } from './hold-from.ts';
import { Listen } from './listen.tsx';
import { useSongFile } from './song-queries.ts';
import { sayChange, sayHolds, sayWhere } from './song-words.ts';
import { TapButton } from './tap-button.tsx';
import { TempoFileButton } from './tempo-file-button.tsx';
import { TypedField } from './typed-field.tsx';
import { readMeter, readTempo, sayBeats, writeMeter, writeTempo } from './type-tempo.ts';
import { readTime, writeTime } from './type-time.ts';
import { useCorrect } from './use-correct.ts';
import classes from './song-panel.module.css';

/** Milliseconds that bar one is moved by. */
const NUDGES = [-10, -1, 1, 10] as const;

/** Everything by which people set the beats right: what is heard always wins over what was guessed. */
export function GridPanel({ song, grid }: { song: BoardSong; grid: Grid }) {
  const { mix } = song;
  const player = usePlayer();
  const file = useSongFile();
  const readOnly = useSessionValue((session) => session.readOnly());
  const { correct: correctAny, told } = useCorrect();
  const [first] = grid.changes;
  if (first === undefined) return null;

  const correct = (make: (now: Grid) => Grid, says: (done: Grid) => string) =>
    correctAny((now) => make(now ?? grid), says);
  const hold = (tick: number, part: Parameters<typeof holdFrom>[2], what: string) =>
    correct(
      (now) => holdFrom(now, tick, part),
      (done) => `${what} ${sayHolds(done, tick)}.`,
    );
  const setTempo = (tempo: Rational, tick = 0) =>
    hold(tick, { tempo }, tick === 0 ? 'The song is in' : `From ${sayWhere(grid, tick)}:`);
  const note = sayBeats(first.meter);

  return (
    <>
      <div className={classes.question}>
        <span className={classes.asked}>
          Tempo
          {isFreeTime(first.tempo) ? (
            <span className="tb-mono">free time</span>
          ) : (
            <TypedField
              label="Tempo in beats a minute"
              value={writeTempo(first.tempo)}
              read={readTempo}
              onSave={(tempo) => setTempo(tempo)}
              width={7}
              readOnly={readOnly}
            />
          )}
        </span>
        <span aria-hidden="true">·</span>
        <TypedField
          label="Meter"
          value={writeMeter(first.meter)}
          read={readMeter}
          onSave={(meter) => hold(0, { meter }, 'The song is in')}
          width={4.5}
          readOnly={readOnly}
        />
        <span aria-hidden="true">·</span>
        <span className={classes.asked}>
          bar 1 at
          <TypedField
            label="Time of bar 1"
            value={writeTime(grid.start, mix.rate)}
            read={(text) => readTime(text, mix)}
            onSave={(sample) =>
              correct(
                (now) => setBarOne(now, sample),
                (done) => `Bar 1 is at ${writeTime(done.start, mix.rate)}.`,
              )
            }
            width={9}
            readOnly={readOnly}
          />
        </span>
      </div>
      {note !== null && <p className={classes.quiet}>{note}</p>}
      {!readOnly && (
        <>
          <div className={classes.line}>
            <TapButton
              onTempo={(tempo) => setTempo(tempo, tempoChangeAt(grid, player.sample())?.tick)}
            />
            <Act
              label="×2"
              title="×2, twice as many beats"
              run={() => correct(doubleTempo, () => 'Twice as many beats in the same song.')}
            />
            <Act
              label="÷2"
              title="÷2, half as many beats"
              run={() => correct(halveTempo, () => 'Half as many beats in the same song.')}
            />
          </div>
          <div className={classes.line} role="group" aria-label="Move all beats">
            <span className={classes.quiet}>All beats by</span>
            {NUDGES.map((ms) => (
              <Act
                key={ms}
                label={`${ms > 0 ? '+' : '−'}${Math.abs(ms)}`}
                title={`All beats ${Math.abs(ms)} ms ${ms > 0 ? 'later' : 'earlier'}`}
                run={() =>
                  correct(
                    (now) => nudgeGrid(now, Math.round((ms * now.rate) / 1000)),
                    (done) => `Bar 1 is at ${writeTime(done.start, mix.rate)}.`,
                  )
                }
              />
            ))}
            <span className={classes.quiet}>ms</span>
          </div>
          <ChangeHere grid={grid} correct={correct} />
        </>
      )}
      {grid.changes.length > 1 && (
        <ul className={classes.changes} aria-label="Changes of tempo and meter">
          {grid.changes.slice(1).map((change) => {
            const where = sayWhere(grid, change.tick);
            return (
              <li key={change.tick}>
                <span className="tb-mono">{where}</span>
                <span className="tb-mono">{sayChange(mix.rate, change)}</span>
                {!readOnly && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={`Remove the change at ${where}`}
                    title="Remove this change"
                    onClick={() =>
                      correct(
                        (now) => withoutChange(now, change.tick),
                        () => `The change at ${where} is gone.`,
                      )
                    }
                  >
                    <X size={13} />
                  </ActionIcon>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {!readOnly && (
        <div className={classes.line}>
          {file !== null && (
            <Listen
              file={file}
              again
              onTake={(heard) =>
                correct(
                  () => heard,
                  () => 'The beats are as they were heard.',
                )
              }
            />
          )}
          <TempoFileButton song={song} barOne={grid.start} correct={correctAny} />
        </div>
      )}
      <p className={classes.told} data-bad={told?.bad || undefined} role="status">
        {told?.sentence ?? 'What hangs on the song keeps its sound when the beats are set right.'}
      </p>
    </>
  );
}

/** The tempo that holds at a sample. */
const tempoChangeAt = (grid: Grid, sample: number): GridChange | undefined => {
  const change = changeAt(grid, beatAt(grid, sample));
  return change !== undefined && !isFreeTime(change.tempo) ? change : undefined;
};

const Act = ({ label, title, run }: { label: string; title: string; run: () => void }) => (
  <Button variant="default" size="compact-sm" title={title} aria-label={title} onClick={run}>
    {label}
  </Button>
);
