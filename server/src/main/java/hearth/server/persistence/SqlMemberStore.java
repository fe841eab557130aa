package hearth.server.persistence;

import hearth.protocol.DisplayName;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.server.roster.Doorstep;
import hearth.server.roster.Member;
import hearth.server.roster.MemberStore;
import hearth.server.schedule.GroupKind;
import hearth.server.schedule.Meeting;
import hearth.server.schedule.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Members in SQL.
public final class SqlMemberStore implements MemberStore {
  private final Jdbi jdbi;
  private final GroupCommit commits;

  public SqlMemberStore(Database database) {
    this.jdbi = database.jdbi();
    this.commits = database.commits();
  }

  /// With others who come at the same moment, and with what is said meanwhile: a commit of her own would have to wait for its turn.
  @Override
  public void add(Member member, String tokenHash, String deviceHash, Instant now) {
    commits.commit(h -> h.createUpdate("""
        INSERT INTO member (id, room_id, name, token_hash, device_hash, agreed, created_at)
        VALUES (:id, :room, :name, :token, :device, :agreed, :now)
        """).bind("id", member.id().value()).bind("room", member.room().value())
        .bind("name", member.name().value())
        .bind("token", tokenHash).bind("device", deviceHash).bind("agreed", member.agreed())
        .bind("now", Sql.millis(now)).execute());
  }

  @Override
  public Optional<Doorstep> atDoor(String invite, String tokenHash) {
    return jdbi.withHandle(h -> h.createQuery("""
        SELECT room.id, room.name, room.purpose, room.kind, room.guidelines, room.guidelines_version,
               member.id AS member_id, member.name AS member_name, member.agreed,
               meeting.id AS meeting_id, meeting.starts_at, meeting.minutes, meeting.state
        FROM room
        LEFT JOIN member ON member.room_id = room.id AND member.token_hash = :token
        LEFT JOIN meeting ON meeting.room_id = room.id AND meeting.state <> 'CLOSED'
        WHERE room.invite = :invite
        ORDER BY CASE meeting.state WHEN 'OPEN' THEN 0 ELSE 1 END, meeting.starts_at LIMIT 1
        """).bind("invite", invite).bind("token", tokenHash).map((row, _) -> doorstep(row)).findOne());
  }

  private static Doorstep doorstep(ResultSet row) throws SQLException {
    var room = new RoomId(row.getString("id"));
    var version = row.getInt("guidelines_version");
    var meeting = row.getString("meeting_id");
    var next = meeting == null
        ? null
        : new Meeting(new MeetingId(meeting), room, Sql.instant(row, "starts_at"), row.getInt("minutes"),
            Meeting.State.valueOf(row.getString("state")));
    var member = row.getString("member_id");
    var who = member == null
        ? null
        : new Member(new MemberId(member), room, new DisplayName(row.getString("member_name")),
            row.getInt("agreed"));
    return new Doorstep(room, row.getString("name"), row.getString("purpose"),
        GroupKind.valueOf(row.getString("kind")), row.getString("guidelines"), version,
        Optional.ofNullable(next), Optional.ofNullable(who));
  }

  @Override
  public void agree(MemberId member, int version) {
    jdbi.useHandle(h -> h.execute("UPDATE member SET agreed = ? WHERE id = ?", version, member.value()));
  }

  @Override
  public Optional<ShutOut> shutOut(RoomId room, String deviceHash, Instant now) {
    return jdbi.withHandle(h -> h.createQuery("""
        SELECT shut_out.until FROM shut_out
        JOIN member ON member.id = shut_out.member_id AND member.room_id = shut_out.room_id
        WHERE shut_out.room_id = :room AND member.device_hash = :device
          AND (shut_out.until IS NULL OR shut_out.until > :now)
        ORDER BY shut_out.until DESC LIMIT 1
        """).bind("room", room.value()).bind("device", deviceHash).bind("now", Sql.millis(now))
        .map((row, _) -> new ShutOut(Sql.instant(row, "until"))).findOne());
  }
}
