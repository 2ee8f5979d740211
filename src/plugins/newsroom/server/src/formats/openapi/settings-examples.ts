import type {
  DeskSettingsAnswer,
  SettingsInput,
  SettingsValues,
  WebhookTestAnswer,
} from '../../contracts/editorial-settings';

const AS_IN_FILE = { version: 0, changed: null, problems: [] };

const CHECKS: SettingsValues['checks'] = {
  ...{ onPublish: 'blocks', rules: { 'image-alt-missing': 'blocks' }, minWords: 50 },
  ...{ maxCharacters: { headline: 110 }, required: ['dek'] },
};

export const DESK_SETTINGS: DeskSettingsAnswer = {
  data: {
    siteName: 'The Meridian',
    publicUrl: 'https://news.example',
    timeZone: 'UTC',
    locales: [
      { code: 'en', isDefault: true, chain: ['en'], timeZone: 'UTC' },
      { code: 'tr', isDefault: false, chain: ['tr', 'en'], timeZone: 'Europe/Istanbul' },
    ],
    checks: {
      ...CHECKS,
      extra: [],
      known: [{ code: 'body-short', severity: 'warns' }],
    },
    workflow: {
      stages: [{ code: 'draft', name: 'Draft', colour: '#8e8ea9' }],
      ...{ moves: null, demands: [], publishingLeadsTo: null, unpublishingLeadsTo: null },
    },
    caching: {
      ...{ mode: 'auto', isPublic: true, cacheMiB: 64, maxAge: 15, sharedMaxAge: 60 },
      ...{ staleWhileRevalidate: 30, staleIfError: 600, surrogateKeys: 'fastly' },
    },
    webhooks: [
      {
        ...{ name: 'site', kind: 'signed', pending: 0, isFailing: false, isPaused: false },
        oldestPendingAt: null,
        ...{ pausedUntil: null, lastError: null, lastSuccessAt: '2026-03-01T09:00:00.000Z' },
      },
    ],
    machine: {
      ...{ provider: 'deepl', inFile: 'deepl', hasKey: true, monthlyCharacters: null },
      glossaries: [],
    },
    groups: {
      ...{ languages: AS_IN_FILE, workflow: AS_IN_FILE, caching: AS_IN_FILE },
      ...{ webhooks: AS_IN_FILE, machine: AS_IN_FILE },
      checks: {
        version: 3,
        changed: { at: '2026-03-01T09:00:00.000Z', by: 'Ada Chief' },
        problems: [],
      },
    },
    values: {
      languages: { timeZone: 'UTC', timeZones: { tr: 'Europe/Istanbul' }, fallbacks: {} },
      checks: CHECKS,
      workflow: {
        stages: [{ code: 'draft', name: 'Draft', colour: '#8e8ea9' }],
        ...{ moves: 'any', publishing: { demands: [], leadsTo: null } },
        ...{ unpublishing: { leadsTo: null }, onEdit: null },
      },
      caching: {
        cacheMiB: 64,
        lifetimes: { maxAge: 15, sharedMaxAge: 60, staleWhileRevalidate: 30, staleIfError: 600 },
      },
      webhooks: { paused: [] },
      machine: { isOn: true, monthlyCharacters: null },
    },
  },
};

export const SETTINGS_CHANGE: SettingsInput = { version: 2, value: CHECKS };

export const WEBHOOK_TESTED: WebhookTestAnswer = { data: { delivered: false, error: 'HTTP 401' } };
