package hearth.server.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearth.loadtest.VirtualMember;
import hearth.protocol.Answer;
import hearth.protocol.CloseCode;
import hearth.protocol.MessageId;
import hearth.protocol.RoomEvent;
import hearth.server.testing.House;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database goes in the middle of a meeting, and comes back. The room says that it cannot save, sends everybody
/// away with “come back”, and goes on where it was.
class LostDatabaseTest {
  @TempDir
  Path folder;

  private EmbeddedPostgres start(int port) throws IOException {
    var builder = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  @Test
  void a_meeting_survives_its_database() throws Exception {
    var postgres = start(0);
    try (var house = House.asShipped(folder, "--store.url=" + postgres.getJdbcUrl("postgres", "postgres"))
        .meets("Tuesday", 30)) {
      var ana = house.member("Ana");
      var ben = house.member("Ben");
      ana.enter();
      ben.enter();
      assertThat(ana.say(new MessageId("1"), "one").join()).isInstanceOf(Answer.Done.class);

      postgres.close();
      var lost = ana.say(new MessageId("2"), "two").handle((answer, _) -> answer).get(30, TimeUnit.SECONDS);
      assertThat(lost).isNotInstanceOf(Answer.Done.class);
      assertThat(ana.wire().closed().get(30, TimeUnit.SECONDS)).isEqualTo(CloseCode.RESYNC.number());
      assertThat(ben.wire().closed().get(30, TimeUnit.SECONDS)).isEqualTo(CloseCode.RESYNC.number());
      assertThat(ben.heard().lines()).hasSize(1);

      postgres = start(postgres.getPort());
      comeBack(ana);
      comeBack(ben);
      assertThat(ana.say(new MessageId("2"), "two").join()).isInstanceOf(Answer.Done.class);
      await().untilAsserted(() -> assertThat(ben.heard().lines()).extracting(line -> line.text().value())
          .containsExactly("one", "two"));
      assertThat(ben.heard().faults()).isEmpty();
      assertThat(ben.heard().lines()).extracting(RoomEvent.Said::seq).doesNotHaveDuplicates();
    } finally {
      postgres.close();
    }
  }

  private static void comeBack(VirtualMember member) {
    await().atMost(Duration.ofSeconds(40)).ignoreExceptions()
        .until(() -> member.enter() instanceof Answer.Entered);
  }
}
