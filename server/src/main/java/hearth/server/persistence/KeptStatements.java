package hearth.server.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteConnection;

/// Keeps SQLite's prepared statements for the next who asks the same: to prepare a query takes longer than to answer it (at the door
/// 65 µs of 85). Neither the driver nor the pool does; PostgreSQL's driver does so by itself. What we ask are constants, so there are
/// as many statements as queries in the code, for each connection.
final class KeptStatements implements StatementBuilderFactory {
  private final Map<Connection, Map<String, PreparedStatement>> idle = new ConcurrentHashMap<>();

  @Override
  public StatementBuilder createStatementBuilder(Connection pooled) {
    try {
      // past the pool, which would close with its own hand what was prepared by it
      var own = pooled.unwrap(SQLiteConnection.class);
      if (!idle.containsKey(own)) {
        idle.keySet().removeIf(KeptStatements::isClosed); // perhaps it replaces one
      }
      return new Keeper(own, idle.computeIfAbsent(own, _ -> new HashMap<>()));
    } catch (SQLException another) {
      throw new IllegalStateException("not a connection to SQLite", another);
    }
  }

  /// How many wait to be asked again, of all connections. While nobody asks anything.
  int idle() {
    return idle.values().stream().mapToInt(Map::size).sum();
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException _) {
      return true;
    }
  }

  /// For whoever has the connection now, so one thread at a time.
  private static final class Keeper extends DefaultStatementBuilder {
    private final Connection own;
    private final Map<String, PreparedStatement> idle;
    private final Map<Statement, Lent> lent = new IdentityHashMap<>();

    private record Lent(String sql, StatementContext context) {}

    Keeper(Connection own, Map<String, PreparedStatement> idle) {
      this.own = own;
      this.idle = idle;
    }

    @Override
    public PreparedStatement create(Connection pooled, String sql, StatementContext context)
        throws SQLException {
      var kept = idle.remove(sql); // asked within itself, the same query needs a second one
      var statement = kept == null || kept.isClosed() ? super.create(own, sql, context) : kept;
      lent.put(statement, new Lent(sql, context));
      return statement;
    }

    @Override
    public void close(Connection pooled, String named, Statement statement) throws SQLException {
      var loan = lent.remove(statement);
      // one that failed may be stopped halfway, with a lock
      if (loan == null || loan.context().getExceptionMoment() != null || statement.isClosed()
          || idle.containsKey(loan.sql())) {
        statement.close();
        return;
      }
      var prepared = (PreparedStatement) statement;
      prepared.clearBatch(); // and what was bound; SQLite plans anew where its own copies are cleared as well
      idle.put(loan.sql(), prepared);
    }
  }
}
