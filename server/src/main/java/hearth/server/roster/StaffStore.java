package hearth.server.roster;

import hearth.protocol.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where accounts, their sign-ins and one-time links are kept. Secrets arrive here hashed. Methods may block and
/// throw a runtime exception where the store does not answer.
public interface StaffStore {
  /// An account with the hash of its password.
  record Account(Staff staff, String passwordHash) {}

  boolean isEmpty();

  /// @return false where the login is taken
  boolean add(Staff staff, String passwordHash, Instant now);

  Optional<Account> byLogin(String login);

  Optional<Staff> byId(MemberId id);

  /// In order of name.
  List<Staff> all();

  void addSignIn(String tokenHash, MemberId staff, Instant until);

  Optional<Staff> bySignIn(String tokenHash, Instant now);

  void endSignIn(String tokenHash);

  void addLink(String tokenHash, Staff.Standing standing, Instant until);

  Optional<Staff.Standing> link(String tokenHash, Instant now);

  /// @return false where it was used already or never was
  boolean useLink(String tokenHash, Instant now);

  /// Forgets links for this standing that nobody used, as when the server starts again before its first sign-in.
  void dropLinks(Staff.Standing standing);
}
