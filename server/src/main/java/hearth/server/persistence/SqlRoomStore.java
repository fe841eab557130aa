package hearth.server.persistence;

import hearth.protocol.DisplayName;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.Role;
import hearth.server.room.Backstage;
import hearth.server.schedule.GroupKind;
import hearth.server.schedule.Meeting;
import hearth.server.schedule.RoomId;
import hearth.server.schedule.RoomProfile;
import hearth.server.schedule.RoomStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/// Rooms and meetings in SQL.
public final class SqlRoomStore implements RoomStore {
  private final Jdbi jdbi;

  public SqlRoomStore(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void add(RoomProfile room, Instant now) {
    jdbi.useTransaction(h -> {
      bind(
          h.createUpdate(
              """
                  INSERT INTO room (id, name, purpose, kind, guidelines, guidelines_version, capacity, slow_seconds, invite,
                                    created_at)
                  VALUES (:id, :name, :purpose, :kind, :guidelines, :version, :capacity, :slow, :invite, :now)
                  """),
          room).bind("invite", room.invite()).bind("now", Sql.millis(now)).execute();
      putStaff(h, room);
    });
  }

  @Override
  public void change(RoomProfile room) {
    jdbi.useTransaction(h -> {
      bind(h.createUpdate("""
          UPDATE room SET name = :name, purpose = :purpose, kind = :kind, guidelines = :guidelines,
                          guidelines_version = :version, capacity = :capacity, slow_seconds = :slow
          WHERE id = :id
          """), room).execute();
      h.execute("DELETE FROM room_staff WHERE room_id = ?", room.id().value());
      putStaff(h, room);
    });
  }

  private static <S extends SqlStatement<S>> S bind(S statement, RoomProfile room) {
    return statement.bind("id", room.id().value()).bind("name", room.name()).bind("purpose", room.purpose())
        .bind("kind", room.kind().name()).bind("guidelines", room.guidelines())
        .bind("version", room.guidelinesVersion()).bind("capacity", room.capacity())
        .bind("slow", room.slowSeconds());
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
  public Optional<RoomProfile> byInvite(String invite) {
    return jdbi
        .withHandle(h -> h.createQuery("SELECT * FROM room WHERE invite = :invite").bind("invite", invite)
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
        row.getInt("capacity"), row.getInt("slow_seconds"), staff, row.getString("invite"));
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
