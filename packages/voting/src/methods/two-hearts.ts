import { defineMethod, findNoneGood, isOne, noneGood, picked } from '../define-method.ts';
import { sentence, theTakes, theVoters, together } from '../sentence.ts';
import { shortlist } from '../shortlist.ts';

/**
 * Two hearts. Two people seldom have the same favourite, but nearly always there is a take that both
 * like: so each has one ♥ and two ✓, and what counts is first what all love, then what all like. No ✗
 * takes away what somebody else loves. What stays open goes to a duel.
 */
export default defineMethod({
  id: 'two-hearts',
  name: 'Two hearts',
  rule:
    'Everybody has one ♥ and two ✓. A take that all love is picked, or else the only one that all like; ' +
    'several of those, or each one’s ♥ if there are none, meet in a duel.',
  marks: [
    { mark: 'love', most: 1 },
    { mark: 'like', most: 2 },
    { mark: 'no', most: null },
  ],

  count(table) {
    const { voters, takes, who, saidNone } = table;

    const allLove = together(voters, 'loves', 'love');
    const loved = takes.filter((take) => who(take, 'love').length === voters.length);
    if (isOne(loved)) return picked(loved[0], sentence(allLove, ' ', theTakes(loved), '.'));

    const allLike = together(voters, 'likes', 'like');
    const liked = takes.filter((take) => who(take, 'love', 'like').length === voters.length);
    if (isOne(liked)) {
      return picked(liked[0], sentence(theTakes(liked), ' is the only one that ', allLike, '.'));
    }

    /** Most ♥ first, then fewest ✗. */
    const strength = (take: string) => {
      const [loves, noes] = [who(take, 'love').length, who(take, 'no').length];
      return [
        { worth: loves, words: loves === 0 ? 'no ♥' : `${loves} ♥` },
        { worth: -noes, words: noes === 0 ? '' : `${noes} ✗` },
      ];
    };
    if (liked.length > 1) {
      return shortlist(liked, strength, [sentence(allLike, ' ', theTakes(liked), '.')]);
    }

    const lovers = new Set(takes.flatMap((take) => who(take, 'love')));
    const likers = new Set(takes.flatMap((take) => who(take, 'like')));
    const heartless = voters.filter((voter) => likers.has(voter) && !lovers.has(voter));
    const favourites = takes.filter(
      (take) =>
        who(take, 'love').length > 0 || who(take, 'like').some((voter) => !lovers.has(voter)),
    );
    if (favourites.length === 0) return noneGood(table);
    return shortlist(favourites, strength, [
      ...findNoneGood(saidNone),
      sentence('no take is liked by everybody, so each one’s ♥ goes on.'),
      ...(heartless.length === 0
        ? []
        : [sentence('for ', theVoters(heartless), ', without a ♥ here, each ✓ goes on.')]),
    ]);
  },
});
