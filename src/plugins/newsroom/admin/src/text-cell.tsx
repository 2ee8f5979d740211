import { Td } from '@strapi/design-system';
import type { ComponentProps } from 'react';

/** A cell whose text begins where its language begins; that of the design system begins on the left. */
export const TextCell = (props: ComponentProps<typeof Td>) => (
  <Td {...props} style={{ textAlign: 'start' }} />
);
