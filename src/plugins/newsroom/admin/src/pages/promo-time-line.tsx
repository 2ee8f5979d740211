import { Box } from '@strapi/design-system';
import type { PromoWindow } from '../../../server/src/contracts/editorial-overview';
import { barOn, placeOn, type Line } from './promo-line';

const BARS = {
  running: 'success500',
  upcoming: 'primary500',
  over: 'neutral400',
  off: 'neutral300',
} as const;

interface TimeLineProps {
  promo: PromoWindow;
  line: Line;
  /** Now, as the server knows it; ISO 8601. */
  at: string;
}

/** The window as a bar; the words beside it say the same. */
export const TimeLine = ({ promo, line, at }: TimeLineProps) => {
  const bar = barOn(line, promo.startsAt, promo.endsAt);
  const radius = '0.4rem';
  return (
    <Box
      aria-hidden
      position="relative"
      height="1.2rem"
      marginTop={2}
      background="neutral150"
      hasRadius
      overflow="hidden"
    >
      {bar && (
        <Box
          position="absolute"
          height="100%"
          background={BARS[promo.state]}
          style={{
            insetInlineStart: `${bar.start}%`,
            width: `${bar.width}%`,
            borderStartStartRadius: bar.isOpenBefore ? 0 : radius,
            borderEndStartRadius: bar.isOpenBefore ? 0 : radius,
            borderStartEndRadius: bar.isOpenAfter ? 0 : radius,
            borderEndEndRadius: bar.isOpenAfter ? 0 : radius,
          }}
        />
      )}
      <Box
        position="absolute"
        height="100%"
        width="2px"
        background="neutral800"
        style={{ insetInlineStart: `${placeOn(line, Date.parse(at))}%` }}
      />
    </Box>
  );
};
