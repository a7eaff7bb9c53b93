/** Pictures as they are kept: nothing but the picture, upright; and those that are refused. */
import { createCipheriv } from 'node:crypto';
import { expect } from 'chai';
import sharp, { type Sharp } from 'sharp';
import { AttachmentRefusal, FILE_TYPES, type FileTypeName } from '../../domain/attachments/kinds.js';
import { createImageGateway, THUMBNAIL_PIXELS } from '../../gateways/images.js';

const images = createImageGateway();

/** The place and the camera, as a telephone writes them. */
const EXIF = {
  IFD0: { Make: 'CAMERA-MAKE', Orientation: '1' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 25/1' },
};
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/">WHO-TOOK-IT</x:xmpmeta>';

const plain = (width: number, height: number, background = '#cc0000'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

/** A key stream: noise that is the same every time. */
const NOISE = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(1024 * 1024));
const noisy = (width: number, height: number): Sharp =>
  sharp(Buffer.alloc(width * height * 3, NOISE), { raw: { width, height, channels: 3 } });

/** Two halves side by side, red and blue. */
const halves = (width: number, height: number): Sharp =>
  plain(width, height).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#0000cc' } },
      left: width / 2,
      top: 0,
    },
  ]);

async function colourAt(picture: Buffer, x: number, y: number): Promise<'red' | 'blue'> {
  const { data } = await sharp(picture).extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer({
    resolveWithObject: true,
  });
  return (data[0] ?? 0) > (data[2] ?? 0) ? 'red' : 'blue';
}

async function refusal(bytes: Buffer, type: FileTypeName, gateway = images): Promise<string> {
  try {
    await gateway.clean(bytes, FILE_TYPES[type]);
  } catch (error) {
    if (error instanceof AttachmentRefusal) return error.code;
    throw error;
  }
  return 'none';
}

describe('a picture as it is kept', () => {
  for (const name of ['jpeg', 'png', 'webp'] as const) {
    it(`${name}: has no place, no camera, no words, nothing behind it, and stays of its type`, async () => {
      const taken = await plain(600, 400).withExif(EXIF).withXmp(XMP).withIccProfile('p3').toFormat(name).toBuffer();
      const sent = Buffer.concat([taken, Buffer.from(name === 'jpeg' ? 'BEHIND-IT' : '')]);
      const before = await sharp(sent).metadata();
      expect(before.exif?.includes('CAMERA-MAKE'), 'the test would show nothing').to.equal(true);
      expect(before.xmp?.includes('WHO-TOOK-IT')).to.equal(true);

      const { bytes, thumbnail, type } = await images.clean(sent, FILE_TYPES[name]);
      expect(type).to.equal(FILE_TYPES[name]);
      for (const kept of [bytes, thumbnail]) {
        const { exif, xmp, iptc, icc, comments, orientation } = await sharp(kept).metadata();
        expect([exif, xmp, iptc, icc, comments, orientation]).to.deep.equal(Array(6).fill(undefined));
        for (const words of ['CAMERA-MAKE', 'WHO-TOOK-IT', 'BEHIND-IT', 'Exif', 'xmpmeta', 'ICC_PROFILE'])
          expect(kept.includes(words), words).to.equal(false);
      }
      expect(await sharp(bytes).metadata()).to.include({ format: name, width: 600, height: 400 });
    });
  }

  it('stands upright without saying so', async () => {
    // 6: what the sensor saw as left is the top.
    const sent = await halves(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { bytes, thumbnail } = await images.clean(sent, FILE_TYPES.jpeg);
    expect(await sharp(bytes).metadata()).to.include({ width: 400, height: 600 });
    expect([await colourAt(bytes, 200, 50), await colourAt(bytes, 200, 550)]).to.deep.equal(['red', 'blue']);
    expect([await colourAt(thumbnail, 100, 20), await colourAt(thumbnail, 100, 300)]).to.deep.equal(['red', 'blue']);
  });

  it('has a thumbnail in JPEG that fits into the square; a small one is not blown up', async () => {
    const sizeOf = async (picture: Sharp): Promise<string> => {
      const { thumbnail } = await images.clean(await picture.png().toBuffer(), FILE_TYPES.png);
      const { format, width, height } = await sharp(thumbnail).metadata();
      return `${format} ${width} ${height}`;
    };
    expect(await sizeOf(plain(1600, 400))).to.equal(`jpeg ${THUMBNAIL_PIXELS} 80`);
    expect(await sizeOf(plain(400, 1600))).to.equal(`jpeg 80 ${THUMBNAIL_PIXELS}`);
    expect(await sizeOf(plain(100, 50))).to.equal('jpeg 100 50');
  });

  it('what can be seen through is white in the thumbnail', async () => {
    const clear = sharp({ create: { width: 40, height: 40, channels: 4, background: '#00000000' } });
    const { thumbnail } = await images.clean(await clear.png().toBuffer(), FILE_TYPES.png);
    expect([...(await sharp(thumbnail).raw().toBuffer()).subarray(0, 3)]).to.deep.equal([255, 255, 255]);
  });

  it('several at once all come back, whatever becomes of one of them', async () => {
    const sent = await plain(64, 64).jpeg().toBuffer();
    const done = await Promise.allSettled(
      [sent, sent.subarray(0, 40), sent].map((bytes) => images.clean(bytes, FILE_TYPES.jpeg)),
    );
    expect(done.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('a picture that is refused', () => {
  it('holds more pixels than are read, in truth or by its header alone', async () => {
    const bomb = await plain(8_000, 7_000).png().toBuffer();
    expect(bomb.length).to.be.below(1_000_000);
    expect(await refusal(bomb, 'png')).to.equal('pictureTooLarge');

    const claims = await plain(16, 16).jpeg({ progressive: false }).toBuffer();
    const frame = claims.indexOf(Buffer.from('ffc0', 'hex'));
    claims.writeUInt16BE(60_000, frame + 5);
    claims.writeUInt16BE(60_000, frame + 7);
    expect(await refusal(claims, 'jpeg')).to.equal('pictureTooLarge');

    const small = createImageGateway({ maxPixels: 100 });
    expect(await refusal(await plain(10, 10).png().toBuffer(), 'png', small)).to.equal('none');
    expect(await refusal(await plain(11, 10).png().toBuffer(), 'png', small)).to.equal('pictureTooLarge');
  });

  it('takes longer than it may', async () => {
    const hasty = createImageGateway({ timeoutSeconds: 1 });
    const sent = await noisy(5_000, 5_000).webp({ quality: 1, effort: 0 }).toBuffer();
    expect(await refusal(sent, 'webp', hasty)).to.equal('pictureTooLarge');
  });

  it('is cut off', async () => {
    for (const name of ['jpeg', 'png', 'webp'] as const) {
      const whole = await noisy(300, 300).toFormat(name).toBuffer();
      for (const part of [0.9, 0.5, 0.1, 0])
        expect(await refusal(whole.subarray(0, Math.ceil(whole.length * part)), name), `${name} ${part}`).to.equal(
          'pictureDamaged',
        );
    }
  });

  it('is no picture behind its first bytes, or one of a kind that nobody reads here', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    expect(await refusal(Buffer.from(svg), 'jpeg')).to.equal('pictureDamaged');
    expect(await refusal(Buffer.from(`\xff\xd8\xff${svg}`, 'latin1'), 'jpeg')).to.equal('pictureDamaged');
    expect(await refusal(Buffer.from('%PDF-1.7'), 'jpeg')).to.equal('pictureDamaged');
    for (const format of ['tiff', 'gif'] as const)
      expect(await refusal(await plain(9, 9).toFormat(format).toBuffer(), 'png'), format).to.equal('pictureDamaged');
  });

  it('is HEIC that cannot be decoded: it is not kept with the place it was taken at', async () => {
    const avif = await plain(64, 64).withExif(EXIF).avif().toBuffer();
    const heic = avif
      .toString('latin1')
      .replaceAll('avif', 'heic')
      .replaceAll('av01', 'hvc1')
      .replaceAll('av1C', 'hvcC');
    expect(await refusal(Buffer.from(heic, 'latin1'), 'heic')).to.equal('heicUnreadable');
  });
});
