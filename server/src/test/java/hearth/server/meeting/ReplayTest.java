package hearth.server.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.loadtest.Replay;
import hearth.loadtest.VirtualMember;
import hearth.protocol.Answer;
import hearth.server.testing.House;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Twelve people talk as people do, twenty times faster: every line that is accepted reaches everybody, once, in one
/// order. The lines are ours; another file can be tried with the load test's `replay`.
class ReplayTest {
  @TempDir
  Path folder;

  @Test
  void everybody_hears_every_accepted_line_once_in_one_order() throws Exception {
    var lines = Files.readAllLines(Path.of("src/test/resources/lines.txt"));
    try (var house = House.asShipped(folder).meets("Tuesday", 30)) {
      var members = new ArrayList<VirtualMember>();
      for (int i = 1; i <= 12; i++) {
        var member = house.member("Guest " + i);
        assertThat(member.enter()).isInstanceOf(Answer.Entered.class);
        members.add(member);
      }
      var result = new Replay(20, 7).play(members, lines);
      System.out.println("Replay: " + result);
      assertThat(result.faults()).isEmpty();
      assertThat(result.accepted()).isEqualTo(lines.size());
      assertThat(result.heardByEach()).isEqualTo(lines.size());
    }
  }
}
