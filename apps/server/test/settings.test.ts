import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig, SETTING_NAMES } from '../src/config.ts';
import { StartError } from '../src/start-error.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const compose = readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8');

/** Name → default of the table under "Settings". */
const documented = new Map(
  [...readme.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\|/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
);

test('the README lists every setting, and no other', () => {
  expect([...documented.keys()].toSorted()).toEqual(SETTING_NAMES.toSorted());
});

test('the defaults are those of the README', () => {
  const given = Object.fromEntries([...documented].filter(([, value]) => value !== undefined));
  expect(readConfig(given)).toEqual(readConfig({}));
});

test('the containers are given only settings that exist', () => {
  const named = [...compose.matchAll(/^ {4,6}((?:TAKEBOARD|TLDRAW|DATABASE|PUBLIC)_[A-Z_]+):/gm)];
  expect(named.length).toBeGreaterThan(4);
  for (const [, name] of named) expect(SETTING_NAMES).toContain(name);
});

test('an empty variable is no setting, and an address loses its last slash', () => {
  const config = readConfig({ PUBLIC_URL: 'https://boards.example.test/', DATABASE_URL: ' ' });
  expect(config.publicUrl).toBe('https://boards.example.test');
  expect(config.databaseUrl).toBeUndefined();
});

test.each([
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PUBLIC_URL', 'boards.example.test'],
  ['DATABASE_URL', 'mysql://here/x'],
  ['TAKEBOARD_ROLE', 'everything'],
  ['TAKEBOARD_SECRET', 'short'],
  ['TAKEBOARD_OPERATOR_TOKEN', 'short'],
  ['TAKEBOARD_LOG_LEVEL', 'loud'],
])('%s=%s is refused by its name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(StartError);
  expect(() => readConfig({ [name]: value })).toThrow(`  ${name}: `);
});
