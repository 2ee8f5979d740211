import { Grid } from '@strapi/design-system';
import type { DeskSettings } from '../../../server/src/contracts/editorial-settings';
import { useWords } from '../words';
import { CheckRules } from './check-rules';
import { GroupSection } from './group-section';
import { ChoiceField, InFile, ManyField, NumberField } from './inputs';
import { Facts } from './section';
import { useGroup } from './use-group';
import { without } from './without';

/** Texts whose length is looked at, and fields that may be asked for, as the server knows them. */
const TEXTS = ['headline', 'shortHeadline', 'dek', 'seoTitle', 'seoDescription'] as const;
const FIELDS = [
  ...TEXTS.filter((name) => name !== 'headline'),
  ...(['dateline', 'bylines', 'tags', 'leadImage'] as const),
];

/** What a flight check looks for before a publication. */
export const Checks = ({ settings }: { settings: DeskSettings }) => {
  const { say } = useWords();
  const form = useGroup('checks', settings);
  const { onPublish, rules, minWords, maxCharacters, required } = form.value;
  const { known, extra } = settings.checks;
  const disabled = !form.mayChange;
  const limit = (name: string, most: number | null): void => {
    const others = without(maxCharacters, name);
    form.set({ maxCharacters: most === null ? others : { ...others, [name]: most } });
  };
  return (
    <GroupSection
      form={form}
      title="settings.checks"
      keys={['check']}
      places={['check.onPublish', 'check.minWords', 'check.required', 'check.maxCharacters']}
    >
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} alignItems="start">
          <ChoiceField
            name="check.onPublish"
            label={say('settings.onPublish')}
            disabled={disabled}
            error={form.errorAt('check.onPublish')}
            value={onPublish}
            choices={[
              { value: 'blocks', label: say('settings.checksBlock') },
              { value: 'off', label: say('settings.checksOff') },
            ]}
            onChange={(chosen) => form.set({ onPublish: chosen === 'off' ? 'off' : 'blocks' })}
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} alignItems="start">
          <NumberField
            name="check.minWords"
            label={say('settings.minWords')}
            disabled={disabled}
            error={form.errorAt('check.minWords')}
            value={minWords}
            onChange={(words) => form.set({ minWords: words ?? 0 })}
          />
        </Grid.Item>
        <Grid.Item col={12} alignItems="start">
          <ManyField
            name="check.required"
            label={say('settings.required')}
            placeholder={say('settings.none')}
            disabled={disabled}
            error={form.errorAt('check.required')}
            value={required}
            choices={FIELDS.map((name) => ({ value: name, label: say(`settings.field.${name}`) }))}
            onChange={(chosen) => form.set({ required: chosen })}
          />
        </Grid.Item>
        {TEXTS.map((name) => (
          <Grid.Item key={name} col={4} s={6} xs={12} alignItems="start">
            <NumberField
              name={`check.maxCharacters.${name}`}
              label={say('settings.mostIn', { field: say(`settings.field.${name}`) })}
              placeholder={say('settings.noLimit')}
              disabled={disabled}
              error={form.errorAt(`check.maxCharacters.${name}`)}
              value={maxCharacters[name] ?? null}
              onChange={(most) => limit(name, most)}
            />
          </Grid.Item>
        ))}
      </Grid.Root>
      <CheckRules
        rules={rules}
        known={known}
        disabled={disabled}
        onChange={(changed) => form.set({ rules: changed })}
      />
      {extra.length > 0 && (
        <InFile>
          <Facts facts={[[say('settings.extra'), extra.join(', ')]]} />
        </InFile>
      )}
    </GroupSection>
  );
};
