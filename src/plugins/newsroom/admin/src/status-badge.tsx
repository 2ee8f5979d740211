import type { ComponentProps, ReactNode } from 'react';
import { Status, Typography } from '@strapi/design-system';

export type StatusVariant = ComponentProps<typeof Status>['variant'];

interface StatusBadgeProps {
  variant: StatusVariant;
  /** A word: it says what the colour means. */
  children: ReactNode;
}

/** How something stands, in a word on a colour. */
export const StatusBadge = ({ variant, children }: StatusBadgeProps) => (
  // The colour is the badge's: words in it would be too pale, on "warning" most of all.
  <Status variant={variant} size="S" width="fit-content">
    <Typography variant="pi" fontWeight="bold" textColor="neutral800">
      {children}
    </Typography>
  </Status>
);
