package hearth.server.persistence;

import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.RoomEvent;
import hearth.server.ledger.Chain;
import hearth.server.ledger.Entries;
import hearth.server.ledger.Ledger;
import hearth.server.room.EventLog;
import hearth.server.room.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;

/// The log in SQL. What other tables repeat of it (whether a meeting is open, who is kept out) is written in the same
/// transaction, so they cannot disagree.
public final class SqlEventLog implements EventLog, Ledger {
  private final Jdbi jdbi;
  private final GroupCommit commits;
  private final FactCodec codec = new FactCodec();

  public SqlEventLog(Database database) {
    this.jdbi = database.jdbi();
    this.commits = database.commits();
  }

  @Override
  public Map<MeetingId, StoreFailure> append(List<Entry> entries) {
    // encoded on the caller's thread, not the writer's
    var outcomes = commits.commit(entries.stream().map(this::write).toList());
    var unwritten = new HashMap<MeetingId, StoreFailure>();
    for (var i = 0; i < entries.size(); i++) {
      var meeting = entries.get(i).meeting();
      outcomes.get(i).ifPresent(failure -> unwritten.put(meeting, failure));
    }
    return unwritten;
  }

  private GroupCommit.Write write(Entry entry) {
    var meeting = entry.meeting();
    var facts = entry.facts();
    var rows = facts.stream()
        .map(fact -> new GroupCommit.Row(meeting.value(), fact.position(), FactCodec.seq(fact),
            FactCodec.kind(fact), codec.body(fact)))
        .toList();
    var entries = facts.stream().map(Entries::of).flatMap(Optional::stream).toList();
    return new GroupCommit.Write(rows, handle -> {
      chain(handle, meeting, entries);
      facts.stream().filter(Fact.Public.class::isInstance)
          .forEach(fact -> repeat(handle, meeting, ((Fact.Public) fact).event()));
    });
  }

  /// A meeting has one writer, so its chain has no forks.
  private static void chain(Handle handle, MeetingId meeting, List<String> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var last = handle.createQuery("SELECT number, entry, hash FROM ledger WHERE meeting_id = :meeting"
        + " ORDER BY number DESC LIMIT 1").bind("meeting", meeting.value()).map(SqlEventLog::link).findOne();
    var number = last.map(Chain.Link::number).orElse(0L);
    var hash = last.map(Chain.Link::hash).orElse(Chain.START);
    for (var entry : entries) {
      hash = Chain.hash(hash, entry);
      handle.execute("INSERT INTO ledger (meeting_id, number, entry, hash) VALUES (?, ?, ?, ?)",
          meeting.value(),
          ++number, entry, hash);
    }
  }

  private static Chain.Link link(ResultSet row, StatementContext context) throws SQLException {
    return new Chain.Link(row.getLong("number"), row.getString("entry"), row.getString("hash"));
  }

  @Override
  public List<Chain.Link> ledger(MeetingId meeting) {
    return reading(handle -> handle
        .createQuery("SELECT number, entry, hash FROM ledger WHERE meeting_id = :meeting ORDER BY number")
        .bind("meeting", meeting.value()).map(SqlEventLog::link).list());
  }

  private static void repeat(Handle handle, MeetingId meeting, RoomEvent event) {
    switch (event) {
      case RoomEvent.Opened _ -> state(handle, meeting, "OPEN");
      case RoomEvent.Closed _ -> {
        state(handle, meeting, "CLOSED");
        handle.execute(
            "DELETE FROM shut_out WHERE until IS NULL AND room_id = (SELECT room_id FROM meeting WHERE id = ?)",
            meeting.value());
      }
      case RoomEvent.Removed out -> shutOut(handle, meeting, out.member(), null);
      case RoomEvent.Banned out -> shutOut(handle, meeting, out.member(), out.until());
      case RoomEvent.Readmitted back -> handle.execute(
          "DELETE FROM shut_out WHERE member_id = ? AND room_id = (SELECT room_id FROM meeting WHERE id = ?)",
          back.member().value(), meeting.value());
      default -> {
        // of the meeting alone
      }
    }
  }

  private static void state(Handle handle, MeetingId meeting, String state) {
    handle.execute("UPDATE meeting SET state = ? WHERE id = ?", state, meeting.value());
  }

  private static void shutOut(Handle handle, MeetingId meeting, MemberId member, Instant until) {
    handle
        .createUpdate(
            """
                INSERT INTO shut_out (room_id, member_id, name, until)
                SELECT meeting.room_id, :member,
                       COALESCE((SELECT name FROM member WHERE id = :member), (SELECT name FROM staff WHERE id = :member), '?'),
                       :until
                FROM meeting WHERE meeting.id = :meeting
                ON CONFLICT (room_id, member_id) DO UPDATE SET until = excluded.until
                """)
        .bind("member", member.value()).bind("until", Sql.millis(until)).bind("meeting", meeting.value())
        .execute();
  }

  @Override
  public List<Fact> read(MeetingId meeting) {
    return reading(handle -> handle
        .createQuery("SELECT position, kind, body FROM event WHERE meeting_id = :meeting ORDER BY position")
        .bind("meeting", meeting.value())
        .map((row, _) -> codec.fact(row.getLong("position"), row.getString("kind"), row.getString("body")))
        .list());
  }

  @Override
  public List<RoomEvent.Said> lines(MeetingId meeting, long since, long before, int limit) {
    return reading(handle -> handle.createQuery("""
        SELECT body FROM event
        WHERE meeting_id = :meeting AND kind = 'said' AND seq > :since AND seq < :before
        ORDER BY position DESC LIMIT :limit
        """).bind("meeting", meeting.value()).bind("since", since).bind("before", before).bind("limit", limit)
        .map((row, _) -> (RoomEvent.Said) codec.event(row.getString("body"))).list()).reversed();
  }

  private <T> T reading(HandleCallback<T, RuntimeException> query) {
    try {
      return jdbi.withHandle(query);
    } catch (JdbiException silent) {
      throw new StoreFailure("the log could not be read", silent);
    }
  }
}
