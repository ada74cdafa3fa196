import { Checkbox } from '@mantine/core';
import type { ScopeWish } from './choose-desk.ts';
import { sameWish, sayScope, sayShots, scopeOf } from './scopes.ts';
import type { ScopeShot, SectionOfShots } from './scopes.ts';
import classes from './start-view.module.css';

/** What shall be chosen: what is left, a part of the song, or certain shots. */
export function ScopePicker({
  wish,
  shots,
  sections,
  again,
  onWish,
}: {
  wish: ScopeWish;
  shots: readonly ScopeShot[];
  sections: readonly SectionOfShots[];
  /** Shots with a pick are chosen again, too. */
  again: boolean;
  onWish: (wish: ScopeWish) => void;
}) {
  const hasShots = (of: ScopeWish) => {
    const scope = scopeOf(of, shots, sections, true);
    return scope.shots.length + scope.withoutTakes.length > 0;
  };
  const byHand: ScopeWish = wish.kind === 'shots' ? wish : { kind: 'shots', ids: [] };
  const offered: readonly { readonly wish: ScopeWish; readonly name: string }[] = [
    { wish: { kind: 'without-pick' }, name: 'All without a pick' },
    ...sections
      .map(({ id, name }) => ({ wish: { kind: 'section', id } as const, name }))
      .filter((offer) => sameWish(offer.wish, wish) || hasShots(offer.wish)),
    {
      wish: byHand,
      name: byHand.ids.length > 0 ? scopeOf(byHand, shots, sections, again).name : 'Certain shots',
    },
  ];
  return (
    <div className={classes.scopes}>
      <div role="radiogroup" aria-label="What shall be chosen" className={classes.offers}>
        {offered.map((offer) => {
          const scope = scopeOf(offer.wish, shots, sections, again);
          const isEmpty = scope.shots.length === 0;
          return (
            <label
              key={offer.wish.kind === 'section' ? offer.wish.id : offer.wish.kind}
              className={classes.offer}
              data-empty={isEmpty || undefined}
            >
              <input
                type="radio"
                name="scope"
                checked={sameWish(offer.wish, wish)}
                onChange={() => onWish(offer.wish)}
              />
              <span className="tb-line" title={offer.name}>
                {offer.name}
              </span>
              <span className={classes.counts}>
                {offer.wish.kind === 'shots' && offer.wish.ids.length === 0
                  ? 'mark them below'
                  : sayScope(scope)}
              </span>
            </label>
          );
        })}
      </div>
      {wish.kind === 'shots' && (
        <ByHand shots={shots} ids={wish.ids} onIds={(ids) => onWish({ kind: 'shots', ids })} />
      )}
      <LeftOut scope={scopeOf(wish, shots, sections, again)} />
    </div>
  );
}

/** Marks shots one by one. */
function ByHand({
  shots,
  ids,
  onIds,
}: {
  shots: readonly ScopeShot[];
  ids: readonly string[];
  onIds: (ids: readonly string[]) => void;
}) {
  return (
    <div className={classes.byHand} role="group" aria-label="Shots to choose">
      {shots.map(({ id, name, takes, picked }) => (
        <Checkbox
          key={id}
          size="xs"
          checked={ids.includes(id)}
          onChange={({ currentTarget }) =>
            onIds(currentTarget.checked ? [...ids, id] : ids.filter((each) => each !== id))
          }
          label={
            <span className={classes.handLabel}>
              <span className="tb-line">{name}</span>
              <span className={classes.counts}>
                {takes === 1 ? '1 take' : `${takes} takes`}
                {picked ? ' · picked' : ''}
              </span>
            </span>
          }
        />
      ))}
    </div>
  );
}

/** What is not in it, and why. */
function LeftOut({ scope }: { scope: ReturnType<typeof scopeOf> }) {
  const { withoutTakes, picked } = scope;
  return (
    <>
      {withoutTakes.length > 0 && (
        <p className={classes.leftOut}>
          Left out, because {withoutTakes.length === 1 ? 'it has' : 'they have'} no takes yet:{' '}
          {withoutTakes.map(({ name }) => name).join(', ')}.
        </p>
      )}
      {picked.length > 0 && scope.wish.kind !== 'without-pick' && (
        <p className={classes.leftOut}>
          {sayShots(picked.length)} {picked.length === 1 ? 'has its' : 'have their'} pick and{' '}
          {picked.length === 1 ? 'is' : 'are'} left out:{' '}
          {picked.map(({ label }) => label).join(', ')}.
        </p>
      )}
    </>
  );
}
