import { Button } from '@mantine/core';
import { useSession } from '../live/use-session.tsx';
import { DropZone } from '../uploads/drop-zone.tsx';
import { sayFiles, sayTakes } from '../uploads/say-size.ts';
import { sayNoneReady } from './say-none-ready.ts';
import { EVERYTHING, isEverything } from './pool-filter.ts';
import type { Part } from './pool-filter.ts';
import { poolOf, usePool } from './pool-store.ts';
import type { PoolTakes } from './use-pool-takes.ts';
import classes from './pool.module.css';

const NONE_IN: Readonly<Record<Part, string>> = {
  all: 'No take is ready yet',
  'without-shot': 'Every take has its shot',
  unseen: 'You have seen them all',
  liked: 'No reveal has shown yet who likes which',
  'hidden-by-me': 'You have hidden none',
  'hidden-by-all': 'Nothing is hidden by everybody',
  'too-short': 'Every take on the song fills its shot',
  'not-ready': 'Every file is a take by now',
};

/** In the place of the grid when there is nothing to show: why, and the one next step. */
export function PoolEmpty({ pool, mayWrite }: { pool: PoolTakes; mayWrite: boolean }) {
  const store = poolOf(useSession());
  const filter = usePool((state) => state.filter);
  const { all, query, foundAnywhere, counts, searchError } = pool;
  const everything = () => store.set({ filter: EVERYTHING });

  if (all.length === 0) {
    return (
      <div className={classes.empty}>
        <h2>No takes yet</h2>
        {mayWrite ? (
          <>
            <p>
              Drop the video files you have, seven hundred at once if you like: they are prepared
              here and sorted under your shots. MP4, MOV, WebM and MKV.
            </p>
            <DropZone shotId={null} />
          </>
        ) : (
          <p>They appear here as soon as somebody brings video files in.</p>
        )}
      </div>
    );
  }
  if (query !== '') {
    return (
      <div className={classes.empty}>
        <h2>
          {foundAnywhere > 0 ? 'None of these takes speaks' : 'No take speaks'} of “{query}”
        </h2>
        <p>
          {searchError !== null
            ? 'The server could not be asked; names, tools and shots were looked through here.'
            : foundAnywhere > 0
              ? `${foundAnywhere} elsewhere on the board ${foundAnywhere === 1 ? 'does' : 'do'}.`
              : 'Names, folders, prompts, tools, notes and shots were looked through. Try one word less.'}
        </p>
        {foundAnywhere > 0 ? (
          <Button variant="default" onClick={everything}>
            Show {foundAnywhere === 1 ? 'it' : `all ${foundAnywhere}`}
          </Button>
        ) : (
          <Button variant="default" onClick={() => store.set({ query: '' })}>
            Clear the search
          </Button>
        )}
      </div>
    );
  }
  const only = isEverything({ ...filter, part: 'all' });
  const notReady = counts.parts['not-ready'];
  if (only && filter.part === 'all' && notReady > 0) {
    const { heading, text } = sayNoneReady(all);
    return (
      <div className={classes.empty}>
        <h2>{heading}</h2>
        <p>{text}</p>
        <Button
          variant="default"
          onClick={() => store.set({ filter: { ...EVERYTHING, part: 'not-ready' } })}
        >
          Show the {sayFiles(notReady)}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <h2>{only ? NONE_IN[filter.part] : 'No take fits this filter'}</h2>
      <p>The board has {sayTakes(counts.parts.all)}.</p>
      {!isEverything(filter) && (
        <Button variant="default" onClick={everything}>
          Show everything
        </Button>
      )}
    </div>
  );
}
