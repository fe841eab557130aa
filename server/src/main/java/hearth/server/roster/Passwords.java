package hearth.server.roster;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Argon2id: 19 MiB, two passes, one lane, as OWASP's password storage sheet advises at the least. Blocks for some
/// tenths of a second and so belongs on a virtual thread; at most two run at once, so that a flood of sign-ins costs
/// neither memory nor both cores for long.
public final class Passwords {
  public static final int SHORTEST = 10;
  public static final int LONGEST = 200;
  private static final Argon2Function ARGON = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  /// Of forty random bytes that nobody kept. It stands here ready, since to make one is the longest step of a start.
  static final String NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$puD2/5vW+wJyodO77gAFpw$I/1laqhcYv8WuSzeEJBRxUNr4Okw+/tz9fiP9VB3dwk";

  private final Semaphore turns = new Semaphore(2);

  public String hash(String password) {
    return inTurn(() -> Password.hash(password).addRandomSalt(16).with(ARGON).getResult());
  }

  public boolean matches(String password, String hash) {
    return inTurn(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /// Takes as long as a real check, so that the time does not tell whether a login exists.
  public void checkNobody(String password) {
    matches(password, NOBODYS);
  }

  private <T> T inTurn(Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
