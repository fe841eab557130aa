package hearth.server.persistence;

import hearth.moderation.RoomPolicies;
import hearth.moderation.RoomPolicy;
import hearth.protocol.DisplayName;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.Role;
import hearth.server.room.Backstage;
import hearth.server.room.Fact;
import hearth.server.schedule.GroupKind;
import hearth.server.schedule.Meeting;
import hearth.server.schedule.RoomId;
import hearth.server.schedule.RoomProfile;
import hearth.server.schedule.RoomStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import tools.jackson.databind.json.JsonMapper;

/// Rooms and meetings in SQL.
public final class SqlRoomStore implements RoomStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// By tags, so that what is stored outlives a change of names in the code.
  private record Policies(Map<String, String> inForce, Map<String, String> onTrial) {
    static Policies of(RoomPolicies policies) {
      return new Policies(policies.inForce().byTag(), policies.onTrial().map(RoomPolicy::byTag).orElse(null));
    }

    RoomPolicies read() {
      try {
        return new RoomPolicies(inForce == null ? RoomPolicy.house() : RoomPolicy.of(inForce),
            onTrial == null ? Optional.empty() : Optional.of(RoomPolicy.of(onTrial)));
      } catch (RoomPolicy.Impossible changed) {
        throw new IllegalStateException("a room's policy cannot be read", changed);
      }
    }
  }

  private final Jdbi jdbi;
  private final FactCodec codec = new FactCodec();

  public SqlRoomStore(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void add(RoomProfile room, Instant now) {
    jdbi.useTransaction(h -> {
      bind(
          h.createUpdate(
              """
                  INSERT INTO room (id, name, purpose, kind, guidelines, guidelines_version, capacity, slow_seconds, policies,
                                    policies_since, invite, created_at)
                  VALUES (:id, :name, :purpose, :kind, :guidelines, :version, :capacity, :slow, :policies, :now, :invite, :now)
                  """),
          room).bind("invite", room.invite()).bind("now", Sql.millis(now)).execute();
      putStaff(h, room);
    });
  }

  @Override
  public void change(RoomProfile room, Instant now) {
    jdbi.useTransaction(h -> {
      bind(h.createUpdate("""
          UPDATE room SET name = :name, purpose = :purpose, kind = :kind, guidelines = :guidelines,
                          guidelines_version = :version, capacity = :capacity, slow_seconds = :slow,
                          policies_since = CASE WHEN policies = :policies THEN policies_since ELSE :now END,
                          policies = :policies
          WHERE id = :id
          """), room).bind("now", Sql.millis(now)).execute();
      h.execute("DELETE FROM room_staff WHERE room_id = ?", room.id().value());
      putStaff(h, room);
    });
  }

  private static <S extends SqlStatement<S>> S bind(S statement, RoomProfile room) {
    return statement.bind("id", room.id().value()).bind("name", room.name()).bind("purpose", room.purpose())
        .bind("kind", room.kind().name()).bind("guidelines", room.guidelines())
        .bind("version", room.guidelinesVersion()).bind("capacity", room.capacity())
        .bind("slow", room.slowSeconds())
        .bind("policies", JSON.writeValueAsString(Policies.of(room.policies())));
  }

  private static void putStaff(Handle h, RoomProfile room) {
    room.staff().forEach(
        (staff, role) -> h.execute("INSERT INTO room_staff (room_id, staff_id, role) VALUES (?, ?, ?)",
            room.id().value(), staff.value(), role.name()));
  }

  @Override
  public Optional<RoomProfile> byId(RoomId id) {
    return jdbi.withHandle(h -> h.createQuery("SELECT * FROM room WHERE id = :id").bind("id", id.value())
        .map((row, _) -> profile(row, staff(h, row.getString("id")))).findOne());
  }

  @Override
  public List<RoomProfile> heldBy(MemberId staff) {
    return jdbi.withHandle(h -> h.createQuery("""
        SELECT room.* FROM room JOIN room_staff ON room_staff.room_id = room.id
        WHERE room_staff.staff_id = :staff ORDER BY room.name
        """).bind("staff", staff.value()).map((row, _) -> profile(row, staff(h, row.getString("id"))))
        .list());
  }

  private static Map<MemberId, Role> staff(Handle h, String room) {
    var staff = new HashMap<MemberId, Role>();
    h.createQuery("SELECT staff_id, role FROM room_staff WHERE room_id = :room").bind("room", room)
        .map((row, _) -> Map.entry(new MemberId(row.getString("staff_id")),
            Role.valueOf(row.getString("role"))))
        .forEach(entry -> staff.put(entry.getKey(), entry.getValue()));
    return staff;
  }

  private static RoomProfile profile(ResultSet row, Map<MemberId, Role> staff) throws SQLException {
    return new RoomProfile(new RoomId(row.getString("id")), row.getString("name"), row.getString("purpose"),
        GroupKind.valueOf(row.getString("kind")), row.getString("guidelines"),
        row.getInt("guidelines_version"),
        row.getInt("capacity"), row.getInt("slow_seconds"),
        JSON.readValue(row.getString("policies"), Policies.class).read(), staff, row.getString("invite"));
  }

  @Override
  public List<MeetingId> appealed(RoomId room) {
    return jdbi.withHandle(h -> h.createQuery("""
        SELECT meeting.id FROM meeting WHERE meeting.room_id = :room AND EXISTS
          (SELECT 1 FROM event WHERE event.meeting_id = meeting.id AND event.kind = :kind)
        ORDER BY meeting.starts_at
        """).bind("room", room.value()).bind("kind", FactCodec.kind(Backstage.AppealAnswered.class))
        .map((row, _) -> new MeetingId(row.getString("id"))).list());
  }

  @Override
  public List<Tried> tried(RoomId room) {
    var since = jdbi.withHandle(h -> h.createQuery("SELECT policies_since FROM room WHERE id = :room")
        .bind("room", room.value()).mapTo(Long.class).findOne().orElse(0L));
    var facts = jdbi.withHandle(h -> h.createQuery("""
        SELECT event.kind, event.body FROM event JOIN meeting ON meeting.id = event.meeting_id
        WHERE meeting.room_id = :room AND event.kind = :kind
        """).bind("room", room.value()).bind("kind", FactCodec.kind(Backstage.Tried.class))
        .map((row, _) -> codec.fact(0, row.getString("kind"), row.getString("body"))).list());
    var times = new LinkedHashMap<List<String>, Integer>();
    for (var fact : facts) {
      if (fact instanceof Fact.Hidden(_, Backstage.Tried t) && t.at().toEpochMilli() >= since) {
        times.merge(List.of(t.category(), t.was(), t.would()), 1, Integer::sum);
      }
    }
    return times.entrySet().stream().map(entry -> new Tried(entry.getKey().get(0), entry.getKey().get(1),
        entry.getKey().get(2), entry.getValue())).sorted(Comparator.comparing(Tried::times).reversed())
        .toList();
  }

  @Override
  public void schedule(Meeting meeting) {
    jdbi.useHandle(
        h -> h.execute("INSERT INTO meeting (id, room_id, starts_at, minutes, state) VALUES (?, ?, ?, ?, ?)",
            meeting.id().value(), meeting.room().value(), Sql.millis(meeting.startsAt()), meeting.minutes(),
            meeting.state().name()));
  }

  @Override
  public boolean cancel(MeetingId meeting) {
    return jdbi.withHandle(
        h -> h.execute("DELETE FROM meeting WHERE id = ? AND state = 'SCHEDULED'", meeting.value()) == 1);
  }

  @Override
  public Optional<Meeting> meeting(MeetingId id) {
    return jdbi.withHandle(h -> h.createQuery("SELECT * FROM meeting WHERE id = :id").bind("id", id.value())
        .map((row, _) -> meeting(row)).findOne());
  }

  @Override
  public List<Meeting> upcoming(RoomId room) {
    return jdbi.withHandle(h -> h
        .createQuery("SELECT * FROM meeting WHERE room_id = :room AND state <> 'CLOSED' ORDER BY starts_at")
        .bind("room", room.value()).map((row, _) -> meeting(row)).list());
  }

  private static Meeting meeting(ResultSet row) throws SQLException {
    return new Meeting(new MeetingId(row.getString("id")), new RoomId(row.getString("room_id")),
        Sql.instant(row, "starts_at"), row.getInt("minutes"), Meeting.State.valueOf(row.getString("state")));
  }

  @Override
  public List<Backstage.BanCarried> bans(RoomId room, Instant now) {
    return jdbi.withHandle(h -> h
        .createQuery("SELECT member_id, name, until FROM shut_out WHERE room_id = :room AND until > :now")
        .bind("room", room.value()).bind("now", Sql.millis(now))
        .map((row, _) -> new Backstage.BanCarried(now, new MemberId(row.getString("member_id")),
            new DisplayName(row.getString("name")), Sql.instant(row, "until")))
        .list());
  }
}
