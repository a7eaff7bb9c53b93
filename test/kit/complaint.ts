/** What somebody complains about who files at the desk or the portal, unless a test says otherwise. */
import type { FileComplaintInput } from '../../domain/intake/model.js';

export const COMPLAINT: Omit<FileComplaintInput, 'submissionToken'> = {
  complainantName: '测试甲',
  phone: '19900000000',
  // Who can be mailed has been told once the mail server has taken it: nobody has to call.
  email: 'jia@example.invalid',
  address: '测试市示范区测试路1号',
  content: '燃气表读数异常，账单金额明显偏高。',
  occurredAt: '',
  desiredOutcome: '请核对读数并更正账单。',
  channel: 'web',
  category: 'metering',
  safetyHazard: false,
  locale: 'zh-CN',
};
