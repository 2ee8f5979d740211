import { Grid } from '@strapi/design-system';
import type { DeskSettings } from '../../../server/src/contracts/editorial-settings';
import { useStageName } from '../stage-name';
import { useWords } from '../words';
import { GroupSection } from './group-section';
import { ChoiceField, ManyField } from './inputs';
import { useGroup } from './use-group';
import { WorkflowMoves } from './workflow-moves';
import { WorkflowStages } from './workflow-stages';

/** Stands for no stage in a list that has to have a value. */
const STAYS = '';

/** The stages of a story, who moves it through them, and what publishing asks for. */
export const Workflow = ({ settings }: { settings: DeskSettings }) => {
  const { say } = useWords();
  const tellStage = useStageName();
  const form = useGroup('workflow', settings);
  const { stages, moves, publishing, unpublishing, onEdit } = form.value;
  const disabled = !form.mayChange;
  const choices = stages.map((stage) => ({ value: stage.code, label: tellStage(stage) }));
  const orStays = [{ value: STAYS, label: say('settings.staysThere') }, ...choices];
  const edit = (of: string[], leadsTo: string): void =>
    form.set({ onEdit: of.length > 0 ? { of, leadsTo } : null });
  return (
    <GroupSection
      form={form}
      title="settings.workflow"
      keys={['workflow']}
      places={['workflow.publishing', 'workflow.unpublishing', 'workflow.onEdit']}
    >
      <WorkflowStages
        stages={stages}
        disabled={disabled}
        onChange={(changed) => form.set({ stages: changed })}
      />
      <Grid.Root gap={4}>
        <Grid.Item col={4} s={6} xs={12} alignItems="start">
          <ManyField
            name="workflow.publishing.demands"
            label={say('settings.demands')}
            placeholder={say('settings.anyStage')}
            disabled={disabled}
            error={form.errorAt('workflow.publishing.demands')}
            value={publishing.demands}
            choices={choices}
            onChange={(demands) => form.set({ publishing: { ...publishing, demands } })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={6} xs={12} alignItems="start">
          <ChoiceField
            name="workflow.publishing.leadsTo"
            label={say('settings.publishingLeadsTo')}
            disabled={disabled}
            error={form.errorAt('workflow.publishing.leadsTo')}
            value={publishing.leadsTo ?? STAYS}
            choices={orStays}
            onChange={(to) => form.set({ publishing: { ...publishing, leadsTo: to || null } })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={6} xs={12} alignItems="start">
          <ChoiceField
            name="workflow.unpublishing.leadsTo"
            label={say('settings.unpublishingLeadsTo')}
            disabled={disabled}
            error={form.errorAt('workflow.unpublishing.leadsTo')}
            value={unpublishing.leadsTo ?? STAYS}
            choices={orStays}
            onChange={(to) => form.set({ unpublishing: { leadsTo: to || null } })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={6} xs={12} alignItems="start">
          <ManyField
            name="workflow.onEdit.of"
            label={say('settings.editedIn')}
            placeholder={say('settings.none')}
            disabled={disabled}
            error={form.errorAt('workflow.onEdit.of')}
            value={onEdit?.of ?? []}
            choices={choices}
            onChange={(of) => edit(of, onEdit?.leadsTo ?? stages[0]?.code ?? STAYS)}
          />
        </Grid.Item>
        {onEdit && (
          <Grid.Item col={4} s={6} xs={12} alignItems="start">
            <ChoiceField
              name="workflow.onEdit.leadsTo"
              label={say('settings.editLeadsTo')}
              disabled={disabled}
              error={form.errorAt('workflow.onEdit.leadsTo')}
              value={onEdit.leadsTo}
              choices={choices}
              onChange={(to) => edit(onEdit.of, to)}
            />
          </Grid.Item>
        )}
      </Grid.Root>
      <WorkflowMoves
        moves={moves}
        choices={choices}
        disabled={disabled}
        onChange={(changed) => form.set({ moves: changed })}
      />
    </GroupSection>
  );
};
