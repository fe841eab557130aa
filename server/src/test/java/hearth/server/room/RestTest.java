package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestTest {
  private final Rest<String> rest = new Rest<>();

  @Test
  void few_rooms_never_rest() {
    for (var beat = 0; beat < 5; beat++) {
      assertThat(rest.whoseTurn(List.of("a", "b", "c"))).containsExactly("a", "b", "c");
      assertThat(rest.isLoad()).isFalse();
      assertThat(rest.isAwaited()).isFalse();
    }
  }

  @Test
  void among_many_who_had_a_turn_rests_for_three_beats_and_then_goes_first() {
    assertThat(rest.whoseTurn(List.of("a", "b", "c", "d"))).containsExactly("a", "b", "c", "d");
    assertThat(rest.isLoad()).isTrue();
    assertThat(rest.whoseTurn(List.of("a", "e", "f", "g"))).containsExactly("e", "f", "g");
    assertThat(rest.isAwaited()).isTrue();
    assertThat(rest.whoseTurn(List.of("b", "h", "i"))).containsExactly("h", "i");
    assertThat(rest.whoseTurn(List.of("e", "j"))).containsExactly("j");
    assertThat(rest.whoseTurn(List.of("k"))).containsExactly("a", "b", "k");
    assertThat(rest.isAwaited()).as("the one of the second beat").isTrue();
  }

  @Test
  void those_who_speak_all_the_time_take_turns_a_third_in_each_beat() {
    var all = IntStream.range(0, 15).boxed().toList();
    var numbers = new Rest<Integer>();
    assertThat(numbers.whoseTurn(all)).isEqualTo(Set.copyOf(all.subList(0, 5)));
    assertThat(numbers.whoseTurn(all)).isEqualTo(Set.copyOf(all.subList(5, 10)));
    assertThat(numbers.whoseTurn(all)).isEqualTo(Set.copyOf(all.subList(10, 15)));
    assertThat(numbers.whoseTurn(all)).as("all have had one within three beats").isEmpty();
    assertThat(numbers.whoseTurn(List.of())).as("nobody has to call twice").hasSize(5);
  }

  @Test
  void when_it_is_quiet_again_those_who_rest_are_heard_at_once() {
    rest.whoseTurn(List.of("a", "b", "c", "d"));
    assertThat(rest.whoseTurn(List.of("a", "b"))).containsExactly("a", "b");
    assertThat(rest.isLoad()).isFalse();
    assertThat(rest.isAwaited()).isFalse();
  }
}
