import type { ReactNode } from 'react';
import { Flex } from '@strapi/design-system';

/** A line with a sign in front, which keeps its size however long the line is. */
export const Noted = ({ sign, children }: { sign: ReactNode; children: ReactNode }) => (
  <Flex gap={2} alignItems="flex-start">
    <Flex shrink={0} paddingTop={1}>
      {sign}
    </Flex>
    {children}
  </Flex>
);
