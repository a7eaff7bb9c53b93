/**
 * Looks at SQLite's write-ahead log before SQLite does. SQLite ends its recovery at the first frame whose checksum is
 * wrong, and says nothing: of a log that was damaged in its middle, what came after would be lost in silence.
 *
 * A crash leaves at most one unfinished transaction, the last one, which nobody was told of: each is on disk before the
 * next begins. So a broken frame that two or more transactions follow is damage. So is a broken header before frames:
 * it is one sector, written and synced before them. File format: sqlite.org/fileformat2.html, section 4.
 */
import fs from 'node:fs/promises';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;
/** The magic number says how the words of the checksums are ordered: its last bit is set for big-endian ones. */
const BIG_ENDIAN = 1;

type Sum = [number, number];

/** SQLite's checksum of whole pairs of 32-bit words, going on from `sum`. */
function checksum(bytes: Buffer, bigEndian: boolean, [first, second]: Sum): Sum {
  const read = bigEndian ? (at: number) => bytes.readUInt32BE(at) : (at: number) => bytes.readUInt32LE(at);
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + read(at) + second) >>> 0;
    second = (second + read(at + 4) + first) >>> 0;
  }
  return [first, second];
}

const matches = (bytes: Buffer, at: number, [first, second]: Sum): boolean =>
  bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;

/** Transactions of this log that end behind a frame that is broken; 0 where none is. */
function transactionsBehindDamage(log: Buffer, pageBytes: number, bigEndian: boolean, start: Sum): number {
  const salts = log.subarray(16, 24);
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  let sum = start;
  let broken = false;
  let behind = 0;
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    const header = log.subarray(at, at + FRAME_HEADER_BYTES);
    // Frames with other salts are left over from before the log began anew.
    const ofThisLog = header.subarray(8, 16).equals(salts);
    if (!broken && ofThisLog) {
      const page = log.subarray(at + FRAME_HEADER_BYTES, at + frameBytes);
      sum = checksum(page, bigEndian, checksum(header.subarray(0, 8), bigEndian, sum));
      broken = !matches(header, 16, sum);
    } else broken = true;
    const endsTransaction = header.readUInt32BE(4) !== 0;
    if (broken && ofThisLog && endsTransaction) behind += 1;
  }
  return behind;
}

/** Whether the log beside a database file lost transactions that had been acknowledged. */
export async function isLogDamaged(file: string): Promise<boolean> {
  const log = await fs.readFile(`${file}-wal`).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  if (log.length < HEADER_BYTES + FRAME_HEADER_BYTES) return false;
  const magic = log.readUInt32BE(0);
  if (magic >>> 1 !== MAGIC >>> 1) return true;
  const bigEndian = (magic & BIG_ENDIAN) === BIG_ENDIAN;
  const sum = checksum(log.subarray(0, 24), bigEndian, [0, 0]);
  if (!matches(log, 24, sum)) return true;
  return transactionsBehindDamage(log, log.readUInt32BE(8), bigEndian, sum) > 1;
}
