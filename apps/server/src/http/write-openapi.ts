/**
 * Prints openapi.json, from which the web app's types are generated. Starts nothing: the routes are
 * put together with services that fail when they are touched, since describing a route needs none.
 */
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { Services } from '../services.ts';
import { openApiDocument } from './openapi.ts';

const absent = (name: string): never => {
  throw new Error(`A route used services.${name} before any request came. Use it in the handler.`);
};

const services: Services = {
  config: readConfig({}),
  log: createLog('silent'),
  clock: () => new Date(),
  get database() {
    return absent('database');
  },
  get sessions() {
    return absent('sessions');
  },
  get rooms() {
    return absent('rooms');
  },
  get blobs() {
    return absent('blobs');
  },
  get uploads() {
    return absent('uploads');
  },
  get mediaLinks() {
    return absent('mediaLinks');
  },
  get media() {
    return absent('media');
  },
  get ingest() {
    return absent('ingest');
  },
};

process.stdout.write(`${JSON.stringify(openApiDocument(createApp(services)), null, 2)}\n`);
