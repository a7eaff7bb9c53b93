import type { ControlledClock } from '../../clock.js';
import type { Engine } from '../../commands/commands.js';
export function startRestGateway(_engine: Engine, _options: { host: string; port: number; controlledClock: ControlledClock | null; searchDelayMs: number }): Promise<{ port: number; close(): Promise<void> }> {
  throw new Error('no REST yet');
}
