/** What the ledger keeps of bundles. */
import type { EngineKey } from '../core/ids.js';

export interface DefinitionEntries {
  'bundle.deployed': {
    number: number;
    hash: string;
    origin: string;
    deploymentKey: EngineKey;
    definitionsDigest: string;
  };
}
