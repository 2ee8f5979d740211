import { useMemo } from 'react';
import { useRBAC } from '@strapi/strapi/admin';

/**
 * Whether the role of who is logged in may do something, such as `publishing.kill`. False until that is
 * known. What a role may not do has no button; the server refuses it whatever is shown.
 */
export const useMay = (action: string): boolean => {
  const permissions = useMemo(
    () => [{ action: `plugin::newsroom.${action}`, subject: null }],
    [action]
  );
  const { allowedActions, isLoading } = useRBAC(permissions);
  return !isLoading && Object.values(allowedActions).some(Boolean);
};
