import type { ReactNode } from 'react';
import { Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import { Box, Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useMay } from '../api/use-may';
import { useWords, type Word } from '../words';
import { addressOf, permissionsOf, PLACES, type Place } from './places';

interface DeskPageProps {
  place: Place;
  subtitle: Word;
  actions?: ReactNode;
  children: ReactNode;
}

const Other = ({ place }: { place: Place }) => {
  const { say } = useWords();
  const mayOpen = useMay(place.action);
  return mayOpen ? (
    <Link tag={NavLink} to={addressOf(place)} end>
      {say(place.title)}
    </Link>
  ) : null;
};

/** On a telephone there is no room beside a page for where else one can go. */
const Others = () => (
  <Flex tag="nav" wrap="wrap" gap={4} paddingLeft={4} paddingRight={4} paddingTop={4}>
    {Object.values(PLACES).map((place) => (
      <Other key={place.path} place={place} />
    ))}
  </Flex>
);

/** One page of the newsroom, for roles that may open it. */
export const DeskPage = ({ place, subtitle, actions, children }: DeskPageProps) => {
  const { say, direction } = useWords();
  const isMobile = useIsMobile();
  return (
    <Page.Protect permissions={permissionsOf(place.action)}>
      <Page.Title>{`${say(place.title)} | ${say('pages.title')}`}</Page.Title>
      <Page.Main>
        <Box dir={direction}>
          {isMobile && <Others />}
          <Layouts.Header
            title={say(place.title)}
            subtitle={say(subtitle)}
            primaryAction={actions}
          />
          <Layouts.Content>{children}</Layouts.Content>
        </Box>
      </Page.Main>
    </Page.Protect>
  );
};
