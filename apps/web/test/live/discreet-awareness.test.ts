import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { DiscreetAwareness } from '../../src/live/discreet-awareness.ts';

function open() {
  const awareness = new DiscreetAwareness(new Y.Doc());
  onTestFinished(() => awareness.destroy());
  let said = 0;
  awareness.on('update', () => (said += 1));
  awareness.setLocalStateField('user', { id: 'dana' });
  awareness.setLocalStateField('view', 'board');
  awareness.setLocalStateField('shotId', 's1');
  return { awareness, said: () => said };
}

test('who chooses says so, and nothing they do meanwhile makes their page say anything', () => {
  const { awareness, said } = open();
  expect(awareness.getLocalState()).toEqual({ user: { id: 'dana' }, view: 'board', shotId: 's1' });
  awareness.setLocalStateField('view', 'choose');
  expect(awareness.getLocalState()).toEqual({ user: { id: 'dana' }, view: 'choose' });
  const before = said();
  for (const field of ['shotId', 'presence', 'playhead', 'following', 'summon', 'cursor', 'edit']) {
    awareness.setLocalStateField(field, { some: 'thing' });
  }
  expect(said()).toBe(before);
  expect(awareness.getLocalState()).toEqual({ user: { id: 'dana' }, view: 'choose' });
});

test('what was withheld is said again in another view, as it is by then', () => {
  const { awareness } = open();
  awareness.setLocalStateField('view', 'choose');
  awareness.setLocalStateField('shotId', 's2');
  awareness.setLocalStateField('user', { id: 'dana', role: 'artist' });
  expect(awareness.getLocalState()).toEqual({
    user: { id: 'dana', role: 'artist' },
    view: 'choose',
  });
  awareness.setLocalStateField('view', 'pool');
  expect(awareness.getLocalState()).toEqual({
    user: { id: 'dana', role: 'artist' },
    view: 'pool',
    shotId: 's2',
  });
});

test('nothing is said any more once the page is closed', () => {
  const { awareness, said } = open();
  awareness.destroy();
  const before = said();
  awareness.setLocalStateField('view', 'choose');
  expect(said()).toBe(before);
  expect(awareness.getLocalState()).toBeNull();
});
