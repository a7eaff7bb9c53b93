/** What the complainant writes in the course of a case: each message as it was sent, found by search like the rest. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { MessageId } from './ids.js';
import type { ComplainantMessage, ComplaintContent, MessageKind } from './model.js';
import { tokensOf, searchable } from './search-tokens.js';

/** The first first; without words where they were erased. */
export async function messagesOf(
  context: Context,
  r: Snapshot,
  complaintId: ComplaintId,
): Promise<ComplainantMessage[]> {
  return Promise.all(
    (await r.messages.ofComplaint(complaintId)).map(async ({ sealed, ...message }) => ({
      ...message,
      ...(await context.openUnlessErased(r, complaintId, sealed, { text: '' })),
    })),
  );
}

/** A content together with what was written later. */
export const withMessages = (content: ComplaintContent, messages: readonly ComplainantMessage[]): ComplaintContent => ({
  ...content,
  content: [content.content, ...messages.map(({ text }) => text)].join('\n'),
});

/** Renews what the case is found by: after its content was changed, and after a message. */
export async function indexWords(
  context: Context,
  r: Tx,
  complaint: Complaint,
  content: ComplaintContent,
): Promise<void> {
  const all = withMessages(content, await messagesOf(context, r, complaint.id));
  await r.contents.setTokens(complaint.id, tokensOf(context.deps.keys, searchable(complaint, all), complaint));
}

/** @returns its id, and the digest that goes into the ledger */
export async function keepMessage(
  context: Context,
  r: Tx,
  complaint: Complaint,
  kind: MessageKind,
  text: string,
): Promise<{ id: MessageId; digest: string }> {
  const { id: complaintId } = complaint;
  const { sealed, digest } = await context.sealJson(r, complaintId, { text });
  const id = context.newId<MessageId>();
  await r.messages.insert({ id, complaintId, kind, sealed, at: context.now() });
  if (text !== '') await indexWords(context, r, complaint, (await context.content(r, complaintId)).content);
  return { id, digest };
}
