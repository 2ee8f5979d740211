import { lazy, Suspense, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Version } from '../api/story-api';
import { useGetStoryStagesQuery, type StagedVersion, type Stages } from '../api/stage-api';
import { useMay } from '../api/use-may';
import { useStageNames } from '../stage-name';
import { useWords } from '../words';
import { Part } from './part';
import { ownTimeZone, tellInstant } from './tell-instant';

const StageDialog = lazy(() =>
  import('./stage-dialog').then(({ StageDialog }) => ({ default: StageDialog }))
);

/** Where one language of the story stands, whose it is, and by when. */
export const Stage = ({ id, locale, saved }: Version & { saved: string }) => {
  const { say } = useWords();
  const mayMove = useMay('workflow.move');
  const { data } = useGetStoryStagesQuery({ id, saved });
  const [isOpen, setOpen] = useState(false);
  const version = data?.data.versions.find((one) => one.locale === locale);
  if (!data || !version) return null;

  return (
    <Part title={say('stage.title')}>
      <Stands version={version} stages={data.meta.stages} />
      {mayMove && (
        <div>
          <Button size="S" variant="tertiary" onClick={() => setOpen(true)}>
            {say('stage.move')}
          </Button>
        </div>
      )}
      {isOpen && (
        <Suspense>
          <StageDialog
            id={id}
            version={version}
            stages={data.meta.stages}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </Part>
  );
};

const Stands = ({ version, stages }: { version: StagedVersion; stages: Stages }) => {
  const { say, language } = useWords();
  const tellStage = useStageNames(stages);
  const colour = stages.find(({ code }) => code === version.stage)?.colour;
  const { assignee, note, dueAt, isOverdue } = version;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2}>
        <Box
          aria-hidden
          width="1rem"
          height="1rem"
          hasRadius
          style={{ background: colour, flexShrink: 0 }}
        />
        <Typography variant="omega" fontWeight="bold">
          {tellStage(version.stage)}
        </Typography>
      </Flex>
      <Typography variant="omega" textColor="neutral600">
        {assignee ? say('stage.with', { name: assignee.name }) : say('stage.withNobody')}
      </Typography>
      {dueAt !== null && (
        <Typography variant="omega" textColor={isOverdue ? 'danger600' : 'neutral600'}>
          {say(isOverdue ? 'stage.overdue' : 'stage.due', {
            time: tellInstant(new Date(dueAt), { language, timeZone: ownTimeZone() }),
          })}
        </Typography>
      )}
      {note !== null && (
        <Typography variant="omega" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
          {note}
        </Typography>
      )}
    </Flex>
  );
};
