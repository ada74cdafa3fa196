import type { TakeMark } from '@takeboard/voting';
import type { RoundShot } from '../choose/round-wire.ts';
import { letterOf } from './letters.ts';
import { allOf, namesOf, namesWithin, possessive, verb } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Ids, ShotOutcome } from './shot-outcome.ts';

/** The one large line of a reveal, addressed to whoever reads it. */
export function sayOutcome(
  outcome: ShotOutcome,
  { finalists }: Pick<RoundShot, 'finalists'>,
  reader: Reader,
): string {
  switch (outcome.kind) {
    case 'tally':
      return sayTally(outcome, reader);
    case 'pressed':
      return sayPressed(outcome, finalists, reader);
    case 'final-say': {
      const which = outcome.take === null ? 'this one' : letterOf(finalists, outcome.take);
      if (outcome.who === null) return `Final say: ${which}`;
      return outcome.who === reader.me
        ? `Your final say: ${which}`
        : `Final say: ${reader.nameOf(outcome.who)} chose ${which}`;
    }
    case 'none':
      return outcome.by.length === 1
        ? `${namesOf(outcome.by, reader)} found none of them good`
        : 'Nobody found one good';
    case 'parked':
      return outcome.again ? 'Parked again' : 'Parked';
    case 'missed':
      return outcome.who.length === 0
        ? 'Nobody was there to choose'
        : `${namesOf(outcome.who, reader)} did not choose`;
    case 'skipped':
      return 'Left out of this round';
  }
}

/** The quiet line under it: what it means, and for those who did not choose that they did not. */
export function sayMore(outcome: ShotOutcome, absent: Ids, reader: Reader): string {
  const rest =
    absent.length === 0
      ? ''
      : `${namesOf(absent, reader)} did not choose; the rules let the others decide.`;
  return [sayMeaning(outcome, reader), rest].filter((each) => each !== '').join(' ');
}

function sayMeaning(outcome: ShotOutcome, reader: Reader): string {
  switch (outcome.kind) {
    case 'none':
      return 'No pick. Your reasons are notes for the next prompt.';
    case 'parked':
      return [
        outcome.by === null ? '' : `${namesOf([outcome.by], reader)} parked it with the final say.`,
        outcome.again
          ? 'It stays without a pick. Choose it again whenever you like.'
          : 'It comes back at the end, with the whole cut.',
      ]
        .join(' ')
        .trim();
    case 'missed':
      return 'Nothing is decided: whoever says nothing has agreed to nothing.';
    case 'skipped':
      return outcome.reason === null || outcome.reason === ''
        ? 'It stays as it was.'
        : `It stays as it was. The reason: ${outcome.reason}`;
    case 'tally':
    case 'pressed':
    case 'final-say':
      return '';
  }
}

function sayTally({ why, by }: Extract<ShotOutcome, { kind: 'tally' }>, reader: Reader): string {
  const subject = allOf(by, reader);
  if (by.length === 0 || why === 'first') return 'This one it is';
  if (why === 'loved') return `${subject} ${verb(by, reader, 'love')} this one`;
  const likes = `${subject} ${verb(by, reader, 'like')} this one`;
  return why === 'only' && by.length > 1 ? `${likes}, and only this one` : likes;
}

function sayPressed(
  { by, gaveWay, take }: Extract<ShotOutcome, { kind: 'pressed' }>,
  finalists: readonly string[],
  reader: Reader,
): string {
  const letter = letterOf(finalists, take);
  const [one] = by;
  if (gaveWay.length === 0 || one === undefined) return `${allOf(by, reader)} pressed ${letter}`;
  const gave = `${namesOf(gaveWay, reader)} gave way`;
  if (by.length === 1) return `${gave}: ${possessive(one, reader)} it is`;
  return `${gave}: ${namesWithin(by, reader)} pressed ${letter}`;
}

/** Why a take is not for somebody, in their words; empty when they gave no reason. */
export const reasonOf = ({ reason, ownFace }: Pick<TakeMark, 'reason' | 'ownFace'>): string =>
  [ownFace === true ? 'my own face' : '', reason?.trim() ?? '']
    .filter((each) => each !== '')
    .join(', ');

/** What one mark of somebody says, read aloud: "Milo: not for me, because too dark". */
export function sayMark(userId: string, mark: TakeMark, reader: Reader): string {
  const who = namesOf([userId], reader);
  if (mark.mark !== 'no') return `${who} ${verb([userId], reader, mark.mark)} it`;
  const why = reasonOf(mark);
  return why === '' ? `${who}: not for me` : `${who}: not for me, because ${why}`;
}
