import { Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useWords, type Word } from './words';

/** The headings of a table. */
export const TableHead = ({ words }: { words: readonly Word[] }) => {
  const { say } = useWords();
  return (
    <Thead>
      <Tr>
        {words.map((word) => (
          <Th key={word}>
            <Typography variant="sigma" textColor="neutral600">
              {say(word)}
            </Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
};
