/**
 * `npm run test:clients`: zbctl, Zeebe's command line client written in Go, against the engine: what an operator does
 * with it, each command and what it answers. Ends with an error where an answer is not as expected.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEngine } from '../../index.js';
import { bpmn, catching, chain, end, message, onMessage, service, start } from '../conformance/models.js';
import { decision, dmn, literal } from '../dmn/files.js';

const BINARIES: Partial<Record<NodeJS.Platform, string>> = { linux: 'zbctl-cli.linux', darwin: 'zbctl-cli.darwin' };
const binary = path.resolve(
  import.meta.dirname,
  'node_modules/zbctl/bin',
  BINARIES[process.platform] ?? 'zbctl-cli.exe',
);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zbctl-'));
const engine = await startEngine({ grpcPort: 0 });

const file = (name: string, content: string): string => {
  const place = path.join(folder, name);
  fs.writeFileSync(place, content);
  return place;
};
const order = bpmn(
  'order',
  [start(), service('work'), catching('paid', onMessage('payment')), end(), chain('start', 'work', 'paid', 'end')],
  [message('payment', '=id')],
);
const [model, rules] = [file('order.bpmn', order), file('d.dmn', dmn(decision('d', literal('x + 1'))))];

function run(...command: string[]): Promise<{ code: number; text: string }> {
  const all = ['--insecure', '--address', `127.0.0.1:${engine.grpcPort}`, ...command];
  return new Promise((resolve) =>
    execFile(binary, all, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr }),
    ),
  );
}

/** Runs a command whose answer must have these words; the answer as JSON where it is some. */
async function expect(words: RegExp, ...command: string[]): Promise<Record<string, never>> {
  const { text } = await run(...command);
  if (!words.test(text)) throw new Error(`zbctl ${command.join(' ')} answered\n${text}\nwithout ${words.source}`);
  console.log(`ok  zbctl ${command.map((part) => part.replace(folder, '')).join(' ')}`);
  return text.trimStart().startsWith('{') ? (JSON.parse(text) as Record<string, never>) : {};
}
type Keyed = { processInstanceKey: string; jobs: { key: string }[] };
const create = async (id: string): Promise<string> =>
  (
    (await expect(
      /"processInstanceKey"/,
      'create',
      'instance',
      'order',
      '--variables',
      JSON.stringify({ id }),
    )) as unknown as Keyed
  ).processInstanceKey;
const activate = async (): Promise<string> =>
  ((await expect(/"type": *"work"/, 'activate', 'jobs', 'work', '--maxJobsToActivate', '1')) as unknown as Keyed)
    .jobs[0]?.key ?? '';

try {
  await expect(/Partition 1 : Leader, Healthy/, 'status');
  await expect(/"bpmnProcessId": *"order"/, 'deploy', 'resource', model, rules);
  await expect(
    /3 INVALID_ARGUMENT|InvalidArgument/,
    'deploy',
    'resource',
    file('w.bpmn', bpmn('w', ['<bpmn:serviceTask id="t"/>'])),
  );
  const instance = await create('a');
  const job = await activate();
  await expect(/Failed job/, 'fail', 'job', job, '--retries', '0', '--errorMessage', 'no paper');
  const [incident] = await engine.reader.all<{ key: number }>('select key from incident');
  const incidentKey = String(incident?.key);
  await expect(/no retries left/, 'resolve', 'incident', incidentKey);
  await expect(/Updated the retries/, 'update', 'retries', job, '--retries', '2');
  await expect(/Resolved an incident/, 'resolve', 'incident', incidentKey);
  await expect(/Set the variables/, 'set', 'variables', instance, '--variables', '{"id":"b"}');
  await expect(/Completed job/, 'complete', 'job', await activate(), '--variables', '{"done":true}');
  await expect(/"key"/, 'publish', 'message', 'payment', '--correlationKey', 'b', '--variables', '{"paid":true}');
  await engine.idle();
  await expect(/NotFound/, 'cancel', 'instance', instance);
  await expect(/Canceled process instance/, 'cancel', 'instance', await create('c'));
  await expect(/"decisionOutput": *"42"/, 'evaluate', 'decision', 'd', '--variables', '{"x":41}');
  await expect(/"key"/, 'broadcast', 'signal', 'nobody');
  const states = await engine.reader.all('select state from process_instance order by key');
  if (JSON.stringify(states) !== '[{"state":"COMPLETED"},{"state":"TERMINATED"}]')
    throw new Error(`states: ${JSON.stringify(states)}`);
} finally {
  await engine.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
