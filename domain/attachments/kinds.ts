/**
 * Which files are taken with a complaint, and how their bytes say what they are. Nothing else is believed: neither the
 * type that a browser declares nor the name. A signature counts at the first byte only.
 *
 * Sources of the signatures: WHATWG MIME Sniffing Standard, section 6 (JPEG, PNG, WebP, WAVE, MP3, MP4, Ogg) and 7.1
 * (PDF); ISO/IEC 14496-12, 4.2 and 4.3 (boxes, `ftyp`), 8.4.3 (`hdlr`); ISO/IEC 23008-12, annex B (brands of HEIC);
 * ISO/IEC 13818-7, 6.2 (ADTS); RFC 3533 (Ogg) with RFC 7845, RFC 5334 and the Vorbis I specification, 4.2.1 (what is
 * in it); RFC 4867, 5.1 to 5.3 (AMR); ID3v2.4.0, 3.1; ISO 32000-1, 7.5 and annex H; PKWARE APPNOTE 4.3.12 and 4.3.16
 * with ECMA-376 part 2 (OOXML).
 */
import { extensionOf } from './file-names.js';
import type { FileType } from './model.js';

const MEGABYTE = 1024 * 1024;

/** Per complaint and side: what the complainant sends leaves the house its own five. Videos have no limit of their own: ten megabytes are about half a minute. */
export const ATTACHMENT_LIMITS = {
  files: 5,
  bytesEach: 10 * MEGABYTE,
  bytesTogether: 25 * MEGABYTE,
} as const;

export const FILE_TYPES = {
  jpeg: { kind: 'image', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { kind: 'image', mediaType: 'image/png', extensions: ['png'] },
  webp: { kind: 'image', mediaType: 'image/webp', extensions: ['webp'] },
  heic: { kind: 'image', mediaType: 'image/heic', extensions: ['heic', 'heif'] },
  mp3: { kind: 'recording', mediaType: 'audio/mpeg', extensions: ['mp3'] },
  m4a: { kind: 'recording', mediaType: 'audio/mp4', extensions: ['m4a', 'mp4'] },
  aac: { kind: 'recording', mediaType: 'audio/aac', extensions: ['aac'] },
  wav: { kind: 'recording', mediaType: 'audio/wav', extensions: ['wav'] },
  ogg: { kind: 'recording', mediaType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'] },
  amr: { kind: 'recording', mediaType: 'audio/amr', extensions: ['amr'] },
  amrWideband: { kind: 'recording', mediaType: 'audio/amr-wb', extensions: ['awb', 'amr'] },
  mp4: { kind: 'video', mediaType: 'video/mp4', extensions: ['mp4', 'm4v'] },
  pdf: { kind: 'document', mediaType: 'application/pdf', extensions: ['pdf'] },
  docx: {
    kind: 'document',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: {
    kind: 'document',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
  },
} as const satisfies Record<string, FileType>;

export type FileTypeName = keyof typeof FILE_TYPES;

/** Why a file is not taken. `code` is stable; the pages have the words. */
export class AttachmentRefusal extends Error {
  constructor(
    readonly code:
      | 'empty'
      | 'unknownType' // none of the types taken, or cut off
      | 'wrongType' // one of them, under the extension of another
      | 'tooLarge' // more than `bytesEach`
      | 'tooLargeTogether'
      | 'tooMany'
      | 'pictureDamaged' // cut off, or no picture behind its first bytes
      | 'pictureTooLarge' // in pixels, or in the time it takes
      | 'heicUnreadable', // no decoder here: it cannot be freed of where it was taken
  ) {
    super(code);
    this.name = 'AttachmentRefusal';
  }
}

const textAt = (bytes: Buffer, from: number, length: number): string => bytes.toString('latin1', from, from + length);

const has = (bytes: Buffer, text: string, at = 0): boolean => textAt(bytes, at, text.length) === text;

const byteAt = (bytes: Buffer, at: number): number => bytes[at] ?? 0;

/** A wave file has its format before its samples; other chunks may stand before both. */
function isWave(bytes: Buffer): boolean {
  if (!has(bytes, 'RIFF') || !has(bytes, 'WAVE', 8)) return false;
  for (let at = 12; at + 8 <= bytes.length; at += 8 + bytes.readUInt32LE(at + 4)) {
    if (has(bytes, 'fmt ', at)) return true;
    if (has(bytes, 'data', at)) return false;
  }
  return false;
}

/** Kilobits a second by index, for MPEG 1 and for MPEG 2 and 2.5; samples a second of MPEG 1. */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

const SAMPLES_1 = [44_100, 48_000, 32_000];

/** By the two bits of the version: 2.5, reserved, 2, 1. */
const SAMPLES_DIVIDED_BY = [4, 0, 2, 1];

/** Bytes to the next frame of an MPEG layer III stream; 0 where none begins here. */
function mp3Frame(bytes: Buffer, at: number): number {
  const [second, third] = [byteAt(bytes, at + 1), byteAt(bytes, at + 2)];
  // Eleven bits of synchronisation, two of the version, two of the layer: 01 is III.
  if (byteAt(bytes, at) !== 0xff || (second & 0xe0) !== 0xe0 || (second & 0x06) !== 0x02) return 0;
  const divisor = SAMPLES_DIVIDED_BY[(second >> 3) & 3] ?? 0;
  const kilobits = (divisor === 1 ? RATES_1 : RATES_2)[third >> 4] ?? 0;
  const samples = (SAMPLES_1[(third >> 2) & 3] ?? 0) / (divisor === 0 ? Infinity : divisor);
  if (kilobits === 0 || samples === 0) return 0;
  return Math.floor(((divisor === 1 ? 144_000 : 72_000) * kilobits) / samples) + ((third >> 1) & 1);
}

/** Bytes to the next frame of an ADTS stream; 0 where none begins here. */
function adtsFrame(bytes: Buffer, at: number): number {
  if (byteAt(bytes, at) !== 0xff || (byteAt(bytes, at + 1) & 0xf6) !== 0xf0) return 0;
  const length = ((byteAt(bytes, at + 3) & 3) << 11) | (byteAt(bytes, at + 4) << 3) | (byteAt(bytes, at + 5) >> 5);
  return length < 7 ? 0 : length;
}

/** A few bits may look like a frame by chance; that another one follows where it ends is no chance. */
function isStream(bytes: Buffer, at: number, frame: (bytes: Buffer, at: number) => number): boolean {
  const length = frame(bytes, at);
  return length > 0 && frame(bytes, at + length) > 0;
}

/** Where the sound begins: behind an ID3 tag, whose length has seven bits a byte, and the zeros some programs leave. */
function behindId3(bytes: Buffer): number {
  if (!has(bytes, 'ID3')) return 0;
  const length = [6, 7, 8, 9].reduce((sum, at) => (sum << 7) | (byteAt(bytes, at) & 0x7f), 0);
  const footer = (byteAt(bytes, 5) & 0x10) === 0 ? 0 : 10;
  let at = 10 + length + footer;
  while (at < bytes.length && bytes[at] === 0) at += 1;
  return at;
}

const OGG_SOUND = ['\x01vorbis', 'OpusHead', 'Speex   ', '\x7fFLAC'];

/** The first page begins a stream, and its only packet names the codec. */
function isOggSound(bytes: Buffer): boolean {
  if (!has(bytes, 'OggS\0') || (byteAt(bytes, 5) & 0x02) === 0) return false;
  const packet = 27 + byteAt(bytes, 26);
  return OGG_SOUND.some((codec) => has(bytes, codec, packet));
}

/** The header of the first frame has three bits that are always 0. */
const isAmr = (bytes: Buffer, magic: string): boolean =>
  has(bytes, magic) && bytes.length > magic.length && (byteAt(bytes, magic.length) & 0x83) === 0;

interface Box {
  type: string;
  /** Of its content. */
  from: number;
  to: number;
}

/** A film in fragments has two a second; a file of millions is made to keep the machine busy. */
const MAX_BOXES = 10_000;

/** The boxes of a stretch of an ISO media file; null where one reaches beyond it, as in a file that is cut off. */
function boxesIn(bytes: Buffer, from: number, to: number): Box[] | null {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    if (at + 8 > to || boxes.length === MAX_BOXES) return null;
    const short = bytes.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    if (at + head > to) return null;
    const size = short === 0 ? to - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < head || at + size > to) return null;
    boxes.push({ type: textAt(bytes, at + 4, 4), from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

/** Whether it is sound or a moving picture is in the tracks, not in the brands: recorders write `isom` for both. */
function isoMediaType(bytes: Buffer): FileTypeName | null {
  if (!has(bytes, 'ftyp', 4)) return null;
  const boxes = boxesIn(bytes, 0, bytes.length);
  const [ftyp] = boxes ?? [];
  if (boxes === null || ftyp === undefined || ftyp.to - ftyp.from > 256) return null;
  const brands = textAt(bytes, ftyp.from, ftyp.to - ftyp.from).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => /^hei[cxms]$/.test(brand)))
    return boxes.some(({ type }) => type === 'meta') ? 'heic' : null;
  if (!brands.some((brand) => /^(iso[m2-9]|mp4[12]|avc1|M4[AV] )$/.test(brand))) return null;
  if (!boxes.some(({ type }) => type === 'mdat')) return null;
  const inside = (outer: readonly Box[], type: string): Box[] =>
    outer.filter((box) => box.type === type).flatMap(({ from, to }) => boxesIn(bytes, from, to) ?? []);
  const tracks = inside(inside(inside(boxes, 'moov'), 'trak'), 'mdia').filter(({ type }) => type === 'hdlr');
  const handlers = tracks.map(({ from }) => textAt(bytes, from + 8, 4));
  return handlers.includes('vide') ? 'mp4' : handlers.includes('soun') ? 'm4a' : null;
}

/** Names in the central directory of a ZIP; null where it is not whole. Nothing is unpacked, so nothing can swell. */
function zipNames(bytes: Buffer): string[] | null {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length || end + 22 + bytes.readUInt16LE(end + 20) !== bytes.length) return null;
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > end || !has(bytes, 'PK\x01\x02', at)) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

/** An Office document by the parts it must have; one with macros or controls is a program and is not taken. */
function officeType(bytes: Buffer): FileTypeName | null {
  const names = has(bytes, 'PK\x03\x04') ? zipNames(bytes) : null;
  if (names === null || !names.includes('[Content_Types].xml') || !names.includes('_rels/.rels')) return null;
  if (names.some((name) => /vbaproject\.bin$|(^|\/)activex\//i.test(name))) return null;
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  return names.some((name) => /^xl\/workbook\d*\.xml$/.test(name)) ? 'xlsx' : null;
}

/** Readers look for the end mark in the last 1024 bytes. */
const isPdf = (bytes: Buffer): boolean =>
  /^%PDF-\d\.\d/.test(textAt(bytes, 0, 8)) && bytes.subarray(-1024).includes('%%EOF');

function typeName(bytes: Buffer): FileTypeName | null {
  if (has(bytes, '\xff\xd8\xff')) return 'jpeg';
  if (has(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (has(bytes, 'RIFF') && has(bytes, 'WEBPVP', 8)) return 'webp';
  if (isWave(bytes)) return 'wav';
  if (isStream(bytes, behindId3(bytes), mp3Frame)) return 'mp3';
  if (isStream(bytes, 0, adtsFrame)) return 'aac';
  if (isOggSound(bytes)) return 'ogg';
  if (isAmr(bytes, '#!AMR\n')) return 'amr';
  if (isAmr(bytes, '#!AMR-WB\n')) return 'amrWideband';
  if (isPdf(bytes)) return 'pdf';
  return isoMediaType(bytes) ?? officeType(bytes);
}

/** What the bytes say a file is; null for anything that is not taken. */
export function sniff(bytes: Buffer): FileType | null {
  const name = typeName(bytes);
  return name === null ? null : FILE_TYPES[name];
}

const IMAGE_EXTENSIONS: readonly string[] = Object.values<FileType>(FILE_TYPES)
  .filter(({ kind }) => kind === 'image')
  .flatMap(({ extensions }) => extensions);

/** @throws {AttachmentRefusal} empty, tooLarge, unknownType, wrongType (a name without an extension claims nothing) */
export function typeOfFile(bytes: Buffer, fileName: string): FileType {
  if (bytes.length === 0) throw new AttachmentRefusal('empty');
  if (bytes.length > ATTACHMENT_LIMITS.bytesEach) throw new AttachmentRefusal('tooLarge');
  const type = sniff(bytes);
  if (type === null) throw new AttachmentRefusal('unknownType');
  const extension = extensionOf(fileName);
  // Chat programs call every picture .jpg: it is written anew and named by what it is.
  const picture = type.kind === 'image' && IMAGE_EXTENSIONS.includes(extension);
  if (extension !== '' && !picture && !type.extensions.includes(extension)) throw new AttachmentRefusal('wrongType');
  return type;
}
