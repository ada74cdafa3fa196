import { Button } from '@mantine/core';
import { Eye, EyeOff, Film, Maximize2 } from 'lucide-react';
import type { Take } from '../api/wire.ts';
import { useInFilm } from '../audition/use-in-film.ts';
import { useTakeActions } from '../takes/take-actions.ts';
import classes from './shot-takes.module.css';

/** Which take is selected, and what can be done with it besides picking it. */
export function SelectedTake({ take, onOpen }: { take: Take; onOpen: () => void }) {
  const actions = useTakeActions();
  const showInFilm = useInFilm();
  if (take.state !== 'ready') return null;
  return (
    <div className={classes.selected}>
      <span className="tb-line" title={take.name}>
        {take.name}
      </span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<Film size={12} />}
        title="In the film, with the song: tap Space, or hold it"
        onClick={() => showInFilm(take.id)}
      >
        In film
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<Maximize2 size={12} />}
        title="Enter"
        onClick={onOpen}
      >
        Open
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={take.hidden ? <Eye size={12} /> : <EyeOff size={12} />}
        title="H"
        onClick={() => void actions.hideTakes([take.id], !take.hidden)}
      >
        {take.hidden ? 'Show' : 'Hide'}
      </Button>
    </div>
  );
}
