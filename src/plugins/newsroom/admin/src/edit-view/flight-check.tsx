import { unstable_useDocumentLayout as useDocumentLayout } from '@strapi/strapi/admin';
import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { ArrowRight, CheckCircle, Cross, WarningCircle } from '@strapi/icons';
import type { Finding } from '../../../server/src/contracts/editorial-check';
import { useCheckStoryQuery } from '../api/story-api';
import { ARTICLE } from '../plugin-id';
import { useWords } from '../words';
import { jumpToField } from './jump-to-field';
import { Noted } from './noted';
import { Part } from './part';

interface FlightCheckProps {
  id: string;
  locale: string;
  /** When the draft was saved last: what is checked is what is saved. */
  saved: string;
}

/** What would go wrong if the language were published now; each leads to the field that mends it. */
export const FlightCheck = ({ id, locale, saved }: FlightCheckProps) => {
  const { say } = useWords();
  const { data, isFetching, isError, refetch } = useCheckStoryQuery({ id, locale, saved });

  return (
    <Part
      title={say('check.title')}
      action={
        <TextButton loading={isFetching} onClick={() => void refetch()}>
          {say('check.again')}
        </TextButton>
      }
    >
      {isError && <Typography textColor="danger600">{say('check.failed')}</Typography>}
      {data?.findings.length === 0 && (
        <Noted sign={<CheckCircle fill="success600" aria-hidden />}>
          <Typography variant="omega">{say('check.clear')}</Typography>
        </Noted>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {data?.findings.map((finding, index) => (
          <Found key={`${finding.code}-${index}`} finding={finding} />
        ))}
      </Flex>
    </Part>
  );
};

/** Findings that are of no field: there is nothing to jump to. */
const isOfField = ({ field }: Finding): boolean => field !== 'id';

const Found = ({ finding }: { finding: Finding }) => {
  const { say, sayNamed } = useWords();
  const { edit } = useDocumentLayout(ARTICLE);
  const isGrave = finding.severity === 'blocks';
  const Icon = isGrave ? Cross : WarningCircle;
  const label = edit.metadatas[finding.field]?.label ?? finding.field;

  return (
    <li>
      <Noted
        sign={
          <Icon
            fill={isGrave ? 'danger600' : 'warning600'}
            aria-label={say(isGrave ? 'check.blocks' : 'check.warns')}
            role="img"
          />
        }
      >
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="omega">
            {sayNamed(`check.${finding.code}`) ?? finding.message}
          </Typography>
          {isOfField(finding) && (
            <Button
              variant="tertiary"
              size="S"
              endIcon={<ArrowRight aria-hidden />}
              onClick={() => jumpToField(window.document, finding.field, label)}
            >
              {say('check.jump', { field: label })}
            </Button>
          )}
        </Flex>
      </Noted>
    </li>
  );
};
