package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Draft;
import hearth.moderation.ReviewContext;
import hearth.moderation.text.Folding;
import hearth.moderation.text.Foldings;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is read together with the line before it.
class TogetherTest {
  private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");
  private final Folding folding = Foldings.shipped();

  private static ReviewContext.Line line(String by, String text, long secondsAgo) {
    return new ReviewContext.Line(new MemberId(by), new MessageText(text), NOW.minusSeconds(secondsAgo));
  }

  private Optional<List<String>> together(String text, ReviewContext.Line... recent) {
    var draft = new Draft(new MessageId("x"), new MemberId("ana"), Role.MEMBER, new MessageText(text));
    var reading = new Reading(draft, new ReviewContext(List.of(recent), NOW), folding.fold(text));
    return Together.of(reading, folding).map(said -> said.whole().words());
  }

  @Test
  void a_message_goes_on_from_the_one_before_by_the_same_person() {
    assertThat(together("of my own soup", line("ana", "I am so proud", 20)))
        .contains(List.of("i", "am", "so", "proud", "of", "my", "own", "soup"));
    assertThat(together("of my own soup", line("ana", "I am so proud", 40), line("ben", "of what?", 20)))
        .as("somebody spoke in between").isPresent();
    assertThat(together("of my own soup", line("ana", "good evening", 60), line("ana", "I am so proud", 20)))
        .as("from the last one only").contains(List.of("i", "am", "so", "proud", "of", "my", "own", "soup"));
  }

  @Test
  void it_stands_alone_after_others_after_a_while_and_when_long() {
    assertThat(together("of my own soup")).isEmpty();
    assertThat(together("of my own soup", line("ben", "I am so proud", 20))).isEmpty();
    assertThat(together("of my own soup", line("ana", "I am so proud", 181))).isEmpty();
    assertThat(together("of my own soup", line("ana", "♥", 20))).isEmpty();
    assertThat(together("of my own soup", line("ana", "proud ".repeat(25), 20))).isEmpty();
    assertThat(together("soup ".repeat(28), line("ana", "proud", 20))).isEmpty();
  }

  @Test
  void a_yes_says_what_was_asked() {
    assertThat(together("Yes.", line("ben", "are you thinking about killing yourself?", 20)))
        .contains(List.of("i", "am", "thinking", "about", "killing", "myself"));
    assertThat(together("kind of!", line("ben", "Ana, have you got your pills with you", 20)))
        .contains(List.of("i", "have", "got", "my", "pills", "with", "i"));
    assertThat(together("sí", line("ben", "¿quieres morirte?", 20)))
        .contains(List.of("quiero", "morirme"));
  }

  @Test
  void a_no_says_the_contrary_where_a_yes_would_have_said_nothing() {
    assertThat(together("no", line("ben", "are you safe tonight?", 20)))
        .contains(List.of("i", "am", "not", "safe", "tonight"));
    assertThat(together("not really", line("ben", "do you want to live?", 20)))
        .contains(List.of("i", "do", "not", "want", "to", "live"));
  }

  @Test
  void other_answers_and_other_questions_say_nothing_more() {
    assertThat(together("hm", line("ben", "are you thinking about killing yourself?", 20))).isEmpty();
    assertThat(together("yes", line("ben", "what a day", 20))).isEmpty();
    assertThat(together("yes", line("ben", "are you there?", 181))).isEmpty();
    assertThat(together("yes", line("ben", "are you there?", 30), line("cy", "hello all", 20)))
        .as("somebody spoke in between").isEmpty();
  }
}
