import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig, SETTING_NAMES } from '../src/config.ts';
import { StartError } from '../src/start-error.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const compose = readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8');

/** Name → default of the table under "Settings". */
const documented = new Map(
  [...readme.matchAll(/^\| `([A-Z0-9_]+)` \| (?:`([^`]*)`)? ?\|/gm)].map(([, name, value]) => [
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
  const named = [
    ...compose.matchAll(/^ {4,6}((?:TAKEBOARD|TLDRAW|DATABASE|PUBLIC)_[A-Z0-9_]+):/gm),
  ];
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
  ['TAKEBOARD_MOST_TAKE_BYTES', '0'],
  ['TAKEBOARD_MOST_TAKE_BYTES', '2 GB'],
  ['TAKEBOARD_MOST_SONG_BYTES', '500 MB'],
  ['TAKEBOARD_S3_ENDPOINT', 's3.example.com'],
])('%s=%s is refused by its name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(StartError);
  expect(() => readConfig({ [name]: value })).toThrow(`  ${name}: `);
});

test('a bucket is described whole or not at all', () => {
  const whole = {
    TAKEBOARD_S3_ENDPOINT: 'https://s3.example.com/',
    TAKEBOARD_S3_BUCKET: 'takes',
    TAKEBOARD_S3_REGION: 'auto',
    TAKEBOARD_S3_ACCESS_KEY_ID: 'key',
    TAKEBOARD_S3_SECRET_ACCESS_KEY: 'secret',
  };
  expect(readConfig(whole).s3).toMatchObject({
    endpoint: 'https://s3.example.com',
    bucket: 'takes',
  });
  expect(readConfig({}).s3).toBeUndefined();
  for (const name of Object.keys(whole)) {
    expect(() => readConfig({ ...whole, [name]: '' })).toThrow(
      `  ${name}: files go to S3 only when`,
    );
  }
});
