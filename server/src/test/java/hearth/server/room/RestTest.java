package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestTest {
  private final Rest<String> rest = new Rest<>(_ -> 1);

  @Test
  void few_rooms_never_rest() {
    for (var beat = 0; beat < 5; beat++) {
      assertThat(rest.whoseTurn(List.of("a", "b", "c"))).containsExactly("a", "b", "c");
      assertThat(rest.isLoad()).isFalse();
      assertThat(rest.isAwaited()).isFalse();
    }
  }

  @Test
  void among_many_who_had_a_turn_rests_for_a_beat_and_then_goes_first() {
    assertThat(rest.whoseTurn(List.of("a", "b", "c", "d"))).containsExactly("a", "b", "c", "d");
    assertThat(rest.isLoad()).isTrue();
    assertThat(rest.whoseTurn(List.of("a", "e", "f", "g"))).containsExactly("e", "f", "g");
    assertThat(rest.isAwaited()).isTrue();
    assertThat(rest.whoseTurn(List.of("e", "h", "b"))).containsExactly("a", "h", "b");
    assertThat(rest.whoseTurn(List.of("i", "j", "k"))).containsExactly("e", "i", "j", "k");
    assertThat(rest.isAwaited()).isFalse();
  }

  @Test
  void those_who_speak_all_the_time_take_turns_half_in_each_beat() {
    var all = IntStream.range(0, 15).boxed().toList();
    var numbers = new Rest<Integer>(_ -> 1);
    assertThat(numbers.whoseTurn(all)).isEqualTo(Set.copyOf(all.subList(0, 8)));
    assertThat(numbers.whoseTurn(all)).isEqualTo(Set.copyOf(all.subList(8, 15)));
    assertThat(numbers.whoseTurn(all)).isEqualTo(Set.copyOf(all.subList(0, 8)));
    assertThat(numbers.whoseTurn(List.of())).as("nobody has to call twice")
        .isEqualTo(Set.copyOf(all.subList(8, 15)));
    assertThat(numbers.isAwaited()).isFalse();
  }

  @Test
  void the_more_a_room_had_to_say_the_longer_it_rests_up_to_three_beats() {
    var heard = Map.of("one", 1, "two", 2, "three", 3, "many", 90);
    var busy = new Rest<>((String room) -> heard.getOrDefault(room, 1));
    var others = List.of("a", "b", "c", "d");
    var all = List.of("one", "two", "three", "many", "a", "b", "c", "d");
    busy.whoseTurn(heard.keySet());
    assertThat(busy.whoseTurn(all)).containsExactlyElementsOf(others);
    assertThat(busy.whoseTurn(List.of())).containsExactly("one");
    assertThat(busy.whoseTurn(others)).contains("two").doesNotContain("three", "many");
    assertThat(busy.whoseTurn(others)).contains("three", "many");
  }

  @Test
  void those_who_have_much_to_say_all_the_time_take_turns_a_quarter_in_each_beat() {
    var all = IntStream.range(0, 20).boxed().toList();
    var busy = new Rest<Integer>(_ -> 5);
    for (var round = 0; round < 3; round++) {
      for (var quarter = 0; quarter < 20; quarter += 5) {
        assertThat(busy.whoseTurn(all)).isEqualTo(Set.copyOf(all.subList(quarter, quarter + 5)));
      }
    }
  }

  @Test
  void a_beat_in_which_all_rest_is_load_still() {
    var four = List.of("a", "b", "c", "d");
    rest.whoseTurn(four);
    assertThat(rest.whoseTurn(four)).isEmpty();
    assertThat(rest.isLoad()).as("or the next beat would come at once, and nobody would have rested")
        .isTrue();
    assertThat(rest.whoseTurn(List.of())).containsExactlyElementsOf(four);
  }

  @Test
  void when_it_is_quiet_again_those_who_rest_are_heard_at_once() {
    rest.whoseTurn(List.of("a", "b", "c", "d"));
    assertThat(rest.whoseTurn(List.of("a", "b"))).containsExactly("a", "b");
    assertThat(rest.isLoad()).isFalse();
    assertThat(rest.isAwaited()).isFalse();
  }
}
