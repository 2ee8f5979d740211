import { lookUp } from './locale';

/** Words that stand on a page beside a story's own: before its source, and before corrections to it. */
export interface StoryLabels {
  source: string;
  correction: string;
  clarification: string;
  update: string;
}

const label = (
  source: string,
  correction: string,
  clarification: string,
  update: string
): StoryLabels => ({ source, correction, clarification, update });

const ENGLISH = label('Source', 'Correction', 'Clarification', 'Update');

const LABELS: Readonly<Record<string, StoryLabels>> = {
  en: ENGLISH,
  ar: label('المصدر', 'تصحيح', 'توضيح', 'تحديث'),
  de: label('Quelle', 'Korrektur', 'Klarstellung', 'Aktualisierung'),
  es: label('Fuente', 'Corrección', 'Aclaración', 'Actualización'),
  fa: label('منبع', 'تصحیح', 'توضیح', 'به‌روزرسانی'),
  fr: label('Source', 'Correction', 'Précision', 'Mise à jour'),
  he: label('מקור', 'תיקון', 'הבהרה', 'עדכון'),
  id: label('Sumber', 'Koreksi', 'Klarifikasi', 'Pembaruan'),
  it: label('Fonte', 'Correzione', 'Precisazione', 'Aggiornamento'),
  nl: label('Bron', 'Correctie', 'Verduidelijking', 'Update'),
  pt: label('Fonte', 'Correção', 'Esclarecimento', 'Atualização'),
  ru: label('Источник', 'Исправление', 'Уточнение', 'Обновление'),
  tr: label('Kaynak', 'Düzeltme', 'Açıklama', 'Güncelleme'),
};

/**
 * The words in a locale's language, with the language they are in: English where we have none of its own.
 */
export const storyLabels = (locale: string): StoryLabels & { language: string | null } => {
  const own = lookUp(LABELS, locale);
  return own ? { ...own, language: null } : { ...ENGLISH, language: 'en' };
};
