import type { VersionStage } from '../contracts/editorial-workflow';
import type { StagedVersion } from './stage-reader';

export const presentStage = (
  { locale, headline, isPublished, stage, record }: StagedVersion,
  now: Date
): VersionStage => ({
  locale,
  headline,
  isPublished,
  stage,
  assignee: record?.assignee ?? null,
  note: record?.note ?? null,
  dueAt: record?.dueAt?.toISOString() ?? null,
  isOverdue: record?.dueAt ? record.dueAt <= now : false,
  changedAt: record?.changedAt.toISOString() ?? null,
  changedBy: record?.changedBy ?? null,
  version: record?.version ?? 0,
});
