/**
 * The web application in a process of its own: real routes, use cases and repositories on the database that is given.
 * No engine: what a complaint sends to it stays in the outbox. As in production behind a proxy, which the bench plays:
 * each visitor has an address of their own.
 */
import type { AddressInfo } from 'node:net';
import { openDatabase } from '../../db/database.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { SystemClock } from '../../gateways/clock.js';
import { createLogger } from '../../gateways/log.js';
import { wirePages, wireUseCases } from '../../wiring.js';
import { FORM_SECRET, keys, locationOf, ZONE } from './house.js';

const COMPANY = '示范燃气公司';

const database = await openDatabase(locationOf(process.argv[2] ?? ''));
const clock = new SystemClock();
const log = createLogger('error');
const engine = createEngineClient({ baseUrl: 'http://127.0.0.1:9', account: null });
const { useCases } = wireUseCases({
  database,
  engine,
  clock,
  keys,
  log,
  zone: ZONE,
  companyName: COMPANY,
  secondFactorRoles: [],
  publicUrl: null,
  mailEnabled: false,
});
const { app } = wirePages({
  useCases,
  engine,
  counts: database.counts,
  clock,
  log,
  config: {
    secureCookies: true,
    // Visitors of the bench say where they come from, as a proxy would.
    trustedProxies: ['127.0.0.1'],
    publicUrl: null,
    companyName: COMPANY,
    emergencyPhone: '119',
    zone: ZONE,
    csrfSecret: FORM_SECRET,
    ready: () => true,
  },
});
const server = app.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
