/** What files are, whatever they say they are; and the names they are shown under. */
import { expect } from 'chai';
import fc from 'fast-check';
import { displayName, extensionOf, MAX_NAME_LENGTH } from '../../domain/attachments/file-names.js';
import {
  ATTACHMENT_LIMITS,
  AttachmentRefusal,
  FILE_TYPES,
  type FileTypeName,
  sniff,
  typeOfFile,
} from '../../domain/attachments/kinds.js';

const SEED = 20_260_929;
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const frames = (header: string, length: number, count = 2): Buffer =>
  Buffer.concat(Array.from({ length: count }, () => Buffer.concat([hex(header), Buffer.alloc(length)], length)));
/** MPEG 1, 128 kbit/s, 44.1 kHz: 417 bytes a frame; MPEG 2, 32 kbit/s, 22.05 kHz: 104. */
const MP3 = frames('fffb9000', 417);
const MP3_OF_MPEG_2 = frames('fff340c0', 104);
const id3 = (content: Buffer): Buffer =>
  Buffer.concat([
    latin1('ID3\x04\0\0'),
    hex('0000'),
    Buffer.from([content.length >> 7, content.length & 0x7f]),
    content,
  ]);
/** 100 bytes a frame. */
const AAC = frames('fff150800c9ffc', 100);

const box = (type: string, ...content: Buffer[]): Buffer => {
  const inside = Buffer.concat(content);
  return Buffer.concat([uint32(8 + inside.length), latin1(type), inside]);
};
const ftyp = (...brands: string[]): Buffer =>
  box('ftyp', latin1(brands[0] ?? ''), uint32(0), ...brands.slice(1).map(latin1));
const track = (handler: string): Buffer =>
  box('trak', box('tkhd'), box('mdia', box('hdlr', Buffer.alloc(8), latin1(handler), Buffer.alloc(12))));
const SOUND = Buffer.concat([ftyp('isom', 'isom', 'mp42'), box('moov', track('soun')), box('mdat', Buffer.alloc(40))]);
/** As telephones write it: the pictures first, the tracks at the end. */
const VIDEO = Buffer.concat([
  ftyp('mp42', 'isom'),
  box('mdat', Buffer.alloc(40)),
  box('moov', box('mvhd'), track('soun'), track('vide')),
]);
const HEIC = Buffer.concat([ftyp('mif1', 'mif1', 'heic'), box('meta', Buffer.alloc(20))]);

const ogg = (packet: string): Buffer =>
  Buffer.concat([latin1('OggS\0\x02'), Buffer.alloc(20), Buffer.from([1, packet.length]), latin1(packet)]);
const WAV = Buffer.concat([
  latin1('RIFF\x30\0\0\0WAVE'),
  latin1('JUNK\x04\0\0\0....'),
  latin1('fmt \x10\0\0\0'),
  Buffer.alloc(16),
  latin1('data\0\0\0\0'),
]);
const PDF = latin1('%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n');

/** A ZIP of empty entries. */
function zip(...names: string[]): Buffer {
  const local = names.map((name) => {
    const head = Buffer.alloc(30);
    head.write('PK\x03\x04', 'latin1');
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const central = names.map((name) => {
    const head = Buffer.alloc(46);
    head.write('PK\x01\x02', 'latin1');
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(local).length, 16);
  return Buffer.concat([...local, ...central, end]);
}
const PARTS = ['[Content_Types].xml', '_rels/.rels'];
const DOCX = zip(...PARTS, 'word/document.xml');
const XLSX = zip(...PARTS, 'xl/workbook.xml');

const SAMPLES: Record<FileTypeName, Buffer> = {
  jpeg: hex('ffd8ffe0 0010 4a46494600'),
  png: hex('89504e470d0a1a0a 0000000d 49484452'),
  webp: latin1('RIFF\x10\0\0\0WEBPVP8 '),
  heic: HEIC,
  mp3: MP3,
  m4a: SOUND,
  aac: AAC,
  wav: WAV,
  ogg: ogg('OpusHead\x01'),
  amr: latin1('#!AMR\n\x3c\0\0'),
  amrWideband: latin1('#!AMR-WB\n\x44\0\0'),
  mp4: VIDEO,
  pdf: PDF,
  docx: DOCX,
  xlsx: XLSX,
};

const codeOf = (bytes: Buffer, name: string): string => {
  try {
    return typeOfFile(bytes, name).mediaType;
  } catch (error) {
    if (error instanceof AttachmentRefusal) return error.code;
    throw error;
  }
};

describe('what a file is', () => {
  for (const [name, type] of Object.entries(FILE_TYPES)) {
    const sample = SAMPLES[name as FileTypeName];
    it(`${name}: by its bytes, under each of its extensions, in either case, and under none`, () => {
      expect(sniff(sample)).to.equal(type);
      for (const extension of type.extensions) expect(codeOf(sample, `a.${extension}`)).to.equal(type.mediaType);
      expect(codeOf(sample, `A.${type.extensions[0].toUpperCase()}`)).to.equal(type.mediaType);
      expect(codeOf(sample, 'blob')).to.equal(type.mediaType);
    });

    it(`${name}: under the extension of something else it is refused`, () => {
      const others = ['jpg', 'png', 'pdf', 'mp3', 'docx', 'exe', 'html', 'svg'].filter(
        (extension) =>
          !(type.extensions as readonly string[]).includes(extension) &&
          // Chat programs call every picture .jpg.
          !(type.kind === 'image' && ['jpg', 'png'].includes(extension)),
      );
      for (const extension of others) expect(codeOf(sample, `a.${extension}`), extension).to.equal('wrongType');
    });

    it(`${name}: is nothing where its signature is not at the start`, () => {
      expect(sniff(Buffer.concat([latin1('<html>'), sample]))).to.equal(null);
      expect(sniff(Buffer.concat([Buffer.alloc(1, 0x20), sample]))).to.equal(null);
    });

    it(`${name}: cut off within its first bytes is nothing`, () => {
      for (let length = 1; length < 3; length += 1) expect(sniff(sample.subarray(0, length))).to.equal(null);
      expect(codeOf(sample.subarray(0, 2), `a.${type.extensions[0]}`)).to.equal('unknownType');
    });
  }

  it('containers that are cut off anywhere are nothing: their tracks, their directory or their end is missing', () => {
    for (const name of ['heic', 'm4a', 'mp4', 'pdf', 'docx', 'xlsx'] as const) {
      const sample = SAMPLES[name];
      // The last line feed of a PDF is no part of it.
      for (let length = 1; length < sample.length - 2; length += 1)
        expect(sniff(sample.subarray(0, length)), `${name} ${length}`).to.equal(null);
    }
  });

  it('recordings with what programs put before and around the sound', () => {
    expect(sniff(MP3_OF_MPEG_2)).to.equal(FILE_TYPES.mp3);
    expect(sniff(Buffer.concat([id3(Buffer.alloc(300, 1)), Buffer.alloc(5), MP3]))).to.equal(FILE_TYPES.mp3);
    for (const codec of ['\x01vorbis', 'Speex   ', '\x7fFLAC']) expect(sniff(ogg(codec))).to.equal(FILE_TYPES.ogg);
    const large = Buffer.concat([uint32(1), latin1('mdat'), uint32(0), uint32(24), Buffer.alloc(8)]);
    const toTheEnd = Buffer.concat([uint32(0), latin1('mdat'), Buffer.alloc(7)]);
    const moov = box('moov', track('soun'));
    expect(sniff(Buffer.concat([ftyp('M4A ', 'M4A '), large, moov, toTheEnd]))).to.equal(FILE_TYPES.m4a);
  });

  it('what begins like something that is taken and goes on as something else is refused', () => {
    const refused: Record<string, Buffer> = {
      'a tag of MP3 before a page': Buffer.concat([id3(Buffer.alloc(9)), latin1('<html><script>')]),
      'one frame by chance': frames('fffb9000', 417, 1),
      'a frame of AAC by chance': AAC.subarray(0, 100),
      'Ogg with a moving picture': ogg('\x80theora'),
      'a page of Ogg that begins nothing': Buffer.concat([latin1('OggS\0\0'), ogg('OpusHead').subarray(6)]),
      'RIFF with a moving picture': latin1('RIFF\x10\0\0\0AVI LIST'),
      'samples without a format': latin1('RIFF\x30\0\0\0WAVEdata\x08\0\0\0fmt \0\0\0\0'),
      'AMR of several channels': latin1('#!AMR_MC1.0\n\0\0'),
      'AMR before a page': latin1('#!AMR\n\xff<html>'),
      QuickTime: Buffer.concat([ftyp('qt  ', 'qt  '), box('moov', track('vide'))]),
      AVIF: Buffer.concat([ftyp('avif', 'mif1', 'avif'), box('meta')]),
      'MP4 without tracks': Buffer.concat([ftyp('isom', 'isom'), box('mdat')]),
      'MP4 with subtitles alone': Buffer.concat([ftyp('isom', 'isom'), box('moov', track('text'))]),
      'MP4 with a box that ends before its head': Buffer.concat([ftyp('isom'), uint32(4), latin1('moov')]),
      'MP4 of nothing but boxes': Buffer.concat([SOUND, Buffer.alloc(80_008, box('free'))]),
      'PDF without an end': latin1('%PDF-1.7\n<html>'),
      'PDF without a version': latin1('%PDF-<script>%%EOF'),
    };
    for (const [what, bytes] of Object.entries(refused)) expect(sniff(bytes), what).to.equal(null);
  });

  it('a ZIP is an Office document by all the parts it must have, and not with a program in it', () => {
    const refused: Record<string, Buffer> = {
      'a ZIP named .docx': zip('readme.txt', 'run.exe'),
      'an empty one': zip(),
      'without the list of types': zip('_rels/.rels', 'word/document.xml'),
      'without relations': zip('[Content_Types].xml', 'word/document.xml'),
      'a presentation': zip(...PARTS, 'ppt/presentation.xml'),
      'a binary workbook': zip(...PARTS, 'xl/workbook.bin'),
      'with macros': zip(...PARTS, 'word/document.xml', 'word/vbaProject.bin'),
      'with controls': zip(...PARTS, 'xl/workbook.xml', 'xl/activeX/activeX1.xml'),
      'with something behind it': Buffer.concat([DOCX, latin1('<script>')]),
      'with an end that counts more than there is': Buffer.concat([
        DOCX.subarray(0, -12),
        hex('ff00'),
        DOCX.subarray(-10),
      ]),
      'an old document of Office': hex('d0cf11e0a1b11ae1'),
    };
    for (const [what, bytes] of Object.entries(refused)) expect(codeOf(bytes, 'a.docx'), what).to.equal('unknownType');
    expect(codeOf(XLSX, 'a.docx')).to.equal('wrongType');
    expect(sniff(zip(...PARTS, 'word/document2.xml'))).to.equal(FILE_TYPES.docx);
  });

  it('pages, drawings, scripts and programs are refused under every name', () => {
    const refused = [
      '<!DOCTYPE html><script>alert(1)</script>',
      '\xef\xbb\xbf<html>',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      '<?xml version="1.0"?><svg/>',
      '#!/bin/sh\n',
      'MZ\x90\0',
      '\x7fELF',
      'GIF89a',
      'Rar!\x1a\x07',
      'plain text',
    ];
    for (const text of refused)
      for (const name of ['a.jpg', 'a.pdf', 'a.mp3', 'a.docx', 'a.html', 'a'])
        expect(codeOf(latin1(text), name), `${text} ${name}`).to.equal('unknownType');
  });

  it('an empty file, and one that is a byte too large, are refused as such', () => {
    expect(codeOf(Buffer.alloc(0), 'a.jpg')).to.equal('empty');
    const largest = Buffer.concat([SAMPLES.jpeg], ATTACHMENT_LIMITS.bytesEach);
    expect(codeOf(largest, 'a.jpg')).to.equal('image/jpeg');
    expect(codeOf(Buffer.concat([largest, Buffer.alloc(1)]), 'a.jpg')).to.equal('tooLarge');
  });

  it('whatever follows a signature, looking at it never fails', () => {
    const starts = fc.constantFrom(Buffer.alloc(0), ...Object.values(SAMPLES));
    const property = fc.property(starts, fc.nat(200), fc.uint8Array({ maxLength: 200 }), (start, kept, rest) => {
      sniff(Buffer.concat([start.subarray(0, kept), rest]));
    });
    fc.assert(property, { seed: SEED, numRuns: 2_000 });
  });
});

describe('the name of a file', () => {
  const shown = (sent: string, type: FileTypeName = 'jpeg'): string => displayName(sent, FILE_TYPES[type]);

  it('is what the browser sent, where that is harmless', () => {
    expect(shown('灶前阀门.jpg')).to.equal('灶前阀门.jpg');
    expect(shown('meter 2026-09-29.JPEG')).to.equal('meter 2026-09-29.jpg');
    expect(shown('a.heic', 'jpeg'), 'the extension is that of the type').to.equal('a.jpg');
    expect(shown('抄表 3.5')).to.equal('抄表 3.5.jpg');
  });

  it('has no path, of whatever system', () => {
    expect(shown('../../etc/passwd')).to.equal('passwd.jpg');
    expect(shown('C:\\Users\\a\\照片.jpg')).to.equal('照片.jpg');
    expect(shown('/tmp/..')).to.equal('照片.jpg');
    expect(shown('C:照片.jpg')).to.equal('C_照片.jpg');
    expect(shown('a<b>"c"|?*.jpg')).to.equal('a_b__c____.jpg');
  });

  it('has no control characters, no marks of direction, nothing unseen', () => {
    expect(shown('a\r\nSet-Cookie: x\0.jpg')).to.equal('aSet-Cookie_ x.jpg');
    expect(shown('\u202Ea\u2066b\u200Bc\uFEFFd\u00ADe\u3164.jpg')).to.equal('abcde.jpg');
    expect(shown('\uD800a\u2028.jpg')).to.equal('a.jpg');
  });

  it('tells the real extension, behind marks of direction, a zero, blanks and dots', () => {
    expect(extensionOf('photo\u202Egpj.exe')).to.equal('exe');
    expect(extensionOf('a.jpg\0.html')).to.equal('html');
    expect(extensionOf('a.exe. . ')).to.equal('exe');
    expect(extensionOf('a.tar.GZ')).to.equal('gz');
    expect(extensionOf('.jpg')).to.equal('');
    expect(extensionOf('2026.09.29')).to.equal('');
    expect(codeOf(SAMPLES.jpeg, 'photo\u202Egpj.exe')).to.equal('wrongType');
  });

  it('is composed (NFC)', () => {
    expect(shown('e\u0301.jpg')).to.equal('\u00E9.jpg');
  });

  it('has at most 80 characters, and no half ones', () => {
    expect([...shown(`${'燃'.repeat(200)}.jpg`)]).to.have.length(MAX_NAME_LENGTH);
    expect(shown(`${'𠮷'.repeat(200)}.jpg`)).to.equal(`${'𠮷'.repeat(76)}.jpg`);
  });

  it('is one of ours where nothing is left', () => {
    expect(shown('')).to.equal('照片.jpg');
    expect(shown('\u202E', 'mp3')).to.equal('录音.mp3');
    expect(shown('...', 'mp4')).to.equal('视频.mp4');
    expect(shown(' / ', 'docx')).to.equal('文件.docx');
  });

  it('is safe for any text, and the same when it is made safe again', () => {
    const parts = fc.constantFrom('a', '.', '/', '\\', ' ', '\u202E', '\0', 'e\u0301', '𠮷', '.jpg', '燃', ':', '\t');
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(parts).map((some) => some.join('')),
    );
    const property = fc.property(names, (sent) => {
      const name = shown(sent);
      expect(name).to.match(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]+\.jpg$/u);
      expect([...name]).to.have.length.at.most(MAX_NAME_LENGTH);
      expect(Buffer.from(name).toString(), 'no half of a character').to.equal(name);
      expect(shown(name)).to.equal(name);
    });
    fc.assert(property, { seed: SEED, numRuns: 1_000 });
  });
});
