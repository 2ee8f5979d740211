import { Box, Button, Flex, Grid, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { SettingsValues } from '../../../server/src/contracts/editorial-settings';
import { useWords } from '../words';
import { ChoiceField, type Choice } from './inputs';
import { MoveRoles } from './move-roles';

type Moves = SettingsValues['workflow']['moves'];
type Move = Exclude<Moves, 'any'>[number];

const ANY = '*';

interface WorkflowMovesProps {
  moves: Moves;
  choices: readonly Choice[];
  disabled: boolean;
  onChange: (moves: Moves) => void;
}

/** Who may move a story from where to where. */
export const WorkflowMoves = ({ moves, choices, disabled, onChange }: WorkflowMovesProps) => {
  const { say } = useWords();
  const places = [{ value: ANY, label: say('settings.anyStage') }, ...choices];
  const list = moves === 'any' ? [] : moves;
  const replace = (at: number, move: Move): void =>
    onChange(list.map((one, index) => (index === at ? move : one)));
  return (
    <Box>
      <Grid.Root gap={4}>
        <Grid.Item col={4} s={6} xs={12} alignItems="start">
          <ChoiceField
            name="workflow.moves"
            label={say('settings.whoMoves')}
            disabled={disabled}
            value={moves === 'any' ? 'any' : 'listed'}
            choices={[
              { value: 'any', label: say('settings.anyMove') },
              { value: 'listed', label: say('settings.listedMoves') },
            ]}
            onChange={(chosen) => onChange(chosen === 'any' ? 'any' : list)}
          />
        </Grid.Item>
      </Grid.Root>
      {moves !== 'any' && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={4}>
          {list.map((move, at) => (
            <Flex tag="li" key={at} gap={3} alignItems="end" wrap="wrap">
              <Box flex="1 1 14rem">
                <ChoiceField
                  name={`workflow.moves.${at}.from`}
                  label={say('settings.from')}
                  disabled={disabled}
                  value={move.from}
                  choices={places}
                  onChange={(from) => replace(at, { ...move, from })}
                />
              </Box>
              <Box flex="1 1 14rem">
                <ChoiceField
                  name={`workflow.moves.${at}.to`}
                  label={say('settings.to')}
                  disabled={disabled}
                  value={move.to}
                  choices={places}
                  onChange={(to) => replace(at, { ...move, to })}
                />
              </Box>
              <Box flex="2 1 20rem">
                <MoveRoles
                  name={`workflow.moves.${at}.roles`}
                  roles={move.roles ?? []}
                  disabled={disabled}
                  onChange={(roles) =>
                    replace(at, { ...move, roles: roles.length > 0 ? roles : undefined })
                  }
                />
              </Box>
              {(move.sections ?? move.locales) && (
                <Typography variant="pi" textColor="neutral600">
                  {[...(move.sections ?? []), ...(move.locales ?? [])].join(', ')}
                </Typography>
              )}
              {!disabled && (
                <IconButton
                  label={say('settings.removeMove', { number: at + 1 })}
                  onClick={() => onChange(list.filter((_, index) => index !== at))}
                >
                  <Trash />
                </IconButton>
              )}
            </Flex>
          ))}
        </Flex>
      )}
      {moves !== 'any' && !disabled && (
        <Box paddingTop={3}>
          <Button
            variant="secondary"
            size="S"
            startIcon={<Plus aria-hidden />}
            onClick={() => onChange([...list, { from: ANY, to: choices[0]?.value ?? ANY }])}
          >
            {say('settings.addMove')}
          </Button>
        </Box>
      )}
    </Box>
  );
};
