import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { METHODS } from '@takeboard/voting';
import type { VotingMethod } from '@takeboard/voting';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  circleIn,
  faultsIn,
  importsOf,
  readManifest,
  sourcesOf,
  type Unit,
} from './support/import-graph.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** The import graph, as data. A new unit, or a new right to import, is a line here. */
const TREE: Readonly<Record<string, Unit>> = {
  'packages/editorial': { name: '@takeboard/editorial', units: [], packages: [], node: false },
  'packages/voting': { name: '@takeboard/voting', units: [], packages: [], node: false },
  'packages/storyboard': {
    name: '@takeboard/storyboard',
    units: ['@takeboard/editorial'],
    packages: [
      'yjs',
      'zod',
      '@tldraw/tlschema',
      '@tldraw/store',
      '@tldraw/validate',
      '@tldraw/utils',
    ],
    node: false,
  },
  'packages/media': {
    name: '@takeboard/media',
    units: ['@takeboard/editorial'],
    packages: 'declared',
    node: true,
  },
  'apps/server': {
    name: '@takeboard/server',
    units: [
      '@takeboard/editorial',
      '@takeboard/media',
      '@takeboard/storyboard',
      '@takeboard/voting',
    ],
    packages: 'declared',
    node: true,
  },
  'apps/web': {
    name: '@takeboard/web',
    units: ['@takeboard/editorial', '@takeboard/storyboard', '@takeboard/voting'],
    packages: 'declared',
    node: false,
  },
};

const units = Object.entries(TREE);

test('every folder of apps and packages stands in the tree', () => {
  const folders = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(ROOT, group)).map((name) => `${group}/${name}`),
  );
  expect(folders.toSorted()).toEqual(Object.keys(TREE).toSorted());
});

describe.each(units)('%s', (folder, unit) => {
  const manifest = readManifest(ROOT, folder);

  test('imports only what it may', () => {
    const sources = sourcesOf(ROOT, folder);
    expect(sources.length).toBeGreaterThan(1);
    expect(sources.flatMap((file) => faultsIn(file, folder, unit, manifest, ROOT))).toEqual([]);
  });

  test('declares only what it may', () => {
    expect(manifest.name).toBe(unit.name);
    const declared = Object.keys(manifest.dependencies);
    const ours = declared.filter((name) => name.startsWith('@takeboard/'));
    expect(unit.units).toEqual(expect.arrayContaining(ours));
    if (unit.packages !== 'declared') {
      const others = declared.filter((name) => !name.startsWith('@takeboard/'));
      expect(unit.packages).toEqual(expect.arrayContaining(others));
    }
  });

  test('is checked against the world it runs in', () => {
    const options = compilerOptions(folder);
    const hasDom = options.lib?.some((name) => name.startsWith('DOM')) ?? false;
    expect(hasDom).toBe(folder === 'apps/web');
    expect(options.types?.includes('node') ?? false).toBe(unit.node);
  });
});

test('no unit imports itself round a corner', () => {
  const graph = new Map(units.map(([, unit]) => [unit.name, unit.units]));
  expect(circleIn(graph)).toBeUndefined();
});

test('tldraw stays behind the canvas, and one file knows both it and Yjs', () => {
  const sources = sourcesOf(ROOT, 'apps/web').filter((file) =>
    file.path.startsWith('apps/web/src/'),
  );
  const importers = (name: string) =>
    sources.filter((file) => importsOf(file).includes(name)).map((file) => file.path);
  const ofTldraw = importers('tldraw');
  expect(ofTldraw.filter((path) => !path.startsWith('apps/web/src/canvas/'))).toEqual([]);
  const both = importers('yjs').filter((path) => ofTldraw.includes(path));
  expect(both.filter((path) => path !== 'apps/web/src/canvas/bind-canvas.ts')).toEqual([]);
});

test('no folder is named for what it is instead of what it is about', () => {
  const vague = /(^|\/)(utils?|helpers?|shared|common|types|core|misc|lib)\//;
  const paths = units.flatMap(([folder]) => sourcesOf(ROOT, folder).map((file) => file.path));
  expect(paths.filter((path) => vague.test(path))).toEqual([]);
});

test('every file of the voting methods is in their list, by the name it has', async () => {
  const folder = join(ROOT, 'packages/voting/src/methods');
  const files = readdirSync(folder).filter((name) => name !== 'index.ts');
  const ids = await Promise.all(
    files.map(async (name) => {
      const module = (await import(join(folder, name))) as { readonly default: VotingMethod };
      return module.default.id;
    }),
  );
  expect(ids.map((id) => `${id}.ts`)).toEqual(files);
  expect(METHODS.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

test('the bootstrap needs nothing that it first has to install', () => {
  const files = sourcesOf(ROOT, 'apps/server').filter((file) => file.path.includes('/launch/'));
  expect(files.length).toBeGreaterThan(5);
  const needed = files.flatMap((file) => importsOf(file));
  expect(needed.filter((name) => !name.startsWith('node:') && !name.startsWith('./'))).toEqual([]);
});

test('the environment is read in one file of the server', () => {
  const readers = sourcesOf(ROOT, 'apps/server')
    .filter((file) => file.path.startsWith('apps/server/src/'))
    .filter((file) => file.source.includes('process.env'))
    .map((file) => file.path);
  expect(readers).toEqual(['apps/server/src/main.ts']);
});

describe('a planted fault is found', () => {
  const folder = 'packages/editorial';
  const manifest = { name: '@takeboard/editorial', dependencies: {}, devDependencies: {} };
  const editorial: Unit = { name: '@takeboard/editorial', units: [], packages: [], node: false };
  const faultsOf = (source: string, path = `${folder}/src/planted.ts`) =>
    faultsIn({ path, source }, folder, editorial, manifest, ROOT);

  test.each([
    ['upwards', `import { a } from '@takeboard/storyboard';`],
    ['deep', `export * from '@takeboard/storyboard/src/board.ts';`],
    ['by type only', `import type { Doc } from 'yjs';`],
    [
      'by a type in a type',
      `type T = import('../../../apps/server/src/config.ts').Config; export type { T } from 'zod';`,
    ],
    ['later', `const load = () => import('react');`],
    ['into Node', `import 'node:fs';`],
    ['out of the unit', `import { x } from '../../storyboard/src/board.ts';`],
    ['through its own face', `import { x } from './index.ts';`],
    ['without extension', `import { x } from './rational';`],
  ])('%s', (_, source) => {
    expect(faultsOf(source)).toHaveLength(1);
  });

  test('and what only looks like one is not', () => {
    expect(faultsOf(`// import 'react'\nexport const text = "import x from 'react'";`)).toEqual([]);
  });

  test('in a circle', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(circleIn(graph)).toEqual(['b', 'c', 'b']);
  });

  test('in a file with JSX', () => {
    const source = `import { a } from 'x'; export const C = () => <p>{a}</p>;`;
    expect(importsOf({ path: 'c.tsx', source })).toEqual(['x']);
  });
});

function compilerOptions(folder: string) {
  const options = z.object({
    compilerOptions: z
      .object({ lib: z.array(z.string()).optional(), types: z.array(z.string()).optional() })
      .default({}),
  });
  return options.parse(JSON.parse(readFileSync(join(ROOT, folder, 'tsconfig.json'), 'utf8')))
    .compilerOptions;
}
