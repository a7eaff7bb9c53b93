/** Pictures through libvips: read defensively, turned upright, written anew without metadata, and as a thumbnail. */
import sharp, { type Sharp } from 'sharp';
import { AttachmentRefusal, FILE_TYPES, type FileType, type ImageGateway } from '../domain/attachments/index.js';
import { messageOf } from '../domain/core/index.js';

/** More than any telephone's camera writes by default; one such picture takes about 150 MB while it is read. */
const MAX_PIXELS = 50_000_000;
const TIMEOUT_SECONDS = 20;
export const THUMBNAIL_PIXELS = 320;
const QUALITY = 85;

/** Only these are read, whatever the bytes pretend: no SVG, no PDF, no TIFF. */
const LOADERS = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadHeifBuffer',
];

/** libvips knows no codes; these words are those of its header check and of its clock. */
const TOO_LARGE = /exceeds pixel limit|exceeds maximum|timeout/i;

function refusalOf(error: unknown, type: FileType): AttachmentRefusal {
  if (TOO_LARGE.test(messageOf(error))) return new AttachmentRefusal('pictureTooLarge');
  // The libvips that comes with sharp reads AVIF, but has no decoder for HEVC, which is patented.
  return new AttachmentRefusal(type === FILE_TYPES.heic ? 'heicUnreadable' : 'pictureDamaged');
}

function encoded(picture: Sharp, type: FileType): { type: FileType; picture: Sharp } {
  if (type === FILE_TYPES.png) return { type, picture: picture.png() };
  if (type === FILE_TYPES.webp) return { type, picture: picture.webp({ quality: QUALITY }) };
  return { type: FILE_TYPES.jpeg, picture: picture.jpeg({ quality: QUALITY }) };
}

/** @param limits `maxPixels`: width times height, as the header says before anything is decoded */
export function createImageGateway({ maxPixels = MAX_PIXELS, timeoutSeconds = TIMEOUT_SECONDS } = {}): ImageGateway {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS });
  // Each picture is read once.
  sharp.cache(false);
  const open = (bytes: Buffer): Sharp =>
    sharp(bytes, { limitInputPixels: maxPixels, sequentialRead: true, failOn: 'error', autoOrient: true }).timeout({
      seconds: timeoutSeconds,
    });

  async function clean(bytes: Buffer, sniffed: FileType) {
    try {
      const { type, picture } = encoded(open(bytes), sniffed);
      const original = await picture.toBuffer();
      const thumbnail = await open(original)
        .resize({ width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: 'white' })
        .jpeg({ quality: QUALITY })
        .toBuffer();
      return { type, bytes: original, thumbnail };
    } catch (error) {
      throw refusalOf(error, sniffed);
    }
  }

  // One after the other: several large pictures at once would take the memory of the machine.
  let last: Promise<unknown> = Promise.resolve();
  return {
    clean(bytes, type) {
      const turn = last.then(() => clean(bytes, type));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
