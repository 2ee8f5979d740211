import { NavLink } from 'react-router-dom';
import { Box, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import type { XliffImportAnswer } from '../../../server/src/contracts/editorial-xliff';
import { direction as directionOf } from '../../../server/src/text/locale';
import { useWords } from '../words';
import { translatePath } from './addresses';

type Result = XliffImportAnswer['data'][number];
type Unit = Result['units'][number];

interface ImportResultProps {
  answer: XliffImportAnswer;
  /** Units whose text gives way although a person has changed it. */
  overwrite: readonly string[];
  onOverwrite: (units: readonly string[]) => void;
}

/** What a file would do, or has done: for each story and language, text by text. */
export const ImportResult = ({ answer, overwrite, onOverwrite }: ImportResultProps) => {
  const { say } = useWords();
  const { dryRun, imported, partly, unchanged, rejected } = answer.meta;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography fontWeight="bold" role="status">
        {say(dryRun ? 'xliff.would' : 'xliff.did', { imported, partly, unchanged, rejected })}
      </Typography>
      {answer.data.map((result, index) => (
        <OneFile
          key={index}
          result={result}
          isDryRun={dryRun}
          overwrite={overwrite}
          onOverwrite={onOverwrite}
        />
      ))}
    </Flex>
  );
};

interface OneFileProps extends Omit<ImportResultProps, 'answer'> {
  result: Result;
  isDryRun: boolean;
}

const OneFile = ({ result, isDryRun, overwrite, onOverwrite }: OneFileProps) => {
  const { say, sayNamed, nameOf } = useWords();
  const { id, locale, units, problems } = result;
  const told = units.filter(({ outcome }) => outcome !== 'unchanged');
  const language = locale === null ? '' : nameOf(locale);
  const toggle = (unit: string, isOn: boolean): void =>
    onOverwrite(isOn ? [...overwrite, unit] : overwrite.filter((one) => one !== unit));

  return (
    <Box tag="section" aria-label={language}>
      <Flex gap={3} wrap="wrap" paddingBottom={2}>
        <Typography tag="h3" variant="delta">
          {language || result.file}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {sayNamed(`xliff.result.${result.result}`) ?? result.result}
        </Typography>
        {!isDryRun && id !== null && locale !== null && (
          <Link tag={NavLink} to={translatePath(id, locale)}>
            {say('xliff.open')}
          </Link>
        )}
      </Flex>
      {problems.map(({ code, message, line }) => (
        <Typography key={`${code} ${message}`} display="block" textColor="danger600">
          {line === null ? message : say('xliff.inLine', { line, message })}
        </Typography>
      ))}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {told.map((unit) => (
          <OneText
            key={unit.id}
            unit={unit}
            locale={locale ?? 'en'}
            isChosen={overwrite.includes(unit.id)}
            onChoose={isDryRun && unit.outcome === 'conflict' ? toggle : null}
          />
        ))}
      </Flex>
      {told.length === 0 && problems.length === 0 && (
        <Typography textColor="neutral600">{say('xliff.nothing')}</Typography>
      )}
    </Box>
  );
};

interface OneTextProps {
  unit: Unit;
  locale: string;
  isChosen: boolean;
  onChoose: ((unit: string, isOn: boolean) => void) | null;
}

const OneText = ({ unit, locale, isChosen, onChoose }: OneTextProps) => {
  const { say, sayNamed } = useWords();
  const { id, outcome, before, after, remark } = unit;
  const dir = directionOf(locale);
  const isTaken = outcome === 'new' || outcome === 'changed' || isChosen;
  return (
    <Box tag="li" padding={3} hasRadius background={isTaken ? 'success100' : 'neutral100'}>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Typography variant="pi" fontWeight="bold" textColor="neutral600">
          <bdi dir="ltr">{id}</bdi> · {sayNamed(`xliff.outcome.${outcome}`) ?? outcome}
        </Typography>
        {onChoose && (
          <Checkbox
            checked={isChosen}
            onCheckedChange={(isOn: boolean | 'indeterminate') => onChoose(id, isOn === true)}
          >
            {say('xliff.overwrite')}
          </Checkbox>
        )}
      </Flex>
      {before !== null && before !== after && (
        <Typography tag="del" display="block" textColor="danger700" lang={locale} dir={dir}>
          {before}
        </Typography>
      )}
      {after !== null && (
        <Typography tag="ins" display="block" textColor="success700" lang={locale} dir={dir}>
          {after}
        </Typography>
      )}
      {remark !== null && (
        <Typography variant="pi" textColor="neutral600">
          {remark}
        </Typography>
      )}
    </Box>
  );
};
