import { useState } from 'react';
import {
  Box,
  Field,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { PromosAnswer, PromoWindow } from '../../../server/src/contracts/editorial-overview';
import { useGetPromosQuery } from '../api/desk-api';
import { useGetNewsroomLocalesQuery } from '../api/newsroom-api';
import { useSettings } from '../api/use-settings';
import { tellInstant } from '../edit-view/tell-instant';
import { StatusBadge } from '../status-badge';
import { useWords } from '../words';
import { Answered, Nothing } from './answered';
import { DeskPage } from './desk-page';
import { PLACES } from './places';
import { lineAround, type Line } from './promo-line';
import { TimeLine } from './promo-time-line';
import { formOf } from './story-link';

const PROMO = 'plugin::newsroom.related-promo';
const SLOTS = ['article-end', 'article-inline', 'section-front', 'global'] as const;
const LOOKS = {
  running: 'success',
  upcoming: 'primary',
  over: 'neutral',
  off: 'neutral',
} as const;
/** Which promo stands where, and when. */
export const Promos = () => {
  const { say, nameOf } = useWords();
  const { data: locales = [] } = useGetNewsroomLocalesQuery();
  const [chosen, setChosen] = useState<string | null>(null);
  const locale = chosen ?? locales.find(({ isDefault }) => isDefault)?.code ?? '';
  const answer = useGetPromosQuery(
    { locale },
    { skip: locale === '', refetchOnMountOrArgChange: true }
  );
  return (
    <DeskPage place={PLACES.promos} subtitle="promos.subtitle">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Box maxWidth="24rem">
          <Field.Root name="locale">
            <Field.Label>{say('logbook.language')}</Field.Label>
            <SingleSelect value={locale} onChange={(code) => setChosen(String(code))}>
              {locales.map(({ code }) => (
                <SingleSelectOption key={code} value={code}>
                  {nameOf(code)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Box>
        <Answered answer={answer}>{(found) => <Slots {...found} />}</Answered>
      </Flex>
    </DeskPage>
  );
};

const Slots = ({ data, meta }: PromosAnswer) => {
  const { say } = useWords();
  const line = lineAround(new Date(meta.at));
  if (data.length === 0) return <Nothing>{say('promos.none')}</Nothing>;
  return (
    <>
      {!meta.isComplete && <Typography textColor="neutral800">{say('promos.more')}</Typography>}
      {SLOTS.map((slot) => {
        const promos = data.filter(({ placement }) => placement === slot);
        return (
          promos.length > 0 && (
            <Slot key={slot} {...{ slot, promos, line }} at={meta.at} locale={meta.locale} />
          )
        );
      })}
    </>
  );
};

interface SlotProps {
  slot: (typeof SLOTS)[number];
  promos: readonly PromoWindow[];
  line: Line;
  at: string;
  locale: string;
}

const Slot = ({ slot, promos, line, at, locale }: SlotProps) => {
  const { say, language } = useWords();
  const { timeZone } = useSettings();
  const day = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
    ...{ day: 'numeric', month: 'short', timeZone },
  });
  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" padding={5}>
      <Flex justifyContent="space-between" gap={2} paddingBottom={3}>
        <Typography tag="h2" variant="delta">
          {say(`promos.slot.${slot}`)}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {say('promos.span', {
            from: day.format(line.fromMs),
            until: day.format(line.untilMs),
          })}
        </Typography>
      </Flex>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {promos.map((promo) => (
          <Promo key={promo.id} {...{ promo, line, at, locale }} />
        ))}
      </Flex>
    </Box>
  );
};

const Promo = ({
  promo,
  line,
  at,
  locale,
}: Omit<SlotProps, 'slot' | 'promos'> & { promo: PromoWindow }) => {
  const { say, language } = useWords();
  const { timeZone } = useSettings();
  const tell = (instant: string) => tellInstant(new Date(instant), { language, timeZone });
  const window =
    [
      promo.startsAt && say('promos.from', { time: tell(promo.startsAt) }),
      promo.endsAt && say('promos.until', { time: tell(promo.endsAt) }),
    ]
      .filter(Boolean)
      .join(' · ') || say('promos.always');
  return (
    <li>
      <Flex justifyContent="space-between" wrap="wrap" gap={2}>
        <Flex gap={2} wrap="wrap">
          <Link tag={RouterLink} to={formOf(promo.id, locale, PROMO)}>
            <bdi lang={locale}>{promo.title}</bdi>
          </Link>
          <StatusBadge variant={LOOKS[promo.state]}>
            {say(`promos.state.${promo.state}`)}
          </StatusBadge>
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {[
            window,
            promo.sections.join(', ') || say('promos.everywhere'),
            say('promos.priority', { priority: promo.priority }),
          ].join(' · ')}
        </Typography>
      </Flex>
      <TimeLine {...{ promo, line, at }} />
    </li>
  );
};
