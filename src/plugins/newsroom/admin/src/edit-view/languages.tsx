import { NavLink } from 'react-router-dom';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useGetLanguagesQuery } from '../api/translation-api';
import { useMay } from '../api/use-may';
import { translatePath } from '../translation/addresses';
import { StateBadge } from '../translation/state-badge';
import { useWords } from '../words';
import { Part } from './part';

interface LanguagesProps {
  id: string;
  /** The language that is open. */
  locale: string;
  saved: string;
}

/** How each language of the story stands; each leads to where it is translated. */
export const Languages = ({ id, locale, saved }: LanguagesProps) => {
  const { say, nameOf, language } = useWords();
  const mayTranslate = useMay('translations.find-one');
  const { data = [] } = useGetLanguagesQuery({ id, saved });
  const [first] = data;
  if (!first) return null;

  return (
    <Part title={say('languages.title')}>
      <Typography variant="pi" textColor="neutral600">
        {say('languages.source', { language: nameOf(first.source.locale) })}
      </Typography>
      <Box
        tag="ul"
        maxHeight="14rem"
        overflow="auto"
        tabIndex={0}
        aria-label={say('languages.title')}
      >
        {[...data]
          .sort(
            (a, b) =>
              Number(b.locale === locale) - Number(a.locale === locale) ||
              nameOf(a.locale).localeCompare(nameOf(b.locale), language)
          )
          .map((entry) => (
            <Flex
              key={entry.locale}
              tag="li"
              justifyContent="space-between"
              gap={2}
              paddingBottom={1}
            >
              {mayTranslate ? (
                <Link tag={NavLink} to={translatePath(id, entry.locale)}>
                  {nameOf(entry.locale)}
                </Link>
              ) : (
                <Typography variant="omega">{nameOf(entry.locale)}</Typography>
              )}
              <StateBadge state={entry.state} />
            </Flex>
          ))}
      </Box>
    </Part>
  );
};
