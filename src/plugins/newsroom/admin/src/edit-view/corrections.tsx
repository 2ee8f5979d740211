import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { DeskCorrection } from '../../../server/src/contracts/editorial-publishing';
import { useGetCorrectionsQuery } from '../api/story-api';
import { useMay } from '../api/use-may';
import { SettleDialog } from '../corrections/settle-dialog';
import { useWords } from '../words';
import { CorrectionDialog } from './correction-dialog';
import { Part } from './part';

interface CorrectionsProps {
  id: string;
  locale: string;
  /** Only what readers have seen can be corrected before them. */
  isLive: boolean;
}

/** What was corrected before readers, and which languages still owe it. */
export const Corrections = ({ id, locale, isLive }: CorrectionsProps) => {
  const { say } = useWords();
  const { data: corrections = [] } = useGetCorrectionsQuery({ id });
  const mayCorrect = useMay('publishing.correct');
  const [isOpen, setOpen] = useState(false);
  if (corrections.length === 0 && !(mayCorrect && isLive)) return null;

  return (
    <Part title={say('corrections.title')}>
      {corrections.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {corrections.map((correction) => (
            <Corrected key={correction.id} id={id} correction={correction} locale={locale} />
          ))}
        </Flex>
      )}
      {mayCorrect && isLive && (
        <div>
          <Button variant="tertiary" size="S" onClick={() => setOpen(true)}>
            {say('corrections.add')}
          </Button>
        </div>
      )}
      {isOpen && <CorrectionDialog id={id} locale={locale} onClose={() => setOpen(false)} />}
    </Part>
  );
};

interface CorrectedProps {
  id: string;
  correction: DeskCorrection;
  locale: string;
}

const Corrected = ({ id, correction, locale }: CorrectedProps) => {
  const { say, sayNamed, nameOf } = useWords();
  const maySettle = useMay('publishing.settle-correction');
  const [isSettling, setSettling] = useState(false);
  const here = correction.languages.find((language) => language.locale === locale);
  const shown = here?.text ?? correction.languages[0]?.text ?? '';
  const made = correction.languages.find((language) => language.locale === correction.origin);
  const owing = correction.languages.filter(({ state }) => state === 'owed');
  return (
    <li>
      <Typography variant="pi" fontWeight="bold" display="block">
        {sayNamed(`corrections.kind.${correction.kind}`) ?? correction.kind}
      </Typography>
      <Typography variant="omega" display="block" dir="auto">
        {shown}
      </Typography>
      {owing.length > 0 && (
        <Typography variant="pi" textColor="neutral800" display="block">
          {say('corrections.owed', {
            languages: owing.map((language) => nameOf(language.locale)).join(', '),
          })}
        </Typography>
      )}
      {maySettle && here?.state === 'owed' && (
        <Button variant="tertiary" size="S" onClick={() => setSettling(true)}>
          {say('settle.open')}
        </Button>
      )}
      {isSettling && (
        <SettleDialog
          id={id}
          locale={locale}
          correction={{ ...correction, text: made?.text ?? null }}
          onClose={() => setSettling(false)}
        />
      )}
    </li>
  );
};
