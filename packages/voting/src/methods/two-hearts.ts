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
    const { voters, takes, who, takesOf, saidNone } = table;

    const loved = takes.filter((take) => who(take, 'love').length === voters.length);
    if (isOne(loved)) {
      return picked(
        loved[0],
        sentence(together(voters, 'loves', 'love'), ' ', theTakes(loved), '.'),
      );
    }

    const liked = takes.filter((take) => who(take, 'love', 'like').length === voters.length);
    const allLike = together(voters, 'likes', 'like');
    if (isOne(liked)) {
      return picked(liked[0], sentence(theTakes(liked), ' is the only one that ', allLike, '.'));
    }

    /** Most ♥ first, then fewest ✗. */
    const strength = (take: string) => {
      const [loves, noes] = [who(take, 'love').length, who(take, 'no').length];
      return [
        { worth: loves, words: `${loves} ♥` },
        { worth: -noes, words: `${noes} ✗` },
      ];
    };
    if (liked.length > 1) {
      return shortlist(liked, strength, [sentence(allLike, ' ', theTakes(liked), '.')]);
    }

    const heartless = voters.filter((voter) => takesOf(voter, 'love').length === 0);
    const likers = heartless.filter((voter) => takesOf(voter, 'like').length > 0);
    const best = new Set([
      ...voters.flatMap((voter) => takesOf(voter, 'love')),
      ...likers.flatMap((voter) => takesOf(voter, 'like')),
    ]);
    const favourites = takes.filter((take) => best.has(take));
    if (favourites.length === 0) return noneGood(table);
    return shortlist(favourites, strength, [
      ...findNoneGood(saidNone),
      sentence('no take is liked by everybody, so each one’s ♥ goes on.'),
      ...(likers.length === 0 ? [] : [sentence(theVoters(likers), ' gave no ♥: their ✓ go on.')]),
    ]);
  },
});
