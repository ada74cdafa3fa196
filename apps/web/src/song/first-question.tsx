import { Button } from '@mantine/core';
import type { Rational } from '@takeboard/editorial';
import type { BoardSong } from '@takeboard/storyboard';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { usePlayer } from '../player/player-context.tsx';
import { gridOfAnswer } from './first-grid.ts';
import { Listen } from './listen.tsx';
import { useSongFile } from './song-queries.ts';
import { TapButton } from './tap-button.tsx';
import { TempoFileButton } from './tempo-file-button.tsx';
import { readMeter, readTempo, sayBeats, writeTempo } from './type-tempo.ts';
import type { Typed } from './type-tempo.ts';
import { readTime, writeTime } from './type-time.ts';
import { useCorrect } from './use-correct.ts';
import classes from './song-panel.module.css';

/** The first thing that is asked about a song, because the artist knows: where its beats are. */
export function FirstQuestion({ song }: { song: BoardSong }) {
  const { mix } = song;
  const player = usePlayer();
  const file = useSongFile();
  const { correct, told } = useCorrect();
  const [tempo, setTempo] = useState('');
  const [meter, setMeter] = useState('4/4');
  const [barOne, setBarOne] = useState('0:00.000');
  /** Where bar one was set by the playhead: what is written of it is rounded. */
  const [placed, setPlaced] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);

  const typed = {
    tempo: readTempo(tempo),
    meter: readMeter(meter),
    barOne: placed === null ? readTime(barOne, mix) : { ok: placed },
  };
  const answer = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const { tempo: beats, meter: bar, barOne: start } = typed;
    if (!('ok' in beats && 'ok' in bar && 'ok' in start)) return;
    correct(
      () => gridOfAnswer(mix.rate, { tempo: beats.ok, meter: bar.ok, barOne: start.ok }),
      () => '',
    );
  };
  const whyOf = (one: Typed<unknown>) => (asked && 'why' in one ? one.why : null);
  const why = whyOf(typed.tempo) ?? whyOf(typed.meter) ?? whyOf(typed.barOne);
  const note = 'ok' in typed.meter ? sayBeats(typed.meter.ok) : null;

  return (
    <>
      <form className={classes.answer} aria-label="Tempo of the song" onSubmit={answer}>
        <div className={classes.question}>
          <label className={classes.asked}>
            Tempo
            <input
              data-first
              className={`${classes.field} tb-mono`}
              style={{ width: '7ch' }}
              placeholder="118.00"
              inputMode="decimal"
              value={tempo}
              aria-invalid={whyOf(typed.tempo) !== null}
              onChange={({ currentTarget }) => setTempo(currentTarget.value)}
            />
          </label>
          <span aria-hidden="true">·</span>
          <input
            className={`${classes.field} tb-mono`}
            style={{ width: '4.5ch' }}
            aria-label="Meter"
            value={meter}
            aria-invalid={whyOf(typed.meter) !== null}
            onChange={({ currentTarget }) => setMeter(currentTarget.value)}
          />
          <span aria-hidden="true">·</span>
          <label className={classes.asked}>
            bar 1 at
            <input
              className={`${classes.field} tb-mono`}
              style={{ width: '9ch' }}
              inputMode="decimal"
              value={barOne}
              aria-invalid={whyOf(typed.barOne) !== null}
              onChange={({ currentTarget }) => {
                setPlaced(null);
                setBarOne(currentTarget.value);
              }}
            />
          </label>
        </div>
        {(why !== null || told?.bad === true) && (
          <p className={classes.why} role="alert">
            {why ?? told?.sentence}
          </p>
        )}
        {why === null && note !== null && <p className={classes.quiet}>{note}</p>}
        <div className={classes.line}>
          <TapButton onTempo={(tapped: Rational) => setTempo(writeTempo(tapped))} />
          <Button
            variant="default"
            size="compact-sm"
            title="Bar 1 begins where the playhead is"
            onClick={() => {
              const sample = player.sample();
              setPlaced(sample);
              setBarOne(writeTime(sample, mix.rate));
            }}
          >
            Bar 1 at the playhead
          </Button>
          <Button className={classes.end} type="submit" size="compact-sm" px={14}>
            Set
          </Button>
        </div>
      </form>
      {file?.facts?.says.map((note) => (
        <p key={note} className={classes.quiet}>
          {note}
        </p>
      ))}
      <div className={classes.line}>
        {file !== null && (
          <Listen
            file={file}
            onTake={(grid) =>
              correct(
                () => grid,
                () => '',
              )
            }
          />
        )}
        <TempoFileButton
          song={song}
          barOne={'ok' in typed.barOne ? typed.barOne.ok : 0}
          correct={correct}
        />
      </div>
    </>
  );
}
