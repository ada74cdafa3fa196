import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { z } from 'zod';

/** What one unit of the tree may import. Names of npm packages and of other units. */
export interface Unit {
  readonly name: string;
  /** Other units, by package name. */
  readonly units: readonly string[];
  /** npm packages; `declared` means all that its package.json declares. */
  readonly packages: readonly string[] | 'declared';
  /** Whether `node:` modules exist where it runs. */
  readonly node: boolean;
}

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly source: string;
}

const manifestSchema = z.object({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
export type Manifest = z.infer<typeof manifestSchema>;

const SOURCE = /\.(ts|tsx|mjs)$/;
const NOT_SOURCES = new Set(['node_modules', 'dist', 'public', 'test-results']);
/** Folders whose files only tools run: they may use devDependencies, and Node. */
const TOOLING = /^(test|bench|demo|e2e|vite|launch)\/|^[^/]+$/;

export const readManifest = (root: string, unit: string): Manifest =>
  manifestSchema.parse(JSON.parse(readFileSync(join(root, unit, 'package.json'), 'utf8')));

/** Every source file of a unit, tests and tool settings included. */
export function sourcesOf(root: string, unit: string): readonly SourceFile[] {
  const files: SourceFile[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !NOT_SOURCES.has(entry.name)) walk(path);
      else if (entry.isFile() && SOURCE.test(entry.name)) {
        const inRepository = relative(root, path).split(sep).join('/');
        files.push({ path: inRepository, source: readFileSync(path, 'utf8') });
      }
    }
  };
  walk(join(root, unit));
  return files;
}

/** Every module a file names: imports, re-exports, types, and `import()` of a fixed name. */
export function importsOf({ path, source }: SourceFile): readonly string[] {
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0)
    throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message}`);
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const named = [
    ...staticImports.map((found) => found.moduleRequest.value),
    ...staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
    ),
    ...dynamicImports.flatMap(({ moduleRequest }) => {
      const text = source.slice(moduleRequest.start, moduleRequest.end);
      return /^(['"]).*\1$/.test(text) ? [text.slice(1, -1)] : [];
    }),
  ];
  return [...new Set(named)];
}

/** What is wrong with the imports of one file, in words; empty when nothing is. */
export function faultsIn(
  file: SourceFile,
  unitFolder: string,
  unit: Unit,
  manifest: Manifest,
  root: string,
): readonly string[] {
  const inUnit = file.path.slice(unitFolder.length + 1);
  const tooling = TOOLING.test(inUnit);
  const declared = new Set([
    ...Object.keys(manifest.dependencies),
    ...(tooling ? Object.keys(manifest.devDependencies) : []),
  ]);
  const fault = (name: string): string | undefined => {
    if (name.startsWith('.')) return faultOfRelative(name);
    if (name.startsWith('node:')) {
      return unit.node || tooling ? undefined : 'runs where there is no Node';
    }
    const packageName = packageOf(name);
    if (packageName.startsWith('@takeboard/')) {
      if (name !== packageName) return 'reaches into another package instead of using its face';
      if (!unit.units.includes(packageName)) return 'is a unit that this one may not import';
    } else if (!tooling && unit.packages !== 'declared' && !unit.packages.includes(packageName)) {
      return 'is a package that this unit may not import';
    }
    return declared.has(packageName) ? undefined : 'is not declared in its package.json';
  };
  const faultOfRelative = (name: string): string | undefined => {
    const target = resolve(root, dirname(file.path), name.replace(/\?.*$/, ''));
    const inside = `${resolve(root, unitFolder)}${sep}`;
    if (!target.startsWith(inside)) return 'leaves its unit';
    if (inUnit.startsWith('src/') && target === join(inside, 'src', 'index.ts')) {
      return 'uses the package’s own face from inside';
    }
    if (inUnit.startsWith('src/') && !target.startsWith(join(inside, 'src') + sep)) {
      return 'reaches out of src';
    }
    return existsSync(target) ? undefined : 'does not exist (with its extension)';
  };
  return importsOf(file).flatMap((name) => {
    const found = fault(name);
    return found === undefined ? [] : [`${file.path}: "${name}" ${found}`];
  });
}

/** A circle in "imports", as the names along it; undefined when there is none. */
export function circleIn(
  graph: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of graph.get(name) ?? []) {
      const circle = visit(next, [...way, name]);
      if (circle) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of graph.keys()) {
    const circle = visit(name, []);
    if (circle) return circle;
  }
  return undefined;
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
