package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Review;
import hearth.moderation.ReviewContext;
import hearth.moderation.Setting;
import hearth.moderation.claims.Claim;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the moderator that ships and the policy of the house make of what people say.
@TestInstance(Lifecycle.PER_CLASS)
class HouseModeratorTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final MemberId ANA = new MemberId("ana");
  private static final MemberId BEN = new MemberId("ben");

  private final OpenHouse house = OpenHouse.of(2);

  @AfterAll
  void close() {
    house.close();
  }

  private Review review(String text, Role role, ReviewContext context) {
    return house.pipeline().review(new Draft(new MessageId("x"), ANA, role, new MessageText(text)), context);
  }

  private String outcome(String text, ReviewContext.Line... recent) {
    return review(text, Role.MEMBER, new ReviewContext(List.of(recent), NOW)).decision().outcome();
  }

  private static ReviewContext.Line line(MemberId by, String text, long secondsAgo) {
    return new ReviewContext.Line(by, new MessageText(text), NOW.minusSeconds(secondsAgo));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oscar", "dave", "karen", "joe", "bob", "danielle", "deborah", "jesus", "dick"})
  void nobody_is_a_joke_for_her_name(String name) {
    assertThat(outcome("hi, i am " + name + " and i am an alcoholic")).isEqualTo("allow");
    assertThat(outcome("hi i'm " + name + ", alcoholic")).isEqualTo("allow");
  }

  @Test
  void a_call_for_help_is_heard_in_an_introduction_as_well() {
    assertThat(review("hi, i am suicidal and i am an alcoholic", Role.MEMBER,
        new ReviewContext(List.of(), NOW)).decision().crisis()).isPresent();
  }

  /// What meetings are for.
  @ParameterizedTest
  @ValueSource(strings = {"I relapsed. Again.", "day 1,460 today",
      "I kept the bottles in the shed until 2019-03-04.",
      "Call 988, or text them. Samaritans are 116 123.", "SAMHSA is 1-800-662-4357, they were kind to me",
      "NSPCC: 0808 800 5000", "I take 20mg, then 10mg, then 5mg.", "e.g. when my dad drinks... i.e. always.",
      "no.but thank you", "meeting at 7.30, then 9.15", "yes!!! 100%", "@Ben I hear you",
      "the readings are on na.org", "mi hermano consume otra vez", "ok...so what"})
  void honest_lines_pass(String text) {
    assertThat(outcome(text)).isEqualTo("allow");
  }

  @Test
  void who_speaks_of_dying_is_heard_and_helped() {
    var review = review("I used heroin last night and I wanted to die. I still want to die", Role.MEMBER,
        new ReviewContext(List.of(), NOW));
    assertThat(review.decision().outcome()).isEqualTo("allow_with_resources_and_alert");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"call me on (614) 555-0142 any time | details/phone@1",
      "+44 7700 900123 is mine | details/phone@1", "write to me at ana.b@example.com | details/email@1",
      "me: ana [at] example [dot] com | details/email@1",
      "I live at 42 Maple Street, come over | details/street@1",
      "six one four five five five zero one four two text me | details/spoken@1"})
  void who_says_where_to_find_her_is_asked_first(String text, String rule) {
    var review = review(text, Role.MEMBER, new ReviewContext(List.of(), NOW));
    assertThat(review.findings()).extracting(Finding::rule).contains(rule);
    assertThat(review.decision().outcome()).isEqualTo("nudge_author");
    assertThat(review(text, Role.FACILITATOR, new ReviewContext(List.of(), NOW)).findings()).isNotEmpty();
    assertThat(review(text, Role.FACILITATOR, new ReviewContext(List.of(), NOW)).decision().outcome())
        .isEqualTo("allow");
  }

  @Test
  void a_number_in_three_pieces_is_a_number() {
    assertThat(outcome("614")).isEqualTo("allow");
    assertThat(outcome("0142", line(ANA, "614", 20), line(ANA, "555", 10))).isEqualTo("nudge_author");
    assertThat(outcome("0142", line(BEN, "614", 20), line(BEN, "555", 10))).isEqualTo("allow");
  }

  @Test
  void what_one_says_in_two_messages_is_heard_as_one() {
    assertThat(outcome("i nearly ended")).isEqualTo("allow");
    assertThat(outcome("it last night")).isEqualTo("allow");
    assertThat(outcome("it last night", line(ANA, "i nearly ended", 20)))
        .isEqualTo("allow_with_resources_and_alert");
    assertThat(outcome("it last night", line(BEN, "i nearly ended", 20))).isEqualTo("allow");
    assertThat(outcome("of my own soup", line(ANA, "i am so proud", 20))).isEqualTo("allow");
  }

  @ParameterizedTest
  @CsvSource({"are you thinking about killing yourself?, yes, allow_with_resources_and_alert",
      "are you safe tonight?, no, allow_with_resources_and_alert",
      "Ana do you want to live?, not really, allow_with_resources_and_alert",
      "¿estás pensando en matarte?, sí, allow_with_resources_and_alert", "are you suicidal?, no, allow",
      "are you safe tonight?, yes, allow", "are you coming on friday?, yes, allow",
      "do you want tea?, no, allow"})
  void a_yes_or_a_no_is_heard_with_what_was_asked(String question, String answer, String outcome) {
    assertThat(outcome(answer)).isEqualTo("allow");
    assertThat(outcome(answer, line(BEN, question, 20))).isEqualTo(outcome);
  }

  @Test
  void a_link_is_looked_at_first() {
    assertThat(outcome("look at https://example.org/x")).isEqualTo("nudge_author");
    var insists = new Draft(new MessageId("x"), ANA, Role.MEMBER,
        new MessageText("look at https://example.org/x"),
        true);
    assertThat(house.pipeline().review(insists, new ReviewContext(List.of(), NOW)).decision().outcome())
        .isEqualTo("hold");
  }

  @Test
  void the_same_long_line_a_third_time_goes_back_and_a_short_one_never() {
    var text = "please all of you read what I have to say";
    var said = line(ANA, "Please, ALL of you: read what I have to say!", 1);
    assertThat(outcome(text, said)).isEqualTo("allow");
    assertThat(outcome(text, said, said)).isEqualTo("block");
    assertThat(outcome(text, said, line(ANA, text, 121))).isEqualTo("allow");
    assertThat(
        outcome("thank you", line(ANA, "thank you", 1), line(ANA, "thank you", 2), line(ANA, "thank you", 3)))
        .isEqualTo("allow");
  }

  @Test
  void newcomers_with_one_line_are_a_raid() {
    var text = "everybody look over here at this right now";
    var lines = List.of(line(BEN, text, 5), line(new MemberId("cy"), text, 3));
    var fresh = new ReviewContext(lines, NOW, new Setting(false, Duration.ofMinutes(1), true));
    assertThat(review(text, Role.MEMBER, fresh).findings()).extracting(Finding::category)
        .contains(Category.RAID);
    var known = new ReviewContext(lines, NOW, new Setting(false, Duration.ofMinutes(30), true));
    assertThat(review(text, Role.MEMBER, known).findings()).extracting(Finding::category)
        .doesNotContain(Category.RAID);
  }

  @Test
  void advice_is_welcome_where_people_talk() {
    var advice = "you need to leave him dee";
    assertThat(outcome(advice)).isEqualTo("nudge_author");
    var talk = new ReviewContext(List.of(), NOW, new Setting(true, Duration.ofHours(1), true));
    assertThat(review(advice, Role.MEMBER, talk).decision().outcome()).isEqualTo("allow");
  }

  @Test
  void a_claim_added_now_is_looked_for_now() {
    var asserted = "camphor oil on the tongue stops seizures from withdrawal, skip the hospital";
    house.moderator().learn(new Claim("own-test", "own", Claim.Severity.acute,
        "Camphor oil on the tongue stops withdrawal seizures.",
        "Camphor is poisonous and can itself cause seizures. A seizure in withdrawal is an emergency.",
        "Poison Control",
        "Camphor", true, List.of("put camphor oil under ur tongue and u wont have a seizure"),
        List.of("my aunt says camphor oil stops seizures, is that true?")));
    var review = review(asserted, Role.MEMBER, new ReviewContext(List.of(), NOW));
    assertThat(review.findings()).extracting(Finding::rule).contains("claim/own-test@1");
    assertThat(review.decision().outcome()).isEqualTo("hold");
    assertThat(outcome("my aunt put camphor oil on my tongue as a kid, it tasted awful")).isEqualTo("allow");
  }

  @Test
  void findings_point_into_the_text() {
    var text = "well, write to ana.b@example.com then";
    var found = review(text, Role.MEMBER, new ReviewContext(List.of(), NOW)).findings().stream()
        .filter(f -> f.rule().equals("details/email@1")).findFirst().orElseThrow();
    assertThat(text.substring(found.from(), found.to())).isEqualTo("ana.b@example.com");
    assertThat(found.evidence()).isEqualTo("well, write to … then");
  }

  /// Many at once, and the end comes while they are at it: nobody is answered wrongly and the process lives.
  @Test
  void it_closes_while_it_is_asked() throws Exception {
    var closing = HouseModerator.open(List.of(), 2);
    var threads = new ArrayList<Thread>();
    for (var n = 0; n < 8; n++) {
      var id = n;
      threads.add(Thread.startVirtualThread(() -> {
        for (var i = 0; i < 200; i++) {
          try {
            closing.review(new Draft(new MessageId("x"), ANA, Role.MEMBER,
                new MessageText("you people should all go away " + id + " and " + i)),
                new ReviewContext(List.of(), NOW));
          } catch (IllegalStateException closed) {
            return;
          }
        }
      }));
    }
    closing.close();
    for (var thread : threads) {
      thread.join();
    }
  }

  /// Rooms ask first for what can be said at once; it must not be a second opinion.
  @ParameterizedTest
  @ValueSource(strings = {"one day at a time", "you are worthless, nobody wants you here",
      "you are not a burden",
      "i swallowed all of them, goodbye", "my number is 020 7946 0958",
      "you can stop your benzos tonight, nothing happens",
      "never mix pills with drink", "ok"})
  void what_is_said_at_once_is_what_is_said_after_thinking(String text) {
    var draft = new Draft(new MessageId("x"), ANA, Role.MEMBER, new MessageText(text));
    var around = new ReviewContext(List.of(line(BEN, "hello", 20)), NOW);
    var first = house.moderator().atOnce(draft, around);
    var thought = house.moderator().review(draft, around);
    first.ifPresent(found -> assertThat(found).isEqualTo(thought));
    assertThat(house.moderator().atOnce(draft, around)).as("it is remembered").hasValue(thought);
  }

  @Test
  void what_nobody_has_said_before_and_leaves_doubt_is_thought_about() {
    var draft = new Draft(new MessageId("x"), ANA, Role.MEMBER,
        new MessageText("you are all worthless pigs and i want every one of you gone today"));
    assertThat(house.moderator().atOnce(draft, new ReviewContext(List.of(), NOW))).isEmpty();
  }
}
