import { beforeEach, expect, test } from 'vitest';
import { newSongPlayer } from '../../src/player/song-player.ts';
import type { LoadablePlayer } from '../../src/player/song-player.ts';
import { FakeAudio } from './support/fake-audio.ts';

const RATE = 48_000;
/** Seconds from play to the first sound: the lead of the schedule, and the latency of the output. */
const FIRST = 0.025 + 0.04;
const song = { stream: 'a', rate: RATE, samples: 20 * RATE };

let audio: FakeAudio;
let player: LoadablePlayer;
beforeEach(async () => {
  audio = new FakeAudio();
  player = newSongPlayer(audio.ports);
  player.load(song);
  await audio.pass(0);
});

test('the playhead stands until the first sound, then is what is heard', async () => {
  await player.play(5 * RATE);
  expect(player.sample()).toBe(5 * RATE);
  await audio.pass(FIRST);
  expect(player.sample()).toBe(5 * RATE);
  await audio.pass(1.5);
  expect(player.sample()).toBe(6.5 * RATE);
});

test('buffers meet without gap or overlap, and only some seconds of them are scheduled', async () => {
  await player.play(1234);
  await audio.pass(2);
  expect(new Set(audio.gaps())).toEqual(new Set([0]));
  const scheduled = audio.handed.reduce((sum, { length }) => sum + length, 0);
  expect(scheduled / RATE).toBeGreaterThan(4.5);
  expect(scheduled / RATE).toBeLessThan(5.6);
});

test('a mix of another rate than its stream is told in samples of the mix', async () => {
  player.load({ stream: 'b', rate: 96_000, samples: 20 * 96_000 });
  await player.play(5 * 96_000);
  await audio.pass(FIRST + 1);
  expect(player.sample()).toBe(6 * 96_000);
  expect(audio.handed[0]?.sample).toBe(5 * RATE);
});

test('a chunk that comes too late makes the song wait, and the clock with it', async () => {
  await player.play(0);
  await audio.pass(1);
  const release = audio.hold();
  await audio.pass(6);
  release();
  await audio.pass(FIRST);
  const gaps = audio.gaps().filter((gap) => gap !== 0);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]).toBeGreaterThan(RATE);
  const late = audio.handed[audio.gaps().findIndex((gap) => gap !== 0) + 1];
  expect(player.sample()).toBe(late?.sample);
  await audio.pass(1);
  expect(player.sample()).toBe((late?.sample ?? 0) + RATE);
});

test('a loop is gone round without a gap, and says where it is', async () => {
  player.setLoop({ from: 2 * RATE, to: 3 * RATE });
  await player.play(2.5 * RATE);
  await audio.pass(FIRST + 0.75);
  expect(player.sample()).toBe(2.25 * RATE);
  await audio.pass(1);
  expect(player.sample()).toBe(2.25 * RATE);
  expect(new Set(audio.gaps())).toEqual(new Set([0]));
  player.setLoop(null);
  await audio.pass(FIRST + 2);
  expect(player.sample()).toBeGreaterThan(3 * RATE);
});

test('a loop that ends after what is scheduled is taken without a break', async () => {
  await player.play(0);
  await audio.pass(FIRST + 1);
  player.setLoop({ from: 0, to: 10 * RATE });
  await audio.pass(1);
  expect(player.sample()).toBe(2 * RATE);
  expect(new Set(audio.gaps())).toEqual(new Set([0]));
});

test('at its end it stops there, and plays again from the begin', async () => {
  await player.play(19 * RATE);
  await audio.pass(3);
  expect(player.state().playing).toBe(false);
  expect(player.sample()).toBe(20 * RATE);
  await player.play();
  expect(player.sample()).toBe(0);
});

test('a seek while it plays goes on from there; one while it stands only moves it', async () => {
  player.seek(7 * RATE);
  expect(player.state().playing).toBe(false);
  await player.play();
  await audio.pass(FIRST + 1);
  player.seek(12 * RATE);
  expect(player.sample()).toBe(12 * RATE);
  await audio.pass(FIRST + 1);
  expect(player.sample()).toBe(13 * RATE);
  expect(player.state().playing).toBe(true);
});

test('outside the song there is nothing to stand on', () => {
  player.seek(-5);
  expect(player.sample()).toBe(0);
  player.seek(1e12);
  expect(player.sample()).toBe(20 * RATE);
});

test('J, K and L run silently at other speeds, both ways, by the same clock', async () => {
  player.seek(10 * RATE);
  player.shuttle(-1);
  await audio.pass(1);
  expect(player.state().rate).toBe(-1);
  expect(player.sample()).toBe(9 * RATE);
  player.shuttle(-1);
  await audio.pass(1);
  expect(player.state().rate).toBe(-2);
  expect(player.sample()).toBe(7 * RATE);
  expect(audio.handed).toEqual([]);
  player.shuttle(1);
  await audio.pass(FIRST + 1);
  expect(player.state().rate).toBe(1);
  expect(player.sample()).toBe(8 * RATE);
  player.shuttle(1);
  await audio.pass(1);
  expect(player.state().rate).toBe(2);
  expect(player.sample()).toBe(10 * RATE);
  player.pause();
  expect(player.state()).toMatchObject({ playing: false, rate: 1 });
});

test('running off either end stops there', async () => {
  player.seek(RATE);
  player.shuttle(-1);
  await audio.pass(2);
  expect(player.state().playing).toBe(false);
  expect(player.sample()).toBe(0);
  player.seek(18 * RATE);
  player.shuttle(1);
  await audio.pass(FIRST);
  player.shuttle(1);
  await audio.pass(3);
  expect(player.state().playing).toBe(false);
  expect(player.sample()).toBe(20 * RATE);
});

test('a song that cannot be opened says why, and is tried again by playing', async () => {
  audio.refusal = 'It is gone.';
  player.load({ ...song, stream: 'gone' });
  await audio.pass(0);
  expect(player.state().status).toBe('failed');
  expect(player.state().failure).toBe('The song cannot be played. It is gone.');
  audio.refusal = null;
  await player.play();
  expect(player.state()).toMatchObject({ status: 'ready', playing: true, failure: null });
});

test('a browser that keeps the page silent is told of, and nothing plays', async () => {
  audio.blocked = true;
  await player.play();
  expect(player.state()).toMatchObject({ playing: false, failure: 'Press play.' });
});

test('an output that goes away leaves the playhead where it was heard last', async () => {
  await player.play(0);
  await audio.pass(FIRST + 2);
  audio.pullOut();
  expect(player.state().playing).toBe(false);
  expect(player.state().failure).toMatch(/^The sound output went away/u);
  expect(player.sample()).toBe(2 * RATE);
  const outs = audio.outs;
  await player.play();
  await audio.pass(FIRST + 1);
  expect(audio.outs).toBe(outs + 1);
  expect(player.sample()).toBe(3 * RATE);
});

test('another mix of the song keeps the playhead at its second', async () => {
  player.seek(4 * RATE);
  player.load({ stream: 'b', rate: 44_100, samples: 20 * 44_100 });
  expect(player.sample()).toBe(4 * 44_100);
  player.load(null);
  expect(player.state().status).toBe('none');
  expect(player.sample()).toBe(0);
});

test('whoever plays somewhere else meanwhile is not brought back by a slow start', async () => {
  const first = player.play(2 * RATE);
  const second = player.play(9 * RATE);
  await Promise.all([first, second]);
  await audio.pass(FIRST + 1);
  expect(player.sample()).toBe(10 * RATE);
});
