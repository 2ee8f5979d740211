import type { Finding } from '../contracts/editorial-check';
import type {
  DeskCorrection,
  PlanDocument,
  PublishAnswer,
  UnpublishAnswer,
} from '../contracts/editorial-publishing';
import type { Correction } from '../publication/correction-store';
import type { VersionState } from '../publication/publish';
import type { QueuedPlan } from '../publication/schedule';
import { localInstant } from '../text/local-instant';

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

export const presentVersions = (
  id: string,
  versions: readonly VersionState[]
): UnpublishAnswer => ({
  data: {
    id,
    versions: versions.map(({ firstPublishedAt, updatedAt, ...rest }) => ({
      ...rest,
      firstPublishedAt: iso(firstPublishedAt),
      updatedAt: iso(updatedAt),
    })),
  },
});

export const presentPublished = (
  id: string,
  versions: readonly VersionState[],
  findings: readonly Finding[]
): PublishAnswer => ({
  data: { ...presentVersions(id, versions).data, findings: [...findings] },
});

export const presentCorrection = ({ languages, ...rest }: Correction): DeskCorrection => ({
  ...rest,
  languages: languages.map(({ decidedAt, ...language }) => ({
    ...language,
    decidedAt: decidedAt.toISOString(),
  })),
});

export const presentPlan = (plan: QueuedPlan): PlanDocument => ({
  id: plan.id,
  article: { id: plan.documentId, headline: plan.headline },
  locale: plan.locale,
  action: plan.action,
  dueAt: plan.dueAt.toISOString(),
  zone: plan.zone,
  local: localInstant(plan.dueAt, plan.zone),
  state: plan.state,
  attempts: plan.attempts,
  nextAttemptAt: plan.state === 'planned' ? plan.attemptAt.toISOString() : null,
  lastError: plan.lastError,
  plannedAt: plan.plannedAt.toISOString(),
  plannedBy: plan.plannedBy,
  doneAt: iso(plan.doneAt),
  checkedAt: iso(plan.checkedAt),
  findings: [...plan.findings],
});
