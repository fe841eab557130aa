package hearth.server.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Random names and tokens, and the one way in which tokens are kept: as a hash, so that a stolen database opens
/// nothing. SHA-256 without salt is enough, since a token holds 256 random bits. Any thread.
public final class Secrets {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();

  /// 256 bits, 43 characters that may stand in a URL.
  public String token() {
    return random(32);
  }

  /// 96 bits: nobody guesses one, and no two are the same.
  public String id() {
    return random(12);
  }

  private String random(int bytes) {
    var drawn = new byte[bytes];
    random.nextBytes(drawn);
    return URL.encodeToString(drawn);
  }

  public static String hash(String token) {
    try {
      return URL.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
