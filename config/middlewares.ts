import type { Core } from '@strapi/strapi';

const config: Core.Config.Middlewares = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  // Wire items come in batches; anything larger is refused with 413 before it is read.
  { name: 'strapi::body', config: { jsonLimit: '4mb' } },
  // What browsers assume when it is not said. Said, each request is also spared a slow copy of options:
  // koa-session deletes what is undefined, and objects that have lost a field are slow from then on.
  { name: 'strapi::session', config: { sameSite: 'lax' } },
  'strapi::favicon',
  'strapi::public',
];

export default config;
