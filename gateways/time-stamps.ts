/**
 * Time stamps of an authority (RFC 3161): it signs the digest of a text with the time at which that was there. What comes back
 * is checked against the certificates that the house trusts: when it comes, and whenever somebody looks again.
 */
import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { instantOf, messageOf, type Stamp } from '../domain/core/index.js';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const USES_OF_KEY = '2.5.29.37';
const COMMON_NAME = '2.5.4.3';
const GRANTED: readonly number[] = [0, 1];
const NONCE_BYTES = 8;
/** An answer is some kilobytes, certificates and all. */
const LARGEST = 100_000;
/** So far its clock and that of the house may be apart. */
const APART_MS = 5 * 60_000;
const TIMEOUT_MS = 10_000;

/** It is no time stamp of that text by an authority that is trusted; the message says why. */
class StampError extends Error {}

const digestOf = (content: string): Buffer => createHash('sha256').update(content).digest();

/** For what WebCrypto and its friends take. */
const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;

const PEM = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g;

/** @throws {StampError} where there is none */
function certificatesIn(pem: string): pkijs.Certificate[] {
  const found = [...pem.matchAll(PEM)].map(([, base64 = '']) =>
    pkijs.Certificate.fromBER(bytesOf(Buffer.from(base64, 'base64'))),
  );
  if (found.length === 0) throw new StampError('there is no certificate (PEM) to trust');
  return found;
}

interface Read {
  info: pkijs.TSTInfo;
  signed: pkijs.SignedData;
}

/** @param answer DER, as the authority sent it */
function read(answer: Buffer): Read {
  try {
    const { status, timeStampToken } = pkijs.TimeStampResp.fromBER(bytesOf(answer));
    if (!GRANTED.includes(status.status)) throw new StampError(`the authority refuses it (status ${status.status})`);
    if (timeStampToken === undefined) throw new StampError('there is no time stamp in the answer');
    const signed = new pkijs.SignedData({ schema: timeStampToken.content });
    const content = signed.encapContentInfo.eContent?.getValue();
    if (content === undefined) throw new StampError('the time stamp is empty');
    return { signed, info: pkijs.TSTInfo.fromBER(content) };
  } catch (error) {
    if (error instanceof StampError) throw error;
    throw new StampError('the answer is no time stamp', { cause: error });
  }
}

const mayStamp = ({ extensions = [] }: pkijs.Certificate): boolean =>
  extensions.some(({ extnID, parsedValue }) => {
    const uses: unknown = extnID === USES_OF_KEY ? parsedValue : null;
    return uses instanceof pkijs.ExtKeyUsage && uses.keyPurposes.includes(TIME_STAMPING);
  });

function nameOf({ subject }: pkijs.Certificate): string {
  const { typesAndValues } = subject;
  const found = typesAndValues.find(({ type }) => type === COMMON_NAME) ?? typesAndValues[0];
  return String(found?.value.valueBlock.value ?? '');
}

/** @throws {StampError} where the signature is not that of an authority that is trusted */
async function signerOf({ signed }: Read, content: string, trusted: string): Promise<pkijs.Certificate> {
  const data = bytesOf(Buffer.from(content));
  const how = { signer: 0, data, trustedCerts: certificatesIn(trusted), checkChain: true, extendedMode: true as const };
  const { signatureVerified, signerCertificateVerified, signerCertificate } = await signed
    .verify(how)
    .catch((error: unknown) => {
      throw new StampError(`its signature is not one that is trusted: ${messageOf(error)}`, { cause: error });
    });
  if (signatureVerified !== true) throw new StampError('its signature is wrong');
  if (signerCertificateVerified !== true || !signerCertificate)
    throw new StampError('its certificate goes back to none that is trusted');
  if (!mayStamp(signerCertificate)) throw new StampError('its certificate is not one for time stamps');
  return signerCertificate;
}

/**
 * @param answer DER, as the authority sent it
 * @param trusted PEM: the certificates that it may go back to
 * @throws {StampError}
 */
export async function checkStamp(answer: Buffer, content: string, trusted: string): Promise<Omit<Stamp, 'answer'>> {
  const stamp = read(answer);
  const { hashAlgorithm, hashedMessage } = stamp.info.messageImprint;
  const said = Buffer.from(hashedMessage.valueBlock.valueHexView);
  if (hashAlgorithm.algorithmId !== SHA256 || !said.equals(digestOf(content)))
    throw new StampError('it is the time stamp of something else');
  const signer = await signerOf(stamp, content, trusted);
  return { stampedAt: instantOf(stamp.info.genTime), authority: nameOf(signer) };
}

function requestOf(content: string, nonce: Buffer): Uint8Array<ArrayBuffer> {
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: bytesOf(digestOf(content)) }),
    }),
    nonce: new asn1js.Integer({ valueHex: bytesOf(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER(false));
}

/** A number above 0 without a leading zero: there is one way to write it. */
function newNonce(): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

async function answerOf(url: string, body: Uint8Array<ArrayBuffer>, timeoutMs: number): Promise<Buffer> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new StampError(`the authority answers HTTP ${response.status}`);
  const answer = Buffer.from(await response.arrayBuffer());
  if (answer.length > LARGEST) throw new StampError('the answer is no time stamp: it is too long');
  return answer;
}

export interface Authority {
  url: string;
  /** PEM: the certificates that its own may go back to. */
  trusted: string;
  timeoutMs?: number;
}

/** @throws {StampError} where what comes is no stamp of it, asked for now @throws where the authority is away */
export async function stampOf(
  { url, trusted, timeoutMs = TIMEOUT_MS }: Authority,
  content: string,
  now: Date,
): Promise<Stamp> {
  const nonce = newNonce();
  const answer = await answerOf(url, requestOf(content, nonce), timeoutMs);
  const checked = await checkStamp(answer, content, trusted);
  const echoed = read(answer).info.nonce;
  if (echoed === undefined || !Buffer.from(echoed.valueBlock.valueHexView).equals(nonce))
    throw new StampError('it was not asked for now: the number that it should repeat is another');
  if (Math.abs(Date.parse(checked.stampedAt) - now.getTime()) > APART_MS)
    throw new StampError(`its time is ${checked.stampedAt}, that of the house ${instantOf(now)}`);
  return { answer: answer.toString('base64'), ...checked };
}
