package hearth.server.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A chain of entries: each hash is SHA-256 over the hash before it, a line break and the entry. Pure.
public final class Chain {
  /// The hash before the first entry.
  public static final String START = "0".repeat(64);

  /// @param number from 1, without gaps
  /// @param entry  JSON on one line
  public record Link(long number, String entry, String hash) {}

  private Chain() {}

  public static String hash(String before, String entry) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest((before + "\n" + entry).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every Java", impossible);
    }
  }

  /// @return the number of the first link that does not fit what stands before it; 0 where all do
  public static long firstBroken(List<Link> links) {
    var before = START;
    var number = 0L;
    for (var link : links) {
      number++;
      if (link.number() != number || !hash(before, link.entry()).equals(link.hash())) {
        return number;
      }
      before = link.hash();
    }
    return 0;
  }
}
