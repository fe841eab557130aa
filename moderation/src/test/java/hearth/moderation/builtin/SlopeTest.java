package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Draft;
import hearth.moderation.ReviewContext;
import hearth.moderation.text.Foldings;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What builds up over several lines.
class SlopeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");
  private final Slope slope = new Slope();

  private static ReviewContext.Line line(String by, String text, long secondsAgo) {
    return new ReviewContext.Line(new MemberId(by), new MessageText(text), NOW.minusSeconds(secondsAgo));
  }

  private static Reading reading(String by, ReviewContext context) {
    var draft = new Draft(new MessageId("x"), new MemberId(by), Role.MEMBER, new MessageText("and you too"));
    return new Reading(draft, context, Foldings.shipped().fold("and you too"));
  }

  private boolean pilesOn(String by, ReviewContext.Line... lines) {
    var context = new ReviewContext(List.of(lines), NOW);
    return slope.isPileOn(context, reading(by, context));
  }

  private boolean courts(String by, float courting, ReviewContext.Line... lines) {
    var context = new ReviewContext(List.of(lines), NOW);
    return slope.isCourting(context, reading(by, context), courting);
  }

  @Test
  void two_others_who_came_near_to_abuse_make_a_pile_on() {
    slope.remember("sour", 0.4f, 0);
    assertThat(pilesOn("cy", line("ana", "sour", 9))).isFalse();
    assertThat(pilesOn("cy", line("ana", "sour", 9), line("ana", "sour", 5))).as("one person twice")
        .isFalse();
    assertThat(pilesOn("cy", line("ana", "sour", 9), line("ben", "sour", 5))).isTrue();
    assertThat(pilesOn("ben", line("ana", "sour", 9), line("ben", "sour", 5))).as("her own line").isFalse();
    assertThat(pilesOn("cy", line("ana", "sour", 200), line("ben", "sour", 5))).as("long ago").isFalse();
    assertThat(pilesOn("cy", line("ana", "sweet", 9), line("ben", "sweet", 5))).isFalse();
  }

  @Test
  void the_third_line_that_courts_somebody_is_looked_at() {
    slope.remember("you are special", 0, 0.3f);
    slope.remember("do you live alone", 0, 0.4f);
    var two = new ReviewContext.Line[]{line("ed", "you are special", 600),
        line("ed", "do you live alone", 60)};
    assertThat(courts("ed", 0.3f, two)).isTrue();
    assertThat(courts("ed", 0.1f, two)).as("this one is harmless").isFalse();
    assertThat(courts("ed", 0.3f, two[0])).isFalse();
    assertThat(courts("fay", 0.3f, two)).as("somebody else's lines").isFalse();
  }
}
