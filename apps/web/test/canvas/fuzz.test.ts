// @vitest-environment jsdom
import './support/browser.ts';
import { readRecord, rootsOf } from '@takeboard/storyboard';
import { describe, expect, it } from 'vitest';
import { Line, documentOf, openPeer, seed } from './support/peer.ts';
import { RandomPerson, canvasOf, randomOf } from './support/random-person.ts';

/** How many runs of how many acts; a failing seed goes into `KNOWN` with a name for what it found. */
const RUNS = 60;
const ACTS = 70;
const KNOWN: readonly (readonly [seed: number, what: string])[] = [
  [3, 'an arrow was bent anew by everybody whose target went away'],
  [68, 'undoing my deletion put an old version over what the other had brought back'],
  [422, 'redo took a value that the other had put back for mine'],
  [1693, 'redo deleted again what the other had brought back'],
];

function play(number: number): void {
  const random = randomOf(number);
  const state = seed();
  const line = new Line(state);
  const people = ['Dana', 'Milo'].map((name) => new RandomPerson(openPeer(name, state), random));
  for (const { peer } of people) line.join(peer);
  const done: string[] = [];
  try {
    for (let i = 0; i < ACTS; i++) {
      const person = people[random(people.length)] as RandomPerson;
      done.push(`${person.peer.name} ${person.act()}`);
      // Frames, and what is on the line, come when they come.
      if (random(3) > 0) person.peer.binding.flush();
      const other = people[random(people.length)] as RandomPerson;
      if (random(4) > 0) other.hear(() => line.deliver(other.peer, random(4), random(4)));
    }
    line.settle();
    const [dana, milo] = people.map(({ peer }) => peer);
    if (dana === undefined || milo === undefined) return;
    expect(canvasOf(dana)).toEqual(canvasOf(milo));
    expect(canvasOf(dana)).toEqual(rootsOf(line.server).canvas.toJSON());
    for (const { store, doc, now } of [dana, milo]) {
      const stored = [...rootsOf(doc).canvas.entries()]
        .map(([id, record]) => readRecord(id, record))
        .sort((a, b) => ((a?.id ?? '') < (b?.id ?? '') ? -1 : 1));
      expect(documentOf(store)).toEqual(stored);
      expect(now.unreadable).toBe(0);
    }
  } catch (error) {
    throw new Error(`seed ${number}: ${done.join(', ')}\n${String(error)}`, { cause: error });
  } finally {
    for (const { peer } of people) peer.close();
  }
}

describe('two people who do anything on a line that delivers when it likes', () => {
  it.each(KNOWN)('seed %i: %s', (number) => play(number));

  it(
    'see the same in the end, and no undo touches what is the other’s',
    { timeout: 60_000 },
    () => {
      for (let number = 1; number <= RUNS; number++) play(number);
    },
  );
});
