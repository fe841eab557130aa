package hearth.loadtest;

import hearth.protocol.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `replay INVITE-LINK LINES-FILE [members] [speed]`: plays a file of lines, one a line, into an open meeting.
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 3 || !args[0].equals("replay")) {
      System.err
          .println("Usage: replay http://localhost:8080/join/INVITE lines.txt [members: 12] [speed: 20]");
      System.exit(2);
    }
    var link = URI.create(args[1]);
    var invite = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
    var run = Long.toString(System.currentTimeMillis() % 100_000, 36);
    var count = args.length > 3 ? Integer.parseInt(args[3]) : 12;
    var speed = args.length > 4 ? Double.parseDouble(args[4]) : 20;
    var lines = Files.readAllLines(Path.of(args[2])).stream().map(String::strip).filter(l -> !l.isEmpty())
        .toList();
    try (var http = HttpClient.newHttpClient()) {
      var door = new Door(link.resolve("/"), invite, http);
      List<VirtualMember> members = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        // A name of this run's own: those of an earlier run may still be taken.
        var member = VirtualMember.at(door, "Guest " + i + " " + run, http);
        if (member.enter() instanceof Answer.Refused refused) {
          System.err.println("Guest " + i + " was not let in: " + refused.words());
          System.exit(1);
        }
        members.add(member);
      }
      var result = new Replay(speed, 1).play(members, lines);
      System.out.println(result);
      members.forEach(member -> member.wire().cut());
      System.exit(result.faults().isEmpty() ? 0 : 1);
    }
  }
}
