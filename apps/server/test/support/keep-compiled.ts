import { flushCompileCache } from 'node:module';
import { afterAll } from 'vitest';

// What Node compiled is written down at an orderly exit, and vitest ends its processes by a signal.
afterAll(() => flushCompileCache());
