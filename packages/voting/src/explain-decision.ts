import type { DecisionEntry } from './decision-entry.ts';

/** Answers "why this one?" in plain sentences, with the names that people and takes had then. */
export function explainDecision(entry: DecisionEntry): readonly string[] {
  const by = entry.by.map(({ name }) => name).join(' and ');
  return [entry.takeId === null ? `${by} took the pick back.` : `${by} picked it by hand.`];
}
