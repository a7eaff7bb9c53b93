/**
 * The web application in a process of its own: real routes, use cases and repositories on the database that is given.
 * No engine: what a complaint sends to it stays in the outbox. As in production behind a proxy, which the bench plays:
 * each visitor has an address of their own.
 */
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openDatabase } from '../../db/database.js';
import { CALENDAR_YEARS } from '../../domain/core/index.js';
import { createUseCases } from '../../domain/modules.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { SystemClock } from '../../gateways/clock.js';
import { readProcess } from '../../gateways/deploy.js';
import { createImageGateway } from '../../gateways/images.js';
import { createLogger } from '../../gateways/log.js';
import { matterForms, registrationForm } from '../../gateways/matter-forms.js';
import { loadNoticeTemplates } from '../../gateways/notice-templates.js';
import { readPolicies } from '../../gateways/policy-files.js';
import { allowedVariablesOf } from '../../workflows/process-api.js';
import { createApp } from '../../web/app.js';
import { FORM_SECRET, keys, locationOf, ZONE } from './house.js';

const WORKFLOWS = path.resolve(import.meta.dirname, '../../workflows');
const COMPANY = '示范燃气公司';

const database = await openDatabase(locationOf(process.argv[2] ?? ''));
const clock = new SystemClock();
const log = createLogger('error');
const engine = createEngineClient({ baseUrl: 'http://127.0.0.1:9', account: null });
const { useCases } = createUseCases({
  store: database,
  engine,
  images: createImageGateway(),
  templates: loadNoticeTemplates(path.join(WORKFLOWS, 'notices')),
  clock,
  calendarYears: CALENDAR_YEARS,
  policyFiles: () => readPolicies(path.join(WORKFLOWS, 'policies')),
  allowedVariables: allowedVariablesOf,
  keys,
  log,
  zone: ZONE,
  companyName: COMPANY,
  secondFactorRoles: [],
  mailEnabled: false,
  evaluationUrl: null,
  wakeOutbox: () => undefined,
});
const app = createApp({
  useCases,
  engine,
  processXml: (id) => readProcess(WORKFLOWS, id),
  matterForm: matterForms(WORKFLOWS, log),
  registrationForm: registrationForm(WORKFLOWS, log),
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
