/** Keeps what a list finds from whoever is recused: they see nothing of such a case, not even that there is one. */
import type { Knex } from 'knex';
import type { CaseScope } from '../../domain/cases/index.js';
import type { HiddenFrom } from '../../domain/people/index.js';
import type { GroupScope } from '../../domain/tasks/index.js';

/** @param column that holds the complaint's id */
export function notRecused(db: Knex, column: string, hiddenFrom: readonly HiddenFrom[]) {
  return (query: Knex.QueryBuilder): void => {
    const recusals = db('recusal')
      .select('id')
      .where('recusal.complaint_id', db.ref(column))
      .whereNull('lifted_at')
      .where((any) => {
        void any.whereRaw('1 = 0');
        for (const { userId, departments } of hiddenFrom) {
          void any.orWhere({ user_id: userId });
          for (const department of departments) void any.orWhere({ department });
        }
      });
    void query.whereNotExists(recusals);
  };
}

/** Only what is one of these groups', and of no case that its person is kept from. @param table with `group` and `complaint_id` */
export function inGroups(db: Knex, table: 'inbox_entry' | 'work_item', scopes: readonly GroupScope[]) {
  return (query: Knex.QueryBuilder): void =>
    void query.where((any) => {
      void any.whereRaw('1 = 0');
      for (const scope of scopes)
        void any.orWhere((one) => {
          void one.whereIn(`${table}.group`, scope.groups);
          void one.modify(notRecused(db, `${table}.complaint_id`, scope.hiddenFrom));
        });
    });
}

/** Only cases that whoever has these scopes may see. @param column that holds the complaint's id */
export function inScopes(db: Knex, scopes: readonly CaseScope[], column = 'complaint.id') {
  return (query: Knex.QueryBuilder): void =>
    void query.where((any) => {
      void any.whereRaw('1 = 0');
      for (const { department, hiddenFrom } of scopes)
        void any.orWhere((one) => {
          if (department !== null)
            void one.whereExists(
              db('case_department').where({ department }).where('complaint_id', db.ref(column)).select('complaint_id'),
            );
          void one.modify(notRecused(db, column, hiddenFrom));
        });
    });
}
