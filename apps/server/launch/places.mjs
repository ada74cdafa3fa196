import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders the bootstrap works in. Absolute paths. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]+$/, '');
export const SERVER = join(ROOT, 'apps', 'server');
export const WEB = join(ROOT, 'apps', 'web');
export const MEDIA = join(ROOT, 'packages', 'media');
export const WEB_BUILT = join(WEB, 'dist');
export const TOOLS = join(ROOT, '.tools');
