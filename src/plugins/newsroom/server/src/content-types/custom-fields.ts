import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';

const inputSize = { default: 6, isResizable: true } as const;

/** Fields with an input of their own in the admin. What they store are columns as before: text and JSON. */
export const registerCustomFields = (strapi: Core.Strapi): void => {
  strapi.customFields.register([
    { name: 'slug', plugin: PLUGIN_ID, type: 'string', inputSize },
    { name: 'bylines', plugin: PLUGIN_ID, type: 'json', inputSize: { ...inputSize, default: 12 } },
    { name: 'tags', plugin: PLUGIN_ID, type: 'json', inputSize },
  ]);
};
