import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/database/new-id.ts';
import { UNKNOWN_MIME } from '../../src/files/name-blob.ts';
import { takeArrived } from '../../src/takes/take-arrived.ts';
import { bodyOf, openTestApp, outcomeOf } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { makeTestBoard } from '../support/test-board.ts';
import { announce, takesSeenBy } from '../support/test-takes.ts';

const world = await openTestApp();
const { sql } = world.services.database;
const [dana, milo, eve] = (await Promise.all(
  ['Dana', 'Milo', 'Eve'].map((name) => world.person(name)),
)) as [Person, Person, Person];
let board = '';
let elsewhere = '';
beforeAll(async () => {
  board = await makeTestBoard(world, dana, [
    [milo, 'artist'],
    [eve, 'editor'],
  ]);
  elsewhere = await makeTestBoard(world, dana);
});

const at = (path: string, on = board): string => `/api/boards/${on}/${path}`;
const sha = (): string =>
  [...crypto.getRandomValues(new Uint8Array(32))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
const arrive = async (takeId: string, sha256 = sha()) => {
  await sql`insert into blob (sha256, mime, bytes) values (${sha256}, ${UNKNOWN_MIME}, 1000) on conflict do nothing`;
  return takeArrived(world.services, takeId, { sha256, bytes: 1000 });
};
const rowOf = async (id: string): Promise<Record<string, unknown>> =>
  (await sql`select * from take where id = ${id}`)[0] ?? {};
const makeReady = async (id: string): Promise<void> => {
  const facts = { fps: { num: 24, den: 1 }, frames: 48, width: 320, height: 180 };
  await sql`update take set state = 'ready', facts = ${JSON.stringify({ container: 'mp4', codec: 'h264', rotation: 0, variableFps: false, hdr: false, audio: null, ...facts })}::text::jsonb where id = ${id}`;
};
const detail = (id: string, asker: Person = dana) => bodyOf(asker.send('GET', at(`takes/${id}`)));
const eventsAfter = async (seq: number) =>
  sql<{ kind: string; ids: string[] }[]>`
    select kind, ids from board_event where board_id = ${board} and seq > ${seq} order by seq`;
const lastSeq = async (): Promise<number> => {
  const [row] = await sql<
    { seq: number }[]
  >`select coalesce(max(seq), 0)::int as seq from board_event`;
  return row?.seq ?? 0;
};

describe('announcing files', () => {
  it('makes one take for each key, however often it is asked', async () => {
    const files = [
      { clientKey: 'first-key', name: 'a.mp4', bytes: 1, folder: 'day 1/gum' },
      { clientKey: 'other-key', name: 'a.mp4', bytes: 2 },
    ];
    const send = () => dana.send('POST', at('takes'), { batchId: 'drop', files });
    const once = await bodyOf<{ takes: { takeId: string }[] }>(send());
    expect(once.takes).toMatchObject([
      { clientKey: 'first-key', state: 'uploading' },
      { clientKey: 'other-key', state: 'uploading' },
    ]);
    await arrive(once.takes[0]?.takeId ?? '');
    const twice = await bodyOf<{ takes: { takeId: string; state: string }[] }>(send());
    expect(twice.takes.map((take) => take.takeId)).toEqual(once.takes.map((take) => take.takeId));
    expect(twice.takes.map((take) => take.state)).toEqual(['waiting', 'uploading']);
    expect(await outcomeOf(milo.send('POST', at('takes'), { files }))).toBe('409 key_taken');
  });

  it.each([
    ['NUL and control characters', 'a\0b\u0007c.mp4', 'a b c.mp4'],
    ['half of a surrogate pair', 'a\ud800.mp4', 'a\ufffd.mp4'],
    ['what turns the writing around', 'gum\u202e4pm.exe', 'gum4pm.exe'],
    ['letters in pieces, as a Mac writes them', 'cafe\u0301.mp4', 'caf\u00e9.mp4'],
    ['quotes, tags, slashes and dashes', `-rf "../<b>&'`, `-rf "../<b>&'`],
    [
      '300 characters with emoji',
      `${'\u{1f36c}'.repeat(148)}.mp4`,
      `${'\u{1f36c}'.repeat(148)}.mp4`,
    ],
  ])('takes a name with %s', async (_, name, kept) => {
    const id = await announce(dana, board, { name });
    expect(await detail(id)).toMatchObject({ name: kept });
  });

  it.each([
    ['an empty name', { name: '' }],
    ['a name of nothing but controls', { name: '\0\n ' }],
    ['a longer name', { name: 'a'.repeat(301) }],
    ['a negative length', { bytes: -1 }],
    ['half a byte', { bytes: 0.5 }],
    ['a length that is no number', { bytes: 2 ** 60 }],
    ['a short key', { clientKey: 'key' }],
    ['a key with a space', { clientKey: 'key with space' }],
    ['an instant that is none', { modifiedAt: 'yesterday' }],
    ['a shot that cannot be one', { shotId: 'a\0b' }],
    ['a large sidecar', { sidecar: 'x'.repeat(70_000) }],
    ['a deep sidecar', { sidecar: JSON.parse('['.repeat(90) + ']'.repeat(90)) as unknown }],
    ['another way of knowing', { promptFrom: 'file' }],
  ])('refuses %s', async (_, wrong) => {
    const file = { clientKey: newId(), name: 'a.mp4', bytes: 1, ...wrong };
    const answer = dana.send('POST', at('takes'), { files: [file] });
    expect(await outcomeOf(answer)).toBe('400 invalid_request');
  });

  it('keeps a sidecar that Postgres would refuse, without what it refuses', async () => {
    const sidecar = {
      'prom\0pt': 'no',
      prompt: 'the gum\0 pops \ud800',
      settings: { model: 'Veo 3' },
    };
    const id = await announce(dana, board, { sidecar });
    expect(await detail(id)).toMatchObject({
      sidecar: { prompt: 'the gum pops \ufffd', settings: { model: 'Veo 3' } },
      declaredPrompt: { text: 'the gum pops \ufffd', from: 'sidecar' },
      declaredTool: { text: 'Veo 3', from: 'sidecar' },
    });
  });

  it('takes 200 files at once and no more', async () => {
    const files = (count: number) =>
      Array.from({ length: count }, (_, place) => ({
        clientKey: newId(),
        name: `${place}.mp4`,
        bytes: 1,
      }));
    expect(await outcomeOf(dana.send('POST', at('takes', elsewhere), { files: files(201) }))).toBe(
      '400 invalid_request',
    );
    expect(await outcomeOf(dana.send('POST', at('takes', elsewhere), { files: files(200) }))).toBe(
      '201',
    );
    const names = [...(await takesSeenBy(dana, elsewhere)).values()].map((take) => take.name);
    expect(names).toEqual(files(200).map((file) => file.name));
  });
});

describe('a file that has arrived', () => {
  it('waits for a worker, and says so once', async () => {
    const id = await announce(dana, board, { shotId: 'shot-1' });
    const seq = await lastSeq();
    const sha256 = sha();
    expect(await arrive(id, sha256)).toEqual({ id: id, existed: false });
    expect(await arrive(id, sha256)).toEqual({ id: id, existed: false });
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', source_sha256: sha256 });
    expect(await eventsAfter(seq)).toEqual([{ kind: 'takes', ids: [id] }]);
  });

  it('that is a take already stays one take, and is filed where it was wanted', async () => {
    const sha256 = sha();
    const old = await announce(dana, board, { name: 'old.mp4' });
    await arrive(old, sha256);
    await sql`update take set state = 'failed', attempts = 3 where id = ${old}`;
    const again = await announce(milo, board, { shotId: 'shot-2', prompt: 'the gum' });
    expect(await arrive(again, sha256)).toEqual({ id: old, existed: true });
    expect(await rowOf(again)).toEqual({});
    expect(await rowOf(old)).toMatchObject({
      name: 'old.mp4',
      state: 'waiting',
      attempts: 0,
      shot_id: 'shot-2',
      declared_prompt: 'the gum',
    });
    const third = await announce(milo, board, { shotId: 'shot-3', prompt: 'another' });
    await arrive(third, sha256);
    expect(await rowOf(old)).toMatchObject({ shot_id: 'shot-2', declared_prompt: 'the gum' });
  });

  it('twice at the same moment becomes one take', async () => {
    const sha256 = sha();
    const ids = await Promise.all(Array.from({ length: 4 }, () => announce(dana, board)));
    const arrivals = await Promise.all(ids.map((id) => arrive(id, sha256)));
    expect(new Set(arrivals.map((arrival) => arrival.id)).size).toBe(1);
    expect(arrivals.filter((arrival) => !arrival.existed)).toHaveLength(1);
  });

  it('is another take on another board', async () => {
    const sha256 = sha();
    await arrive(await announce(dana, board), sha256);
    const id = await announce(dana, elsewhere);
    expect(await arrive(id, sha256)).toEqual({ id: id, existed: false });
  });

  it('whose row is gone is refused in words', async () => {
    await expect(arrive('AAAAAAAAAAAAAAAA')).rejects.toMatchObject({ code: 'take_not_found' });
  });
});

describe('ids of others', () => {
  it('are as unknown as any, whatever is asked', async () => {
    const foreign = await announce(dana, elsewhere, { shotId: 'theirs' });
    for (const takeId of [foreign, 'AAAAAAAAAAAAAAAA']) {
      expect(await outcomeOf(milo.send('GET', at(`takes/${takeId}`)))).toBe('404 take_not_found');
      expect(await outcomeOf(milo.send('PATCH', at(`takes/${takeId}`), { notes: 'n' }))).toBe(
        '404 take_not_found',
      );
      expect(await outcomeOf(milo.send('POST', at(`takes/${takeId}/retry`)))).toBe(
        '404 take_not_found',
      );
      expect(await outcomeOf(milo.send('POST', at(`takes/${takeId}/keep-damaged`)))).toBe(
        '404 take_not_found',
      );
      const pick = milo.send('POST', at('decisions'), { shotId: 'shot', takeId });
      expect(await outcomeOf(pick)).toBe('404 take_not_found');
      const takeIds = [takeId];
      expect(await bodyOf(milo.send('GET', at(`takes?ids=${takeId}`)))).toEqual({ takes: [] });
      expect(
        await bodyOf(milo.send('POST', at('takes/file'), { takeIds, shotId: 'mine' })),
      ).toEqual({ before: [] });
      for (const [path, more] of [
        ['seen', {}],
        ['hide', { hidden: true }],
        ['cancel', {}],
        ['forget', {}],
      ] as const) {
        expect(await outcomeOf(milo.send('POST', at(`takes/${path}`), { takeIds, ...more }))).toBe(
          '204',
        );
      }
    }
    expect(await rowOf(foreign)).toMatchObject({ state: 'uploading', shot_id: 'theirs' });
    expect(await sql`select from take_mark where take_id = ${foreign}`).toHaveLength(0);
  });

  it('may be a thousand at once, and not one more', async () => {
    const ids = Array.from({ length: 1001 }, () => newId());
    const file = (takeIds: string[]) =>
      milo.send('POST', at('takes/file'), { takeIds, shotId: null });
    expect(await outcomeOf(file(ids.slice(1)))).toBe('200');
    expect(await outcomeOf(file(ids))).toBe('400 invalid_request');
    expect(await outcomeOf(file([]))).toBe('400 invalid_request');
    expect(await outcomeOf(milo.send('GET', at(`takes?ids=${ids.slice(1).join(',')}`)))).toBe(
      '200',
    );
  });

  it.each(['%00', '%ff', 'a%20b', '%F0%9F%8D%AC', '..%2f..', 'a'.repeat(41)])(
    'cannot be %s',
    async (id) => {
      const answer = await outcomeOf(milo.send('GET', at(`takes/${id}`)));
      expect(['400 invalid_request', '404 route_not_found']).toContain(answer);
    },
  );
});

describe('describing a take', () => {
  it('keeps what a person types, and says that they did', async () => {
    const id = await announce(dana, board, { sidecar: { prompt: 'a', model: 'b' } });
    const change = { tool: ' Sora\n2 ', prompt: 'the gum\r\npops', notes: 'nice\0\n\ttwice' };
    const changed = await bodyOf(eve.send('PATCH', at(`takes/${id}`), change));
    expect(changed).toMatchObject({ tool: 'Sora 2', promptStart: 'the gum\npops' });
    expect(await detail(id)).toMatchObject({
      declaredTool: { text: 'Sora 2', from: 'typed' },
      declaredPrompt: { text: 'the gum\npops', from: 'typed' },
      notes: 'nice\n\ttwice',
    });
    await eve.send('PATCH', at(`takes/${id}`), { prompt: null, tool: null });
    expect(await detail(id)).toMatchObject({
      declaredTool: null,
      declaredPrompt: null,
      notes: 'nice\n\ttwice',
    });
    expect(await outcomeOf(eve.send('PATCH', at(`takes/${id}`), {}))).toBe('200');
  });

  it.each([
    ['an empty range', { range: { in: 5, out: 5 } }, '400 invalid_request'],
    ['a range before the beginning', { range: { in: -1, out: 5 } }, '400 invalid_request'],
    ['half a frame', { range: { in: 0.5, out: 5 } }, '400 invalid_request'],
    ['a range past the end', { range: { in: 0, out: 49 } }, '422 range_outside'],
    ['all of the take', { range: { in: 0, out: 48 } }, '200'],
    ['long notes', { notes: 'n'.repeat(10_001) }, '400 invalid_request'],
    ['a long prompt', { prompt: 'p'.repeat(32_001) }, '400 invalid_request'],
    ['an empty prompt', { prompt: '' }, '400 invalid_request'],
    ['a tool that is no text', { tool: 7 }, '400 invalid_request'],
  ])('answers %s as it should', async (_, change, outcome) => {
    const id = await announce(dana, board);
    await makeReady(id);
    expect(await outcomeOf(eve.send('PATCH', at(`takes/${id}`), change))).toBe(outcome);
  });

  it('says of many at once what they were made with, in one event, and of no other board’s', async () => {
    const ids = [await announce(dana, board), await announce(dana, board)];
    const foreign = await announce(dana, elsewhere, { tool: 'Pika' });
    const seq = await lastSeq();
    const say = (tool: string | null, by = eve) =>
      outcomeOf(by.send('POST', at('takes/describe'), { takeIds: [...ids, foreign], tool }));
    expect(await say(' Sora\n2 ')).toBe('204');
    for (const id of ids) {
      expect(await detail(id)).toMatchObject({ declaredTool: { text: 'Sora 2', from: 'typed' } });
    }
    expect((await rowOf(foreign))['declared_tool']).toBe('Pika');
    const events = await eventsAfter(seq);
    expect(events.map(({ ids: named }) => named.toSorted())).toEqual([ids.toSorted()]);
    expect(await say('')).toBe('400 invalid_request');
    expect(await say(null)).toBe('204');
    expect(await detail(ids[0] ?? '')).toMatchObject({ declaredTool: null });
  });

  it('wants frames before a range', async () => {
    const id = await announce(dana, board);
    const answer = eve.send('PATCH', at(`takes/${id}`), { range: { in: 0, out: 1 } });
    expect(await outcomeOf(answer)).toBe('409 take_not_ready');
  });

  it('shows the source only to those who may download it', async () => {
    const id = await announce(dana, board);
    const sha256 = sha();
    await arrive(id, sha256);
    expect(await detail(id, milo)).toMatchObject({ source: sha256 });
    expect(await detail(id, eve)).toMatchObject({ source: null });
  });
});

describe('filing', () => {
  it('says where the takes were, so that it can be undone', async () => {
    const one = await announce(dana, board, { shotId: 'shot-7' });
    const two = await announce(dana, board);
    const seq = await lastSeq();
    const filed = dana.send('POST', at('takes/file'), { takeIds: [one, two], shotId: 'shot-8' });
    const { before } = await bodyOf<{ before: object[] }>(filed);
    expect(before).toHaveLength(2);
    expect(before).toContainEqual({ takeId: one, shotId: 'shot-7' });
    expect(before).toContainEqual({ takeId: two, shotId: null });
    expect(await eventsAfter(seq)).toHaveLength(1);
    await dana.send('POST', at('takes/file'), { takeIds: [one], shotId: 'shot-8' });
    expect(await eventsAfter(seq)).toHaveLength(1);
    expect(await rowOf(two)).toMatchObject({ shot_id: 'shot-8', filed_by: dana.id });
  });
});

describe('forgetting and running again', () => {
  it('forgets only what never came, and only one’s own', async () => {
    const mine = await announce(milo, board);
    const hers = await announce(dana, board);
    const here = await announce(milo, board);
    await arrive(here);
    await milo.send('POST', at('takes/forget'), { takeIds: [mine, hers, here] });
    const seen = await takesSeenBy(milo, board);
    expect([mine, hers, here].map((id) => seen.has(id))).toEqual([false, true, true]);
    const his = await announce(milo, board);
    await dana.send('POST', at('takes/forget'), { takeIds: [his] });
    expect((await takesSeenBy(milo, board)).has(his)).toBe(false);
  });

  it('stops what waits, and runs it again when asked', async () => {
    const id = await announce(dana, board);
    await arrive(id);
    expect(await outcomeOf(eve.send('POST', at(`takes/${id}/retry`)))).toBe('409 take_not_failed');
    await eve.send('POST', at('takes/cancel'), { takeIds: [id] });
    expect(await detail(id)).toMatchObject({ state: 'failed', failure: { code: 'cancelled' } });
    expect(await outcomeOf(eve.send('POST', at(`takes/${id}/keep-damaged`)))).toBe(
      '409 take_not_damaged',
    );
    expect(await bodyOf(eve.send('POST', at(`takes/${id}/retry`)))).toMatchObject({
      state: 'waiting',
      failure: null,
    });
  });

  it('counts what is where, and says nothing about time it does not know', async () => {
    const quiet = await makeTestBoard(world, dana);
    expect(await bodyOf(dana.send('GET', at('ingest', quiet)))).toEqual({
      uploading: 0,
      waiting: 0,
      working: 0,
      ready: 0,
      failed: 0,
      workers: 0,
      secondsLeft: 0,
    });
    for (const state of ['waiting', 'probing', 'ready', 'failed', 'uploading']) {
      const id = await announce(dana, quiet);
      await sql`update take set state = ${state} where id = ${id}`;
    }
    expect(await bodyOf(dana.send('GET', at('ingest', quiet)))).toMatchObject({
      uploading: 1,
      waiting: 1,
      working: 1,
      ready: 1,
      failed: 1,
      secondsLeft: null,
    });
    // The rate and the queue are the whole server's: what earlier tests left must not count.
    await sql`update take set state = 'failed', ready_at = null, stills_due = false where board_id <> ${quiet}`;
    const base = Date.now();
    for (let second = 0; second < 10; second += 1) {
      const id = await announce(dana, elsewhere);
      await sql`update take set state = 'ready', ready_at = ${new Date(base - 1000 * second).toISOString()} where id = ${id}`;
    }
    expect(await bodyOf(dana.send('GET', at('ingest', quiet)))).toMatchObject({
      secondsLeft: 2,
    });
  });
});

describe('searching', () => {
  it.each([
    ['gum pops', 'all words, in any form'],
    ['The one where the GUM popped', 'small words are not asked for'],
    ['po', 'the beginning of the last word'],
    ['pinkGum', 'a name as it is written'],
    ['pink', 'a word inside a name'],
    ['day wedding', 'folders'],
    ['white', 'a word beside a slash'],
    ['müller', 'letters of other languages'],
    ['mu\u0308ller', 'in pieces, too'],
    ['sora', 'tools'],
    ['0042', 'numbers'],
    ['fog', 'notes'],
  ])('%s: %s', async (q) => {
    const id = await announce(dana, elsewhere, {
      name: 'pinkGum_0042.mp4',
      folder: 'Day 1/wedding',
      prompt: 'The one where the gum pops, black/white, Müller',
      tool: 'Sora 2',
    });
    await dana.send('PATCH', at(`takes/${id}`, elsewhere), { notes: 'Too much fog' });
    const found = dana.send('GET', at(`takes/search?q=${encodeURIComponent(q)}`, elsewhere));
    expect((await bodyOf<{ takeIds: string[] }>(found)).takeIds).toContain(id);
  });

  it.each([
    '',
    '   ',
    '& | !',
    "'",
    "a' | b:*",
    '\\',
    '<->',
    ':*',
    '((',
    '\0',
    '🍬',
    '%',
    'a'.repeat(200),
  ])('is not broken by %j', async (q) => {
    const found = await dana.send('GET', at(`takes/search?q=${encodeURIComponent(q)}`));
    expect(found.status).toBe(200);
  });

  it('wants every word, and puts names first', async () => {
    const quiet = await makeTestBoard(world, dana);
    const inPrompt = await announce(dana, quiet, { prompt: 'a mirror ball' });
    const inName = await announce(dana, quiet, { name: 'mirror.mp4' });
    const search = async (q: string) =>
      (await bodyOf<{ takeIds: string[] }>(dana.send('GET', at(`takes/search?q=${q}`, quiet))))
        .takeIds;
    expect(await search('mirror')).toEqual([inName, inPrompt]);
    expect(await search('mirror+ball')).toEqual([inPrompt]);
    expect(await search('mirror+gum')).toEqual([]);
  });
});
