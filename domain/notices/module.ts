/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import type { Telling } from './telling.js';
import { smsReceiptUseCases, type SmsReceiptUseCases } from './sms-receipts.js';
import { noticeUseCases, type NoticeUseCases } from './notices.js';

export type NoticesModule = NoticeUseCases & SmsReceiptUseCases;

export const noticesModule = (context: Context, telling: Telling): NoticesModule => ({
  ...noticeUseCases(context, telling),
  ...smsReceiptUseCases(context, telling),
});
