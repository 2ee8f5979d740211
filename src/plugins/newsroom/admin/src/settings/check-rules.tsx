import { Accordion, Box, Grid } from '@strapi/design-system';
import type { DeskSettings } from '../../../server/src/contracts/editorial-settings';
import { useWords } from '../words';
import { ChoiceField } from './inputs';
import { without } from './without';

type Checks = DeskSettings['checks'];
type Severity = Checks['rules'][string];

const SHIPPED = 'shipped';
const SEVERITIES: readonly Severity[] = ['blocks', 'warns', 'off'];

interface CheckRulesProps extends Pick<Checks, 'rules' | 'known'> {
  disabled: boolean;
  onChange: (rules: Checks['rules']) => void;
}

/** How grave each rule is; folded, as there are many and few are ever changed. */
export const CheckRules = ({ rules, known, disabled, onChange }: CheckRulesProps) => {
  const { say } = useWords();
  const choose = (code: string, chosen: string): void => {
    const others = without(rules, code);
    const severity = SEVERITIES.find((one) => one === chosen);
    onChange(severity ? { ...others, [code]: severity } : others);
  };
  return (
    <Accordion.Root collapsible size="M">
      <Accordion.Item value="rules">
        <Accordion.Header>
          <Accordion.Trigger
            description={say('settings.rulesChanged', { count: Object.keys(rules).length })}
          >
            {say('settings.rules')}
          </Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Box padding={4}>
            <Grid.Root gap={4}>
              {known.map(({ code, severity }) => (
                <Grid.Item key={code} col={4} s={6} xs={12} alignItems="start">
                  <ChoiceField
                    name={`check.rules.${code}`}
                    label={<bdi>{code}</bdi>}
                    disabled={disabled}
                    value={rules[code] ?? SHIPPED}
                    choices={[
                      {
                        value: SHIPPED,
                        label: say('settings.asShipped', { how: say(`settings.rule.${severity}`) }),
                      },
                      ...SEVERITIES.map((one) => ({
                        value: one,
                        label: say(`settings.rule.${one}`),
                      })),
                    ]}
                    onChange={(chosen) => choose(code, chosen)}
                  />
                </Grid.Item>
              ))}
            </Grid.Root>
          </Box>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
};
