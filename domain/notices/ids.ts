/** Ids of notices. */
import type { Branded } from '../core/brand.js';

export type NoticeId = Branded<'NoticeId'>;

export type EvidenceId = Branded<'EvidenceId'>;
