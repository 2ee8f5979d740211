import type { ReactNode } from 'react';
import { Page } from '@strapi/strapi/admin';
import { Box, Typography } from '@strapi/design-system';
import { useWords } from '../words';

interface AnsweredProps<Data> {
  answer: { data?: Data | undefined; isLoading: boolean; isError: boolean };
  children: (data: Data) => ReactNode;
}

/** What the server answered; until then that it is asked, or that it did not answer. */
export function Answered<Data>({ answer, children }: AnsweredProps<Data>) {
  if (answer.isError) return <Page.Error />;
  if (answer.isLoading || answer.data === undefined) return <Page.Loading />;
  return <>{children(answer.data)}</>;
}

/** Says that there is nothing, where there could be something. */
export const Nothing = ({ children }: { children?: ReactNode }) => {
  const { say } = useWords();
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={8}>
      <Typography textColor="neutral600" textAlign="center" tag="p">
        {children ?? say('pages.nothing')}
      </Typography>
    </Box>
  );
};
