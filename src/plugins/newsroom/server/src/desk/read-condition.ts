import { problem, refuse } from '../problems';

const REVISION = /^"(0|[1-9]\d{0,8})"$/;

/**
 * The revision that `If-Match` names (RFC 9110, 13.1.1); null without the header.
 *
 * @throws ValidationError (400) for anything but one strong tag that is a revision: `*` would let a
 *   save through that has read nothing
 */
export const readCondition = (header: string): number | null => {
  if (header.trim() === '') return null;
  const [, number] = REVISION.exec(header.trim()) ?? [];
  if (number === undefined) refuse([problem('If-Match', 'must be one revision such as "3"')]);
  return Number(number);
};
