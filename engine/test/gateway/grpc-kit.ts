/** The gRPC gateway as any client sees it: calls by name, with the engine's own protocol file. */
import path from 'node:path';
import type { Client } from '@grpc/grpc-js';
import {
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  type ServiceClientConstructor,
  type ServiceDefinition,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const proto = loadSync(path.resolve(import.meta.dirname, '../../gateway/grpc/gateway.proto'), {
  keepCase: true,
  longs: String,
  defaults: true,
});
const { gateway_protocol: loaded } = loadPackageDefinition(proto) as unknown as {
  gateway_protocol: { Gateway: ServiceClientConstructor };
};
export const SERVICE: ServiceDefinition = loaded.Gateway.service;

type Unary = (request: object, answer: (error: ServiceError | null, result: object) => void) => void;

export class GrpcKit {
  private readonly client: Client;

  constructor(port: number | null) {
    this.client = new loaded.Gateway(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  /** @throws the status: `3 INVALID_ARGUMENT: …` */
  call(name: string, request: object): Promise<Record<string, unknown>> {
    const method = (this.client as unknown as Record<string, Unary>)[name] as Unary;
    return new Promise((resolve, reject) =>
      method.call(this.client, request, (error, result) => (error ? reject(error) : resolve(result as never))),
    );
  }

  stream<Message>(name: string, request: object): ClientReadableStream<Message> {
    type Stream = (request: object) => ClientReadableStream<Message>;
    return ((this.client as unknown as Record<string, Stream>)[name] as Stream).call(this.client, request);
  }

  /** Sends bytes that may be no message at all; the name of the status that comes back. */
  sendBytes(path: string, bytes: Buffer, deadline: number): Promise<number> {
    return new Promise((resolve) => {
      const raw = (value: Buffer): Buffer => value;
      const call = this.client.makeServerStreamRequest(path, raw, raw, bytes, { deadline });
      call.on('data', () => undefined);
      call.on('error', (error: ServiceError) => resolve(error.code));
      call.on('end', () => resolve(0));
    });
  }

  close(): void {
    this.client.close();
  }
}
