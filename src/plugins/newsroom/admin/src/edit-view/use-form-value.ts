import { useForm } from '@strapi/strapi/admin';

type Values = Readonly<Record<string, unknown>>;

/** What a field says in the form now; whoever uses it is drawn again when this field changes only. */
export const useFormValue = (field: string): unknown =>
  useForm('Newsroom', ({ values }) => (values as Values)[field]);

/** What a field said when it was read or saved last. */
export const useSavedValue = (field: string): unknown =>
  useForm('Newsroom', ({ initialValues }) => (initialValues as Values)[field]);
