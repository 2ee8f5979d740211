import { lazy, Suspense } from 'react';
import { Layouts, Page, SubNav } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { addressOf, PLACES, type Place } from './places';

const Overview = lazy(() => import('./overview').then(({ Overview }) => ({ default: Overview })));
const Plans = lazy(() => import('./plans').then(({ Plans }) => ({ default: Plans })));
const Promos = lazy(() => import('./promos').then(({ Promos }) => ({ default: Promos })));
const Owed = lazy(() => import('./owed').then(({ Owed }) => ({ default: Owed })));
const Logbook = lazy(() => import('./logbook').then(({ Logbook }) => ({ default: Logbook })));

/** A page of the newsroom among its others; one that the role may not open is not offered. */
const PlaceLink = ({ place }: { place: Place }) => {
  const { say } = useWords();
  const mayOpen = useMay(place.action);
  if (!mayOpen) return null;
  return <SubNav.Link to={addressOf(place)} end label={say(place.title)} />;
};

/** The newsroom's own pages, beside their navigation. */
const NewsroomApp = () => {
  const { say } = useWords();
  const navigation = (
    <SubNav.Main aria-label={say('pages.title')}>
      <SubNav.Header label={say('pages.title')} />
      <SubNav.Content>
        <SubNav.Sections>
          {[
            <SubNav.Section key="all" label={say('pages.desk')}>
              {Object.values(PLACES).map((place) => (
                <PlaceLink key={place.path} place={place} />
              ))}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
  return (
    <Layouts.Root sideNav={navigation}>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route index element={<Overview />} />
          <Route path={PLACES.plans.path} element={<Plans />} />
          <Route path={PLACES.promos.path} element={<Promos />} />
          <Route path={PLACES.corrections.path} element={<Owed />} />
          <Route path={PLACES.logbook.path} element={<Logbook />} />
          <Route path="*" element={<Page.Error />} />
        </Routes>
      </Suspense>
    </Layouts.Root>
  );
};

export default NewsroomApp;
