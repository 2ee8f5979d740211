import { http, strapi } from './newsroom';

/** One editorial route on one of its doors. */
export interface Door {
  method: string;
  /** With the place holders of the table. */
  path: string;
  handler: string;
  /** RBAC actions that the admin asks for. */
  actions: string[];
}

interface Route {
  method: string;
  path: string;
  handler: string;
  config: { policies: (string | { name: string; config: { actions: string[] } })[] };
}

const routesOf = (name: 'editorial' | 'admin'): Route[] => {
  const routers = strapi().plugin('newsroom').routes as unknown as Record<
    string,
    { routes: Route[] }
  >;
  return routers[name]?.routes ?? [];
};

const doorsOf = (name: 'editorial' | 'admin', prefix: string): Door[] =>
  routesOf(name).map(({ method, path, handler, config }) => ({
    method,
    path: `${prefix}${path}`,
    handler,
    actions: config.policies.flatMap((policy) =>
      typeof policy === 'string' ? [] : policy.config.actions
    ),
  }));

/** The routes as Strapi has them: of the content API and of the admin. */
export const contentDoors = () => doorsOf('editorial', '/api/newsroom');
export const adminDoors = () => doorsOf('admin', '/newsroom');

export interface Asked {
  /** For the place holders of the path; what is not named is something that there is not. */
  values?: Record<string, string>;
  query?: string;
  body?: object;
}

const NOTHING: Record<string, string> = {
  ...{ id: 'nothing0here', n: '1', a: '1', b: '2', plan: '2147483646' },
  ...{ correction: 'nothing0here', locale: 'tr' },
};

/** Asks a door; the answer whatever its status. */
export const ask = (
  { method, path }: Door,
  headers: Record<string, string>,
  { values = {}, query = '', body }: Asked = {}
) => {
  const url = path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? NOTHING[name] ?? name);
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  const asked = http()[verb](`${url}${query}`).set(headers);
  return verb === 'get' || body === undefined ? asked : asked.send(body);
};
