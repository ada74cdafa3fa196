// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { auditionTarget } from '../../src/audition/audition-target.ts';
import type { Standing } from '../../src/audition/audition-target.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <input id="search">
    <button id="filter">All</button>
    <div role="grid">
      <div role="gridcell" id="one" data-take="one" tabindex="0"><img id="picture"></div>
      <div role="gridcell" id="two" data-take="two" tabindex="-1"></div>
    </div>
    <div role="option" id="slot" data-shot-id="23" tabindex="0"></div>
    <div class="tl-container" id="canvas" tabindex="0"></div>`;
});

const at = (id: string) => document.querySelector(`#${id}`);
const means = (standing: Partial<Standing>) =>
  auditionTarget({
    focus: document.body,
    hovered: null,
    usedLast: 'keyboard',
    opened: null,
    onCanvas: () => null,
    ...standing,
  });

describe('Space plays', () => {
  it('the take that has the focus', () => {
    expect(means({ focus: at('one') })).toBe('one');
  });

  it('the take under the pointer, when that was moved last', () => {
    expect(means({ focus: at('two'), hovered: at('picture'), usedLast: 'pointer' })).toBe('one');
    expect(means({ focus: at('filter'), hovered: at('picture'), usedLast: 'pointer' })).toBe('one');
    expect(means({ focus: at('two'), hovered: at('picture'), usedLast: 'keyboard' })).toBe('two');
  });

  it('no take that went away under a pointer at rest', () => {
    const gone = at('picture');
    at('one')?.remove();
    expect(means({ hovered: gone, usedLast: 'pointer' })).toBeNull();
  });

  it('the take under a pointer at rest when nothing else is meant', () => {
    expect(means({ hovered: at('picture') })).toBe('one');
  });

  it('the selected card with the focus on the canvas, or nowhere', () => {
    const onCanvas = () => 'card';
    expect(means({ focus: at('canvas'), onCanvas })).toBe('card');
    expect(means({ onCanvas })).toBe('card');
  });

  it('the take that is open large', () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div aria-modal="true"><div id="line" role="slider" tabindex="0"></div><button id="hide"></button></div>',
    );
    expect(means({ focus: at('line'), opened: 'three' })).toBe('three');
    expect(means({ focus: at('hide'), opened: 'three' })).toBeNull();
  });
});

describe('Space is left alone', () => {
  it('where text is written', () => {
    expect(means({ focus: at('search'), hovered: at('one'), usedLast: 'pointer' })).toBeNull();
  });

  it('on what it presses', () => {
    expect(means({ focus: at('filter'), onCanvas: () => 'card' })).toBeNull();
  });

  it('on a slot of the timeline, though a card is selected', () => {
    expect(means({ focus: at('slot'), onCanvas: () => 'card' })).toBeNull();
  });

  it('in a dialog that is about no take', () => {
    document.body.insertAdjacentHTML('beforeend', '<div aria-modal="true" id="dialog"></div>');
    expect(means({ focus: at('dialog'), hovered: at('one'), usedLast: 'pointer' })).toBeNull();
  });
});
