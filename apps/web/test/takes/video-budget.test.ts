import { describe, expect, it } from 'vitest';
import { newVideoBudget } from '../../src/takes/video-budget.ts';

describe('places for videos', () => {
  it('are never more than allowed, and the oldest goes first', () => {
    const budget = newVideoBudget(3);
    const lost: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      budget.claim(() => lost.push(name));
      expect(budget.held()).toBeLessThanOrEqual(3);
    }
    expect(lost).toEqual(['a', 'b']);
  });
  it('are free again once given back, and giving back twice takes nobody’s', () => {
    const budget = newVideoBudget(2);
    const lost: string[] = [];
    const giveBack = budget.claim(() => lost.push('a'));
    giveBack();
    giveBack();
    budget.claim(() => lost.push('b'));
    budget.claim(() => lost.push('c'));
    expect(lost).toEqual([]);
    expect(budget.held()).toBe(2);
  });
  it('tell who lost one before the newcomer has it', () => {
    const budget = newVideoBudget(1);
    let heldWhenTold = -1;
    budget.claim(() => {
      heldWhenTold = budget.held();
    });
    budget.claim(() => undefined);
    expect(heldWhenTold).toBe(0);
    expect(budget.held()).toBe(1);
  });
});
