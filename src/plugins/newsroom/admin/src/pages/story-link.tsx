import { Box, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { ARTICLE } from '../plugin-id';
import { useWords } from '../words';

/** The form of a story in the content manager. */
export const formOf = (id: string, locale: string, uid = ARTICLE): string =>
  `/content-manager/collection-types/${uid}/${id}?plugins[i18n][locale]=${encodeURIComponent(locale)}`;

interface StoryLinkProps {
  id: string;
  locale: string;
  headline: string | null;
}

/** A headline that leads to its form, written in the direction of its own language. */
export const StoryLink = ({ id, locale, headline }: StoryLinkProps) => {
  const { say } = useWords();
  return (
    <Box maxWidth="36rem" style={{ whiteSpace: 'normal' }}>
      <Link tag={RouterLink} to={formOf(id, locale)}>
        <bdi lang={locale}>{headline ?? say('pages.noHeadline')}</bdi>
      </Link>
    </Box>
  );
};
