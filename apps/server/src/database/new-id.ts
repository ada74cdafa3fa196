import { randomBytes } from 'node:crypto';

/** A random URL-safe id of 16 characters (96 bits): nobody can guess one or count by it. */
export const newId = (): string => randomBytes(12).toString('base64url');
