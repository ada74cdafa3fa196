import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from './build-web.mjs';
import { findChromium } from './chromium.mjs';
import { withFfmpeg } from './ffmpeg.mjs';
import { ROOT, TOOLS, WEB } from './places.mjs';
import { run } from './programs.mjs';

/**
 * Every test there is: vitest over all packages, then a real browser against the real server. What
 * follows `npm test --` narrows both to the files whose names contain it. The last line is the sum
 * of what the two reporters counted.
 */
export async function command(given, filters) {
  const { env, ...rest } = await withFfmpeg(given);
  // Seventy test files in as many processes, and a dozen servers, read the same sources.
  const tools = { ...rest, env: { NODE_COMPILE_CACHE: join(TOOLS, 'compiled'), ...env } };
  const reports = mkdtempSync(join(tmpdir(), 'takeboard-test-'));
  try {
    const units = await testUnits(tools, filters, join(reports, 'units.json'));
    const browser = await testInBrowser(tools, filters, join(reports, 'browser.json'));
    const passed = units.passed + browser.passed;
    const failed = units.failed + browser.failed;
    if (passed + failed === 0)
      process.stdout.write('\nNo test was run: no file name contains what you asked for.\n');
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    return failed > 0 || passed === 0 ? 1 : 0;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

async function testUnits({ node, env }, filters, report) {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [vitest, 'run', '--passWithNoTests', ...reporters, ...filters];
  const status = await run(node, args, { env });
  const counted = read(report);
  return atLeastOne(status, {
    passed: counted?.numPassedTests ?? 0,
    failed: counted?.numFailedTests ?? 0,
  });
}

async function testInBrowser(tools, filters, report) {
  if (!hasBrowserTest(filters)) return { passed: 0, failed: 0 };
  await buildWeb(tools);
  const browser = await findChromium(tools);
  const cli = join(WEB, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '--reporter=list,json', '--pass-with-no-tests', ...filters];
  const status = await run(tools.node, args, {
    cwd: WEB,
    env: { ...tools.env, ...browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const counted = read(report)?.stats;
  return atLeastOne(status, {
    passed: (counted?.expected ?? 0) + (counted?.flaky ?? 0),
    failed: counted?.unexpected ?? 0,
  });
}

/** No browser is looked for when no browser test is meant. */
function hasBrowserTest(filters) {
  const folder = join(WEB, 'e2e');
  if (!existsSync(folder)) return false;
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join('apps', 'web', 'e2e', String(name)))
    .filter((name) => /\.(spec|test)\.ts$/.test(name));
  return files.some((name) => filters.length === 0 || filters.some((part) => name.includes(part)));
}

/** A run can fail without a failed test (a file that does not load, an error outside any test). */
function atLeastOne(status, { passed, failed }) {
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
