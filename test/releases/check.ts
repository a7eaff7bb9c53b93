/** Part of `.ci/run`: what is shipped has been kept as the data of a release, or cases of it would be tried by nobody. */
import { hashOf } from '../../domain/definitions/index.js';
import { filesOf, readBundle } from '../../gateways/deploy.js';
import { WORKFLOWS } from '../../wiring.js';
import { readRelease, releases } from './stored.js';

const shipped = hashOf(filesOf(readBundle(WORKFLOWS)));
const kept = releases().find((name) => readRelease(name).bundle === shipped);
if (kept === undefined) {
  console.error(
    'workflows/ has changed, and no folder of test/releases holds data of it: run `npm run fixture` and commit what it writes.',
  );
  process.exitCode = 1;
} else console.log(`workflows/ is the bundle of test/releases/${kept}`);
