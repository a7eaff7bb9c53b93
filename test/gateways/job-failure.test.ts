/** What a failed job costs: an outage nothing, whichever partner is away; a fault one try; a wrong model all of them. */
import { expect } from 'chai';
import { EngineError } from '../../domain/core/engine.js';
import { JobInputError } from '../../domain/core/errors.js';
import type { Job } from '../../domain/core/jobs.js';
import { MailError } from '../../domain/core/mail.js';
import { isOutage, isOutageText } from '../../domain/core/outage.js';
import { failureOf } from '../../gateways/job-failure.js';

const JOB: Job = {
  key: '1',
  type: 'complaint.open',
  elementInstanceKey: '2',
  elementId: 'serviceTask_Open',
  processInstanceKey: '3',
  bpmnProcessId: 'complaint-handling',
  processDefinitionKey: '2',
  customHeaders: {},
  variables: {},
  retries: 1,
};
const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

const OUTAGES: [what: string, error: Error][] = [
  ['an engine that cannot be reached', new EngineError(0, 'cannot be reached')],
  ['an engine that cannot write', new EngineError(503, 'could not be written')],
  ['a mail server that is away', new MailError('away', 'ECONNREFUSED')],
  ...['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_CANTOPEN'].map(
    (code): [string, Error] => [`SQLite's ${code}`, coded(code)],
  ),
  ...['08000', '08006', '08P01', '53100', '53300', '57P01', '57P02', '57P03', '58030', '55P03', '57014', '25006'].map(
    (code): [string, Error] => [`PostgreSQL's ${code}`, coded(code)],
  ),
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOSPC', 'EDQUOT', 'EMFILE'].map(
    (code): [string, Error] => [`the system's ${code}`, coded(code)],
  ),
  [
    'a pool without a free connection',
    named('KnexTimeoutError', 'Knex: Timeout acquiring a connection. The pool is probably full.'),
  ],
  ['a connection that ended', new Error('select 1 - Connection terminated unexpectedly')],
  ['a connection that cannot be made in time', new Error('timeout expired')],
  ['an answer that does not come', new Error('select 1 - Query read timeout')],
  ['every address of a host refusing', new AggregateError([coded('ECONNREFUSED')])],
  ['a cause further down', new Error('the notice could not be read', { cause: coded('SQLITE_IOERR') })],
];
const FAULTS: [what: string, error: unknown][] = [
  ['a refusal of the engine', new EngineError(409, 'wrong state')],
  ['a refusal of the mail server', new MailError('refused', 'EENVELOPE 550')],
  ['a broken rule of the database', coded('SQLITE_CONSTRAINT')],
  ['a row that is there already', coded('23505')],
  ['a damaged file', coded('SQLITE_CORRUPT')],
  ['a mistake of ours', new TypeError('undefined is not a function')],
  ['something that is no error', 'ECONNREFUSED'],
];

describe('a job that failed', () => {
  for (const [what, error] of OUTAGES)
    it(`keeps its tries after ${what}`, () => {
      expect(isOutage(error)).to.equal(true);
      const { retries, retryBackOffMs, errorMessage } = failureOf(JOB, error);
      expect(retries).to.equal(JOB.retries);
      expect(retryBackOffMs).to.be.within(1_000, 30_000);
      expect(isOutageText(errorMessage), errorMessage).to.equal(true);
    });

  for (const [what, error] of FAULTS)
    it(`has one try less after ${what}`, () => {
      expect(isOutage(error)).to.equal(false);
      const { retries, errorMessage } = failureOf(JOB, error);
      expect(retries).to.equal(0);
      expect(isOutageText(errorMessage), errorMessage).to.equal(false);
    });

  it('is not tried again where the model is wrong', () => {
    expect(failureOf({ ...JOB, retries: 3 }, new JobInputError('there is no complaintId'))).to.deep.include({
      retries: 0,
    });
  });

  it('is recognised by what earlier versions wrote into its incident', () => {
    for (const text of ['Error (SQLITE_BUSY)', 'error (57P01)', 'EngineError 0: away', 'KnexTimeoutError'])
      expect(isOutageText(text), text).to.equal(true);
    for (const text of ['TypeError', 'Error (SQLITE_CONSTRAINT)', 'EngineError 404: gone', 'the outage was longer'])
      expect(isOutageText(text), text).to.equal(false);
  });

  it('tells the engine no words of a library, which may quote what somebody wrote', () => {
    expect(failureOf(JOB, coded('SQLITE_BUSY', '测试甲 19900000000')).errorMessage).to.equal(
      'Outage: Error (SQLITE_BUSY)',
    );
  });
});
