package hearth.server.persistence;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.server.roster.Member;
import hearth.server.roster.MemberStore;
import hearth.server.schedule.RoomId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Members in SQL.
public final class SqlMemberStore implements MemberStore {
  private final Jdbi jdbi;

  public SqlMemberStore(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void add(Member member, String tokenHash, String deviceHash, Instant now) {
    jdbi.useHandle(h -> h.createUpdate("""
        INSERT INTO member (id, room_id, name, token_hash, device_hash, agreed, created_at)
        VALUES (:id, :room, :name, :token, :device, :agreed, :now)
        """).bind("id", member.id().value()).bind("room", member.room().value())
        .bind("name", member.name().value())
        .bind("token", tokenHash).bind("device", deviceHash).bind("agreed", member.agreed())
        .bind("now", Sql.millis(now)).execute());
  }

  @Override
  public Optional<Member> byToken(RoomId room, String tokenHash) {
    return jdbi.withHandle(h -> h
        .createQuery("SELECT * FROM member WHERE room_id = :room AND token_hash = :token")
        .bind("room", room.value()).bind("token", tokenHash)
        .map((row, _) -> new Member(new MemberId(row.getString("id")), new RoomId(row.getString("room_id")),
            new DisplayName(row.getString("name")), row.getInt("agreed")))
        .findOne());
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
