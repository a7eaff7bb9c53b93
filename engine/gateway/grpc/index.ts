import type { Engine } from '../../commands/commands.js';
export function startGrpcGateway(_engine: Engine, _options: { host: string; port: number }): Promise<{ port: number; close(): Promise<void> }> {
  throw new Error('no gRPC yet');
}
