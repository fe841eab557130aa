package hearth.loadtest;

import hearth.loadtest.Options.Wrong;
import hearth.protocol.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// `replay INVITE-LINK LINES [members] [speed]`: plays a file of lines, one a line, into an open meeting.
final class ReplayCommand {
  private ReplayCommand() {}

  static int run(Options options) throws Wrong, IOException, InterruptedException {
    var words = options.words();
    if (words.size() < 3) {
      throw new Wrong("name an invite link and a file of lines");
    }
    var link = URI.create(words.get(1));
    var invite = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
    var run = Long.toString(System.currentTimeMillis() % 100_000, 36);
    var count = words.size() > 3 ? Integer.parseInt(words.get(3)) : 12;
    var speed = words.size() > 4 ? Double.parseDouble(words.get(4)) : 20;
    var lines = Files.readAllLines(Path.of(words.get(2))).stream().map(String::strip)
        .filter(l -> !l.isEmpty())
        .toList();
    try (var http = HttpClient.newHttpClient()) {
      var door = new Door(link.resolve("/"), invite, http);
      var members = new ArrayList<VirtualMember>();
      for (int i = 1; i <= count; i++) {
        // A name of this run's own: those of an earlier run may still be taken.
        var member = VirtualMember.at(door, "Guest " + i + " " + run, http);
        if (member.enter() instanceof Answer.Refused refused) {
          throw new IOException("Guest " + i + " was not let in: " + refused.words());
        }
        members.add(member);
      }
      var result = new Replay(speed, 1).play(members, lines);
      System.out.println(result);
      members.forEach(member -> member.wire().cut());
      return result.faults().isEmpty() ? 0 : 1;
    }
  }
}
