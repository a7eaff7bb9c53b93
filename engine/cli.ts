/**
 * `npm run engine -- --grpc-port N --rest-port N --data FILE [--controlled-clock] [--search-delay MS]`: the engine alone.
 * Where ZEEBE_BASIC_AUTH_USERNAME and ZEEBE_BASIC_AUTH_PASSWORD are set, as for its clients, it asks for them.
 */
import { parseArgs } from 'node:util';
import { DataError, startEngine } from './index.js';
import { codeOf, reasonOf } from './reason.js';

const USAGE =
  'usage: engine [--grpc-port N] [--rest-port N] [--data FILE|:memory:] [--controlled-clock] [--search-delay MS]';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function wholeNumber(name: string, text: string, highest: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= highest) return value;
  return fail(`--${name} must be a whole number from 0 to ${highest}, but is '${text}'.\n${USAGE}`);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        'grpc-port': { type: 'string', default: '26500' },
        'rest-port': { type: 'string', default: '8080' },
        data: { type: 'string', default: ':memory:' },
        'controlled-clock': { type: 'boolean', default: false },
        'search-delay': { type: 'string', default: '0' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${reasonOf(error)}\n${USAGE}`);
  }
}

function accountOf({ ZEEBE_BASIC_AUTH_USERNAME: username, ZEEBE_BASIC_AUTH_PASSWORD: password }: NodeJS.ProcessEnv) {
  if (!username && !password) return null;
  if (username && password) return { username, password };
  return fail('Set both ZEEBE_BASIC_AUTH_USERNAME and ZEEBE_BASIC_AUTH_PASSWORD, or neither.');
}

const portOf = (error: unknown): string =>
  error instanceof Error && 'port' in error ? `Port ${String(error.port)}` : 'The port';

// Nobody waited for it: the engine goes on, and whoever runs it is told.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`a promise was rejected: ${reason instanceof Error ? reason.stack : String(reason)}\n`);
});

const values = readArguments();
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
try {
  const engine = await startEngine({
    data: values.data,
    grpcPort: wholeNumber('grpc-port', values['grpc-port'], 65_535),
    restPort: wholeNumber('rest-port', values['rest-port'], 65_535),
    controlledClock: values['controlled-clock'],
    searchDelayMs: wholeNumber('search-delay', values['search-delay'], 3_600_000),
    account: accountOf(process.env),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(
    `engine ready: gRPC 127.0.0.1:${engine.grpcPort}, REST http://127.0.0.1:${engine.restPort}/v2, data ${values.data}\n`,
  );
  const stop = (): void => void engine.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (codeOf(error) === 'EADDRINUSE')
    fail(
      `${portOf(error)} is in use: stop what uses it, or choose another one (--grpc-port, --rest-port; 0 = any free).`,
    );
  if (error instanceof DataError) fail(error.message);
  throw error;
}
