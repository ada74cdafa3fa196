import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { roundShot } from '../src/database/round-tables.ts';
import { mix, take } from '../src/database/schema.ts';
import type { MixState } from '../src/database/schema.ts';
import { openApiDocument } from '../src/http/openapi.ts';
import { ROLES } from '../src/people/roles.ts';
import type { Role } from '../src/people/roles.ts';
import { bodyOf, openTestApp, outcomeOf } from './support/test-app.ts';
import type { Browser, Person } from './support/test-app.ts';
import { makeTestBoard } from './support/test-board.ts';
import { GIF } from './support/test-images.ts';
import { expectedTake, metadataOf, sha256Of } from './support/test-uploads.ts';
import { announceMix } from './support/test-mixes.ts';
import { announce } from './support/test-takes.ts';

const world = await openTestApp();

/** Whoever may ask: the five roles, somebody with a session who is not on the board, nobody. */
const ASKERS = [...ROLES, 'stranger', 'nobody'] as const;
type Asker = (typeof ASKERS)[number];

const makers: readonly Role[] = ['editor', 'artist', 'director'];
const advisers: readonly Role[] = ['voter', ...makers];
const directors: readonly Role[] = ['director'];

/** A board with one person of each role and one more viewer. */
interface Scene {
  readonly boardId: string;
  readonly director: Person;
  readonly other: Person;
  /** Whoever asks, if they are on the board; else the director. What is one's own is theirs. */
  readonly owner: Person;
}

interface Route {
  /** `open`: without a session too. `signedIn`: with any. Roles: only those, on that board. */
  readonly who: 'open' | 'signedIn' | readonly Role[];
  /** What members who may not are told; `403 not_allowed` unless it is about something of another's. */
  readonly others?: string;
  /** The status of success. */
  readonly status: number;
  readonly path: (scene: Scene) => string | Promise<string>;
  /** What is sent, or how to make it. */
  readonly body?: object | ((scene: Scene) => object);
  /** What is said beside it, or how to make it. */
  readonly headers?: (scene: Scene, path: string) => Readonly<Record<string, string>>;
}

const board = ({ boardId }: Scene): string => `/api/boards/${boardId}`;

const newInvite = ({ director, boardId }: Scene): Promise<{ id: string; token: string }> =>
  bodyOf(director.send('POST', `/api/boards/${boardId}/invites`, { role: 'viewer' }));

const newVersion = async (scene: Scene): Promise<string> => {
  const kept = scene.director.send('POST', `${board(scene)}/versions`, { label: 'Before' });
  return (await bodyOf<{ id: string }>(kept)).id;
};

const ACCOUNT = { email: 'dana@example.com', password: 'long enough' };
await (await world.person('Dana')).send('POST', '/api/session/account', ACCOUNT);

const newImage = async (scene: Scene): Promise<string> => {
  const added = scene.director.send('POST', `${board(scene)}/images`, GIF);
  return (await bodyOf<{ url: string }>(added)).url;
};

const FILE = Buffer.from('bytes');
const RESUMABLE = { 'tus-resumable': '1.0.0' };

const newUpload = async (scene: Scene): Promise<string> => {
  const takeId = await expectedTake(world, scene.boardId, scene.owner, FILE.length);
  await scene.owner.send('POST', '/api/uploads', undefined, beginning(scene, takeId));
  return `/api/uploads/${takeId}`;
};

const beginning = ({ boardId }: Scene, takeId: string) => ({
  ...RESUMABLE,
  'upload-length': String(FILE.length),
  'upload-metadata': metadataOf(takeId, boardId),
});

/** A filter of somebody who never asks here, so that it is nobody's business. */
const newFilter = async (scene: Scene): Promise<string> => {
  const draft = { name: 'Unseen', filter: {} };
  const saved = scene.director.send('POST', `${board(scene)}/filters`, draft);
  return (await bodyOf<{ id: string }>(saved)).id;
};

const newTake = (scene: Scene): Promise<string> => announce(scene.director, scene.boardId);

/** A take that has failed as damaged. */
const failedTake = async (scene: Scene): Promise<string> => {
  const takeId = await newTake(scene);
  const failure = { code: 'damaged', message: 'Damaged near 0:00.4.' };
  await world.services.database.db
    .update(take)
    .set({ state: 'failed', failure })
    .where(eq(take.id, takeId));
  return takeId;
};

/** A mix that is announced, or in another state. */
const newMix = async (scene: Scene, state: MixState = 'uploading'): Promise<string> => {
  const mixId = await announceMix(scene.director, scene.boardId);
  await world.services.database.db.update(mix).set({ state }).where(eq(mix.id, mixId));
  return mixId;
};

/** Which mix of a board the newest one is compared with. */
const older = new Map<string, string>();

const song = (scene: Scene): string => `${board(scene)}/song`;

const takes = (scene: Scene): string => `${board(scene)}/takes`;
const someTakes = { takeIds: ['AAAAAAAAAAAAAAAA'] };

const rounds = (scene: Scene): string => `${board(scene)}/rounds`;

/** Whoever asks has their own role's name; who may start a round does so themselves. */
const starterIn = ({ owner, director }: Scene): Person =>
  makers.some((role) => role === owner.name) ? owner : director;

/** What `starterIn` starts: they decide alone; whoever asks besides advises, if they can. */
const roundOf = (scene: Scene) => {
  const starter = starterIn(scene);
  const advises = scene.owner.name === 'voter' ? [scene.owner] : [];
  return {
    clientKey: 'a-key-of-the-page',
    scope: 'Chorus 1',
    shots: [{ shotId: 'shot', label: '22 Football field' }],
    pace: 'live',
    voters: [
      { userId: starter.id, part: 'decides' },
      ...advises.map(({ id }) => ({ userId: id, part: 'advises' })),
    ],
  };
};

/**
 * A live round over a shot with two takes; `duel`: its starter likes both of them. Those who only read
 * share a board, and its first round with it: the same keys make the same takes and the same round.
 */
const newRound = async (
  scene: Scene,
  state: 'proposed' | 'open' | 'duel' | 'final-say' = 'open',
): Promise<string> => {
  const starter = starterIn(scene);
  const files = ['a', 'b'].map((name) => ({ name, clientKey: `key-of-${name}`, bytes: 1000 }));
  const announced = starter.send('POST', takes(scene), {
    files: files.map((file) => ({ ...file, shotId: 'shot' })),
  });
  const { takes: made = [] } = await bodyOf<{ takes?: { takeId: string }[] }>(announced);
  const db = world.services.database.db;
  await db.update(take).set({ state: 'ready' }).where(eq(take.shotId, 'shot'));
  const started = starter.send('POST', rounds(scene), roundOf(scene));
  const { id } = await bodyOf<{ id: string }>(started);
  const path = `${rounds(scene)}/${id}`;
  if (state === 'proposed') return path;
  await starter.send('POST', `${path}/open`);
  await scene.owner.send('POST', `${path}/answer`, { answer: 'join', card: 1 });
  if (state === 'open') return path;
  const changes = made.map(({ takeId }) => ({ takeId, mark: { mark: 'like' } }));
  await starter.send('POST', `${path}/shots/shot/ready`, { turn: 1, changes });
  if (state === 'final-say') {
    await db
      .update(roundShot)
      .set({ state, finalSay: starter.id })
      .where(eq(roundShot.roundId, id));
  }
  return path;
};

/** Every route there is. A new one must be added here, with who may use it written out. */
const ROUTES: Readonly<Record<string, Route>> = {
  'get /api/health': { who: 'open', status: 200, path: () => '/api/health' },
  'get /api/config': { who: 'open', status: 200, path: () => '/api/config' },
  'get /api/catalog': { who: 'open', status: 200, path: () => '/api/catalog' },

  'get /api/session': { who: 'open', status: 200, path: () => '/api/session' },
  'post /api/session': {
    who: 'open',
    status: 200,
    path: () => '/api/session',
    body: { name: 'Dana' },
  },
  'patch /api/session': {
    who: 'signedIn',
    status: 200,
    path: () => '/api/session',
    body: { name: 'Dana' },
  },
  'delete /api/session': { who: 'open', status: 204, path: () => '/api/session' },
  'post /api/session/account': {
    who: 'signedIn',
    status: 200,
    path: () => '/api/session/account',
    body: (scene: Scene) => ({ ...ACCOUNT, email: `${scene.boardId}@example.com` }),
  },
  'post /api/session/sign-in': {
    who: 'open',
    status: 200,
    path: () => {
      world.pass(60_000); // or the brake on guessing would answer
      return '/api/session/sign-in';
    },
    body: ACCOUNT,
  },

  'get /api/boards': { who: 'signedIn', status: 200, path: () => '/api/boards' },
  'post /api/boards': {
    who: 'signedIn',
    status: 201,
    path: () => '/api/boards',
    body: { title: 'T' },
  },
  'get /api/boards/{boardId}': { who: ROLES, status: 200, path: board },
  'patch /api/boards/{boardId}': {
    who: directors,
    status: 200,
    path: board,
    body: { title: 'T' },
  },
  'delete /api/boards/{boardId}': { who: directors, status: 204, path: board },

  'get /api/boards/{boardId}/members': {
    who: ROLES,
    status: 200,
    path: (scene) => `${board(scene)}/members`,
  },
  'patch /api/boards/{boardId}/members/{userId}': {
    who: directors,
    status: 200,
    path: (scene) => `${board(scene)}/members/${scene.other.id}`,
    body: { role: 'voter' },
  },
  'delete /api/boards/{boardId}/members/{userId}': {
    who: directors,
    status: 204,
    path: (scene) => `${board(scene)}/members/${scene.other.id}`,
  },

  'get /api/boards/{boardId}/invites': {
    who: directors,
    status: 200,
    path: (scene) => `${board(scene)}/invites`,
  },
  'post /api/boards/{boardId}/invites': {
    who: directors,
    status: 201,
    path: (scene) => `${board(scene)}/invites`,
    body: { role: 'viewer' },
  },
  'delete /api/boards/{boardId}/invites/{inviteId}': {
    who: directors,
    status: 200,
    path: async (scene) => `${board(scene)}/invites/${(await newInvite(scene)).id}`,
  },
  'get /api/invites/{token}': {
    who: 'open',
    status: 200,
    path: async (scene) => `/api/invites/${(await newInvite(scene)).token}`,
  },
  'post /api/invites/{token}/redeem': {
    who: 'signedIn',
    status: 200,
    path: async (scene) => `/api/invites/${(await newInvite(scene)).token}/redeem`,
    body: {},
  },

  'get /api/boards/{boardId}/versions': {
    who: ROLES,
    status: 200,
    path: (scene) => `${board(scene)}/versions`,
  },
  'post /api/boards/{boardId}/versions': {
    who: makers,
    status: 201,
    path: (scene) => `${board(scene)}/versions`,
    body: { label: 'Before' },
  },
  'post /api/boards/{boardId}/versions/{versionId}/restore': {
    who: directors,
    status: 204,
    path: async (scene) => `${board(scene)}/versions/${await newVersion(scene)}/restore`,
  },

  'post /api/boards/{boardId}/images': {
    who: makers,
    status: 201,
    path: (scene) => `${board(scene)}/images`,
    body: GIF,
  },
  'get /api/boards/{boardId}/takes': { who: ROLES, status: 200, path: takes },
  'post /api/boards/{boardId}/takes': {
    who: makers,
    status: 201,
    path: takes,
    body: { files: [{ clientKey: 'a-key-of-the-page', name: 'clip.mp4', bytes: 1000 }] },
  },
  'get /api/boards/{boardId}/takes/search': {
    who: ROLES,
    status: 200,
    path: (scene) => `${takes(scene)}/search?q=gum`,
  },
  'get /api/boards/{boardId}/takes/{takeId}': {
    who: ROLES,
    status: 200,
    path: async (scene) => `${takes(scene)}/${await newTake(scene)}`,
  },
  'patch /api/boards/{boardId}/takes/{takeId}': {
    who: makers,
    status: 200,
    path: async (scene) => `${takes(scene)}/${await newTake(scene)}`,
    body: { notes: 'The gum pops here.' },
  },
  'post /api/boards/{boardId}/takes/file': {
    who: makers,
    status: 200,
    path: (scene) => `${takes(scene)}/file`,
    body: { ...someTakes, shotId: 'shot' },
  },
  'post /api/boards/{boardId}/takes/describe': {
    who: makers,
    status: 204,
    path: (scene) => `${takes(scene)}/describe`,
    body: { ...someTakes, tool: 'Sora 2' },
  },
  'post /api/boards/{boardId}/takes/seen': {
    who: ROLES,
    status: 204,
    path: (scene) => `${takes(scene)}/seen`,
    body: someTakes,
  },
  'post /api/boards/{boardId}/takes/hide': {
    who: ROLES,
    status: 204,
    path: (scene) => `${takes(scene)}/hide`,
    body: { ...someTakes, hidden: true },
  },
  'get /api/boards/{boardId}/ingest': {
    who: ROLES,
    status: 200,
    path: (scene) => `${board(scene)}/ingest`,
  },
  'post /api/boards/{boardId}/takes/{takeId}/retry': {
    who: makers,
    status: 200,
    path: async (scene) => `${takes(scene)}/${await failedTake(scene)}/retry`,
  },
  'post /api/boards/{boardId}/takes/{takeId}/keep-damaged': {
    who: makers,
    status: 200,
    path: async (scene) => `${takes(scene)}/${await failedTake(scene)}/keep-damaged`,
  },
  'post /api/boards/{boardId}/takes/cancel': {
    who: makers,
    status: 204,
    path: (scene) => `${takes(scene)}/cancel`,
    body: someTakes,
  },
  'post /api/boards/{boardId}/takes/forget': {
    who: makers,
    status: 204,
    path: (scene) => `${takes(scene)}/forget`,
    body: someTakes,
  },
  'get /api/boards/{boardId}/decisions': {
    who: ROLES,
    status: 200,
    path: (scene) => `${board(scene)}/decisions`,
  },
  'get /api/boards/{boardId}/decisions/log': {
    who: ROLES,
    status: 200,
    path: (scene) => `${board(scene)}/decisions/log`,
  },
  'get /api/boards/{boardId}/decisions/verify': {
    who: ROLES,
    status: 200,
    path: (scene) => `${board(scene)}/decisions/verify`,
  },
  'get /api/boards/{boardId}/decisions/liked': {
    who: ROLES,
    status: 200,
    path: (scene) => `${board(scene)}/decisions/liked`,
  },
  'post /api/boards/{boardId}/decisions': {
    who: makers,
    status: 201,
    path: (scene) => `${board(scene)}/decisions`,
    body: { shotId: 'shot', takeId: null },
  },
  'get /api/boards/{boardId}/rounds': { who: ROLES, status: 200, path: rounds },
  'post /api/boards/{boardId}/rounds': {
    who: makers,
    status: 201,
    path: rounds,
    body: roundOf,
  },
  'get /api/boards/{boardId}/rounds/standing': {
    who: ROLES,
    status: 200,
    path: (scene) => `${rounds(scene)}/standing`,
  },
  'get /api/boards/{boardId}/rounds/{roundId}': { who: ROLES, status: 200, path: newRound },
  'patch /api/boards/{boardId}/rounds/{roundId}': {
    who: makers,
    status: 200,
    path: (scene) => newRound(scene, 'proposed'),
    body: { scope: 'Chorus 2' },
  },
  'post /api/boards/{boardId}/rounds/{roundId}/answer': {
    who: advisers,
    status: 200,
    path: async (scene) => `${await newRound(scene, 'proposed')}/answer`,
    body: { answer: 'join', card: 1 },
  },
  'post /api/boards/{boardId}/rounds/{roundId}/open': {
    who: makers,
    status: 200,
    path: async (scene) => `${await newRound(scene, 'proposed')}/open`,
  },
  'post /api/boards/{boardId}/rounds/{roundId}/close': {
    who: makers,
    status: 200,
    path: async (scene) => `${await newRound(scene)}/close`,
  },
  'get /api/boards/{boardId}/rounds/{roundId}/ballots': {
    who: advisers,
    status: 200,
    path: async (scene) => `${await newRound(scene)}/ballots`,
  },
  'patch /api/boards/{boardId}/rounds/{roundId}/shots/{shotId}/ballot': {
    who: advisers,
    status: 200,
    path: async (scene) => `${await newRound(scene)}/shots/shot/ballot`,
    body: { turn: 1, none: 'More wind.' },
  },
  'post /api/boards/{boardId}/rounds/{roundId}/shots/{shotId}/ready': {
    who: advisers,
    status: 200,
    path: async (scene) => `${await newRound(scene)}/shots/shot/ready`,
    body: { turn: 1, none: 'More wind.' },
  },
  'delete /api/boards/{boardId}/rounds/{roundId}/shots/{shotId}/ready': {
    who: advisers,
    status: 200,
    path: async (scene) => `${await newRound(scene)}/shots/shot/ready`,
  },
  'get /api/boards/{boardId}/rounds/{roundId}/shots/{shotId}/reveal': {
    who: ROLES,
    status: 200,
    path: async (scene) => `${await newRound(scene, 'duel')}/shots/shot/reveal`,
  },
  'post /api/boards/{boardId}/rounds/{roundId}/shots/{shotId}/press': {
    who: makers,
    status: 200,
    path: async (scene) => `${await newRound(scene, 'duel')}/shots/shot/press`,
    body: { turn: 1, run: 1, timesParked: 0, choice: 'park' },
  },
  'post /api/boards/{boardId}/rounds/{roundId}/shots/{shotId}/final-say': {
    who: makers,
    status: 200,
    path: async (scene) => `${await newRound(scene, 'final-say')}/shots/shot/final-say`,
    body: { turn: 1, choice: 'park' },
  },
  'post /api/boards/{boardId}/rounds/{roundId}/shots/{shotId}/skip': {
    who: makers,
    status: 200,
    path: async (scene) => `${await newRound(scene)}/shots/shot/skip`,
    body: { reason: 'It is gone.' },
  },
  'post /api/boards/{boardId}/rounds/{roundId}/shots/{shotId}/reopen': {
    who: makers,
    status: 200,
    path: async (scene) => `${await newRound(scene, 'duel')}/shots/shot/reopen`,
    body: { reason: 'Once more.' },
  },
  'get /api/boards/{boardId}/filters': {
    who: ROLES,
    status: 200,
    path: (scene) => `${board(scene)}/filters`,
  },
  'post /api/boards/{boardId}/filters': {
    who: ROLES,
    status: 201,
    path: (scene) => `${board(scene)}/filters`,
    body: { name: 'Unseen', filter: { unseen: true } },
  },
  'delete /api/boards/{boardId}/filters/{filterId}': {
    who: [],
    others: '404 filter_not_found',
    status: 204,
    path: async (scene) => `${board(scene)}/filters/${await newFilter(scene)}`,
  },
  'get /api/boards/{boardId}/song': { who: ROLES, status: 200, path: song },
  'post /api/boards/{boardId}/song': {
    who: makers,
    status: 201,
    path: song,
    body: { clientKey: 'a-key-of-the-page', name: 'song.wav', bytes: 1000 },
  },
  'post /api/boards/{boardId}/song/{mixId}/retry': {
    who: makers,
    status: 200,
    path: async (scene) => `${song(scene)}/${await newMix(scene, 'failed')}/retry`,
  },
  'delete /api/boards/{boardId}/song/{mixId}': {
    who: makers,
    status: 204,
    path: async (scene) => `${song(scene)}/${await newMix(scene)}`,
  },
  'post /api/boards/{boardId}/song/{mixId}/listen': {
    who: makers,
    status: 202,
    path: async (scene) => `${song(scene)}/${await newMix(scene, 'ready')}/listen`,
  },
  'delete /api/boards/{boardId}/song/{mixId}/listen': {
    who: makers,
    status: 204,
    path: async (scene) => `${song(scene)}/${await newMix(scene, 'ready')}/listen`,
  },
  'post /api/boards/{boardId}/song/{mixId}/compare': {
    who: makers,
    status: 202,
    path: async (scene) => {
      older.set(scene.boardId, await newMix(scene, 'ready'));
      return `${song(scene)}/${await newMix(scene, 'ready')}/compare`;
    },
    body: (scene: Scene) => ({ with: older.get(scene.boardId) ?? '' }),
  },
  'options /api/uploads': { who: 'open', status: 204, path: () => '/api/uploads' },
  'post /api/uploads': {
    who: makers,
    status: 201,
    path: async (scene) =>
      `/api/uploads#${await expectedTake(world, scene.boardId, scene.owner, FILE.length)}`,
    headers: (scene, path) => beginning(scene, path.split('#')[1] ?? ''),
  },
  'head /api/uploads/{fileId}': {
    who: makers,
    status: 200,
    path: newUpload,
    headers: () => RESUMABLE,
  },
  'patch /api/uploads/{fileId}': {
    who: makers,
    status: 204,
    path: newUpload,
    body: FILE,
    headers: () => ({
      ...RESUMABLE,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    }),
  },
  'delete /api/uploads/{fileId}': {
    who: makers,
    status: 204,
    path: newUpload,
    headers: () => RESUMABLE,
  },
  'post /api/boards/{boardId}/media-links': {
    who: ROLES,
    status: 200,
    path: async (scene) => {
      await newImage(scene);
      return `${board(scene)}/media-links`;
    },
    body: { sha256: sha256Of(GIF), minutes: 5 },
  },
  'get /media/{sha256}': { who: ROLES, status: 200, path: newImage },
};

const people = await Promise.all(
  ['Dana', 'Other', ...ROLES, 'stranger'].map((name) => world.person(name)),
);

interface Setting {
  readonly scene: Omit<Scene, 'owner'>;
  readonly askers: Readonly<Record<Exclude<Asker, 'nobody'>, Person>>;
}

const makeSetting = async (present = people): Promise<Setting> => {
  const [director, other, ...rest] = present as [Person, Person, ...Person[]];
  const askers = Object.fromEntries(
    rest.map((person) => [person.name, person]),
  ) as unknown as Setting['askers'];
  const boardId = await makeTestBoard(world, director, [
    [other, 'viewer'],
    ...ROLES.map((role) => [askers[role], role] as const),
  ]);
  return { scene: { boardId, director, other }, askers };
};

/** The settings in which nothing has changed, by route. */
const untouched = new Map<string, Promise<Setting>>();

const untouchedSetting = (route: string): Promise<Setting> => {
  const known = untouched.get(route) ?? makeSetting();
  untouched.set(route, known);
  return known;
};

/** With somebody nobody knows yet in the place of one, for routes that change who somebody is. */
const makeSettingWithNew = async (asker: Asker): Promise<Setting> =>
  makeSetting(
    await Promise.all(people.map(async (one) => (one.name === asker ? world.person(asker) : one))),
  );

/**
 * Whoever changes something has a board of their own. Those who only read, or who are refused
 * (which is what is tested), share one.
 */
const setScene = async (
  name: string,
  route: Route,
  asker: Asker,
): Promise<{ scene: Scene; askers: Readonly<Record<Asker, Browser>> }> => {
  const reads = /^(?:get|head|options) /u.test(name);
  const changes = !reads && expected(name, route, asker).startsWith('2');
  const { scene, askers } = await (changes
    ? name.includes('/api/session')
      ? makeSettingWithNew(asker)
      : makeSetting()
    : untouchedSetting(name));
  const owner = asker === 'stranger' || asker === 'nobody' ? scene.director : askers[asker];
  return { scene: { ...scene, owner }, askers: { ...askers, nobody: world.browser() } };
};

const expected = (name: string, { who, status, others }: Route, asker: Asker): string => {
  const success = String(status);
  if (name === 'post /api/session' && asker === 'nobody') return '201';
  if (who === 'open') return success;
  if (asker === 'nobody') return '401 no_session';
  if (who === 'signedIn') return success;
  if (asker === 'stranger') {
    if (name.includes('/media/')) return '404 file_not_found';
    return name.includes('/uploads/') ? '404 upload_not_found' : '404 board_not_found';
  }
  return who.includes(asker) ? success : (others ?? '403 not_allowed');
};

const bodyFor = ({ body }: Route, scene: Scene): object | undefined =>
  typeof body === 'function' ? body(scene) : body;

const ask = async (
  route: string,
  path: string,
  browser: Browser,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
) => browser.send(route.split(' ')[0]?.toUpperCase() ?? '', path, body, headers);

const document = openApiDocument(world.app);
const declared = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>).map(
    ([method, operation]) => [`${method} ${path}`, operation] as const,
  ),
);
interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { description: string; content?: object }>>;
}

describe('the table of routes', () => {
  it('holds every route of openapi.json and no other', () => {
    expect(Object.keys(ROUTES).toSorted()).toEqual(declared.map(([name]) => name).toSorted());
  });

  it.each(declared)(
    'finds %s documented: a summary, a tag, and the shape of each answer',
    (name, operation) => {
      expect(operation.summary).toMatch(/^[A-Z].{8,}/u);
      expect(operation.tags).toHaveLength(1);
      const wantsSession = ROUTES[name]?.who !== 'open';
      expect(operation.security).toEqual(wantsSession ? [{ session: [] }] : undefined);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description).not.toBe('');
        if (status !== '204' && status !== '304') expect(response.content).toBeDefined();
      }
    },
  );
});

describe.each(Object.entries(ROUTES))('%s', (name, route) => {
  it.each(ASKERS)('by %s', async (asker) => {
    const { scene, askers } = await setScene(name, route, asker);
    const path = await route.path(scene);
    const headers = route.headers?.(scene, path);
    const response = await ask(name, path, askers[asker], bodyFor(route, scene), headers);
    const { status } = response;
    // The answer to HEAD has no body to say why.
    const outcome = expected(name, route, asker);
    const told = name.startsWith('head ') ? outcome.slice(0, 3) : outcome;
    expect(await outcomeOf(response)).toBe(told);
    const operation = declared.find(([other]) => other === name)?.[1];
    expect(Object.keys(operation?.responses ?? {})).toContain(String(status));
  });
});

const onBoards = Object.entries(ROUTES).filter(([name]) => name.includes('{boardId}'));

describe('a stranger cannot tell a board from none', () => {
  it.each(onBoards)('%s', async (name, route) => {
    const { scene, askers } = await setScene(name, route, 'stranger');
    const path = await route.path(scene);
    const nowhere = path.replace(scene.boardId, 'AAAAAAAAAAAAAAAA');
    const answers = await Promise.all(
      [path, nowhere].flatMap((to) =>
        [bodyFor(route, scene), 'not what the route takes'].map(async (body) => {
          const response = await ask(
            name,
            to,
            askers.stranger,
            name.startsWith('get') ? undefined : body,
          );
          const headers = Object.fromEntries(response.headers);
          return { status: response.status, headers, body: await response.text() };
        }),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(404);
  });
});
