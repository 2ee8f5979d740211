import { unstable_useDocumentLayout as useDocumentLayout } from '@strapi/strapi/admin';
import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import type { DiffAnswer } from '../../../server/src/contracts/editorial-article';
import { useCompareRevisionsQuery, type Version } from '../api/story-api';
import { ARTICLE } from '../plugin-id';
import { useWords } from '../words';
import { ChangedWords } from '../translation/changed-words';
import { tellValues } from './tell-values';

type Change = DiffAnswer['data'][number];

interface RevisionChangesProps {
  version: Version;
  number: number;
}

/** What a revision says otherwise than the one before it, field by field. */
export const RevisionChanges = ({ version, number }: RevisionChangesProps) => {
  const { say } = useWords();
  const isFirst = number === 1;
  const { data, isFetching } = useCompareRevisionsQuery(
    { ...version, from: number - 1, to: number },
    { skip: isFirst }
  );
  const { edit } = useDocumentLayout(ARTICLE);

  if (isFetching) return <Loader small>{say('panel.loading')}</Loader>;
  if (isFirst || !data) return <Typography>{say('history.first')}</Typography>;
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={4}>
      {data.data.map((change) => (
        <div key={change.field}>
          <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral600">
            {edit.metadatas[change.field]?.label ?? change.field}
          </Typography>
          <Box tag="dd" paddingTop={1} dir="auto">
            <Changed change={change} />
          </Box>
        </div>
      ))}
    </Flex>
  );
};

const Changed = ({ change }: { change: Change }) => {
  const { say } = useWords();
  if (change.parts) return <ChangedWords parts={change.parts} />;
  if (!change.blocks) {
    const [before, after] = tellValues(change, say);
    return (
      <ChangedWords
        parts={[
          { change: 'removed', text: before },
          { change: 'same', text: ' ' },
          { change: 'added', text: after },
        ]}
      />
    );
  }
  const changed = change.blocks.filter((block) => block.change !== 'same');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {changed.map((block, index) => (
        <ChangedWords key={index} parts={block.parts} />
      ))}
    </Flex>
  );
};
