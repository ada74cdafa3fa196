import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { openPresence } from '../../src/live/presence.ts';
import type { Presence } from '../../src/live/presence.ts';

const opened: { presence: Presence; awareness: Awareness }[] = [];
afterEach(() => {
  for (const { presence, awareness } of opened.splice(0)) {
    presence.close();
    awareness.destroy();
  }
  vi.useRealTimers();
});

const CAMERA = { x: 1, y: 2, w: 800, h: 600 };

function open(userId: string) {
  const awareness = new Awareness(new Y.Doc());
  const me = {
    userId,
    name: userId,
    color: '#f2a33c',
    role: 'director',
    rights: ['write'],
    initials: userId[0] ?? '',
  };
  const presence = openPresence(awareness, {
    me,
    viewport: () => CAMERA,
    changed: () => undefined,
  });
  const one = { presence, awareness };
  opened.push(one);
  return one;
}

/** Everybody hears everybody, as through a server. */
function hear() {
  for (const from of opened) {
    const update = encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]);
    for (const to of opened) if (to !== from) applyAwarenessUpdate(to.awareness, update, 'net');
  }
}

describe('presence', () => {
  it('lists everybody once, me first', () => {
    const dana = open('Dana');
    open('Milo');
    open('Milo');
    hear();
    expect(dana.presence.people().map(({ name, isMe }) => [name, isMe])).toEqual([
      ['Dana', true],
      ['Milo', false],
    ]);
  });

  it('follows view and shot of a person, until I look elsewhere myself', () => {
    const dana = open('Dana');
    const milo = open('Milo');
    hear();
    dana.presence.follow('Milo');
    milo.presence.setView('list');
    milo.presence.setLookingAt('shot 7');
    hear();
    expect([dana.presence.view(), dana.presence.lookingAt()]).toEqual(['list', 'shot 7']);
    hear();
    expect(milo.presence.people().find(({ name }) => name === 'Dana')?.following).toBe('Milo');
    dana.presence.setLookingAt('shot 1');
    expect(dana.presence.following()).toBeNull();
  });

  it('keeps following over a short absence, and lets go after a long one', () => {
    vi.useFakeTimers();
    const dana = open('Dana');
    const milo = open('Milo');
    hear();
    dana.presence.follow('Milo');
    milo.awareness.setLocalState(null);
    hear();
    expect(dana.presence.following()).toBe('Milo');
    vi.advanceTimersByTime(10_000);
    expect(dana.presence.following()).toBeNull();
  });

  it('follows nobody who is not here, nor myself', () => {
    const dana = open('Dana');
    dana.presence.follow('Nobody');
    dana.presence.follow('Dana');
    expect(dana.presence.following()).toBeNull();
  });

  it('brings everyone here who is here, and nobody who comes later', () => {
    const dana = open('Dana');
    const milo = open('Milo');
    hear();
    dana.presence.setLookingAt('shot 3');
    dana.presence.bringEveryoneHere();
    hear();
    expect(milo.presence.summoned()?.by.name).toBe('Dana');
    expect(milo.presence.summoned()?.summons.camera).toEqual(CAMERA);
    expect(milo.presence.lookingAt()).toBe('shot 3');
    expect(dana.presence.summoned()).toBeNull();
    const late = open('Late');
    hear();
    expect(late.presence.summoned()).toBeNull();
  });
});
