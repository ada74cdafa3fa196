import { rational } from '@takeboard/editorial';
import { setSlot, takeOffSong } from '@takeboard/storyboard';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import type { Take } from '../../../src/api/wire.ts';
import type { BoardSession } from '../../../src/live/board-session.ts';
import { slotActions } from '../../../src/timeline/edits/slot-actions.ts';
import { begins, boardWith, filmNow } from './film.ts';

/** Only what actions ask of a take. */
const take = {
  id: 'take',
  name: 'gum.mp4',
  range: null,
  facts: { fps: { num: 24, den: 1 }, frames: 120 },
} as unknown as Take;

function setUp({
  picked = true,
  why = null,
}: { readonly picked?: boolean; readonly why?: string | null } = {}) {
  const { board, shotIds } = boardWith([1, 3, 5, 7]);
  const command = { name: 'command' };
  const said: string[] = [];
  const refused: string[] = [];
  const undo = new Y.UndoManager(
    ['cuts', 'trims', 'song'].map((root) => board.doc.getMap(root)),
    { captureTimeout: 0, trackedOrigins: new Set([command]) },
  );
  const session = { board, command, readOnlyReason: () => why } as unknown as BoardSession;
  const actions = slotActions({
    session,
    pickOf: (shotId) => (picked && shotId === shotIds[1] ? take : undefined),
    snap: () => 'beat',
    say: (sentence) => said.push(sentence),
    refuse: (sentence) => refused.push(sentence),
  });
  const slotIds = shotIds.map((id) => board.slotOf(id)?.id ?? '');
  return { board, shotIds, slotIds, said, refused, actions, undo };
}

describe('each is one step of undo and says what it did', () => {
  test.each([
    ['roll to a line', 'Shot 2 begins at 3.2.1 and has 84 frames; 1 has 108 frames.'],
    ['roll by a frame', 'Shot 2 begins at 2.4.881 and has 97 frames; 1 has 95 frames.'],
    ['slip', 'Shot 2 shows frames 6 to 101 of gum.mp4.'],
    ['swap', '2 and 3 changed places. Shot 2 begins at 5.1.1 and has 96 frames; 3 has 96 frames.'],
    ['take off', 'Shot 2 is off the song; it is still on the board.'],
    ['lock', 'Shot 2 is locked.'],
    ['transition', 'A crossfade of 1 frame to shot 2.'],
    ['lead', 'Shot 2 has a lead of −2 f.'],
    ['speed', 'Shot 2 plays at 1/2 × its speed.'],
  ])('%s', (what, sentence) => {
    const { actions, slotIds, said, refused, undo, board } = setUp();
    const id = slotIds[1] ?? '';
    const before = JSON.stringify([board.roots.cuts, board.roots.trims]);
    const acts: Record<string, () => void> = {
      'roll to a line': () => actions.roll(id, 1, 'line'),
      'roll by a frame': () => actions.roll(id, -1, 'frame'),
      slip: () => actions.slip(id, 5),
      swap: () => actions.swapWithNeighbour(id, 1),
      'take off': () => actions.takeOff([id]),
      lock: () => actions.toggleLock(id),
      transition: () => actions.setTransition(id, { kind: 'crossfade', frames: 1 }),
      lead: () => actions.setLead(id, -2),
      speed: () => actions.setSpeed(id, rational(1, 2)),
    };
    acts[what]?.();
    expect(refused).toEqual([]);
    expect(said).toEqual([sentence]);
    expect(undo.undoStack).toHaveLength(1);
    undo.undo();
    expect(JSON.stringify([board.roots.cuts, board.roots.trims])).toBe(before);
  });
});

describe('what cannot be done says why and does nothing', () => {
  const trying = (
    act: (tried: ReturnType<typeof setUp>, id: string) => void,
    options: Parameters<typeof setUp>[0] = {},
  ) => {
    const tried = setUp(options);
    const before = begins(filmNow(tried.board));
    act(tried, tried.slotIds[1] ?? '');
    expect(begins(filmNow(tried.board))).toEqual(before);
    expect(tried.said).toEqual([]);
    return tried.refused;
  };

  test('the first shot begins with the song', () => {
    expect(trying(({ actions, slotIds }) => actions.roll(slotIds[0] ?? '', 1, 'line'))).toEqual([
      'Shot 1 is the first and begins with the song. Roll the one after it.',
    ]);
  });

  test('a locked slot, or one beside it', () => {
    expect(
      trying(({ actions, board, slotIds }, id) => {
        setSlot(board, id, { locked: true });
        actions.roll(id, 1, 'line');
        actions.roll(slotIds[2] ?? '', 1, 'line');
        actions.slip(id, 3);
        actions.setSpeed(id, rational(2));
        actions.takeOff([id]);
        actions.swapWithNeighbour(id, 1);
      }),
    ).toEqual([
      'Shot 2 is locked. Unlock it first.',
      'Shot 2 is locked. Unlock it first.',
      'Shot 2 is locked. Unlock it to slip.',
      'Shot 2 is locked. Unlock it to play faster or slower.',
      'Shot 2 is locked. Unlock it first.',
      'Shot 2 is locked. Unlock it first.',
    ]);
  });

  test('a shot without a pick has nothing to slip', () => {
    expect(trying(({ actions }, id) => actions.slip(id, 1), { picked: false })).toEqual([
      'Shot 2 has no pick: there is nothing to slip.',
    ]);
  });

  test('a take that ends there', () => {
    expect(trying(({ actions }, id) => actions.slip(id, -1))).toEqual([
      'gum.mp4 ends there: it cannot slip further.',
    ]);
  });

  test('the last has none after it, and one that hangs nowhere has no neighbour', () => {
    expect(
      trying(({ actions, slotIds }) => actions.swapWithNeighbour(slotIds[3] ?? '', 1)),
    ).toEqual(['Shot 4 is the last already.']);
    const { actions, board, slotIds, refused } = setUp();
    takeOffSong(board, [slotIds[1] ?? '']);
    actions.swapWithNeighbour(slotIds[1] ?? '', 1);
    actions.roll(slotIds[1] ?? '', 1, 'line');
    expect(refused).toEqual(['Shot 2 is not on the song.', 'Shot 2 is not on the song.']);
  });

  test('a shot that hangs is not inserted again', () => {
    expect(
      trying(({ actions, shotIds }) =>
        actions.insert(shotIds[2] ?? '', { unit: 'ticks', value: 960, gridRevision: 1 }),
      ),
    ).toEqual(['Shot 3 hangs on the song already.']);
  });

  test('who may only look', () => {
    const why = 'You are here as viewer: you can look and point, not change anything.';
    expect(
      trying(
        ({ actions }, id) => {
          actions.roll(id, 1, 'line');
          actions.takeOff([id]);
        },
        { why },
      ),
    ).toEqual([why, why]);
  });
});
