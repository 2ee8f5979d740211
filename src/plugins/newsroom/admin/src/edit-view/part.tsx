import { useId, type ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';

interface PartProps {
  title: string;
  /** Stands across from the title, such as a button. */
  action?: ReactNode;
  children: ReactNode;
}

/** One part of the panel, with a heading that screen readers can jump to. */
export const Part = ({ title, action, children }: PartProps) => {
  const id = useId();
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2} aria-labelledby={id}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography id={id} tag="h3" variant="pi" fontWeight="bold" textColor="neutral800">
          {title}
        </Typography>
        {action}
      </Flex>
      {children}
    </Flex>
  );
};

/** A line of the panel: what it is, and what it says. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <Flex tag="div" direction="column" alignItems="stretch">
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {label}
    </Typography>
    <Typography tag="dd" variant="omega" textColor="neutral800">
      {children}
    </Typography>
  </Flex>
);
