/** A signature as a page shows it: a picture made of the points that were kept, or the name that was typed. */
import { readSignature, pathOf, SIGNATURE_BOX } from '../../domain/forms/index.js';
import type { RequestContext } from '../shell/context.js';
import type { SignatureModel } from '../shell/facts-in-words.js';

export function signatureModel(
  { t }: Pick<RequestContext, 't'>,
  { label, value, by, when }: { label: string; value: unknown; by: string; when: string },
): SignatureModel {
  const signature = readSignature(value);
  const typed = signature?.kind === 'typed' ? signature.name : t('desk.signature.empty');
  const how = signature === null ? null : signature.kind === 'typed' ? 'byName' : 'byHand';
  return {
    path: signature?.kind === 'drawn' ? pathOf(signature.strokes) : '',
    box: `0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`,
    name: signature?.kind === 'hidden' ? t('desk.signature.hidden') : typed,
    spoken: t('desk.signature.shown', { label }),
    note: how === null ? '' : t(`desk.signature.${how}`, { by, when }),
  };
}
