package hearth.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.builtin.ContactDetails;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the built-in moderators and the policy of the house make of what people say.
class BuiltinsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final MemberId ANA = new MemberId("ana");

  private final List<String> broken = new ArrayList<>();
  private final ReviewPipeline pipeline = new ReviewPipeline(ReviewPipeline.installed(), new HousePolicy(),
      (moderator, _) -> broken.add(moderator.name()));

  private static Draft draft(String text, Role role) {
    return new Draft(new MessageId("x"), ANA, role, new MessageText(text));
  }

  private String verdict(String text, Role role, ReviewContext.Line... recent) {
    return pipeline.review(draft(text, role), new ReviewContext(List.of(recent), NOW)).getClass()
        .getSimpleName();
  }

  @Test
  void the_built_in_moderators_are_found() {
    assertThat(pipeline.names()).containsExactly("contact", "links", "repetition");
  }

  /// What meetings are for is never in the way of these rules.
  @ParameterizedTest
  @ValueSource(strings = {"I used heroin last night and I wanted to die.", "I relapsed. Again.",
      "day 1,460 today",
      "I kept a gun in the house until 2019-03-04.", "Call 988, or text them. Samaritans are 116 123.",
      "SAMHSA is 1-800-662-4357, they were kind to me", "NSPCC: 0808 800 5000",
      "I take 20mg, then 10mg, then 5mg.",
      "I was born in 1985, sober 2001-2009, and since 2015.", "e.g. when my dad drinks... i.e. always.",
      "I cant.stop thinking about it", "no.but thank you", "meeting at 7.30, then 9.15", "yes!!! 100%",
      "@Ben I hear you",
      "mi hermano consume otra vez", "ok...so what"})
  void honest_lines_pass(String text) {
    assertThat(verdict(text, Role.MEMBER)).isEqualTo("Allow");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"call me on 087 555 0142 55 | Hold",
      "my number: (555) 010-0199-2 | Hold",
      "+44 7700 900123 any time | Hold", "write to ana.b@example.com | Hold",
      "look at https://example.org/x | Refuse",
      "www.example.org helped me | Refuse", "go to cheap-pills.example.shop now | Refuse",
      "mail me a@b.example.org or see www.example.org | Refuse"})
  void contact_details_are_held_and_links_refused(String text, String expected) {
    assertThat(verdict(text, Role.MEMBER)).isEqualTo(expected);
    assertThat(verdict(text, Role.MODERATOR)).as("from staff").isEqualTo("Allow");
  }

  @Test
  void the_same_long_line_a_third_time_is_refused_and_a_short_one_never() {
    var text = "please all of you read what I have to say";
    var line = new ReviewContext.Line(ANA, new MessageText("Please, ALL of you: read what I have to say!"),
        NOW);
    assertThat(verdict(text, Role.MEMBER, line)).isEqualTo("Allow");
    assertThat(verdict(text, Role.MEMBER, line, line)).isEqualTo("Refuse");
    var old = new ReviewContext.Line(ANA, line.text(), NOW.minusSeconds(121));
    assertThat(verdict(text, Role.MEMBER, line, old)).isEqualTo("Allow");
    var ben = new ReviewContext.Line(new MemberId("ben"), line.text(), NOW);
    assertThat(verdict(text, Role.MEMBER, ben, ben)).isEqualTo("Allow");
    var thanks = new ReviewContext.Line(ANA, new MessageText("thank you"), NOW);
    assertThat(verdict("thank you", Role.MEMBER, thanks, thanks, thanks)).isEqualTo("Allow");
  }

  @Test
  void findings_point_into_the_text() {
    var text = "call 087 555 0142 55 now";
    var findings = new ContactDetails().review(draft(text, Role.MEMBER),
        new ReviewContext(List.of(), NOW));
    assertThat(findings).singleElement()
        .satisfies(f -> assertThat(text.substring(f.from(), f.to())).isEqualTo("087 555 0142 55"));
  }

  @Test
  void a_moderator_that_breaks_leads_to_a_hold_and_is_told_of() {
    Moderator breaks = new Moderator() {
      @Override
      public String name() {
        return "breaks";
      }

      @Override
      public List<Finding> review(Draft draft, ReviewContext context) {
        throw new IllegalStateException("as the test says");
      }
    };
    var pipeline = new ReviewPipeline(List.of(breaks), new HousePolicy(),
        (moderator, _) -> broken.add(moderator.name()));
    assertThat(pipeline.review(draft("hello", Role.MEMBER), new ReviewContext(List.of(), NOW)))
        .isInstanceOf(Verdict.Hold.class);
    assertThat(broken).containsExactly("breaks");
    assertThat(pipeline.unanswered(draft("hello", Role.MEMBER))).isInstanceOf(Verdict.Hold.class);
  }
}
