/** A file on its way in. */

/** As a browser sent it: neither name nor bytes are to be trusted. */
export interface AttachmentFile {
  fileName: string;
  bytes: Buffer;
}
