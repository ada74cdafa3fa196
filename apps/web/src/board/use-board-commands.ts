import { addShots, binShots, duplicateShots, renumberShots } from '@takeboard/storyboard';
import type { BoardInfo } from '../api/wire.ts';
import type { Command } from '../commands/command-store.ts';
import { useCommands } from '../commands/commands.tsx';
import { tellBinned } from '../list/tell-binned.tsx';
import { useSession } from '../live/use-session.tsx';
import { copyPrompt } from '../uploads/copy-prompt.ts';
import type { BoardDialog } from './board-dialogs.tsx';
import type { Layout } from './use-layout.ts';

/** Offers everything the board can do to the palette and its keys. */
export function useBoardCommands({
  info,
  layout,
  changeLayout,
  timeline,
  showView,
  openDialog,
  openPrompt,
}: {
  info: BoardInfo;
  layout: Layout;
  changeLayout: (part: Partial<Layout>) => void;
  /** The timeline of the view one is at. */
  timeline: { readonly open: boolean; setOpen(open: boolean): void };
  showView: (view: Layout['view']) => void;
  openDialog: (dialog: BoardDialog) => void;
  openPrompt: () => void;
}): void {
  const session = useSession();

  useCommands(() => [
    ...viewCommands(),
    ...undoing(),
    ...(session.readOnly() ? [] : writing()),
    ...dialogs(),
    ...peopleCommands(),
    ...shotCommands(),
  ]);

  function viewCommands(): Command[] {
    const group = 'View';
    return [
      {
        id: 'board',
        group,
        label: 'Show the canvas',
        keys: 'shift+b',
        run: () => showView('board'),
      },
      {
        id: 'list',
        group,
        label: 'Show the shot list',
        keys: 'shift+s',
        run: () => showView('list'),
      },
      {
        id: 'pool',
        group,
        label: 'Show the takes',
        words: 'pool',
        keys: 'shift+k',
        run: () => showView('pool'),
      },
      {
        id: 'choose',
        group,
        label: 'Choose together',
        words: 'vote round decide',
        keys: 'shift+o',
        run: () => showView('choose'),
      },
      {
        id: 'watch',
        group,
        label: 'Watch the film',
        words: 'play preview',
        keys: 'shift+w',
        run: () => showView('watch'),
      },
      {
        id: 'side',
        group,
        label: layout.sideOpen ? 'Hide the side panel' : 'Show the side panel',
        keys: 'shift+p',
        run: () => changeLayout({ sideOpen: !layout.sideOpen }),
      },
      {
        id: 'timeline',
        group,
        label: timeline.open ? 'Hide the timeline' : 'Show the timeline',
        keys: 'shift+t',
        run: () => timeline.setOpen(!timeline.open),
      },
    ];
  }

  /** For who may only look, too: their own marks are theirs to take back. */
  function undoing(): Command[] {
    const group = 'Shots';
    const { undo, redo } = session;
    return [
      { id: 'undo', group, label: 'Undo', keys: 'mod+z', notInFields: true, run: undo },
      { id: 'redo', group, label: 'Redo', keys: 'mod+shift+z', notInFields: true, run: redo },
    ];
  }

  function writing(): Command[] {
    const group = 'Shots';
    const { board, command, me } = session;
    const shot = board.shot(session.lookingAt() ?? '');
    return [
      {
        id: 'new shot',
        group,
        label: shot ? `New shot after ${shot.label}` : 'New shot',
        words: 'add make',
        run: () => {
          const [id] = addShots(board, [{}], { after: shot?.id }, command);
          if (id !== undefined) session.editTitle(id);
        },
      },
      {
        id: 'paste',
        group,
        label: 'Paste a shot list',
        words: 'import csv spreadsheet',
        run: () => openDialog('paste'),
      },
      {
        id: 'renumber',
        group,
        label: 'Re-number all shots',
        run: () => renumberShots(board, command),
      },
      ...(shot
        ? [
            {
              id: 'prompt',
              group,
              label: `Edit the prompt of shot ${shot.label}`,
              run: openPrompt,
            },
            {
              id: 'copy prompt',
              group,
              label: `Copy the prompt of shot ${shot.label}`,
              words: 'clipboard generate',
              keys: 'shift+c',
              run: () => void copyPrompt(session.boardId, shot),
            },
            {
              id: 'duplicate',
              group,
              label: `Duplicate shot ${shot.label}`,
              run: () => {
                const [copy] = duplicateShots(board, [shot.id], command);
                if (copy !== undefined) session.setLookingAt(copy);
              },
            },
            {
              id: 'delete shot',
              group,
              label: `Delete shot ${shot.label}`,
              words: 'bin remove',
              run: () => {
                binShots(board, [shot.id], me.userId, Date.now(), command);
                session.setLookingAt(null);
                tellBinned(session, [shot]);
              },
            },
          ]
        : []),
    ];
  }

  function dialogs(): Command[] {
    const group = 'Board';
    const open = (id: BoardDialog, label: string, words = ''): Command => ({
      id: `open ${id}`,
      group,
      label,
      words,
      run: () => openDialog(id),
    });
    return [
      ...(info.rights.includes('govern') ? [open('invite', 'Invite somebody', 'share link')] : []),
      open('members', 'People on this board', 'members roles remove'),
      open('progress', 'What is picked', 'progress left parked missed'),
      open('decisions', 'Decisions', 'log why picked check whole'),
      open('versions', 'Versions', 'history restore go back'),
      open('bin', 'Bin', 'deleted restore put back'),
      open('leave', 'Leave the board'),
      ...(info.rights.includes('govern') ? [open('delete', 'Delete the board')] : []),
    ];
  }

  function peopleCommands(): Command[] {
    const group = 'People';
    const others = session.people().filter(({ isMe }) => !isMe);
    return [
      ...others.map(({ userId, name }) => ({
        id: `follow ${userId}`,
        group,
        label: session.following() === userId ? `Stop following ${name}` : `Follow ${name}`,
        run: () => session.follow(session.following() === userId ? null : userId),
      })),
      // Who chooses tells nobody where.
      ...(others.length > 0 && session.view() !== 'choose'
        ? [{ id: 'bring', group, label: 'Bring everyone here', run: session.bringEveryoneHere }]
        : []),
    ];
  }

  function shotCommands(): Command[] {
    return session.board.shots().map((shot) => ({
      id: `shot ${shot.id}`,
      group: 'Shot',
      label: `${shot.label} ${shot.title || 'Untitled shot'}`,
      words: shot.promptText,
      onlyWhenSearched: true,
      run: () => {
        session.setLookingAt(shot.id);
        if (session.view() === 'board') session.editorReady?.zoomToShot(shot.id);
      },
    }));
  }
}
