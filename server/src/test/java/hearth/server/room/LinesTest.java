package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final Talk.Key HELLO = name("ana", "hello");
  private static final Talk.Key THANKS = name("ben", "thanks");
  private static final Talk.Key BYE = name("ana", "bye");

  private final Lines before = Lines.nothing().plus(HELLO, 2);

  private static Talk.Key name(String by, String id) {
    return new Talk.Key(new MemberId(by), new MessageId(id));
  }

  @Test
  void a_version_knows_no_later_line() {
    var after = before.plus(THANKS, 3);
    assertThat(after.find(HELLO)).contains(2L);
    assertThat(after.find(THANKS)).contains(3L);
    assertThat(after.find(3)).contains(THANKS);
    assertThat(before.find(THANKS)).isEmpty();
    assertThat(before.find(3)).isEmpty();
    assertThat(before.find(2)).contains(HELLO);
  }

  @Test
  void two_that_grow_out_of_one_know_nothing_of_each_other() {
    var one = before.plus(THANKS, 3);
    var other = before.plus(BYE, 3);
    assertThat(one.find(BYE)).isEmpty();
    assertThat(other.find(THANKS)).isEmpty();
    assertThat(other.find(3)).contains(BYE);
    assertThat(one.find(3)).contains(THANKS);
    assertThat(other.plus(THANKS, 4).find(THANKS)).contains(4L);
    assertThat(one.find(THANKS)).contains(3L);
  }

  @Test
  void a_name_that_is_used_again_stands_for_its_last_line_from_then_on() {
    var again = before.plus(HELLO, 3);
    assertThat(again.find(HELLO)).contains(3L);
    assertThat(before.find(HELLO)).contains(2L);
  }

  @Test
  void the_same_lines_are_the_same_whatever_was_said_later() {
    var same = Lines.nothing().plus(HELLO, 2);
    before.plus(THANKS, 3);
    assertThat(before).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(before.plus(BYE, 4)).isNotEqualTo(before).isNotEqualTo(same.plus(THANKS, 4));
  }
}
