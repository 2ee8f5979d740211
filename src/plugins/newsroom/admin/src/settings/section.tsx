import { useId, type ReactNode } from 'react';
import { Box, Flex, Grid, Table, Tbody, Tr, Typography } from '@strapi/design-system';
import { TableHead } from '../table-head';
import { TextCell } from '../text-cell';
import { useWords, type Word } from '../words';

interface SectionProps {
  title: Word;
  /** Where in `config/plugins.ts` this stands, below `newsroom.config`. */
  keys: readonly string[];
  children: ReactNode;
}

/** One part of the settings, and what it is called in the configuration. */
export const Section = ({ title, keys, children }: SectionProps) => {
  const { say } = useWords();
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
    >
      <Flex justifyContent="space-between" alignItems="baseline" wrap="wrap" gap={2}>
        <Typography id={id} tag="h2" variant="delta">
          {say(title)}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="code" dir="ltr">
          {keys.join(', ')}
        </Typography>
      </Flex>
      <Box paddingTop={4}>{children}</Box>
    </Box>
  );
};

/** What is set, as pairs of a name and a value. */
export const Facts = ({
  facts,
}: {
  facts: readonly (readonly [label: string, value: ReactNode])[];
}) => (
  <Grid.Root tag="dl" gap={4}>
    {facts.map(([label, value]) => (
      <Grid.Item key={label} col={4} s={6} xs={12} direction="column" alignItems="stretch">
        <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral800">
          {label}
        </Typography>
        <Typography tag="dd" textColor="neutral700">
          {value}
        </Typography>
      </Grid.Item>
    ))}
  </Grid.Root>
);

interface RowsProps {
  headings: readonly Word[];
  /** Each with its key first. */
  rows: readonly (readonly [key: string, ...cells: ReactNode[]])[];
}

/** What is set, as a table. */
export const Rows = ({ headings, rows }: RowsProps) => (
  <Table colCount={headings.length} rowCount={rows.length + 1}>
    <TableHead words={headings} />
    <Tbody>
      {rows.map(([key, ...cells]) => (
        <Tr key={key}>
          {cells.map((cell, index) => (
            <TextCell key={index}>
              <Typography textColor="neutral800" tag="div" style={{ whiteSpace: 'normal' }}>
                {cell}
              </Typography>
            </TextCell>
          ))}
        </Tr>
      ))}
    </Tbody>
  </Table>
);
