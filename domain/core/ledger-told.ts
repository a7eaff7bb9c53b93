/** What the ledger says of a case, and where the tables say something else. */
import type { Complaint } from '../cases/model.js';
import type { CaseClock } from '../deadlines/model.js';
import type { LedgerEntry } from './ledger.js';
import type { Snapshot } from './store.js';

interface Told {
  complaint: { state: unknown; version: unknown } | null;
  clocks: Map<string, { state: CaseClock['state']; dueAt: unknown }>;
  /** Who wrote each version: of the complaint's content, and of every submission that was corrected. */
  content: string[];
  submissions: Map<string, string[]>;
  /** Of every attachment its digest, and whether it was removed. */
  attachments: Map<string, { digest: string | null; removed: boolean }>;
}

const CLOCK_STATES: Record<string, CaseClock['state']> = {
  'clock.started': 'running',
  'clock.resumed': 'running',
  'clock.paused': 'paused',
  'clock.met': 'met',
  'clock.cancelled': 'cancelled',
};

/** Entries after which a clock is due at another instant, in the state it was in. */
const MOVES = ['clock.adjusted', 'clock.extended', 'clock.recomputed', 'clock.corrected'];

/** Keeps who wrote which version. */
function listenToVersions(told: Told, { type, facts, actor }: LedgerEntry): void {
  const version = (number: unknown): string => `${Number(number)} by ${actor}`;
  if (type === 'complaint.received') told.content.push(version(1));
  else if (facts['contentVersion'] !== undefined) told.content.push(version(facts['contentVersion']));
  const submissionId = String(facts['submissionId']);
  const add = (number: unknown): void =>
    void told.submissions.set(submissionId, [...(told.submissions.get(submissionId) ?? []), version(number)]);
  if (type === 'work-item.submitted' || type === 'complaint.registered') add(1);
  if (type === 'submission.corrected') add(facts['submissionVersion']);
}

function listenToAttachments(told: Told, { type, facts, payloadDigest: digest }: LedgerEntry): void {
  if (type !== 'attachment.added' && type !== 'attachment.removed') return;
  told.attachments.set(String(facts['attachmentId']), { digest, removed: type === 'attachment.removed' });
}

/** Keeps what an entry says last of the complaint or a clock. */
function listen(told: Told, entry: LedgerEntry): void {
  const { type, facts } = entry;
  listenToVersions(told, entry);
  listenToAttachments(told, entry);
  if (type === 'complaint.received') told.complaint = { state: facts['state'], version: 1 };
  else if (facts['version'] !== undefined) told.complaint = { state: facts['state'], version: facts['version'] };
  const clockId = String(facts['clockId']);
  const state = CLOCK_STATES[type];
  const before = told.clocks.get(clockId);
  if (state !== undefined) told.clocks.set(clockId, { state, dueAt: facts['dueAt'] });
  else if (MOVES.includes(type) && before) told.clocks.set(clockId, { ...before, dueAt: facts['dueAt'] });
  else if (type === 'clock.mark-passed' && before && Number(facts['level']) >= 1)
    told.clocks.set(clockId, { ...before, state: 'overdue' });
}

function complaintFaults({ complaint: said }: Told, { number, state, version }: Complaint): string[] {
  if (said === null) return [`complaint ${number} is not in the ledger`];
  if (said.state === state && said.version === version) return [];
  return [
    `complaint ${number} is ${state} (version ${version}), but the ledger says ${String(said.state)} (version ${String(said.version)})`,
  ];
}

async function clockFaults(told: Told, r: Snapshot, complaint: Complaint): Promise<string[]> {
  const faults: string[] = [];
  const left = new Map(told.clocks);
  for (const { id, step, state, dueAt } of await r.clocks.ofComplaints([complaint.id])) {
    const said = left.get(id);
    left.delete(id);
    if (said?.state === state && said.dueAt === dueAt) continue;
    const words = said ? `${said.state}, due ${String(said.dueAt)}` : 'nothing of it';
    faults.push(
      `clock ${step} of complaint ${complaint.number} is ${state}, due ${dueAt}, but the ledger says ${words}`,
    );
  }
  return [...faults, ...[...left.keys()].map((id) => `clock ${id} is in the ledger, but not in the database`)];
}

/** Every version must be there, written by whom the ledger says: none altered, none taken out, none slipped in. */
async function versionFaults(told: Told, r: Snapshot, { id, number }: Complaint): Promise<string[]> {
  const faults: string[] = [];
  const compare = (what: string, found: readonly { version: number; by: string }[], said: readonly string[]): void => {
    const there = found.map(({ version, by }) => `${version} by ${by}`).join(', ');
    if (there !== said.join(', '))
      faults.push(`${what} has the versions ${there || 'none'}, but the ledger says ${said.join(', ') || 'none'}`);
  };
  compare(`the content of complaint ${number}`, await r.contents.versions(id), told.content);
  const left = new Map(told.submissions);
  const corrected = await r.submissions.versionsOf(id);
  for (const submissionId of new Set(corrected.map((one) => one.submissionId))) {
    const versions = corrected.filter((one) => one.submissionId === submissionId);
    compare(`submission ${submissionId} of complaint ${number}`, versions, left.get(submissionId) ?? []);
    left.delete(submissionId);
  }
  // Of those left nothing but the submission itself may be told.
  for (const [submissionId, said] of left)
    if (said.length > 1)
      faults.push(`corrections of submission ${submissionId} are in the ledger, but not in the database`);
  return faults;
}

/** None exchanged, none taken away in silence, none slipped in. */
async function attachmentFaults(told: Told, r: Snapshot, complaint: Complaint): Promise<string[]> {
  const faults: string[] = [];
  const left = new Map(told.attachments);
  for (const { id, digest, removedAt } of await r.attachments.ofComplaint(complaint.id)) {
    const said = left.get(id);
    left.delete(id);
    if (said?.digest !== digest || said.removed !== (removedAt !== null))
      faults.push(`attachment ${id} of complaint ${complaint.number} is not as the ledger says`);
  }
  return [...faults, ...[...left.keys()].map((id) => `attachment ${id} is in the ledger, but not in the database`)];
}

/** Where the tables say something else of a case than its entries. */
export async function faultsOfCase(r: Snapshot, complaint: Complaint): Promise<string[]> {
  const told: Told = {
    ...{ complaint: null, content: [] },
    ...{ clocks: new Map(), submissions: new Map(), attachments: new Map() },
  };
  for (const entry of await r.ledger.ofComplaint(complaint.id)) listen(told, entry);
  return [
    ...complaintFaults(told, complaint),
    ...(await clockFaults(told, r, complaint)),
    ...(await versionFaults(told, r, complaint)),
    ...(await attachmentFaults(told, r, complaint)),
  ];
}
