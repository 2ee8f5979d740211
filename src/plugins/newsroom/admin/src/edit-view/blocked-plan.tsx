import { Box, Flex, Typography } from '@strapi/design-system';
import { useWords } from '../words';

/** What the flight check finds in the way of a plan. */
export interface Blocking {
  code: string;
  message: string;
}

const isBlocking = (value: unknown): value is Blocking =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value;

const CODES = ['flight-check', 'stage-demanded'];

/** The findings for which a plan was refused; null for every other refusal. */
export const blockingIn = (error: unknown): Blocking[] | null => {
  const { details } = (error ?? {}) as { details?: { code?: unknown; findings?: unknown } };
  if (!CODES.includes(String(details?.code)) || !Array.isArray(details?.findings)) return null;
  return details.findings.filter(isBlocking);
};

/** Says why a plan was not taken, and that it can be made all the same. */
export const Blocked = ({ findings }: { findings: readonly Blocking[] }) => {
  const { say, sayNamed } = useWords();
  return (
    <Box padding={4} hasRadius background="warning100" role="alert">
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography textColor="neutral800">{say('schedule.blocked')}</Typography>
        <ul>
          {findings.map(({ code, message }, index) => (
            <Typography key={index} tag="li" fontWeight="bold">
              {sayNamed(`check.${code}`) ?? message}
            </Typography>
          ))}
        </ul>
      </Flex>
    </Box>
  );
};
