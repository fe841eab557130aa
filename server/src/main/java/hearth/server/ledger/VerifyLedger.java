package hearth.server.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `verify-ledger FILE`: whether an exported moderation log is whole and unchanged. Ends with 0 if so, 1 if not, 2 where it
/// was called wrongly.
public final class VerifyLedger {
  private VerifyLedger() {}

  public static void main(String[] args) {
    if (args.length != 1 || !Files.isReadable(Path.of(args[0]))) {
      System.err.println("usage: verify-ledger FILE   (an exported moderation log, one link on each line)");
      System.exit(2);
    }
    System.exit(verify(Path.of(args[0])));
  }

  private static int verify(Path file) {
    var links = new ArrayList<Chain.Link>();
    try {
      for (var line : Files.readAllLines(file)) {
        links.add(JsonMapper.shared().readValue(line, Chain.Link.class));
      }
    } catch (IOException | JacksonException unread) {
      System.out.println("Line " + (links.size() + 1) + " is not a link of a moderation log.");
      return 1;
    }
    var broken = Chain.firstBroken(links);
    System.out.println(broken == 0
        ? links.size() + " links, whole and unchanged. The last hash is "
            + (links.isEmpty() ? Chain.START : links.getLast().hash())
        : "Link " + broken + " does not fit what stands before it: the log was changed.");
    return broken == 0 ? 0 : 1;
  }
}
