import { describe, expect, it } from 'vitest';
import { RIGHTS, ROLES, isRole, may } from '../../src/people/roles.ts';
import type { Right, Role } from '../../src/people/roles.ts';

/** The table of the product, written out once more by hand: a changed right must be changed twice. */
const EXPECTED: Record<Right, Record<Role, boolean>> = {
  see: { viewer: true, voter: true, editor: true, artist: true, director: true },
  appear: { viewer: true, voter: true, editor: true, artist: true, director: true },
  advise: { viewer: false, voter: true, editor: true, artist: true, director: true },
  write: { viewer: false, voter: false, editor: true, artist: true, director: true },
  decide: { viewer: false, voter: false, editor: false, artist: true, director: true },
  download: { viewer: false, voter: false, editor: false, artist: true, director: true },
  govern: { viewer: false, voter: false, editor: false, artist: false, director: true },
};

describe('the role table', () => {
  it('has exactly the rights that are expected', () => {
    expect(Object.keys(RIGHTS).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  for (const [right, byRole] of Object.entries(EXPECTED)) {
    for (const role of ROLES) {
      it(`${role} ${byRole[role] ? 'may' : 'may not'} ${right}`, () => {
        expect(may(role, right as Right)).toBe(byRole[role]);
      });
    }
  }

  it('gives a higher role everything a lower one has', () => {
    for (const right of Object.keys(RIGHTS) as Right[]) {
      const allowed = ROLES.map((role) => may(role, right));
      expect(allowed).toEqual(allowed.toSorted((a, b) => Number(a) - Number(b)));
    }
  });

  it('knows a role from any other value', () => {
    expect(ROLES.every(isRole)).toBe(true);
    expect(['owner', '', null, undefined, 1, 'Director', 'constructor'].some(isRole)).toBe(false);
  });
});
