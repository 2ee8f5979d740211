import type { MachineAnswer, MachineStatusAnswer } from '../../contracts/editorial-machine';
import type {
  MatchesAnswer,
  MemoryAnswer,
  MemoryImportAnswer,
  MemoryRemovalAnswer,
  MemoryMatch,
} from '../../contracts/editorial-memory';

export const MACHINE_ASKED = { units: ['headline'], save: false };

export const MACHINE: MachineAnswer = {
  data: {
    provider: 'deepl',
    source: { locale: 'en', revision: 4 },
    target: { locale: 'tr', revision: 2 },
    characters: 24,
    billed: 24,
    price: { amount: 0.01, currency: 'EUR' },
    quota: { used: 18_240, left: 481_760 },
    units: [
      {
        id: 'headline',
        field: 'headline',
        status: 'suggested',
        reason: null,
        characters: 24,
        lost: [],
        source: 'The tea train climbs on.',
        text: 'Çay treni tırmanmaya devam ediyor.',
        nodes: [{ type: 'text', text: 'Çay treni tırmanmaya devam ediyor.' }],
      },
    ],
  },
  meta: { dryRun: false, saved: false },
};

export const MACHINE_STATUS: MachineStatusAnswer = {
  data: {
    provider: 'deepl',
    languages: [
      { locale: 'en', source: true, target: true },
      { locale: 'tr', source: true, target: true },
    ],
    quota: { used: 18_240, left: 481_760 },
  },
};

const MATCH: MemoryMatch = {
  id: 71,
  score: 97,
  kind: 'numbers',
  source: 'The train takes 4 hours.',
  text: 'Tren 5 saat sürüyor.',
  nodes: [{ type: 'text', text: 'Tren 5 saat sürüyor.' }],
  documentId: 'k2vq0c7p1d8m4x6t9b3n5s0a',
  field: 'body',
  confirmed: { at: '2026-01-31T08:00:00.000Z', by: 'D. Yılmaz' },
  uses: 2,
};

export const MEMORY: MemoryAnswer = { data: [MATCH] };

export const MATCHES: MatchesAnswer = {
  data: [{ unit: 'body.2', field: 'body', source: 'The train takes 5 hours.', matches: [MATCH] }],
  meta: { source: 'en' },
};

export const TMX = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<tmx version="1.4">',
  '<header creationtool="newsroom" creationtoolversion="1" segtype="block" o-tmf="newsroom" adminlang="en" srclang="*all*" datatype="html"/>',
  '<body>',
  '<tu srclang="en"><tuv xml:lang="en"><seg>The train takes 4 hours.</seg></tuv><tuv xml:lang="tr"><seg>Tren 4 saat sürüyor.</seg></tuv></tu>',
  '</body>',
  '</tmx>',
].join('\n');

export const MEMORY_REMOVED: MemoryRemovalAnswer = {
  data: { id: 7, source: 'The train takes 4 hours.', text: 'Tren 4 saat alıyor.' },
};

export const MEMORY_IMPORTED: MemoryImportAnswer = { data: { units: 1, segments: 1, added: 1 } };
