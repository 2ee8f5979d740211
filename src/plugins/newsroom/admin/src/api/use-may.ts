import { useEffect, useState } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { permissionsOf } from '../pages/places';

/**
 * Whether the role of who is logged in may do something, such as `publishing.kill`. False until that is
 * known. What a role may not do has no button; the server refuses it whatever is shown.
 *
 * Strapi's `useRBAC` asks once, when a component first appears: where the role's permissions come later
 * than the component, it would say no for as long as the page stays open.
 */
export const useMay = (action: string): boolean => {
  // A new function whenever the permissions have changed.
  const check = useAuth('useMay', ({ checkUserHasPermissions }) => checkUserHasPermissions);
  const [may, setMay] = useState(false);

  useEffect(() => {
    let isOver = false;
    const say = (granted: readonly unknown[]): void => {
      if (!isOver) setMay(granted.length > 0);
    };
    check(permissionsOf(action)).then(say, () => say([]));
    return () => {
      isOver = true;
    };
  }, [action, check]);

  return may;
};
