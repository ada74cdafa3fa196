import { defineMethod } from '../define-method.ts';
import { sentence, theTakes, theVoters, together } from '../sentence.ts';
import { shortlist } from '../shortlist.ts';

/**
 * Approval: a ✓ for each take one could live with. The take with the most ✓ is picked if it stands alone
 * and more than half gave it one; so what all approve wins, if it is the only one. It suits many
 * people, or a first look at many takes.
 */
export default defineMethod({
  id: 'approval',
  name: 'Approval',
  rule:
    'As many ✓ as you like. The take with the most is picked if it stands alone and more than half of you ' +
    'gave it one; otherwise you choose in a duel.',
  marks: [
    { mark: 'like', most: null },
    { mark: 'no', most: null },
  ],

  count({ voters, takes, who, saidNone }) {
    const approvals = (take: string) => who(take, 'like').length;
    const most = Math.max(0, ...takes.map(approvals));
    if (most === 0) {
      const step =
        saidNone.length > 0
          ? sentence(together(saidNone, 'finds', 'find'), ' none good.')
          : sentence(theVoters(voters), ' have no ✓ on a take that can be chosen.');
      return { outcome: { kind: 'none' }, steps: [step], ties: [] };
    }

    const top = takes.filter((take) => approvals(take) === most);
    const [first] = top;
    const inWords = `${most} of ${voters.length} ✓`;
    const byMoreThanHalf = most * 2 > voters.length;
    if (byMoreThanHalf && first !== undefined && top.length === 1) {
      const how = sentence({ take: first }, ` has the most: ${inWords}, more than half.`);
      return { outcome: { kind: 'picked', take: first }, steps: [how], ties: [] };
    }
    const goOn = byMoreThanHalf ? top : takes.filter((take) => approvals(take) > 0);
    const why = byMoreThanHalf
      ? sentence(theTakes(top), ` have the most: ${inWords} each.`)
      : sentence(`No take has the ✓ of more than half: the most is ${inWords}.`);
    const duel = shortlist(goOn, (take) => [
      { worth: approvals(take), words: `${approvals(take)} ✓` },
    ]);
    return { ...duel, steps: [why, ...duel.steps] };
  },
});
