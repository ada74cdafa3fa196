import { MAX_LABEL, MAX_TITLE } from '@takeboard/storyboard';
import type { ShotDraft } from '@takeboard/storyboard';
import Papa from 'papaparse';
import { notBars, readBars } from '../shot/bars.ts';

/** How a pasted list is written. */
export type ListFormat = 'lines' | 'csv' | 'tsv';

export interface ListedShot {
  /** Where it stands in what was pasted, the first being 1, a header and empty lines included. */
  readonly line: number;
  readonly draft: ShotDraft;
  /** Why it cannot be added; undefined when it can. */
  readonly error: string | undefined;
}

export interface ShotList {
  readonly format: ListFormat;
  readonly shots: readonly ListedShot[];
  /** Why nothing can be added at all; undefined when something can. */
  readonly error: string | undefined;
}

/** Shots in one paste; a board of a music video has fewer than a hundred. */
export const MOST_SHOTS = 500;
/** Characters; ten pages. */
const MOST_PROMPT = 20_000;

type Column = 'label' | 'title' | 'prompt' | 'bars' | 'notes';
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Header words, as spreadsheets and people write them. */
const COLUMNS: Readonly<Record<string, Column>> = {
  '#': 'label',
  no: 'label',
  nr: 'label',
  number: 'label',
  label: 'label',
  shot: 'label',
  'shot number': 'label',
  'shot no': 'label',
  title: 'title',
  name: 'title',
  prompt: 'prompt',
  description: 'prompt',
  text: 'prompt',
  bars: 'bars',
  length: 'bars',
  'length in bars': 'bars',
  notes: 'notes',
  note: 'notes',
};

/**
 * Reads a shot list as people paste it: one line per shot `title | prompt | bars`, cells of a
 * spreadsheet (tabs), or CSV with quoted fields; with or without a header row. What cannot be read
 * is returned with its reason, never left out silently and never guessed at.
 */
export function parseShotList(text: string, wanted?: ListFormat): ShotList {
  const clean = text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n');
  const format = wanted ?? formatOf(clean);
  const rows = readRows(clean, format);
  const header = rows[0] && headerOf(rows[0].cells);
  const body = header ? rows.slice(1) : rows;
  if (body.length === 0) return { format, shots: [], error: undefined };
  if (body.length > MOST_SHOTS) {
    return {
      format,
      shots: [],
      error: `These are ${body.length} shots; ${MOST_SHOTS} at a time is the most. Paste the first ${MOST_SHOTS}, then the rest.`,
    };
  }
  const columns = header ?? columnsOf(body);
  return { format, shots: body.map((row) => readShot(row, columns)), error: undefined };
}

// ---- what it is written in ----

function formatOf(text: string): ListFormat {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.includes('\t'))) return 'tsv';
  if (lines.some((line) => line.includes('|'))) return 'lines';
  const rows = readRows(text, 'csv');
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2) return 'lines';
  if (rows[0] && headerOf(rows[0].cells)) return 'csv';
  // Commas are in sentences too: only a quoted field, or a last column of numbers, makes it CSV.
  const even = rows.every(({ cells }) => cells.length === width);
  const quoted = /(^|,)"/mu.test(text);
  const numbered = rows.every(({ cells }) => typeof readBars(cells.at(-1) ?? '') === 'object');
  return even && (quoted || (numbered && width > 2)) ? 'csv' : 'lines';
}

function readRows(text: string, format: ListFormat): Row[] {
  const rows =
    format === 'lines'
      ? text.split('\n').map((line, i) => ({ line: i + 1, cells: line.split('|') }))
      : readCells(text, format === 'tsv' ? '\t' : ',');
  return rows
    .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Papaparse knows quoting; a field may run over several lines, so lines are counted beside it. */
function readCells(text: string, delimiter: string): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step({ data, meta }) {
      rows.push({ line, cells: data });
      line += text.slice(from, meta.cursor).split('\n').length - 1;
      from = meta.cursor;
    },
  });
  return rows;
}

// ---- what the columns mean ----

function headerOf(cells: readonly string[]): readonly (Column | undefined)[] | undefined {
  const columns = cells.map((cell) => COLUMNS[cell.toLowerCase().replaceAll(/[.:]/gu, '')]);
  const known = columns.filter((column) => column !== undefined);
  const names = new Set(known);
  const isHeader =
    known.length > 0 &&
    names.size === known.length &&
    known.length >= Math.min(2, cells.length) &&
    (names.has('title') || names.has('prompt'));
  return isHeader ? columns : undefined;
}

function columnsOf(rows: readonly Row[]): readonly Column[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const numbered =
    width > 1 && rows.every(({ cells }) => /^\d{1,6}[A-Za-z]{0,3}$/u.test(cells[0] ?? ''));
  return [...(numbered ? (['label'] as const) : []), 'title', 'prompt', 'bars', 'notes'];
}

function readShot({ line, cells }: Row, columns: readonly (Column | undefined)[]): ListedShot {
  const cell: Partial<Record<Column, string>> = {};
  const extra: string[] = [];
  cells.forEach((value, i) => {
    const column = columns[i];
    if (column !== undefined) cell[column] = value;
    else if (i >= columns.length && value !== '') extra.push(value);
  });
  const { label = '', title = '', prompt = '', notes = '' } = cell;
  const bars = readBars(cell.bars ?? '');
  const error =
    title === '' && prompt === ''
      ? 'It has neither a title nor a prompt.'
      : [...title].length > MAX_TITLE
        ? `Its title has ${[...title].length} characters; ${MAX_TITLE} is the most. Put the rest into the prompt.`
        : [...label].length > MAX_LABEL
          ? `Its number “${label}” is longer than ${MAX_LABEL} characters.`
          : prompt.length > MOST_PROMPT
            ? `Its prompt has ${prompt.length} characters; ${MOST_PROMPT} is the most.`
            : bars === undefined
              ? notBars(cell.bars ?? '')
              : extra.length > 0
                ? `It has more parts than expected: “${extra[0]}”.`
                : undefined;
  return {
    line,
    error,
    draft: {
      ...(label === '' ? {} : { label }),
      title,
      prompt,
      notes,
      bars: bars ?? null,
    },
  };
}
