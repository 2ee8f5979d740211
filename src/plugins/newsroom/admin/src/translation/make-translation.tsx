import { Layouts, Page } from '@strapi/strapi/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Version } from '../api/story-api';
import { useMakeTranslationMutation } from '../api/translation-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { BackLink } from './back-link';

/** A story that has no version in a language yet, and the two ways to begin one. */
export const MakeTranslation = ({ id, locale }: Version) => {
  const { say, nameOf, direction } = useWords();
  const mayMake = useMay('translations.make');
  const [make, { isLoading }] = useMakeTranslationMutation();
  const tell = useDeed();
  const begin = (texts: 'copy' | 'empty'): void =>
    void tell(make({ id, locale, wish: { texts } }), 'translate.made');
  const title = say('translate.title', { language: nameOf(locale) });

  return (
    <Page.Main dir={direction}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} navigationAction={<BackLink />} />
      <Layouts.Content>
        <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
          <Flex direction="column" alignItems="flex-start" gap={4}>
            <Typography>{say('translate.notMade', { language: nameOf(locale) })}</Typography>
            {mayMake && (
              <Flex gap={3} wrap="wrap">
                <Button loading={isLoading} onClick={() => begin('empty')}>
                  {say('translate.makeEmpty')}
                </Button>
                <Button variant="secondary" loading={isLoading} onClick={() => begin('copy')}>
                  {say('translate.makeCopy')}
                </Button>
              </Flex>
            )}
          </Flex>
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
};
