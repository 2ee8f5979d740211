import type { ComponentType } from 'react';
import type { StrapiApp } from '@strapi/strapi/admin';
import { Link, PriceTag, User } from '@strapi/icons';
import type { FieldProps } from './field-props';
import { PLUGIN_ID } from '../plugin-id';
import { wordId, type Word } from '../words';

/** Strapi's type of an input says nothing of what it hands to it. */
const asInput = (input: ComponentType<FieldProps>) => ({
  default: input as ComponentType<unknown>,
});

const text = (word: Word) => ({ id: wordId(word), defaultMessage: word });

/** The fields of the newsroom that other content types may use as well; each is loaded when shown. */
export const registerFields = (app: StrapiApp): void => {
  app.customFields.register([
    {
      name: 'slug',
      pluginId: PLUGIN_ID,
      type: 'string',
      icon: Link,
      intlLabel: text('slug.label'),
      intlDescription: text('slug.description'),
      components: {
        Input: () => import('./slug-input').then(({ SlugInput }) => asInput(SlugInput)),
      },
    },
    {
      name: 'bylines',
      pluginId: PLUGIN_ID,
      type: 'json',
      icon: User,
      intlLabel: text('bylines.label'),
      intlDescription: text('bylines.description'),
      components: {
        Input: () => import('./bylines-input').then(({ BylinesInput }) => asInput(BylinesInput)),
      },
    },
    {
      name: 'tags',
      pluginId: PLUGIN_ID,
      type: 'json',
      icon: PriceTag,
      intlLabel: text('tags.label'),
      intlDescription: text('tags.description'),
      components: {
        Input: () => import('./tags-input').then(({ TagsInput }) => asInput(TagsInput)),
      },
    },
  ]);
};
