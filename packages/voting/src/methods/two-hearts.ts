import { defineMethod } from '../define-method.ts';
import { sentence, theTakes, theVoters, together } from '../sentence.ts';
import { shortlist } from '../shortlist.ts';

/**
 * Two hearts: one ♥ and up to two ✓ each. Two people rarely have the same favourite, but nearly always a
 * take that both like; so it asks what is liked by all, and lets a duel decide between several. No ✗
 * takes away what somebody loves: it only says why not for me.
 */
export default defineMethod({
  id: 'two-hearts',
  name: 'Two hearts',
  rule:
    'One ♥ and up to two ✓ each. A take that all love is picked, and so is the only one that all like; ' +
    'of several, or of your ♥ when you like none in common, you choose in a duel.',
  marks: [
    { mark: 'love', most: 1 },
    { mark: 'like', most: 2 },
    { mark: 'no', most: null },
  ],

  count({ voters, takes, who, saidNone }) {
    const picked = (take: string, how: ReturnType<typeof sentence>) =>
      ({ outcome: { kind: 'picked', take }, steps: [how], ties: [] }) as const;
    /** Most ♥ first, then fewest ✗. */
    const merits = (take: string) => {
      const [loves, noes] = [who(take, 'love').length, who(take, 'no').length];
      return [
        { worth: loves, words: `${loves} ♥` },
        { worth: -noes, words: `${noes} ✗` },
      ];
    };

    const loved = takes.filter((take) => who(take, 'love').length === voters.length);
    const [beloved] = loved;
    if (beloved !== undefined && loved.length === 1) {
      return picked(
        beloved,
        sentence(together(voters, 'loves', 'love'), ' ', { take: beloved }, '.'),
      );
    }

    const liked = takes.filter((take) => who(take, 'love', 'like').length === voters.length);
    const [only] = liked;
    const allLike = together(voters, 'likes', 'like');
    if (only !== undefined && liked.length === 1) {
      return picked(only, sentence(allLike, ' ', { take: only }, ', and no other.'));
    }
    if (liked.length > 1) {
      const duel = shortlist(liked, merits);
      return { ...duel, steps: [sentence(allLike, ' ', theTakes(liked), '.'), ...duel.steps] };
    }

    // Nothing in common: each one's ♥ goes on, or the ✓ of those who gave none that is still there.
    const goesOn = voters.map((voter) => {
      const given = (mark: 'love' | 'like') =>
        takes.filter((take) => who(take, mark).includes(voter));
      const [loves, likes] = [given('love'), given('like')];
      return { voter, mark: loves.length > 0 ? '♥' : '✓', takes: loves.length > 0 ? loves : likes };
    });
    const without =
      saidNone.length === 0 ? [] : [sentence(together(saidNone, 'finds', 'find'), ' none good.')];
    const favourites = takes.filter((take) => goesOn.some((each) => each.takes.includes(take)));
    if (favourites.length === 0) {
      const nothing =
        without.length > 0
          ? without
          : [sentence(theVoters(voters), ' have no ♥ or ✓ on a take that can be chosen.')];
      return { outcome: { kind: 'none' }, steps: nothing, ties: [] };
    }
    const duel = shortlist(favourites, merits);
    const each = goesOn
      .filter((one) => one.takes.length > 0)
      .map((one) => sentence({ voter: one.voter }, ` ${one.mark} `, theTakes(one.takes), '.'));
    return { ...duel, steps: [['No take is liked by all.'], ...without, ...each, ...duel.steps] };
  },
});
