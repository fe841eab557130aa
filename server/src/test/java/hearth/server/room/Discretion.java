package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.loadtest.Heard;
import hearth.protocol.MemberId;
import hearth.protocol.Notice;
import hearth.protocol.RoomEvent;

/// What a member may not have been told, whatever the conversation was.
final class Discretion {
  private Discretion() {}

  /// In every conversation: why somebody was muted and by whom, and whose message waits, is not everybody's business.
  static void check(String name, MemberId self, Heard heard) {
    assertThat(heard.events()).as("events that " + name + " was told").allSatisfy(event -> {
      switch (event) {
        case RoomEvent.Muted m when !m.member().equals(self) -> assertThat(m).isEqualTo(m.forFloor());
        case RoomEvent.Removed r when !r.member().equals(self) -> assertThat(r).isEqualTo(r.forFloor());
        case RoomEvent.Banned b -> assertThat(b.member()).isEqualTo(self);
        case RoomEvent.Corrected c when c.text() != null ->
          assertThat(heard.lines()).extracting(RoomEvent.Said::seq).contains(c.line());
        default -> {
          // nothing in it is for few
        }
      }
    });
    assertThat(heard.rest()).as("notices that " + name + " was told").allSatisfy(message -> {
      assertThat(message).isNotInstanceOfAny(Notice.Waiting.class, Notice.Taken.class, Notice.Alert.class,
          Notice.AlertSettled.class, Notice.Appealed.class);
      if (message instanceof Notice.CaughtUp now) {
        assertThat(now.alerts()).isEmpty();
        assertThat(now.appeals()).isEmpty();
        assertThat(now.held()).allSatisfy(held -> {
          assertThat(held.member()).isEqualTo(self);
          assertThat(held.concern()).isNull();
        });
      }
      if (message instanceof Notice.Aside aside) {
        assertThat(aside.of()).isEqualTo(self);
      }
      if (message instanceof Notice.Asides asides) {
        assertThat(asides.said()).allSatisfy(aside -> assertThat(aside.of()).isEqualTo(self));
      }
      if (message instanceof Notice.Room room) {
        assertThat(room.people()).noneMatch(Notice.Person::out);
      }
    });
  }
}
