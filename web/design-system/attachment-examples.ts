/** Examples of sending files and of those that were sent. */
import { uploadModel } from '../attachments/index.js';
import { assetUrl } from '../shell/assets.js';
import type * as Model from '../shell/components.js';
import { type Component, component, may, must, type Words } from './component.js';

export function attachmentComponents(words: Words): Component[] {
  const { t } = words;
  const about = t('design.sample.fileAbout');
  const file = { href: '#attachments', about, thumbnail: null, removeHref: null, removed: '' };
  return [
    // One example only: the component is once on a page, and so is its id.
    component<Model.UploadModel>(
      'upload',
      { action: must('string'), accept: must('string'), hint: must('string'), error: must('string') },
      [{ caption: 'error', model: uploadModel(words, '#upload', t('design.sample.fileError'), 'complainant') }],
      'still',
    ),
    component<Model.FilesModel>(
      'file-field',
      {
        id: may('string'),
        accept: must('string'),
        hint: must('string'),
        error: may('string'),
        optional: may('boolean'),
      },
      [
        {
          caption: 'plain',
          model: { id: 'ex-file-field', accept: '.jpg,.pdf', hint: t('design.sample.fileAbout'), optional: true },
        },
      ],
      'still',
    ),
    component<Model.AttachmentsModel>('attachments', { attachments: must('AttachmentModel[]') }, [
      {
        caption: 'plain',
        model: {
          attachments: [
            { ...file, name: t('design.sample.photo'), thumbnail: assetUrl('icon.svg'), removeHref: '#attachments' },
            { ...file, name: t('design.sample.document') },
          ],
        },
      },
    ]),
  ];
}
