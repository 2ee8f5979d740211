import { useState } from 'react';
import { Button, DateTimePicker, Field, Flex, Link } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { previewPath } from '../../../server/src/text/preview-path';
import { useIssuePreviewTokenMutation } from '../api/preview-api';
import type { Version } from '../api/story-api';
import { useDeed } from '../api/use-deed';
import { useSettings } from '../api/use-settings';
import { Part } from '../edit-view/part';
import { useWords } from '../words';

/** The draft as it is saved, on the reader site, as readers would see it now or at another instant. */
export const Preview = ({ id, locale }: Version) => {
  const { say } = useWords();
  const { publicUrl } = useSettings();
  const [asOf, setAsOf] = useState<Date>();
  const [address, setAddress] = useState<string | null>(null);
  const [issue, { isLoading }] = useIssuePreviewTokenMutation();
  const tell = useDeed();
  if (publicUrl === '') return null;

  const choose = (date?: Date): void => {
    setAsOf(date);
    setAddress(null);
  };
  const make = async () => {
    const wish = { id, locale, ...(asOf ? { asOf: asOf.toISOString() } : {}) };
    const answer = await tell(issue(wish), 'preview.made');
    if (!answer) return;
    setAddress(`${publicUrl.replace(/\/$/, '')}${previewPath(id, locale, answer.token)}`);
  };

  return (
    <Part title={say('preview.title')}>
      <Field.Root name="asOf" hint={say('preview.hint')}>
        <Field.Label>{say('preview.asOf')}</Field.Label>
        <DateTimePicker
          size="S"
          dateLabel={say('schedule.date')}
          timeLabel={say('schedule.time')}
          clearLabel={say('schedule.clear')}
          value={asOf ?? null}
          onChange={choose}
          onClear={() => choose()}
        />
        <Field.Hint />
      </Field.Root>
      <Flex gap={3} wrap="wrap">
        <Button
          size="S"
          variant="tertiary"
          startIcon={<Eye aria-hidden />}
          loading={isLoading}
          onClick={() => void make()}
        >
          {say('preview.make')}
        </Button>
        {address !== null && (
          <Link href={address} isExternal>
            {say('preview.open')}
          </Link>
        )}
      </Flex>
    </Part>
  );
};
