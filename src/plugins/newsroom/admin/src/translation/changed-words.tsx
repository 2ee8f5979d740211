import { Box, Typography } from '@strapi/design-system';
import type { TranslationDocument } from '../../../server/src/contracts/editorial-translations';

type TextPart = TranslationDocument['body'][number]['parts'][number];

/** Added and removed words are told by the element as well as by colour. */
export const ChangedWords = ({ parts }: { parts: readonly TextPart[] }) => (
  <Typography variant="omega" style={{ whiteSpace: 'pre-wrap' }}>
    {parts.map(({ change, text }, index) => {
      if (change === 'same') return <span key={index}>{text}</span>;
      const isAdded = change === 'added';
      return (
        <Box
          key={index}
          tag={isAdded ? 'ins' : 'del'}
          display="inline"
          background={isAdded ? 'success100' : 'danger100'}
          color={isAdded ? 'success700' : 'danger700'}
        >
          {text}
        </Box>
      );
    })}
  </Typography>
);
