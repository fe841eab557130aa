package hearth.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What follows from what was found.
class PolicyTest {
  private static final String TABLE = """
      crisis_passive          allow_with_resources_and_alert
      crisis_active           allow_with_resources_and_alert
      crisis_imminent         allow_with_resources_and_alert
      crisis_medical          allow_with_resources_and_alert
      crisis_third_party      allow_with_resources_and_alert
      self_harm_method        hold
      self_harm_encouragement block
      sourcing                block
      selling                 block
      misinformation_acute    hold
      misinformation          nudge_author
      misinformation_stigma   nudge_author
      pii_own                 nudge_author
      pii_other               hold
      solicitation            hold
      evangelising            nudge_author
      crosstalk_advice        nudge_author
      trigger_detail          content_warning
      harassment              block
      threat                  block
      hate                    block
      sexual                  block
      trolling                block
      spam                    block
      link                    nudge_author
      repetition              block
      flood                   block
      raid                    hold
      impersonation           hold
      not_reviewed            hold
      """;

  private final HousePolicy policy = new HousePolicy();

  private static Draft draft(boolean insists) {
    return new Draft(new MessageId("x"), new MemberId("ana"), Role.MEMBER, new MessageText("words"), insists);
  }

  private static Finding found(Category category, double confidence) {
    return new Finding(category, Severity.MEDIUM, confidence, "test@1", 0, 5);
  }

  private Decision decide(boolean insists, Finding... findings) {
    return policy.decide(draft(insists), Setting.usual(), List.of(findings));
  }

  @Test
  void every_category_has_its_row() {
    var expected = TABLE.lines().map(line -> line.split(" +")[0]).toList();
    assertThat(Arrays.stream(Category.values()).map(Category::tag))
        .containsExactlyInAnyOrderElementsOf(expected);
    TABLE.lines().map(line -> line.split(" +"))
        .forEach(row -> assertThat(decide(false, found(Category.ofTag(row[0]), 1)).outcome()).as(row[0])
            .isEqualTo(row[1]));
  }

  @ParameterizedTest
  @CsvSource({"HARASSMENT", "THREAT", "HATE", "SEXUAL", "TROLLING", "SPAM", "SOURCING",
      "SELF_HARM_ENCOURAGEMENT", "SELLING"})
  void what_is_not_sure_is_looked_at_by_a_person(Category category) {
    assertThat(decide(false, found(category, 0.55)).outcome()).isEqualTo("hold");
  }

  @ParameterizedTest
  @CsvSource({"TROLLING,true", "SPAM,false", "HARASSMENT,false", "PII_OTHER,false"})
  void only_what_may_be_no_more_than_trolling_is_posted_by_itself(Category category, boolean releases) {
    assertThat(decide(false, found(category, 0.55)).verdict())
        .isInstanceOfSatisfying(Verdict.Hold.class,
            hold -> assertThat(hold.releases()).isEqualTo(releases));
  }

  /// What nobody can wait for or insist on where it is going.
  @ParameterizedTest
  @CsvSource({"correction,MEMBER,PII_OTHER,block", "correction,MEMBER,PII_OWN,block",
      "correction,MEMBER,HARASSMENT,block", "correction,MEMBER,TRIGGER_DETAIL,content_warning",
      "correction,MEMBER,CRISIS_ACTIVE,allow_with_resources_and_alert",
      "aside,MEMBER,PII_OTHER,content_warning",
      "aside,MEMBER,PII_OWN,allow", "aside,MEMBER,HARASSMENT,block",
      "aside,MEMBER,NOT_REVIEWED,content_warning",
      "aside,MEMBER,CRISIS_ACTIVE,allow_with_resources_and_alert", "aside,MODERATOR,PII_OTHER,block",
      "aside,MODERATOR,SEXUAL,block", "aside,MODERATOR,CROSSTALK_ADVICE,allow"})
  void a_change_and_a_word_aside_have_answers_of_their_own(String to, Role role, Category category,
      String outcome) {
    var ana = new MemberId("ana");
    var draft = new Draft(new MessageId("m"), ana, role, new MessageText("words"))
        .to(to.equals("aside") ? new Destination.Aside(ana) : new Destination.Correction(3));
    assertThat(policy.decide(draft, Setting.usual(), List.of(found(category, 1))).outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"MISINFORMATION,allow", "MISINFORMATION_STIGMA,allow", "PII_OWN,allow", "EVANGELISING,allow",
      "CROSSTALK_ADVICE,allow", "LINK,hold", "MISINFORMATION_ACUTE,hold", "HARASSMENT,block"})
  void an_author_may_insist_where_it_is_hers_to_decide(Category category, String outcome) {
    assertThat(decide(true, found(category, 1)).outcome()).isEqualTo(outcome);
  }

  @Test
  void beside_a_crisis_nothing_is_refused_and_nothing_is_nudged() {
    var crisis = found(Category.CRISIS_IMMINENT, 0.9);
    assertThat(decide(false, crisis, found(Category.HARASSMENT, 1)).outcome()).isEqualTo("hold");
    assertThat(decide(false, crisis, found(Category.PII_OWN, 1)).outcome())
        .isEqualTo("allow_with_resources_and_alert");
    assertThat(decide(false, found(Category.SELF_HARM_METHOD, 1)).crisis()).contains(Category.CRISIS_ACTIVE);
  }

  @Test
  void the_gravest_counts() {
    assertThat(decide(false, found(Category.LINK, 1), found(Category.HATE, 1), found(Category.PII_OTHER, 1))
        .outcome())
        .isEqualTo("block");
  }

  private String inRoom(String category, String answer, double confidence) throws RoomPolicy.Impossible {
    var room = Setting.usual().in(RoomPolicy.of(Map.of(category, answer)));
    return policy.decide(draft(false), room, List.of(found(Category.ofTag(category), confidence))).outcome();
  }

  @ParameterizedTest
  @CsvSource({"crosstalk_advice, allow, 0.9, allow", "crosstalk_advice, refuse, 0.9, block",
      "link, allow, 1, allow", "link, hold, 1, hold", "trigger_detail, allow, 0.9, allow",
      "misinformation, warn, 0.9, content_warning", "misinformation, hold, 0.9, hold",
      "solicitation, nudge, 0.9, nudge_author", "harassment, hold, 0.9, block",
      "harassment, refuse, 0.6, block", "pii_other, refuse, 0.9, block"})
  void a_room_may_be_stricter_and_where_nobody_is_harmed_milder(String category, String answer,
      double confidence, String outcome) throws Exception {
    assertThat(inRoom(category, answer, confidence)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"hate, allow", "pii_other, nudge", "selling, hold", "crisis_active, refuse",
      "not_reviewed, allow", "flood, allow", "weather, hold", "link, shout"})
  void what_a_room_cannot_decide_is_said_in_words(String category, String answer) {
    assertThatThrownBy(() -> RoomPolicy.of(Map.of(category, answer)))
        .isInstanceOf(RoomPolicy.Impossible.class).hasMessageMatching("(A room cannot|There is no) .*\\.");
  }

  @Test
  void a_room_does_not_tie_the_hands_of_its_staff() throws Exception {
    var strict = Setting.usual().in(RoomPolicy.of(Map.of("link", "refuse")));
    var mo = new Draft(new MessageId("x"), new MemberId("mo"), Role.MODERATOR, new MessageText("words"));
    assertThat(policy.decide(mo, strict, List.of(found(Category.LINK, 1))).outcome()).isEqualTo("allow");
  }

  @ParameterizedTest
  @CsvSource({"quiero comprar algo para la noche, SPANISH", "I want to buy something tonight, ENGLISH",
      "gracias por estar aquí, SPANISH", "ok, ENGLISH", "my abuela is in the hospital, ENGLISH"})
  void what_somebody_writes_in_is_taken_for_what_she_reads(String text, Language language) {
    assertThat(Language.of(text)).isEqualTo(language);
  }

  @Test
  void a_reason_comes_in_the_language_of_the_message() {
    var spanish = new Draft(new MessageId("x"), new MemberId("ana"), Role.MEMBER,
        new MessageText("¿quién me vende algo para la noche?"));
    var decision = policy.decide(spanish, Setting.usual(), List.of(found(Category.SOURCING, 0.9)));
    assertThat(decision.verdict()).isInstanceOfSatisfying(Verdict.Refuse.class,
        refuse -> assertThat(refuse.reason()).startsWith("Aquí nadie puede pedir drogas."));
  }

  @Test
  void every_language_has_every_reason() {
    var root = ResourceBundle.getBundle("hearth.moderation.reasons", Locale.ROOT);
    var spanish = ResourceBundle.getBundle("hearth.moderation.reasons", Locale.of("es"));
    assertThat(spanish.getLocale()).isEqualTo(Locale.of("es"));
    for (var key : root.keySet()) {
      assertThat(spanish.getString(key)).as(key).isNotEqualTo(root.getString(key)).isNotBlank();
    }
  }
}
