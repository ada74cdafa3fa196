/**
 * Writes src/api/schema.d.ts from the server's routes; with --check only says whether it is up to
 * date (exit code 1 if not). Run it after changing a route: `pnpm --filter @takeboard/web api:write`.
 */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTypes, { astToString } from 'openapi-typescript';

const printer = fileURLToPath(new URL('../server/src/http/write-openapi.ts', import.meta.url));
const target = new URL('src/api/schema.d.ts', import.meta.url);

const document = execFileSync(process.execPath, [printer], { maxBuffer: 64 * 1024 * 1024 });
const header = '// Written by write-api-types.mjs from the routes of the server. Do not edit.\n\n';
// Fields with a default may be left out of requests, but are always there in answers.
const types = await openapiTypes(document.toString('utf8'), { defaultNonNullable: false });
const wanted = header + astToString(types);

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (present !== wanted) {
    process.stderr.write(
      "src/api/schema.d.ts is not what the server's routes say. Run: pnpm --filter @takeboard/web api:write\n",
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(target, wanted);
}
