import type { Workflow, WorkflowMove } from '../config/workflow';

/** Who wants to move what where. */
export interface MoveQuestion {
  from: string;
  to: string;
  /** Of whoever asks, such as `admin:newsroom-editor`, `user:authenticated` or `token:Wire desk`. */
  roles: readonly string[];
  /** The section of the story and those above it: document ids and slugs. */
  sections: readonly string[];
  locale: string;
}

export type MoveDecision =
  | { ok: true }
  | {
      ok: false;
      code: 'unknown-stage' | 'published-by-publication' | 'move-not-allowed';
      message: string;
    };

const covers = (named: readonly string[] | undefined, present: readonly string[]): boolean =>
  named === undefined || present.some((one) => named.includes(one));

const leads = ({ from, to }: WorkflowMove, question: MoveQuestion): boolean =>
  (from === '*' || from === question.from) && (to === '*' || to === question.to);

/**
 * Whether a story may be moved by hand. To stay is no move: it is open to whoever may ask at all, so that
 * an assignee or a due time can be set.
 */
export const decideMove = (workflow: Workflow, question: MoveQuestion): MoveDecision => {
  const { from, to, roles, sections, locale } = question;
  const codes = workflow.stages.map(({ code }) => code);
  if (!codes.includes(to)) {
    const message = `"${to}" is not a stage; there are ${codes.join(', ')}`;
    return { ok: false, code: 'unknown-stage', message };
  }
  if (from === to) return { ok: true };
  if (to === workflow.publishing.leadsTo) {
    const message = `a story comes to "${to}" by being published`;
    return { ok: false, code: 'published-by-publication', message };
  }
  const isAllowed =
    workflow.moves === 'any' ||
    workflow.moves.some(
      (move) =>
        leads(move, question) &&
        covers(move.roles, roles) &&
        covers(move.sections, sections) &&
        covers(move.locales, [locale])
    );
  if (isAllowed) return { ok: true };
  const message = `who asks may not move this story from "${from}" to "${to}"`;
  return { ok: false, code: 'move-not-allowed', message };
};

/** The stages to which the asker of a question may move the story, in their order. */
export const movesFrom = (workflow: Workflow, question: Omit<MoveQuestion, 'to'>): string[] =>
  workflow.stages
    .map(({ code }) => code)
    .filter((to) => to !== question.from && decideMove(workflow, { ...question, to }).ok);

/** Whether any move asks for the section of a story: it need not be read otherwise. */
export const asksForSections = ({ moves }: Workflow): boolean =>
  moves !== 'any' && moves.some(({ sections }) => sections !== undefined);

/**
 * Where a version stands: as its record says, if the settings still know that stage. One without a record
 * is published, or at the beginning.
 */
export const stageOf = (
  { stages, publishing }: Workflow,
  { recorded, isPublished }: { recorded: string | null; isPublished: boolean }
): string => {
  if (recorded !== null && stages.some(({ code }) => code === recorded)) return recorded;
  return (isPublished ? publishing.leadsTo : null) ?? stages[0]?.code ?? '';
};

/** Where an event leads a version that stands in `stage`; null: it stays. */
export const stageAfter = (
  { publishing, unpublishing, onEdit }: Workflow,
  stage: string,
  event: 'publish' | 'unpublish' | 'edit'
): string | null => {
  const led = {
    publish: publishing.leadsTo,
    unpublish: stage === publishing.leadsTo ? unpublishing.leadsTo : null,
    edit: onEdit?.of.includes(stage) ? onEdit.leadsTo : null,
  }[event];
  return led === stage ? null : led;
};

/** Whether publishing demands another stage than this. */
export const isDemandUnmet = ({ publishing }: Workflow, stage: string): boolean =>
  publishing.demands.length > 0 && !publishing.demands.includes(stage);
