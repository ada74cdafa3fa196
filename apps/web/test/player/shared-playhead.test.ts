import { beforeEach, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readPlayhead, sharePlayhead } from '../../src/live/playhead.ts';
import { startFollowing } from '../../src/player/follow-playhead.ts';
import { startSharing } from '../../src/player/share-playhead.ts';
import { newSongPlayer } from '../../src/player/song-player.ts';
import type { LoadablePlayer } from '../../src/player/song-player.ts';
import { FakeAudio } from './support/fake-audio.ts';

const RATE = 48_000;
/** Seconds from play to the first sound. */
const FIRST = 0.065;
const song = { stream: 'a', rate: RATE, samples: 60 * RATE };

let audio: FakeAudio;
let player: LoadablePlayer;
let awareness: Awareness;
beforeEach(async () => {
  audio = new FakeAudio();
  player = newSongPlayer(audio.ports);
  player.load(song);
  awareness = new Awareness(new Y.Doc());
  await audio.pass(0);
});

const said = () => readPlayhead(awareness, awareness.clientID);

test('each play, pause and seek is told at once, a drag a few times a second', async () => {
  let told = 0;
  awareness.on('update', () => (told += 1));
  const stop = startSharing(awareness, player, audio.ports.after);
  expect(said()).toEqual({ sample: 0, playing: false, rate: 1 });
  await audio.pass(1);
  told = 0;
  for (let i = 1; i <= 50; i += 1) {
    player.seek(i * 1000);
    await audio.pass(0.02);
  }
  await audio.pass(1);
  expect(told).toBeLessThanOrEqual(7);
  expect(said()).toEqual({ sample: 50_000, playing: false, rate: 1 });
  stop();
  expect(said()).toBeNull();
});

test('while it plays it is told now and then, so that who comes later finds the place', async () => {
  const stop = startSharing(awareness, player, audio.ports.after);
  await player.play(0);
  await audio.pass(FIRST + 10);
  expect(said()?.playing).toBe(true);
  expect(said()?.sample).toBeGreaterThan(7 * RATE);
  stop();
});

test('what is no place is not followed', () => {
  sharePlayhead(awareness, { sample: -1, playing: true, rate: 1 });
  expect(said()).toBeNull();
  awareness.setLocalStateField('playhead', 'here');
  expect(said()).toBeNull();
});

/** Follows one person, whose words are put into this same awareness. */
function following() {
  let leader: string | null = 'milo';
  let seconds = 0;
  const me = { userId: 'milo', clientId: awareness.clientID };
  const stop = startFollowing(
    {
      awareness,
      following: () => leader,
      people: () => [me] as never,
      subscribe: () => () => {},
    },
    player,
    () => seconds * 1000,
    () => RATE,
  );
  return {
    stop,
    pass: async (by: number) => {
      seconds += by;
      await audio.pass(by);
    },
    leave: () => (leader = null),
  };
}

test('who follows stands, seeks, plays and stops with the other', async () => {
  const { stop, pass } = following();
  sharePlayhead(awareness, { sample: 5 * RATE, playing: false, rate: 1 });
  expect(player.sample()).toBe(5 * RATE);
  sharePlayhead(awareness, { sample: 6 * RATE, playing: true, rate: 1 });
  await pass(FIRST + 2);
  expect(player.state().playing).toBe(true);
  expect(player.sample()).toBe(8 * RATE);
  const handed = audio.handed.length;
  // A little apart is left alone: a correction would be heard.
  sharePlayhead(awareness, { sample: 8.2 * RATE, playing: true, rate: 1 });
  await pass(0.5);
  expect(player.sample()).toBe(8.5 * RATE);
  expect(audio.handed.length).toBeGreaterThanOrEqual(handed);
  sharePlayhead(awareness, { sample: 20 * RATE, playing: true, rate: 1 });
  await pass(FIRST + 1);
  expect(player.sample()).toBe(21 * RATE);
  sharePlayhead(awareness, { sample: 21 * RATE, playing: false, rate: 1 });
  expect(player.state().playing).toBe(false);
  expect(player.sample()).toBe(21 * RATE);
  stop();
});

test('another speed is seen and not heard, and whoever follows nobody stays where they are', async () => {
  const { stop, leave } = following();
  sharePlayhead(awareness, { sample: 9 * RATE, playing: true, rate: -4 });
  expect(player.state().playing).toBe(false);
  expect(player.sample()).toBe(9 * RATE);
  leave();
  sharePlayhead(awareness, { sample: 1 * RATE, playing: true, rate: 1 });
  expect(player.sample()).toBe(9 * RATE);
  stop();
});
