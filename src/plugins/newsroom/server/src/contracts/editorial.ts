/** Answer of `POST /editorial/import`, item by item, in the order sent. */
export interface ImportResult {
  index: number;
  uri: string | null;
  version: string | null;
  result: 'created' | 'updated' | 'unchanged' | 'rejected';
  /** Document id, locale and slug of the article; absent when rejected. */
  id?: string;
  locale?: string;
  slug?: string;
  /** Whether it is published now; only when the import was asked to publish. */
  published?: boolean;
  /** Fields that an editor had changed and that a new version therefore left alone. */
  kept?: string[];
  /** What was left out or will have to be added by hand. */
  warnings?: string[];
  /** Why it was rejected. */
  reasons?: { field: string; message: string }[];
}

export interface ImportAnswer {
  data: ImportResult[];
  meta: Record<ImportResult['result'], number>;
}

/** Answer of `POST /editorial/preview-tokens`. */
export interface PreviewTokenAnswer {
  data: {
    /** For the parameter `preview` of an article's delivery address. */
    token: string;
    /** ISO 8601, UTC. */
    expiresAt: string;
  };
}
