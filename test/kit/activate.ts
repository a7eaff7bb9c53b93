/** A policy is put in force as it is done on the page. */
import type { Desk } from './desk.js';

/** Put in force by two administrators. */
export async function activate(desk: Pick<Desk, 'user' | 'useCases'>, code: string, effectiveOn: string) {
  const { policies } = desk.useCases;
  await policies.proposePolicy(await desk.user('管理员01'), { code, effectiveOn, reason: '测试用。' });
  const open = (await policies.proposals()).find(({ proposal }) => proposal.code === code);
  if (open === undefined) throw new Error(`${code} was not proposed.`);
  const inForce = await policies.policyInForce();
  await policies.confirmProposal(await desk.user('管理员02'), open.proposal.id, inForce?.version.code ?? '');
}
