import { Typography } from '@strapi/design-system';
import { useWords } from '../words';
import type { Code } from './coded-text';

/** What the numbers in a text stand for; they are kept around the same words. */
export const CodeLegend = ({ codes }: { codes: readonly Code[] }) => {
  const { say, sayNamed } = useWords();
  if (codes.length === 0) return null;
  return (
    <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
      {say('translate.codes')}{' '}
      {codes.map(({ id, type, url }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <bdi>{`<${id}>`}</bdi> {sayNamed(`translate.code.${type}`) ?? type}
          {url !== undefined && (
            <>
              {' '}
              <bdi dir="ltr">{url}</bdi>
            </>
          )}
        </span>
      ))}
    </Typography>
  );
};
