import type { z } from 'zod';
import { problem, refuse, type Problem } from './problems';

const asProblems = (schema: z.ZodObject, issue: z.core.$ZodIssue): Problem[] => {
  if (issue.code !== 'unrecognized_keys') {
    return [problem(issue.path.join('.') || 'query', issue.message)];
  }
  const known = Object.keys(schema.shape).join(', ');
  return issue.keys.map((key) => problem(key, `is not a parameter; known are ${known}`));
};

/**
 * The query of a request by its schema.
 *
 * @throws ValidationError (400) naming each wrong or unknown parameter and what is allowed
 */
export const parseQuery = <Schema extends z.ZodObject>(
  schema: Schema,
  query: unknown
): z.infer<Schema> => {
  const result = schema.safeParse(query);
  if (result.success) return result.data;

  refuse(result.error.issues.flatMap((issue) => asProblems(schema, issue)));
  throw new Error('unreachable: a failed parse has at least one issue');
};
