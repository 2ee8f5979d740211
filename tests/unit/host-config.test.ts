import { env } from '@strapi/utils';
import database from '../../config/database';

const configured = (variables: Record<string, string>): object => {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    return database({ env } as never).connection.connection as object;
  } finally {
    process.env = before;
  }
};

describe('the database of the host', () => {
  it('is a file unless something else is said', () => {
    expect(configured({ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: '' })).toEqual({
      filename: expect.stringMatching(/newsroom\.db$/),
    });
  });

  it('is sent what is asked at once at once, where that is PostgreSQL and nothing speaks against it', () => {
    expect(configured({ DATABASE_CLIENT: 'postgres' })).toMatchObject({ pipeline: true });
    expect(configured({ DATABASE_CLIENT: 'postgres', DATABASE_PIPELINE: 'false' })).toMatchObject({
      pipeline: false,
    });
    expect(configured({ DATABASE_CLIENT: 'mysql' })).not.toHaveProperty('pipeline');
  });

  it('is refused by its name when nobody knows it', () => {
    expect(() => configured({ DATABASE_CLIENT: 'oracle' })).toThrow('"oracle"');
  });
});
