/** A time stamping authority that `openssl ts` is behind: keys, certificates and answers are real ones. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

const CONFIG = `
[tsa]
default_tsa = its
[its]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[req]
distinguished_name = name
[name]
[stamping]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
`;

export type Manner = 'right' | 'hangs' | 'of something else' | 'as before' | 'no stamp';

export class TimeStampAuthority {
  /** The certificate that its own goes back to. */
  readonly trusted: string;
  manner: Manner = 'right';
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tsa-'));
  private readonly server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => this.answer(Buffer.concat(parts), response));
  });

  constructor(private readonly name: string) {
    this.write('tsa.cnf', CONFIG);
    this.write('serial', '01');
    this.certificate('root', []);
    this.certificate('stamping', ['-CA', 'root.crt', '-CAkey', 'root.key']);
    this.trusted = fs.readFileSync(path.join(this.folder, 'root.crt'), 'utf8');
  }

  private write(file: string, content: string | Buffer): void {
    fs.writeFileSync(path.join(this.folder, file), content);
  }

  private openssl(...words: string[]): void {
    execFileSync('openssl', words, { cwd: this.folder, stdio: 'pipe' });
  }

  private certificate(kind: string, signedBy: readonly string[]): void {
    this.openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${kind}.key`);
    const its = ['-key', `${kind}.key`, '-subj', `/CN=${this.name} ${kind}`, '-days', '30', '-out', `${kind}.crt`];
    this.openssl('req', '-x509', '-new', '-config', 'tsa.cnf', '-extensions', kind, ...its, ...signedBy);
  }

  private answer(query: Buffer, response: http.ServerResponse): void {
    if (this.manner === 'hangs') return;
    if (this.manner === 'no stamp') return void response.end('<html>');
    if (this.manner === 'as before') return void response.end(fs.readFileSync(path.join(this.folder, 'answer.tsr')));
    this.write('asked.tsq', query);
    if (this.manner === 'of something else') {
      this.write('other.txt', 'something else');
      this.openssl('ts', '-query', '-data', 'other.txt', '-sha256', '-cert', '-out', 'asked.tsq');
    }
    const its = ['-signer', 'stamping.crt', '-inkey', 'stamping.key', '-chain', 'root.crt', '-out', 'answer.tsr'];
    this.openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'asked.tsq', ...its);
    response.end(fs.readFileSync(path.join(this.folder, 'answer.tsr')));
  }

  /** Whether `openssl` itself finds that an answer stamps a file. @throws where it does not */
  verify(file: string, answer: string): void {
    this.openssl('ts', '-verify', '-data', file, '-in', answer, '-CAfile', 'root.crt');
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => void this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => void this.server.close(() => resolve()));
    fs.rmSync(this.folder, { recursive: true });
  }
}
