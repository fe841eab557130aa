package hearth.moderation.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import hearth.moderation.Decision;
import hearth.moderation.Draft;
import hearth.moderation.Review;
import hearth.moderation.ReviewContext;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.RoomPolicy;
import hearth.moderation.Setting;
import hearth.moderation.builtin.HouseModerator;
import hearth.protocol.InvalidValue;
import hearth.protocol.Limits;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// One line of input. All but `id` and `text` may be left out.
///
/// @param stage         of the meeting; where its name says that people talk with one another, advice is welcome
/// @param tenureMinutes how long the author has been with the meeting; an hour where it is not said
/// @param expected      the outcome that it should have; for `--check`
/// @param context       earlier lines, oldest first; taken to be ten seconds apart
@JsonIgnoreProperties(ignoreUnknown = true)
record Line(String id, String text, String room, String stage, String lang, String author,
    @JsonProperty("tenure_minutes") Double tenureMinutes, List<Earlier> context, String expected) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Earlier(String author, String text) {}

  private static final Set<String> TALK = Set.of("open", "work", "working", "discussion", "crosstalk",
      "feedback",
      "social", "talk", "working_time", "open_talk", "fellowship");
  private static final Duration APART = Duration.ofSeconds(10);

  /// The text as one or more drafts: what is too long for one message is looked at in several.
  private List<Draft> drafts() {
    var by = member(author);
    var drafts = new ArrayList<Draft>();
    for (var piece : pieces(text == null ? "" : text)) {
      var words = words(piece);
      if (words != null) {
        drafts.add(new Draft(new MessageId("line"), by, Role.MEMBER, words));
      }
    }
    return drafts;
  }

  /// The same line under a policy: one review for each draft. Earlier lines are reviewed first, as they were in the room.
  List<Review> reviews(ReviewPipeline pipeline, RoomPolicy room) {
    var context = reviewContext(Instant.now(), room);
    for (var earlier : context.recent()) {
      pipeline.review(new Draft(new MessageId("earlier"), earlier.by(), Role.MEMBER, earlier.text()),
          new ReviewContext(List.of(), earlier.at(), context.setting()));
    }
    return drafts().stream().map(draft -> pipeline.review(draft, context)).toList();
  }

  /// How many microseconds each step of the reading takes, before anything of it is remembered.
  Map<String, Long> stages(HouseModerator house) {
    var micros = new LinkedHashMap<String, Long>();
    var context = reviewContext(Instant.now(), RoomPolicy.house());
    for (var draft : drafts()) {
      house.stages(draft, context)
          .forEach(
              stage -> micros.merge(stage.name(), TimeUnit.NANOSECONDS.toMicros(stage.nanos()), Long::sum));
    }
    return micros;
  }

  /// What becomes of the line as a whole.
  static Decision gravest(List<Review> reviews) {
    return reviews.stream().map(Review::decision)
        .max(Comparator.<Decision>comparingInt(d -> d.verdict().weight())
            .thenComparing(d -> d.crisis().isPresent()))
        .orElse(Decision.allow());
  }

  private ReviewContext reviewContext(Instant now, RoomPolicy room) {
    var recent = new ArrayList<ReviewContext.Line>();
    var earlier = context == null ? List.<Earlier>of() : context;
    for (var i = 0; i < earlier.size(); i++) {
      var words = earlier.get(i).text() == null ? null : words(earlier.get(i).text());
      if (words != null) {
        recent.add(new ReviewContext.Line(member(earlier.get(i).author()), words,
            now.minus(APART.multipliedBy(earlier.size() - i))));
      }
    }
    var talk = stage != null && TALK.contains(stage.toLowerCase(Locale.ROOT));
    var tenure = tenureMinutes == null
        ? Duration.ofHours(1)
        : Duration.ofSeconds((long) (tenureMinutes * 60));
    return new ReviewContext(recent, now, new Setting(talk, tenure, true).in(room));
  }

  private static MemberId member(String author) {
    return new MemberId(author == null ? "author" : "a" + Integer.toHexString(author.hashCode()));
  }

  private static List<String> pieces(String text) {
    var points = text.codePoints().toArray();
    var pieces = new ArrayList<String>();
    for (var i = 0; i < points.length; i += Limits.TEXT_CODE_POINTS) {
      pieces.add(new String(points, i, Math.min(Limits.TEXT_CODE_POINTS, points.length - i)));
    }
    return pieces;
  }

  /// Null where nothing is left. What the server would refuse as unreadable is left out.
  private static MessageText words(String text) {
    try {
      return new MessageText(text);
    } catch (InvalidValue unreadable) {
      try {
        return new MessageText(
            text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\u202A-\u202E\u2066-\u2069]", " "));
      } catch (InvalidValue empty) {
        return null;
      }
    }
  }
}
