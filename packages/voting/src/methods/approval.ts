import { defineMethod, isOne, noneGood, picked } from '../define-method.ts';
import { sentence, theTakes } from '../sentence.ts';
import { shortlist } from '../shortlist.ts';

/**
 * Approval: a ✓ for each take one could live with. The one with the most is picked, if it stands alone and
 * more than half gave it theirs; so what all approve wins, if it is the only one. It suits many people,
 * and a first look at many takes.
 */
export default defineMethod({
  id: 'approval',
  name: 'Approval',
  rule:
    'Everybody has as many ✓ as they like. The take with the most is picked if it stands alone and more ' +
    'than half of you gave it one; if not, the strongest meet in a duel.',
  marks: [
    { mark: 'like', most: null },
    { mark: 'no', most: null },
  ],

  count(table) {
    const { voters, takes, who } = table;
    const approvals = new Map(takes.map((take) => [take, who(take, 'like').length]));
    const most = Math.max(0, ...approvals.values());
    if (most === 0) return noneGood(table);

    const top = takes.filter((take) => approvals.get(take) === most);
    const share = `${most} of ${voters.length}`;
    const strength = (take: string) => {
      const worth = approvals.get(take) ?? 0;
      return [{ worth, words: `${worth} ✓` }];
    };
    if (most * 2 <= voters.length) {
      const approved = takes.filter((take) => approvals.get(take) !== 0);
      return shortlist(approved, strength, [
        sentence(`no take has a ✓ from more than half: the most is ${share}.`),
      ]);
    }
    if (isOne(top)) {
      return picked(top[0], sentence(theTakes(top), ` alone has the most ✓: ${share}.`));
    }
    return shortlist(top, strength, [sentence(theTakes(top), ` have the most ✓: ${share} each.`)]);
  },
});
