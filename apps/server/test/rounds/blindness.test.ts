import { randomBytes } from 'node:crypto';
import type { TakeMark } from '@takeboard/voting';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addressOfDatabase, connect } from '../../src/database/connect.ts';
import { createDatabase, databaseAt } from '../../src/database/open-database.ts';
import type { Database } from '../../src/database/open-database.ts';
import { publishEvent } from '../../src/events/publish-event.ts';
import { TEMPLATE } from '../support/global-postgres.ts';
import { openTestApp } from '../support/test-app.ts';
import type { Person } from '../support/test-app.ts';
import { adminAddress } from '../support/test-database.ts';
import { SHOT, setTable } from '../support/test-rounds.ts';
import { startRecorder } from './support/eavesdrop.ts';
import type { Ear, Recorder, Recording, Visitor } from './support/eavesdrop.ts';

/**
 * Milo votes in one way after another, each time on the same board from the same beginning, while
 * everything is written down that leaves the server meanwhile for anybody else: every frame on the
 * sockets of the other decider (who started the round), of an adviser and of a director outside of it,
 * whole answers to every GET there is, the metrics, the log, and what Postgres tells other servers. All of
 * it must be the same as when he does nothing.
 */

// Each of them starts a server and asks it everything.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** One database, as it stands when the wall is on the screens; each recording has a copy of its own. */
const scene = {
  database: `test_blind_${randomBytes(5).toString('hex')}`,
  boardId: '',
  roundId: '',
  takes: [] as readonly string[],
  people: {} as Readonly<Record<'dana' | 'milo' | 'vera' | 'drew', Visitor>>,
  paths: [] as readonly string[],
};
const copies: string[] = [];

const open = (name: string): Database =>
  databaseAt(addressOfDatabase(adminAddress(), name), 'embedded', () => Promise.resolve(), 4);

beforeAll(async () => {
  await createDatabase(adminAddress(), scene.database, TEMPLATE);
  const database = open(scene.database);
  const world = await openTestApp({}, { database });
  const people = [];
  for (const name of ['Dana', 'Milo', 'Vera', 'Drew']) people.push(await world.person(name));
  const [dana, milo, vera, drew] = people as [Person, Person, Person, Person];
  const table = await setTable(world, dana, [
    [milo, 'artist'],
    [vera, 'voter'],
    [drew, 'director'],
  ]);
  scene.boardId = table.boardId;
  scene.takes = await table.takes(SHOT, 14);
  const hiddenByBoth = { takeIds: [scene.takes[13]], hidden: true };
  for (const one of [dana, drew]) await one.send('POST', table.at('takes/hide'), hiddenByBoth);
  const asked = [
    { userId: dana.id, part: 'decides' },
    { userId: milo.id, part: 'decides' },
    { userId: vera.id, part: 'advises' },
  ] as const;
  const shots = [
    { shotId: SHOT, label: '22 Football field' },
    { shotId: 'shot-23', label: '23 Wedding car' },
  ];
  const started = await table.start(dana, { voters: asked, shots });
  scene.roundId = ((await started.json()) as { id: string }).id;
  for (const one of [milo, vera]) await table.answer(one, scene.roundId, 'join');
  await table.begin(dana, scene.roundId);
  // What the others have marked themselves stands in their own answers all the while.
  await table.mark(dana, scene.roundId, { [take(0)]: 'love', [take(1)]: 'no' });

  const visitor = ({ name, cookies }: Person): Visitor => ({
    name,
    cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
  });
  scene.people = {
    dana: visitor(dana),
    milo: visitor(milo),
    vera: visitor(vera),
    drew: visitor(drew),
  };
  scene.paths = await everyPath(world.app);
  await world.services.rooms.close();
  await database.close();
});

afterAll(async () => {
  const sql = connect(adminAddress(), { max: 1 });
  for (const name of [...copies, scene.database]) {
    await sql`drop database if exists ${sql(name)} with (force)`;
  }
  await sql.end({ timeout: 1 });
});

const take = (n: number): string => scene.takes[n] ?? '';

/** Every GET the server knows, about this board, round and shot, and its pages for operators. */
const everyPath = async (app: { request(path: string): Response | Promise<Response> }) => {
  const known = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, { get?: { parameters?: { in: string; name: string }[] } }>;
  };
  const values: Record<string, string> = {
    boardId: scene.boardId,
    roundId: scene.roundId,
    shotId: SHOT,
    takeId: take(0),
    q: 'take',
  };
  const paths = Object.entries(known.paths).flatMap(([path, { get }]) => {
    if (get === undefined) return [];
    const filled = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? 'none');
    const asked = (get.parameters ?? []).filter((one) => one.in === 'query' && values[one.name]);
    const query = asked.map(({ name }) => `${name}=${values[name]}`).join('&');
    return query === '' ? [filled] : [filled, `${filled}?${query}`];
  });
  return [...paths, '/api/nothing'];
};

/** What somebody who votes can do here. */
interface Voter {
  readonly devices: readonly [Device, Device];
  mark(marks: Readonly<Record<string, TakeMark | null>>, more?: object): Promise<string>;
  post(path: string, body: object): Promise<string>;
  get(path: string): Promise<string>;
}
interface Device {
  /** Moves about as a page does that withholds nothing: the server has to. */
  move(): void;
}
/** What is done in the ticks of the voting, one function each. */
type Way = readonly ((voter: Voter) => Promise<unknown>)[];

const TICKS = 3;

/** Plays one way of voting and writes down what leaves the server. */
async function record(
  way: Way,
  { leak, paths = scene.paths }: { leak?: Leak; paths?: readonly string[] } = {},
): Promise<Recording> {
  const name = `${scene.database}_${copies.length}`;
  copies.push(name);
  await createDatabase(adminAddress(), name, scene.database);
  const recorder = await startRecorder(open(name), scene.boardId);
  const { dana, milo, vera, drew } = scene.people;
  for (const one of [dana, vera, drew]) await recorder.listenAs(one, true);
  const ears = [await recorder.listenAs(milo, false), await recorder.listenAs(milo, false)];
  const voter = voterAt(recorder, ears, leak);
  for (const ear of ears) {
    ear.say(1, { view: 'choose' });
    await ear.heard();
  }
  await recorder.tick();
  for (let tick = 0; tick < TICKS; tick += 1) {
    await way[tick]?.(voter);
    await recorder.tick();
    for (const one of [dana, vera]) await recorder.ask(one, paths);
  }
  await recorder.ask(drew, paths);
  await recorder.ask(drew, ['/metrics']);
  return recorder.end();
}

function voterAt(recorder: Recorder, ears: readonly Ear[], leak?: Leak): Voter {
  let clock = 1;
  const devices = ears.map((ear) => ({
    move() {
      clock += 1;
      const presence = { cursor: { x: clock, y: 3 }, selectedShapeIds: [`shape:${clock}`] };
      const view = leak === 'presence' ? 'pool' : 'choose';
      ear.say(clock, { view, shotId: SHOT, presence, playhead: { sample: clock } });
    },
  })) as unknown as [Device, Device];
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${recorder.address}/api/boards/${scene.boardId}/${path}`, {
      method,
      headers: { cookie: scene.people.milo.cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = (await answer.text()) || '{}';
    const { error } = JSON.parse(said) as { error?: { code: string } };
    if (leak !== undefined && method === 'PATCH') await leakBy(leak, recorder);
    return error?.code ?? String(answer.status);
  };
  return {
    devices,
    mark(marks, more = {}) {
      for (const device of devices) device.move();
      const changes = Object.entries(marks).map(([takeId, mark]) => ({ takeId, mark }));
      const path = `rounds/${scene.roundId}/shots/${SHOT}/ballot`;
      return send('PATCH', path, { turn: 1, changes, ...more });
    },
    post: (path, body) => send('POST', path, body),
    get: (path) => send('GET', path),
  };
}

const love: TakeMark = { mark: 'love' };
const like: TakeMark = { mark: 'like' };
const no: TakeMark = { mark: 'no' };

const done = async (voter: Voter, marks: Parameters<Voter['mark']>[0], more?: object) =>
  expect(await voter.mark(marks, more)).toBe('200');

/** Three pages of the wall: takes are watched, and the page tells the server so. */
const turnPage = async (voter: Voter, page: number) => {
  for (const device of voter.devices) device.move();
  const takeIds = scene.takes.slice(page * 5, page * 5 + 5);
  expect(await voter.post('takes/seen', { takeIds })).not.toBe('404');
  expect(await voter.get(`rounds/${scene.roundId}/ballots`)).toBe('200');
};

const WAYS: Readonly<Record<string, Way>> = {
  'one ♥': [(v) => done(v, { [take(2)]: love })],
  'many changes, and all taken back': [
    async (v) => {
      for (let n = 0; n < 12; n += 1) await done(v, { [take(n)]: love });
    },
    async (v) => {
      await done(v, { [take(1)]: like, [take(3)]: no });
      await done(v, { [take(1)]: null, [take(3)]: null });
    },
    (v) => done(v, Object.fromEntries(scene.takes.map((id) => [id, null]))),
  ],
  '✗ with a reason': [
    (v) => done(v, { [take(0)]: { ...no, reason: 'Dana loves this, I know.' } }),
    (v) => done(v, { [take(4)]: { ...no, reason: 'Too dark.' } }),
  ],
  'none is good, because': [
    (v) => done(v, {}, { none: '' }),
    (v) => done(v, {}, { none: 'More wind in the hair.' }),
    (v) => done(v, {}, { none: null }),
  ],
  'turning pages and watching': [
    (v) => turnPage(v, 0),
    (v) => turnPage(v, 1),
    (v) => turnPage(v, 2),
  ],
  'fast: everything in the first moment': [
    async (v) => {
      const kinds = [love, like, no, null];
      const marks = scene.takes.map((id, n) => v.mark({ [id]: kinds[n % 4] ?? null }));
      const outcomes = new Set(await Promise.all(marks));
      outcomes.delete('too_many_marks');
      expect([...outcomes]).toEqual(['200']);
    },
  ],
  'slow: only in the last moment': [
    () => Promise.resolve(),
    () => Promise.resolve(),
    (v) => done(v, { [take(5)]: love, [take(6)]: like }),
  ],
  'from two devices': [
    (v) => Promise.all([done(v, { [take(2)]: love }), done(v, { [take(3)]: love })]),
    (v) => Promise.all([done(v, { [take(4)]: like }), v.get(`rounds/${scene.roundId}/ballots`)]),
  ],
  'changes that are refused': [
    async (v) => {
      expect(await v.mark({ 'no-such-take': love })).toBe('take_not_on_wall');
      expect(await v.mark({ [take(0)]: love }, { turn: 2 })).toBe('turn_over');
    },
    async (v) => {
      const three = { [take(0)]: like, [take(1)]: like, [take(2)]: like };
      expect(await v.mark(three)).toBe('too_many_marks');
    },
    async (v) => {
      const path = `rounds/${scene.roundId}/shots/${SHOT}/ready`;
      expect(await v.post(path, { turn: 1, changes: [] })).toBe('nothing_marked');
      expect(await v.mark({}, { turn: 'first' })).toBe('invalid_request');
    },
  ],
  '✗ for my own face': [
    (v) => done(v, { [take(7)]: { ...no, ownFace: true, reason: 'My chin.' } }),
  ],
  'hiding by hand what all others have hidden': [
    async (v) => {
      await v.post('takes/hide', { takeIds: [take(13)], hidden: true });
      await done(v, { [take(13)]: no });
    },
  ],
};

const recorded = new Map<string, Promise<Recording>>();
/** The recording of a way, made once. */
const recordingOf = (way: string): Promise<Recording> => {
  const made = recorded.get(way) ?? record(WAYS[way] ?? []);
  recorded.set(way, made);
  return made;
};
const whenNothingIsDone = () => recordingOf('nothing');

describe('while others choose, nobody learns anything of a ballot', () => {
  test('the recording itself is the same each time, and of real answers', async () => {
    const recording = await whenNothingIsDone();
    expect(await record([])).toEqual(recording);
    const answered = recording.filter((line) => /^\d Dana: \/api\S+ 200 /u.test(line));
    expect(answered.length).toBeGreaterThan(TICKS * 15);
    for (const path of [`rounds/${scene.roundId}`, `rounds/${scene.roundId}/ballots`, 'takes']) {
      expect(
        answered.some((line) => line.includes(`/${path} 200`)),
        path,
      ).toBe(true);
    }
    expect(recording.some((line) => line.includes('takeboard_http_request_seconds_count'))).toBe(
      true,
    );
    expect(recording.some((line) => line.includes('not_revealed'))).toBe(true);
    const rounds = answered.filter((line) => line.includes(`/rounds/${scene.roundId} 200`));
    expect(rounds.every((line) => line.includes('"state":"open"'))).toBe(true);
  });

  test.each(Object.keys(WAYS))('%s', async (way) => {
    expect(await recordingOf(way)).toEqual(await whenNothingIsDone());
  });

  test('no frame goes to anybody in the voting but the bell that ends each tick', async () => {
    const recording = await recordingOf('many changes, and all taken back');
    const frames = recording.filter((line) => /^[1-9] (?:Dana|Vera|Drew): [^/]/u.test(line));
    const others = frames.filter((line) => !/bell \d rings|"kind":"marker"/u.test(line));
    expect(others).toEqual([]);
  });
});

/** Ways in which a server could give a ballot away, each added to one that does not. */
const LEAKS = ['event', 'notice', 'log', 'metrics', 'row', 'presence'] as const;
type Leak = (typeof LEAKS)[number];

async function leakBy(leak: Leak, { world, address }: Recorder): Promise<void> {
  const { database, log } = world.services;
  const { boardId, roundId } = scene;
  if (leak === 'event') {
    await database.db.transaction((tx) => publishEvent(tx, boardId, 'rounds', [roundId, SHOT]));
  } else if (leak === 'notice') {
    await database.sql`select pg_notify('takeboard', '{"t":"ballot"}')`;
  } else if (leak === 'log') log.debug({ shot: SHOT }, 'A ballot was changed');
  else if (leak === 'metrics') await fetch(`${address}/api/config`);
  else if (leak === 'row') {
    await database.sql`update round_shot set reason = 'one has begun' where round_id = ${roundId}`;
  }
}

/** What is heard of a server that gives nothing away, with a single question asked. */
let briefly: Promise<Recording> | undefined;

describe('the recording hears', () => {
  test.each(LEAKS)('a server that gives ballots away by its %s', async (leak) => {
    const paths = [`/api/boards/${scene.boardId}/rounds/${scene.roundId}`];
    const way = WAYS['one ♥'] ?? [];
    const tight = (briefly ??= record(way, { paths }));
    expect(await record(way, { paths, leak })).not.toEqual(await tight);
  });

  test('ready, which is meant to be heard', async () => {
    const path = `rounds/${scene.roundId}/shots/${SHOT}/ready`;
    const changes = [{ takeId: take(0), mark: love }];
    const recording = await record([(v) => v.post(path, { turn: 1, changes })]);
    const before = await whenNothingIsDone();
    const news = recording.filter((line) => !before.includes(line));
    expect(
      news.some((line) => line.startsWith('1 Dana: ') && line.includes('"kind":"rounds"')),
    ).toBe(true);
    // That he is ready, and not a word of what he marked.
    expect(news.join('\n')).not.toContain('love');
  });
});
