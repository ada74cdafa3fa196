import { describe, expect, test } from 'vitest';
import type { Take } from '../../src/api/wire.ts';
import { clientKey } from '../../src/uploads/client-key.ts';
import { matchTakes } from '../../src/uploads/match-takes.ts';
import { trayFacts } from '../../src/uploads/tray-facts.ts';
import type { UploadItem } from '../../src/uploads/upload-item.ts';
import { aTake } from '../pool/support/a-take.ts';

const AT = '2026-11-22T13:00:00.000Z';
const file = (name: string, part = {}) => ({
  name,
  folder: 'rushes',
  bytes: 10,
  modifiedAt: AT,
  ...part,
});
let ids = 0;
const take = (name: string, part: Partial<Take> = {}): Take => {
  ids += 1;
  return aTake(`take ${ids}`, { importedAt: AT, facts: null, ...file(name), ...part });
};

describe('dropping a folder again', () => {
  test('sends only what is missing: what came is here, what was begun goes on', () => {
    const came = take('a.mp4');
    const begun = take('b.mp4', { state: 'uploading' });
    const files = [file('a.mp4'), file('b.mp4'), file('c.mp4')];
    const matched = matchTakes(files, [came, begun], 'dana');
    expect(matched.here).toEqual([came]);
    expect(matched.begun).toEqual([{ file: files[1], take: begun }]);
    expect(matched.fresh).toEqual([files[2]]);
  });

  test('a file that was changed since is another one', () => {
    const changed = file('a.mp4', { modifiedAt: '2026-11-22T13:00:01.000Z' });
    expect(matchTakes([changed], [take('a.mp4')], 'dana').fresh).toEqual([changed]);
  });

  test('what failed is sent anew, and what others are sending is theirs', () => {
    const known = [
      take('a.mp4', { state: 'failed' }),
      take('b.mp4', { state: 'uploading', importedBy: 'milo' }),
    ];
    expect(matchTakes([file('a.mp4'), file('b.mp4')], known, 'dana').fresh).toHaveLength(2);
  });

  test('twins in two folders each find their own', () => {
    const one = take('a.mp4', { state: 'uploading', folder: 'one' });
    const two = take('a.mp4', { state: 'uploading', folder: 'two' });
    const files = [file('a.mp4', { folder: 'two' }), file('a.mp4', { folder: 'one' })];
    const { begun } = matchTakes(files, [one, two], 'dana');
    expect(begun.map((match) => match.take)).toEqual([two, one]);
  });

  test('without a time of change nothing is taken for the same', () => {
    const files = [file('a.mp4', { modifiedAt: null })];
    expect(matchTakes(files, [take('a.mp4', { modifiedAt: null })], 'dana').fresh).toEqual(files);
  });
});

describe('the key of a file', () => {
  test('is the same for the same file of the same drop, and only then', () => {
    const keys = [
      clientKey('batch', file('a.mp4')),
      clientKey('batch', file('a.mp4')),
      clientKey('other', file('a.mp4')),
      clientKey('batch', file('b.mp4')),
      clientKey('batch', file('a.mp4', { folder: '' })),
      clientKey('batch', file('a.mp4', { bytes: 11 })),
      clientKey('batch', file('a.mp4', { modifiedAt: null })),
    ];
    expect(keys[0]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(6);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/u);
  });
});

describe('what the tray shows', () => {
  const item = (name: string, part: Partial<UploadItem> = {}): UploadItem => ({
    ...file(name),
    key: name,
    batchId: 'batch',
    shotId: null,
    state: 'queued',
    takeId: null,
    begun: false,
    sent: 0,
    failure: null,
    ...part,
  });
  const me = { userId: 'dana', held: new Set<string>(), mayWrite: true };

  test('counts what is worked on, what others send, and what of mine never came', () => {
    const sending = take('a.mp4', { state: 'uploading' });
    const facts = trayFacts(
      [item('a.mp4', { state: 'sending', takeId: sending.id })],
      [
        sending,
        take('b.mp4', { state: 'decoding' }),
        take('c.mp4', { state: 'uploading', importedBy: 'milo' }),
        take('d.mp4', { state: 'uploading' }),
        take('e.mp4'),
      ],
      me,
    );
    expect(facts).toMatchObject({ working: 1, others: 1, failed: [] });
    expect(facts.missing.map(({ name }) => name)).toEqual(['d.mp4']);
  });

  test('what another tab sends is not missing, nor is anything before tabs could say so', () => {
    const takes = [take('a.mp4', { state: 'uploading' })];
    expect(trayFacts([], takes, { ...me, held: new Set(['batch']) }).missing).toEqual([]);
    expect(trayFacts([], takes, { ...me, held: null }).missing).toEqual([]);
  });

  test('what is told anew after a reload is not missing', () => {
    const takes = [take('a.mp4', { state: 'uploading' })];
    expect(trayFacts([item('a.mp4', { state: 'offered' })], takes, me).missing).toEqual([]);
  });

  test('says why files wait, once for each reason, and tells of failures whoever can mend them', () => {
    const failure = { code: 'disk_full', message: 'The server’s disk is full.' };
    const takes = [
      take('a.mp4', { state: 'waiting', failure }),
      take('b.mp4', { state: 'waiting', failure }),
      take('c.mp4', { state: 'waiting' }),
      take('d.mp4', { state: 'failed' }),
    ];
    expect(trayFacts([], takes, me)).toMatchObject({ working: 3, held: [failure.message] });
    expect(trayFacts([], takes, me).failed).toHaveLength(1);
    expect(trayFacts([], takes, { ...me, mayWrite: false }).failed).toEqual([]);
  });

  test('what failed comes first; what I hid of it is gone', () => {
    const takes = [
      take('a.mp4', { state: 'waiting' }),
      take('b.mp4', { state: 'failed' }),
      take('c.mp4', { state: 'failed', hidden: true }),
    ];
    const { rows, failed } = trayFacts([item('x.mp4', { state: 'failed' })], takes, me);
    expect(failed.map(({ name }) => name)).toEqual(['b.mp4']);
    expect(rows.map(({ key }) => key)).toEqual([takes[1]?.id, 'x.mp4', takes[0]?.id]);
  });
});
