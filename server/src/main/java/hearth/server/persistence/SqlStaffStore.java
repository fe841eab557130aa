package hearth.server.persistence;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.server.roster.Staff;
import hearth.server.roster.StaffStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Accounts, sign-ins and one-time links in SQL.
public final class SqlStaffStore implements StaffStore {
  private final Jdbi jdbi;

  public SqlStaffStore(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public boolean isEmpty() {
    return jdbi.withHandle(h -> h.createQuery("SELECT COUNT(*) FROM staff").mapTo(Long.class).one() == 0);
  }

  @Override
  public boolean add(Staff staff, String passwordHash, Instant now) {
    return jdbi.withHandle(h -> h.createUpdate("""
        INSERT INTO staff (id, login, name, standing, password_hash, created_at)
        VALUES (:id, :login, :name, :standing, :hash, :now) ON CONFLICT (login) DO NOTHING
        """).bind("id", staff.id().value()).bind("login", staff.login()).bind("name", staff.name().value())
        .bind("standing", staff.standing().name()).bind("hash", passwordHash).bind("now", Sql.millis(now))
        .execute() == 1);
  }

  @Override
  public Optional<Account> byLogin(String login) {
    return jdbi.withHandle(h -> h.createQuery("SELECT * FROM staff WHERE login = :login").bind("login", login)
        .map((row, _) -> new Account(staff(row), row.getString("password_hash"))).findOne());
  }

  @Override
  public Optional<Staff> byId(MemberId id) {
    return jdbi.withHandle(h -> h.createQuery("SELECT * FROM staff WHERE id = :id").bind("id", id.value())
        .map((row, _) -> staff(row)).findOne());
  }

  @Override
  public List<Staff> all() {
    return jdbi.withHandle(
        h -> h.createQuery("SELECT * FROM staff ORDER BY name").map((row, _) -> staff(row)).list());
  }

  @Override
  public void addSignIn(String tokenHash, MemberId staff, Instant until) {
    jdbi.useHandle(
        h -> h.execute("INSERT INTO staff_sign_in (token_hash, staff_id, until) VALUES (?, ?, ?)", tokenHash,
            staff.value(), Sql.millis(until)));
  }

  @Override
  public Optional<Staff> bySignIn(String tokenHash, Instant now) {
    return jdbi.withHandle(h -> h.createQuery("""
        SELECT staff.* FROM staff_sign_in JOIN staff ON staff.id = staff_sign_in.staff_id
        WHERE token_hash = :token AND until > :now
        """).bind("token", tokenHash).bind("now", Sql.millis(now)).map((row, _) -> staff(row)).findOne());
  }

  @Override
  public void endSignIn(String tokenHash) {
    jdbi.useHandle(h -> h.execute("DELETE FROM staff_sign_in WHERE token_hash = ?", tokenHash));
  }

  @Override
  public void addLink(String tokenHash, Staff.Standing standing, Instant until) {
    jdbi.useHandle(
        h -> h.execute("INSERT INTO staff_link (token_hash, standing, until) VALUES (?, ?, ?)", tokenHash,
            standing.name(), Sql.millis(until)));
  }

  @Override
  public Optional<Staff.Standing> link(String tokenHash, Instant now) {
    return jdbi
        .withHandle(
            h -> h.createQuery("SELECT standing FROM staff_link WHERE token_hash = :token AND until > :now")
                .bind("token", tokenHash).bind("now", Sql.millis(now)).mapTo(String.class).findOne())
        .map(Staff.Standing::valueOf);
  }

  @Override
  public boolean useLink(String tokenHash, Instant now) {
    return jdbi
        .withHandle(h -> h.execute("DELETE FROM staff_link WHERE token_hash = ? AND until > ?", tokenHash,
            Sql.millis(now)) == 1);
  }

  @Override
  public void dropLinks(Staff.Standing standing) {
    jdbi.useHandle(h -> h.execute("DELETE FROM staff_link WHERE standing = ?", standing.name()));
  }

  private static Staff staff(ResultSet row) throws SQLException {
    return new Staff(new MemberId(row.getString("id")), row.getString("login"),
        new DisplayName(row.getString("name")),
        Staff.Standing.valueOf(row.getString("standing")));
  }
}
