import { describe, expect, test } from 'vitest';
import { labelsOf } from '../../src/wall/key-labels.ts';
import { readWallKey } from '../../src/wall/read-wall-key.ts';

const press = (code: string, key: string, held: Partial<KeyboardEvent> = {}) =>
  readWallKey({
    code,
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  });

describe('the twelve keys', () => {
  test('mean takes by where they lie', () => {
    expect(press('Digit1', '1')).toEqual({ kind: 'take', at: 0, love: false });
    expect(press('Digit0', '0')).toEqual({ kind: 'take', at: 9, love: false });
    expect(press('Minus', '-')).toEqual({ kind: 'take', at: 10, love: false });
    expect(press('Equal', '=')).toEqual({ kind: 'take', at: 11, love: false });
  });

  test('mean the same on French and German keyboards, and love with Shift', () => {
    expect(press('Digit1', '&')).toEqual({ kind: 'take', at: 0, love: false });
    expect(press('Digit1', '1', { shiftKey: true })).toEqual({ kind: 'take', at: 0, love: true });
    expect(press('Minus', 'ß')).toEqual({ kind: 'take', at: 10, love: false });
    expect(press('Equal', '´', { shiftKey: true })).toEqual({ kind: 'take', at: 11, love: true });
  });

  test('leave the browser its own keys', () => {
    expect(press('Minus', '-', { ctrlKey: true })).toBeNull();
    expect(press('Digit1', '1', { metaKey: true })).toBeNull();
    expect(press('Digit1', '1', { altKey: true })).toBeNull();
  });

  test('are called what is printed on them', () => {
    expect(labelsOf(null).join('')).toBe('1234567890-=');
    const azerty = new Map([
      ['Digit1', '&'],
      ['Minus', ')'],
    ]);
    expect(labelsOf(azerty).join('')).toBe('&234567890)=');
  });
});

describe('letters', () => {
  test('are those the keyboard writes', () => {
    expect(press('KeyX', 'x')).toEqual({ kind: 'letter', letter: 'x' });
    expect(press('KeyB', 'x')).toEqual({ kind: 'letter', letter: 'x' });
    expect(press('KeyX', 'X')).toEqual({ kind: 'letter', letter: 'x' });
  });

  test('are those of the key where another script is written', () => {
    expect(press('KeyX', 'ч')).toEqual({ kind: 'letter', letter: 'x' });
    expect(press('KeyN', 'т')).toEqual({ kind: 'letter', letter: 'n' });
  });

  test('mean nothing with Shift, nor do signs', () => {
    expect(press('KeyX', 'X', { shiftKey: true })).toBeNull();
    expect(press('Slash', '?', { shiftKey: true })).toBeNull();
    expect(press('Comma', ',')).toBeNull();
    expect(press('Space', ' ')).toBeNull();
  });
});

test('arrows, pages, Enter and Esc', () => {
  expect(press('ArrowLeft', 'ArrowLeft')).toEqual({ kind: 'move', move: 'left' });
  expect(press('Home', 'Home')).toEqual({ kind: 'move', move: 'first' });
  expect(press('PageDown', 'PageDown')).toEqual({ kind: 'page', by: 1 });
  expect(press('PageUp', 'PageUp')).toEqual({ kind: 'page', by: -1 });
  expect(press('Enter', 'Enter')).toEqual({ kind: 'enter' });
  expect(press('NumpadEnter', 'Enter')).toEqual({ kind: 'enter' });
  expect(press('Escape', 'Escape')).toEqual({ kind: 'escape' });
});
