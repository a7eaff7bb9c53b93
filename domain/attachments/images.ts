/** Pictures, cleaned of what they tell besides. */
import type { FileType } from './model.js';

export interface CleanPicture {
  /** That of `bytes`: HEIC becomes JPEG, the others stay what they are. */
  type: FileType;
  bytes: Buffer;
  /** JPEG, at most 320 pixels wide and high. */
  thumbnail: Buffer;
}

export interface ImageGateway {
  /**
   * The picture upright and without anything that is not picture: no EXIF, no place, no preview, no trailing bytes.
   * @param type what `sniff` found
   * @throws {AttachmentRefusal} pictureDamaged, pictureTooLarge, heicUnreadable
   */
  clean(bytes: Buffer, type: FileType): Promise<CleanPicture>;
}
