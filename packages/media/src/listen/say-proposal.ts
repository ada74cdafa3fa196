import type { Agreement } from './proposal.ts';
import { sayTempo } from './snap-tempo.ts';
import type { Tempo } from './snap-tempo.ts';

export interface Heard {
  readonly tempo: Tempo;
  readonly meter: { readonly beats: number; readonly unit: number };
  /** When another tempo begins (seconds), and which. */
  readonly change: { readonly at: number; readonly tempo: Tempo } | undefined;
  readonly isSteady: boolean;
  /** Slowest and fastest stretch, in beats a minute. */
  readonly range: readonly [number, number];
  readonly agreement: Agreement;
  /** Beats a minute of the second tracker; undefined when it heard none. */
  readonly other: number | undefined;
  readonly barsAreClear: boolean;
}

/** What was heard and how far to trust it, in sentences a musician can act on. */
export function sayProposal(heard: Heard): string {
  const { tempo, meter, change, isSteady, range, barsAreClear } = heard;
  const parts: string[] = [];
  if (change !== undefined)
    parts.push(
      `${sayTempo(tempo)} beats a minute, from ${clock(change.at)} on ${sayTempo(change.tempo)}.`,
    );
  else if (isSteady) parts.push(`${sayTempo(tempo)} beats a minute, steady to the end.`);
  else
    parts.push(
      `The tempo wanders between ${Math.round(range[0])} and ${Math.round(range[1])}; ${sayTempo(tempo)} beats a minute is its mean. Set tempo changes or free time where it matters.`,
    );
  parts.push(sayAgreement(heard));
  parts.push(
    barsAreClear
      ? `Bars of ${meter.beats}/${meter.unit}.`
      : `${meter.beats}/${meter.unit} and where bars begin are a guess: check bar one.`,
  );
  return parts.join(' ');
}

function sayAgreement({ agreement, other, isSteady }: Heard): string {
  const theirs = other === undefined ? '' : ` (${Math.round(other * 10) / 10})`;
  switch (agreement) {
    case 'same':
      return isSteady ? 'Two ways of listening agree.' : 'Two ways of listening agree on the mean.';
    case 'double':
      return `Another way of listening counts twice as fast${theirs}: use ×2 if you do.`;
    case 'half':
      return `Another way of listening counts half as fast${theirs}: use ÷2 if you do.`;
    case 'two-thirds':
    case 'three-halves':
      return `Another way of listening counts in ${agreement === 'two-thirds' ? 'two where this counts three' : 'three where this counts two'}${theirs}: check it with the click.`;
    case 'none':
      return other === undefined
        ? 'Another way of listening finds no beat: check it with the click.'
        : `Another way of listening hears${theirs.replace(/[()]/gu, '')}: check it with the click.`;
  }
}

const clock = (seconds: number): string => {
  const tenths = Math.round(seconds * 10);
  return `${Math.floor(tenths / 600)}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
};
