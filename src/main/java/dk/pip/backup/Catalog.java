package dk.pip.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tables that Pip's database user has made: every schema that it owns but `public`. A new module's tables
/// are among them without anyone having to say so.
record Catalog(List<String> schemas, List<Table> tables) {
  private static final String OURS =
      """
      n.nspowner = (select oid from pg_roles where rolname = current_user)
         and n.nspname not in ('public', 'information_schema')
         and n.nspname !~ '^pg_'
      """;

  /// @param lasting whether its rows go into a backup
  record Table(
      String schema, String table, String quoted, List<String> columns, String quotedColumns, boolean lasting) {
    String name() {
      return schema + "." + table;
    }

    String withColumns() {
      return columns.isEmpty() ? quoted : quoted + " (" + quotedColumns + ")";
    }
  }

  /// From here on the connection sees the database as it is now, and only reads.
  static void takeSnapshot(Connection connection) throws SQLException {
    execute(connection, "set transaction isolation level repeatable read read only");
    // The same text whoever reads it back, whatever the server's own habits are.
    execute(connection, "set local datestyle = 'ISO, YMD'");
    execute(connection, "set local intervalstyle = 'postgres'");
    execute(connection, "set local bytea_output = 'hex'");
    execute(connection, "set local extra_float_digits = 1");
  }

  static Catalog read(Connection connection) throws SQLException {
    var schemas = new ArrayList<String>();
    var tables = new ArrayList<Table>();
    try (var statement = connection.createStatement()) {
      var names =
          statement.executeQuery("select quote_ident(nspname) from pg_namespace n where " + OURS + " order by 1");
      while (names.next()) {
        schemas.add(names.getString(1));
      }
      var rows =
          statement.executeQuery(
              """
              select n.nspname, c.relname, format('%I.%I', n.nspname, c.relname),
                     array(select a.attname::text from pg_attribute a
                            where a.attrelid = c.oid and a.attnum > 0
                              and not a.attisdropped and a.attgenerated = ''
                            order by a.attnum),
                     (select coalesce(string_agg(quote_ident(a.attname), ', ' order by a.attnum), '')
                        from pg_attribute a
                       where a.attrelid = c.oid and a.attnum > 0
                         and not a.attisdropped and a.attgenerated = ''),
                     coalesce(obj_description(c.oid, 'pg_class'), '') not ilike 'transient%'
                       and c.relname <> 'flyway_schema_history'
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
               where c.relkind = 'r'
                 and\s"""
                  + OURS
                  + " order by 1, 2");
      while (rows.next()) {
        tables.add(table(rows));
      }
    }
    return new Catalog(schemas, tables);
  }

  private static Table table(ResultSet row) throws SQLException {
    var columns = (String[]) row.getArray(4).getArray();
    return new Table(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Arrays.asList(columns),
        row.getString(5),
        row.getBoolean(6));
  }

  List<Table> lasting() {
    return tables.stream().filter(Table::lasting).toList();
  }

  List<String> leftOut() {
    return tables.stream().filter(table -> !table.lasting()).map(Table::name).toList();
  }

  static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    var sequences = new ArrayList<Manifest.Sequence>();
    try (var statement = connection.createStatement()) {
      var names = new ArrayList<String[]>();
      var rows =
          statement.executeQuery(
              """
              select n.nspname, c.relname, format('%I.%I', n.nspname, c.relname)
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
               where c.relkind = 'S'
                 and\s"""
                  + OURS
                  + " order by 1, 2");
      while (rows.next()) {
        names.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
      }
      for (var name : names) {
        var state = statement.executeQuery("select last_value, is_called from " + name[2]);
        state.next();
        sequences.add(new Manifest.Sequence(name[0], name[1], state.getLong(1), state.getBoolean(2)));
      }
    }
    return sequences;
  }

  static long count(Connection connection, Table table) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table.quoted())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
