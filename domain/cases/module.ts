/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { archivingUseCases, type ArchivingUseCases } from './archiving.js';
import { caseFileUseCases, type CaseFileUseCases } from './case-file.js';
import { classificationUseCases, type ClassificationUseCases } from './classification.js';
import { correctionUseCases, type CorrectionUseCases } from './corrections.js';
import { erasureUseCases, type ErasureUseCases } from './erasure.js';
import { caseLifeUseCases, type CaseLifeUseCases } from './life.js';

export type CasesModule = ArchivingUseCases &
  CaseLifeUseCases &
  ClassificationUseCases &
  CorrectionUseCases &
  CaseFileUseCases &
  ErasureUseCases;

export const casesModule = (context: Context): CasesModule => ({
  ...archivingUseCases(context),
  ...caseLifeUseCases(context),
  ...classificationUseCases(context),
  ...correctionUseCases(context),
  ...caseFileUseCases(context),
  ...erasureUseCases(context),
});
