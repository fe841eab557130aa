package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Decision;
import hearth.moderation.Draft;
import hearth.moderation.ReviewContext;
import hearth.moderation.Verdict;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A house whose encoder never comes free: the words have to do.
@TestInstance(Lifecycle.PER_CLASS)
class BusyEncoderTest {
  private final OpenHouse house = OpenHouse.of(0);

  @AfterAll
  void close() {
    house.close();
  }

  private Verdict verdict(String text) {
    return decision(text).verdict();
  }

  private Decision decision(String text) {
    return house.pipeline()
        .review(new Draft(new MessageId("x"), new MemberId("ana"), Role.MEMBER, new MessageText(text)),
            new ReviewContext(List.of(), Instant.EPOCH))
        .decision();
  }

  /// Each of them is asked about where an encoder is free.
  @ParameterizedTest
  @ValueSource(strings = {"i'd like to strangle whoever invented bottomless brunch",
      "your nurse sounds like a keeper", "anyone got a good meditation app",
      "i don't want to kill myself any more i want to kill the ivy"})
  void nobody_is_held_for_a_little_doubt(String text) {
    assertThat(
        house.moderator().atOnce(
            new Draft(new MessageId("x"), new MemberId("ana"), Role.MEMBER, new MessageText(text)),
            new ReviewContext(List.of(), Instant.EPOCH)))
        .as("there is a doubt").isEmpty();
    assertThat(verdict(text)).isEqualTo(new Verdict.Allow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody loves you, teacher, that's why you drank",
      "midwife? you? wouldn't trust you with a hamster", "bouncers are thick thugs and youre the thickest"})
  void what_the_words_suspect_waits_for_a_person(String text) {
    assertThat(verdict(text)).isInstanceOf(Verdict.Hold.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i keep driving past the viaduct, working out where to stop",
      "i keep wishing the lift would fall with me in it", "mi parce se tomó todo y está frío"})
  void whoever_may_call_for_help_is_heard_and_not_held(String text) {
    assertThat(decision(text).outcome()).isEqualTo("allow_with_resources_and_alert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fuck off and die you junkie", "selling oxys dm me on telegram"})
  void what_the_words_are_sure_of_is_not_posted(String text) {
    assertThat(verdict(text)).isNotInstanceOf(Verdict.Allow.class);
  }
}
