import { useCommands } from '../commands/commands.tsx';
import type { Command } from '../commands/command-store.ts';
import { useSession } from '../live/use-session.tsx';
import { ALL_ROUNDS, chooseDeskOf } from './choose-desk.ts';
import { useRounds } from './round-queries.ts';
import { nameOfShot } from './scopes.ts';
import { useScopes } from './use-scopes.ts';

/** Offers choosing together to the palette: what is left, the parts of the song, the shot in hand. */
export function useChooseCommands(): void {
  const session = useSession();
  const desk = chooseDeskOf(session);
  const { rounds } = useRounds();
  const { shots, sections } = useScopes();
  useCommands(() => {
    const group = 'Choose';
    const words = 'vote round decide pick';
    const at = session.board.shot(session.lookingAt() ?? '');
    const hasTakes = (id: string) => shots.some((shot) => shot.id === id && shot.takes > 0);
    const goOn = rounds
      .filter(({ state }) => state !== 'closed')
      .map((round): Command => ({
        id: `round ${round.id}`,
        group,
        label: `Go to the round over ${round.scope}`,
        words,
        run: () => desk.enter(round.id),
      }));
    if (!session.me.rights.includes('write')) return goOn;
    return [
      ...goOn,
      ...(at !== undefined && hasTakes(at.id)
        ? [
            {
              id: 'choose shot',
              group,
              label: `Choose ${nameOfShot(at)} together`,
              words,
              run: () => desk.start({ kind: 'shots', ids: [at.id] }),
            },
          ]
        : []),
      {
        id: 'choose rest',
        group,
        label: 'Choose all without a pick together',
        words,
        run: () => desk.start({ kind: 'without-pick' }),
      },
      ...sections.map(({ id, name }): Command => ({
        id: `choose section ${id}`,
        group,
        label: `Choose ${name} together`,
        words,
        onlyWhenSearched: true,
        run: () => desk.start({ kind: 'section', id }),
      })),
      {
        id: 'all rounds',
        group,
        label: 'All rounds of this board',
        words: 'vote parked',
        run: () => {
          desk.set({ roundId: ALL_ROUNDS });
          session.setView('choose');
        },
      },
    ];
  });
}
