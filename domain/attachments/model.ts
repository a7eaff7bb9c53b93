/** A file on its way in. */

export const ATTACHMENT_KINDS = ['image', 'recording', 'video', 'document'] as const;

export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export interface FileType {
  kind: AttachmentKind;
  mediaType: string;
  /** In small letters; the first is the one we give. */
  extensions: readonly [string, ...string[]];
}

/** As a browser sent it: neither name nor bytes are to be trusted. */
export interface AttachmentFile {
  fileName: string;
  bytes: Buffer;
}
