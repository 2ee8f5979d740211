/** Which explained queries do not use an index where they should. */
import { tables } from '../settings.mjs';

/** These grow with the number of stories; the others are small. */
const GROWING = Object.values(tables);
/** A sort of fewer rows than this is no matter. */
const FEW = 1_000;

const readsGrowing = ({ sql }) => GROWING.some((table) => sql.includes(table));
const isPage = ({ sql }) => /\blimit\b/i.test(sql);

/** SQLite says SCAN for a whole table, and names the index where it walks one in order. */
const sqliteFaults = (query) =>
  query.plan
    .map(({ detail }) => detail)
    .filter(
      (detail) =>
        /^SCAN (?!CONSTANT|\()(?!.*USING (COVERING )?INDEX)/.test(detail) ||
        (isPage(query) && /USE TEMP B-TREE FOR ORDER BY/.test(detail))
    );

const nodesOf = (node) => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const postgresFaults = ({ plan }) =>
  plan
    .flatMap(({ Plan }) => nodesOf(Plan))
    .filter(
      (node) =>
        (node['Node Type'] === 'Seq Scan' && GROWING.includes(node['Relation Name'])) ||
        (/Sort/.test(node['Node Type']) && node['Plan Rows'] > FEW)
    )
    .map((node) => `${node['Node Type']} ${node['Relation Name'] ?? ''}`.trim());

const faultsOf = { sqlite: sqliteFaults, postgres: postgresFaults };

/** @returns the faulty ones of `explained`, each with what is wrong */
export const findFaults = (engine, explained) =>
  explained
    .filter(readsGrowing)
    .map((query) => ({ ...query, faults: faultsOf[engine](query) }))
    .filter(({ faults }) => faults.length > 0);
