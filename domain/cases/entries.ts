/** What the ledger keeps of a case, its content and those who take no part in it. */
import type { EngineKey } from '../core/ids.js';
import type { UserId } from '../people/ids.js';
import type { Department } from '../organisation/model.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { RecusalId } from './ids.js';
import type {
  Classification,
  Complaint,
  ComplaintState,
  ErasureReason,
  RecusalReason,
  ReclassifiedFacts,
  RevealReason,
} from './model.js';

/** The case as it is from then on: `ledger:verify` compares it with the table. */
export type CaseAsItIs = { state: ComplaintState; version: number };

export interface CaseEntries {
  'case.opened': CaseAsItIs & { processInstanceKey: EngineKey } & Pick<Complaint, 'bundleId'>;
  'case.reclassified': CaseAsItIs & Pick<Classification, keyof Classification>;
  /** The first one, which its event told of. */
  'classification.kept': Pick<Classification, keyof Classification>;
  'classification.asked': ReclassifiedFacts;
  'plan.decided': { outcome: string; approverGroup: string };
  'visit.planned': VisitFacts;
  'visit.unanswered': VisitFacts;
  'content.corrected': ContentCorrection;
  /** The task at which: only where a danger is taken on. */
  'content.revealed': { reason: RevealReason | 'danger'; workItemId?: WorkItemId };
  'person.erased': CaseAsItIs & { reason: ErasureReason };
  /** `server`: a database server keeps its files itself, and no program can prove it from outside. */
  'person.erasure-proven': { proof: 'gone' | 'server' };
  'case.recused': { recusalId: RecusalId; userId: UserId | null; department: Department | null; reason: RecusalReason };
  'case.recusal-lifted': { recusalId: RecusalId; userId: UserId | null; department: Department | null };
}

type VisitFacts = { attempts: number; visitRound: number; nextVisitAt: string | null };

/** `fields` and the digest of the reason: where it is a correction, and not what was written down at the registration. */
type ContentCorrection = Partial<CaseAsItIs> &
  Partial<Pick<Complaint, 'channel' | 'category' | 'safetyHazard' | 'externalDueOn'>> & {
    contentVersion: number;
    fields?: string;
    reasonDigest?: string;
  };
