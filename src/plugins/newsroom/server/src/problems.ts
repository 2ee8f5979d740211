import { errors } from '@strapi/utils';

/** One thing wrong with an input: the field it is in and what would be right. */
export interface Problem {
  path: string[];
  message: string;
}

export const problem = (field: string, message: string): Problem => ({
  path: field.split('.'),
  message,
});

/**
 * Throws Strapi's ValidationError (400) in the shape its admin shows beside the fields.
 * Does nothing when there is no problem.
 */
export const refuse = (problems: readonly Problem[]): void => {
  if (problems.length === 0) return;

  throw new errors.ValidationError(
    problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    {
      errors: problems.map(({ path, message }) => ({
        path,
        message: `${path.join('.')}: ${message}`,
        name: 'ValidationError',
      })),
    }
  );
};

/**
 * Throws a ValidationError (400) that a program tells from others by `details.code`.
 *
 * @param code - in kebab-case, one of those the API documents
 */
export const refuseAs = (code: string, field: string, message: string): never => {
  throw new errors.ValidationError(`${field}: ${message}`, {
    code,
    errors: [{ path: field.split('.'), message: `${field}: ${message}`, name: 'ValidationError' }],
  });
};
