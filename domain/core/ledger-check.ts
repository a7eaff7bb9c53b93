/** Reads the whole chain and compares what it says with what the tables say. */
import type { Complaint } from '../cases/model.js';
import type { CaseClock } from '../deadlines/model.js';
import type { Id } from './ids.js';
import { type LedgerEntry, GENESIS, faultOf } from './ledger.js';
import type { Snapshot } from './store.js';

export interface LedgerReport {
  entries: number;
  /** In the order they were found; the first broken entry ends the reading. */
  faults: string[];
}

interface Told {
  complaints: Map<Id, { state: unknown; version: unknown }>;
  clocks: Map<Id, { state: CaseClock['state']; dueAt: unknown }>;
  /** Who wrote each version: of a complaint's content, and of every submission that was corrected. */
  contents: Map<Id, string[]>;
  submissions: Map<Id, string[]>;
  /** Of every attachment its digest, and whether it was removed. */
  attachments: Map<Id, { digest: string | null; removed: boolean }>;
}

const BATCH = 500;

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
function listenToVersions(told: Told, { type, complaintId, facts, actor }: LedgerEntry): void {
  const add = (versions: Map<Id, string[]>, id: Id, version: number): void =>
    void versions.set(id, [...(versions.get(id) ?? []), `${version} by ${actor}`]);
  if (complaintId !== null) {
    if (type === 'complaint.received') add(told.contents, complaintId, 1);
    else if (facts['contentVersion'] !== undefined) add(told.contents, complaintId, Number(facts['contentVersion']));
  }
  const submissionId = String(facts['submissionId']);
  if (type === 'work-item.submitted' || type === 'complaint.registered') add(told.submissions, submissionId, 1);
  if (type === 'submission.corrected') add(told.submissions, submissionId, Number(facts['submissionVersion']));
}

function listenToAttachments(told: Told, { type, facts, payloadDigest: digest }: LedgerEntry): void {
  if (type !== 'attachment.added' && type !== 'attachment.removed') return;
  told.attachments.set(String(facts['attachmentId']), { digest, removed: type === 'attachment.removed' });
}

/** Keeps what an entry says last of a complaint or a clock. */
function listen(told: Told, entry: LedgerEntry): void {
  const { type, complaintId, facts } = entry;
  if (complaintId === null) return;
  listenToVersions(told, entry);
  listenToAttachments(told, entry);
  if (type === 'complaint.received') told.complaints.set(complaintId, { state: facts['state'], version: 1 });
  else if (facts['version'] !== undefined)
    told.complaints.set(complaintId, { state: facts['state'], version: facts['version'] });
  const clockId = String(facts['clockId']);
  const state = CLOCK_STATES[type];
  const before = told.clocks.get(clockId);
  if (state !== undefined) told.clocks.set(clockId, { state, dueAt: facts['dueAt'] });
  else if (MOVES.includes(type) && before) told.clocks.set(clockId, { ...before, dueAt: facts['dueAt'] });
  else if (type === 'clock.mark-passed' && before && Number(facts['level']) >= 1)
    told.clocks.set(clockId, { ...before, state: 'overdue' });
}

function complaintFaults(told: Told, complaints: readonly Complaint[]): string[] {
  const faults: string[] = [];
  const left = new Map(told.complaints);
  for (const { id, number, state, version } of complaints) {
    const said = left.get(id);
    left.delete(id);
    if (!said) faults.push(`complaint ${number} is not in the ledger`);
    else if (said.state !== state || said.version !== version) {
      faults.push(
        `complaint ${number} is ${state} (version ${version}), but the ledger says ${String(said.state)} (version ${String(said.version)})`,
      );
    }
  }
  return [...faults, ...[...left.keys()].map((id) => `complaint ${id} is in the ledger, but not in the database`)];
}

async function clockFaults(told: Told, r: Snapshot, complaints: readonly Complaint[]): Promise<string[]> {
  const faults: string[] = [];
  const left = new Map(told.clocks);
  for (const { id: complaintId, number } of complaints) {
    for (const { id, step, state, dueAt } of await r.clocks.ofComplaints([complaintId])) {
      const said = left.get(id);
      left.delete(id);
      if (said?.state === state && said.dueAt === dueAt) continue;
      const words = said ? `${said.state}, due ${String(said.dueAt)}` : 'nothing of it';
      faults.push(`clock ${step} of complaint ${number} is ${state}, due ${dueAt}, but the ledger says ${words}`);
    }
  }
  return [...faults, ...[...left.keys()].map((id) => `clock ${id} is in the ledger, but not in the database`)];
}

/** Every version must be there, written by whom the ledger says: none altered, none taken out, none slipped in. */
async function versionFaults(told: Told, r: Snapshot, complaints: readonly Complaint[]): Promise<string[]> {
  const faults: string[] = [];
  const compare = (what: string, found: readonly { version: number; by: string }[], said: readonly string[]): void => {
    const there = found.map(({ version, by }) => `${version} by ${by}`).join(', ');
    if (there !== said.join(', '))
      faults.push(`${what} has the versions ${there || 'none'}, but the ledger says ${said.join(', ') || 'none'}`);
  };
  for (const { id, number } of complaints) {
    compare(`the content of complaint ${number}`, await r.contents.versions(id), told.contents.get(id) ?? []);
    const corrected = await r.submissions.versionsOf(id);
    for (const submissionId of new Set(corrected.map((one) => one.submissionId))) {
      const versions = corrected.filter((one) => one.submissionId === submissionId);
      compare(`submission ${submissionId} of complaint ${number}`, versions, told.submissions.get(submissionId) ?? []);
      told.submissions.delete(submissionId);
    }
  }
  // Of those left nothing but the submission itself may be told.
  for (const [id, said] of told.submissions)
    if (said.length > 1) faults.push(`corrections of submission ${id} are in the ledger, but not in the database`);
  return faults;
}

/** None exchanged, none taken away in silence, none slipped in. */
async function attachmentFaults(told: Told, r: Snapshot, complaints: readonly Complaint[]): Promise<string[]> {
  const faults: string[] = [];
  const left = new Map(told.attachments);
  for (const { id: complaintId, number } of complaints) {
    for (const { id, digest, removedAt } of await r.attachments.ofComplaint(complaintId)) {
      const said = left.get(id);
      left.delete(id);
      if (said?.digest !== digest || said.removed !== (removedAt !== null))
        faults.push(`attachment ${id} of complaint ${number} is not as the ledger says`);
    }
  }
  return [...faults, ...[...left.keys()].map((id) => `attachment ${id} is in the ledger, but not in the database`)];
}

/** Nothing else may write meanwhile, or what is newest in the tables is not yet in what was read of the chain. */
export async function checkLedger(r: Snapshot): Promise<LedgerReport> {
  const told: Told = {
    complaints: new Map(),
    clocks: new Map(),
    contents: new Map(),
    submissions: new Map(),
    attachments: new Map(),
  };
  let previous = { sequence: 0, hash: GENESIS };
  for (
    let batch = await r.ledger.after(0, BATCH);
    batch.length > 0;
    batch = await r.ledger.after(previous.sequence, BATCH)
  ) {
    for (const entry of batch) {
      const fault = faultOf(entry, previous);
      if (fault !== null) return { entries: previous.sequence, faults: [fault] };
      listen(told, entry);
      previous = { sequence: entry.sequence, hash: entry.hash };
    }
  }
  const head = await r.ledger.head();
  if (head.sequence !== previous.sequence || head.hash !== previous.hash) {
    return {
      entries: previous.sequence,
      faults: [`entry ${previous.sequence + 1} is missing: the chain goes up to ${head.sequence}`],
    };
  }
  const complaints = await r.complaints.all();
  return {
    entries: previous.sequence,
    faults: [
      ...complaintFaults(told, complaints),
      ...(await clockFaults(told, r, complaints)),
      ...(await versionFaults(told, r, complaints)),
      ...(await attachmentFaults(told, r, complaints)),
    ],
  };
}
