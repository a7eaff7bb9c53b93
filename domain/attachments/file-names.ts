/** A name that is safe to show and to save under, from whatever a browser sent along with a file. */
import type { AttachmentKind, FileType } from './model.js';

/** In characters (code points), the extension included. */
export const MAX_NAME_LENGTH = 80;

const DEFAULT_NAMES: Readonly<Record<AttachmentKind, string>> = {
  image: '照片',
  recording: '录音',
  video: '视频',
  document: '文件',
};

/** Nothing that is not seen, above all no marks that turn the direction of writing: `photo[RLO]gpj.exe` looks like a picture. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** What Windows does not take in a file name; the separators are gone with the path. */
const RESERVED = /[<>:"|?*]/g;

const EXTENSION = /\.([a-z0-9]{1,8})$/i;

/** Without path, unseen characters, and dots or blanks at either end. */
function baseName(sent: string): string {
  const seen = sent.replace(UNSEEN, '').normalize('NFC');
  const last = seen.split(/[/\\]/).at(-1) ?? '';
  return last
    .replace(RESERVED, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
}

/** In small letters, without the dot: `jpg`; empty where there is none. Digits alone are a date or a number: `3.5`. */
export function extensionOf(sent: string): string {
  const extension = EXTENSION.exec(baseName(sent))?.[1]?.toLowerCase() ?? '';
  return /^\d+$/.test(extension) ? '' : extension;
}

/** The name a file is shown and saved under: its extension is that of the type its bytes have. */
export function displayName(sent: string, { kind, extensions }: FileType): string {
  const name = baseName(sent);
  const extension = extensionOf(sent);
  const stem = extension === '' ? name : name.slice(0, -extension.length - 1);
  const suffix = `.${extensions[0]}`;
  const kept = [...stem]
    .slice(0, MAX_NAME_LENGTH - suffix.length)
    .join('')
    .replace(/[. ]+$/, '');
  return `${kept === '' ? DEFAULT_NAMES[kind] : kept}${suffix}`;
}
