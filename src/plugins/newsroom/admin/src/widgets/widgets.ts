import type { WidgetArgs } from '@strapi/strapi/admin';
import { Calendar, Eye, WarningCircle } from '@strapi/icons';
import { addressOf, permissionsOf, PLACES } from '../pages/places';
import { PLUGIN_ID } from '../plugin-id';
import { wordId } from '../words';

const permissions = permissionsOf(PLACES.overview.action);
const linkTo = (href: string): WidgetArgs['link'] => ({
  label: { id: wordId('widgets.open'), defaultMessage: 'Open' },
  href,
});

/** What the newsroom shows on the first page of the admin. */
export const widgets: WidgetArgs[] = [
  {
    id: 'planned-today',
    pluginId: PLUGIN_ID,
    icon: Calendar,
    title: { id: wordId('widgets.planned'), defaultMessage: 'Planned today' },
    link: linkTo(addressOf(PLACES.plans)),
    component: () => import('./shelf-widget').then(({ PlannedToday }) => PlannedToday),
    permissions,
  },
  {
    id: 'failed-plans',
    pluginId: PLUGIN_ID,
    icon: WarningCircle,
    title: { id: wordId('overview.failed'), defaultMessage: 'Failed plans' },
    link: linkTo(`${addressOf(PLACES.plans)}?state=failed`),
    component: () => import('./shelf-widget').then(({ FailedPlans }) => FailedPlans),
    permissions,
  },
  {
    id: 'to-look-at',
    pluginId: PLUGIN_ID,
    icon: Eye,
    title: { id: wordId('widgets.toLookAt'), defaultMessage: 'Mine and in review' },
    link: linkTo(addressOf(PLACES.overview)),
    component: () => import('./shelf-widget').then(({ ToLookAt }) => ToLookAt),
    permissions,
  },
];
