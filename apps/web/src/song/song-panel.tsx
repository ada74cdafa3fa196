import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { editsText } from '../commands/hotkey.ts';
import { useBoardValue, useSession, useSessionValue } from '../live/use-session.tsx';
import { ClickButton } from './click-button.tsx';
import { FirstQuestion } from './first-question.tsx';
import { GridPanel } from './grid-panel.tsx';
import { songDeskOf, useSongDesk } from './song-desk.ts';
import classes from './song-panel.module.css';

/** Tempo and bars of the song, over the timeline; the song goes on playing beside it. */
export function SongPanel() {
  const open = useSongDesk((desk) => desk.panel);
  const song = useBoardValue((board) => board.song());
  return open && song !== null ? <Panel key={song.mix.mixId} /> : null;
}

function Panel() {
  const session = useSession();
  const desk = songDeskOf(session);
  const song = useBoardValue((board) => board.song());
  const readOnly = useSessionValue((s) => s.readOnlyReason());
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    // It opens when a song is ready, too: nobody is called away from what they are writing.
    if (!editsText(document.activeElement)) {
      element.querySelector<HTMLElement>('[data-first]')?.focus();
    }
    // Messages stand above it, for both are in the one corner where nothing else is.
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() =>
      style.setProperty('--tb-song', `${element.offsetHeight + 12}px`),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty('--tb-song');
    };
  }, []);
  if (song === null) return null;
  const close = () => desk.set({ panel: false, hearing: null });
  return (
    // It hears the keys of all that is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={root}
      className={classes.panel}
      aria-label="Tempo and bars"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header className={classes.head}>
        <h2 className="tb-label">Tempo and bars</h2>
        <span className={classes.grow} />
        <ClickButton />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Close tempo and bars"
          title="Close"
          onClick={close}
        >
          <X size={15} />
        </ActionIcon>
      </header>
      {song.grid !== null ? (
        <GridPanel song={song} grid={song.grid} />
      ) : readOnly === null ? (
        <FirstQuestion song={song} />
      ) : (
        <p className={classes.quiet}>Nobody has said yet where the beats are.</p>
      )}
    </section>
  );
}
