import { useMemo } from 'react';
import type { Command } from '../commands/command-store.ts';
import { useCommands } from '../commands/commands.tsx';
import { useBoardValue, useSession } from '../live/use-session.tsx';
import { useTakes } from '../takes/take-queries.ts';
import { EVERYTHING } from './pool-filter.ts';
import { poolOf } from './pool-store.ts';

/** Offers every take to the palette, by its name, its folder, its tool, the begin of its prompt and its shot. */
export function useTakeCommands(): void {
  const session = useSession();
  const { all } = useTakes();
  const shots = useBoardValue((board) => board.shots());
  // The keys of the whole page look through the commands at each press: they are made once.
  const commands = useMemo(() => {
    const titles = new Map(shots.map(({ id, label, title }) => [id, `${label} ${title}`]));
    return all.flatMap((take): Command[] => {
      if (take.state !== 'ready') return [];
      const shot = titles.get(take.shotId ?? '') ?? '';
      return [
        {
          id: `take ${take.id}`,
          group: 'Take',
          label: shot === '' ? take.name : `${take.name} · ${shot}`,
          words: `${take.folder} ${take.tool ?? ''} ${take.promptStart ?? ''}`,
          onlyWhenSearched: true,
          run: () => {
            session.setView('pool');
            poolOf(session).set({
              filter: EVERYTHING,
              query: '',
              active: take.id,
              open: take.id,
            });
          },
        },
      ];
    });
  }, [all, shots, session]);
  useCommands(() => commands);
}
