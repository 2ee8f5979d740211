import type { ReactNode } from 'react';

/** What Strapi hands to the input of a custom field. */
export interface FieldProps {
  name: string;
  label: string;
  labelAction?: ReactNode;
  hint?: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
  value: unknown;
  onChange: (name: string, value: unknown) => void;
}
