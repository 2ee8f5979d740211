import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020';

/** The IPTC's schemas, read where they lie beside the project; tests without them say so. */
export const SHARED = path.resolve(__dirname, '../../../shared');
const FOLDER = path.join(SHARED, 'vectors/ninjs');

const read = (name: string): object =>
  JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as object;

export const hasNinjsSchemas = existsSync(path.join(FOLDER, 'ninjs-schema_3.0.json'));

/** What a version's schema finds wrong with an item, formats of URIs and instants included. */
export const createNinjsCheck = (version: string): ((item: unknown) => string[]) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const geoJson = { ...read('GeoJSON-schema.json'), $schema: undefined };
  ajv.addSchema(geoJson, 'https://geojson.org/schema/GeoJSON.json');
  const validate = ajv.compile(read(`ninjs-schema_${version}.json`));
  return (item) =>
    validate(item)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
