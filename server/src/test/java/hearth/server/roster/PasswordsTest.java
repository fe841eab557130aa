package hearth.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What sign-in compares with.
class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void a_password_matches_its_own_hash_only() {
    var hash = passwords.hash("correct horse battery");

    assertThat(passwords.matches("correct horse battery", hash)).isTrue();
    assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
  }

  @Test
  void to_check_nobody_costs_what_a_real_check_costs() {
    var real = passwords.hash("correct horse battery").split("\\$");
    var nobodys = Passwords.NOBODYS.split("\\$");

    // kind, version, cost and the lengths of salt and digest say how long a check takes
    assertThat(nobodys).hasSameSizeAs(real);
    assertThat(nobodys).startsWith("", real[1], real[2], real[3]);
    assertThat(nobodys[4]).hasSameSizeAs(real[4]);
    assertThat(nobodys[5]).hasSameSizeAs(real[5]);
  }
}
