import type { ReactNode } from 'react';
import { Box, Button, Checkbox, Flex, SingleSelectOption } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import type { BoardCountsAnswer } from '../../../server/src/contracts/editorial-translations';
import { useWords } from '../words';
import { addressOf, BOARD_AGES, BOARD_TYPES, choiceIn, type BoardChoice } from './board-address';
import { BOARD_STATES } from './board-states';
import { ChoiceField } from './choice-field';
import { ManyField } from './many-field';
import { SectionFilter } from './section-filter';
import { wordOfState } from './state-badge';

interface BoardFiltersProps {
  choice: BoardChoice;
  locales: readonly string[];
  counts: BoardCountsAnswer['data'];
  onChange: (choice: BoardChoice) => void;
}

/** What of the board is shown. The counts are those of what is chosen otherwise. */
export const BoardFilters = ({ choice, locales, counts, onChange }: BoardFiltersProps) => {
  const { say, nameOf } = useWords();
  const who = useAuth('Newsroom', ({ user }) => user);
  const ownName = [who?.firstname, who?.lastname].filter(Boolean).join(' ');
  const { assignee } = choice;
  const isOfAnother = assignee !== undefined && assignee !== ownName;
  const countOf = (is: (one: BoardCountsAnswer['data'][number]) => boolean): number =>
    counts.filter(is).reduce((sum, { count }) => sum + count, 0);
  const set = (part: Partial<BoardChoice>): void => onChange({ ...choice, ...part });
  const isFiltered = addressOf(choice).size > 0;

  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end" tag="search">
      <ManyField
        name="locale"
        label={say('board.languages')}
        values={choice.locales}
        options={locales.map((code) => ({
          value: code,
          name: nameOf(code),
          count: countOf(({ locale }) => locale === code),
        }))}
        onChange={(chosen) => set({ locales: chosen })}
      />
      <ManyField
        name="state"
        label={say('board.states')}
        values={choice.states}
        options={BOARD_STATES.map((state) => ({
          value: state,
          name: say(wordOfState(state)),
          count: countOf((one) => one.state === state),
        }))}
        onChange={(chosen) =>
          set({ states: BOARD_STATES.filter((state) => chosen.includes(state)) })
        }
      />
      <SectionFilter section={choice.section} onChange={(section) => set({ section })} />
      <ChoiceField
        name="age"
        label={say('board.age')}
        value={choice.age}
        onChange={(value) => set({ age: BOARD_AGES.find((age) => age === value) })}
      >
        {BOARD_AGES.map((age) => (
          <SingleSelectOption key={age} value={age}>
            {say(`board.age.${age}`)}
          </SingleSelectOption>
        ))}
      </ChoiceField>
      <ChoiceField
        name="type"
        label={say('board.type')}
        value={choice.type}
        onChange={(value) => set({ type: BOARD_TYPES.find((type) => type === value) })}
      >
        {BOARD_TYPES.map((type) => (
          <SingleSelectOption key={type} value={type}>
            {say(`board.type.${type}`)}
          </SingleSelectOption>
        ))}
      </ChoiceField>
      <Tick isOn={choice.isBreaking} onChange={(isOn) => set({ isBreaking: isOn })}>
        {say('board.breaking')}
      </Tick>
      {ownName !== '' && (
        <Tick
          isOn={assignee === ownName}
          onChange={(isOn) => set({ assignee: isOn ? ownName : undefined })}
        >
          {say('board.mine')}
        </Tick>
      )}
      {isOfAnother && (
        <Tick isOn onChange={() => set({ assignee: undefined })}>
          {say('board.of', { name: assignee })}
        </Tick>
      )}
      {isFiltered && (
        <Button variant="tertiary" onClick={() => onChange(choiceIn(new URLSearchParams()))}>
          {say('board.clear')}
        </Button>
      )}
    </Flex>
  );
};

interface TickProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

const Tick = ({ isOn, onChange, children }: TickProps) => (
  <Box paddingBottom={2}>
    <Checkbox
      checked={isOn}
      onCheckedChange={(checked: boolean | 'indeterminate') => onChange(checked === true)}
    >
      {children}
    </Checkbox>
  </Box>
);
