import { Box, Flex, Typography } from '@strapi/design-system';
import { useMay } from '../api/use-may';
import { useStageName } from '../stage-name';
import { useGetStageOfQuery } from './stage-api';

interface StageCellProps {
  id: string;
  locale: string;
  /** When the draft was saved last: another draft may stand elsewhere. */
  saved: string;
}

/** Where a story stands, and who takes care of it. */
export const StageCell = (version: StageCellProps) => {
  const tellStage = useStageName();
  const maySee = useMay('workflow.list');
  const { data: stage } = useGetStageOfQuery(version, { skip: !maySee });
  if (!stage) return <Typography textColor="neutral800">–</Typography>;
  return (
    <Flex gap={2}>
      <Box
        aria-hidden
        width="0.8rem"
        height="0.8rem"
        shrink={0}
        style={{ backgroundColor: stage.colour, borderRadius: '50%' }}
      />
      <Typography textColor="neutral800" ellipsis>
        {tellStage(stage)}
        {stage.assignee && ` · ${stage.assignee}`}
      </Typography>
    </Flex>
  );
};
