package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestTest {
  private static final long BEAT = 8;

  private final Rest<String> rest = new Rest<>(BEAT, _ -> 1);
  private long now = 1_000;

  private <R> Set<R> beat(Rest<R> rest, Collection<R> called) {
    now += BEAT;
    return rest.whoseTurn(called, now);
  }

  @Test
  void few_rooms_never_rest() {
    for (var beat = 0; beat < 5; beat++) {
      assertThat(beat(rest, List.of("a", "b", "c"))).containsExactly("a", "b", "c");
      assertThat(rest.isLoad()).isFalse();
      assertThat(rest.isAwaited()).isFalse();
    }
  }

  @Test
  void among_many_who_had_a_turn_rests_for_a_beat_and_then_goes_first() {
    assertThat(beat(rest, List.of("a", "b", "c", "d"))).containsExactly("a", "b", "c", "d");
    assertThat(rest.isLoad()).isTrue();
    assertThat(beat(rest, List.of("a", "e", "f", "g"))).containsExactly("e", "f", "g");
    assertThat(rest.isAwaited()).isTrue();
    assertThat(beat(rest, List.of("e", "h", "b"))).containsExactly("a", "h", "b");
    assertThat(beat(rest, List.of("i", "j", "k"))).containsExactly("e", "i", "j", "k");
    assertThat(rest.isAwaited()).isFalse();
  }

  @Test
  void those_who_speak_all_the_time_take_turns_half_in_each_beat() {
    var all = IntStream.range(0, 15).boxed().toList();
    var numbers = new Rest<Integer>(BEAT, _ -> 1);
    assertThat(beat(numbers, all)).isEqualTo(Set.copyOf(all.subList(0, 8)));
    assertThat(beat(numbers, all)).isEqualTo(Set.copyOf(all.subList(8, 15)));
    assertThat(beat(numbers, all)).isEqualTo(Set.copyOf(all.subList(0, 8)));
    assertThat(beat(numbers, List.of())).as("nobody has to call twice")
        .isEqualTo(Set.copyOf(all.subList(8, 15)));
    assertThat(numbers.isAwaited()).isFalse();
  }

  @Test
  void the_more_a_room_had_to_say_the_longer_it_rests_up_to_three_beats() {
    var heard = Map.of("one", 1, "two", 2, "three", 3, "many", 90);
    var busy = new Rest<>(BEAT, (String room) -> heard.getOrDefault(room, 1));
    var others = List.of("a", "b", "c", "d");
    var all = List.of("one", "two", "three", "many", "a", "b", "c", "d");
    beat(busy, heard.keySet());
    assertThat(beat(busy, all)).containsExactlyElementsOf(others);
    assertThat(beat(busy, List.of())).containsExactly("one");
    assertThat(beat(busy, others)).contains("two").doesNotContain("three", "many");
    assertThat(beat(busy, others)).contains("three", "many");
  }

  @Test
  void those_who_have_much_to_say_all_the_time_take_turns_a_quarter_in_each_beat() {
    var all = IntStream.range(0, 20).boxed().toList();
    var busy = new Rest<Integer>(BEAT, _ -> 5);
    for (var round = 0; round < 3; round++) {
      for (var quarter = 0; quarter < 20; quarter += 5) {
        assertThat(beat(busy, all)).isEqualTo(Set.copyOf(all.subList(quarter, quarter + 5)));
      }
    }
  }

  @Test
  void a_beat_in_which_all_rest_is_load_still() {
    var four = List.of("a", "b", "c", "d");
    beat(rest, four);
    assertThat(beat(rest, four)).isEmpty();
    assertThat(rest.isLoad()).as("or the next beat would come at once, and nobody would have rested")
        .isTrue();
    assertThat(beat(rest, List.of())).containsExactlyElementsOf(four);
  }

  @Test
  void when_it_is_quiet_again_those_who_rest_are_heard_at_once() {
    beat(rest, List.of("a", "b", "c", "d"));
    assertThat(beat(rest, List.of("a", "b"))).containsExactly("a", "b");
    assertThat(rest.isLoad()).isFalse();
    assertThat(rest.isAwaited()).isFalse();
  }

  @Test
  void many_that_are_heard_one_by_one_are_many_all_the_same() {
    beat(rest, List.of("a"));
    for (var room : List.of("b", "c", "d")) {
      now++;
      assertThat(rest.whoseTurn(List.of(room), now)).containsExactly(room);
      assertThat(rest.isLoad()).isFalse();
    }
    assertThat(rest.whoseTurn(List.of("e"), ++now)).containsExactly("e");
    assertThat(rest.isLoad()).as("four within a beat's time").isTrue();
    assertThat(beat(rest, List.of("a", "b", "c"))).as("seven since").containsExactly("a", "b", "c");
    assertThat(rest.isLoad()).isTrue();
    assertThat(beat(rest, List.of("f"))).containsExactly("f");
    assertThat(rest.isLoad()).isFalse();
  }

  @Test
  void few_that_are_heard_one_by_one_for_long_stay_few() {
    for (var n = 0; n < 50; n++) {
      now += BEAT / 3 + 1;
      assertThat(rest.whoseTurn(List.of("room " + n), now)).hasSize(1);
      assertThat(rest.isLoad()).isFalse();
    }
  }
}
