package hearth.moderation.training;

import hearth.moderation.Draft;
import hearth.moderation.Review;
import hearth.moderation.ReviewContext;
import hearth.moderation.ReviewPipeline;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A labelled line with what the review made of it.
record Judged(Example example, Review review) {
  private static final Set<String> STOPPED = Set.of("hold", "block");
  private static final int LONGEST = 2_000;
  private static final MemberId BY = new MemberId("a");
  private static final Instant NOW = Instant.EPOCH;

  static List<Judged> all(List<Example> examples, ReviewPipeline pipeline) {
    return examples.stream().map(example -> of(example, List.of(), pipeline)).flatMap(Optional::stream)
        .toList();
  }

  /// Judged as said by somebody who said something else some seconds before.
  static List<Judged> after(List<Example> before, List<Example> examples, ReviewPipeline pipeline) {
    return IntStream.range(0, examples.size()).mapToObj(i -> {
      var line = new ReviewContext.Line(BY, new MessageText(said(before.get(i))), NOW.minusSeconds(10));
      return of(examples.get(i), List.of(line), pipeline);
    }).flatMap(Optional::stream).toList();
  }

  private static Optional<Judged> of(Example example, List<ReviewContext.Line> recent,
      ReviewPipeline pipeline) {
    var text = said(example);
    if (text.isBlank()) {
      return Optional.empty();
    }
    var draft = new Draft(new MessageId("m"), BY, Role.MEMBER, new MessageText(text));
    return Optional.of(new Judged(example, pipeline.review(draft, new ReviewContext(recent, NOW))));
  }

  /// As the protocol takes it.
  private static String said(Example example) {
    var text = example.text()
        .replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\u202A-\u202E\u2066-\u2069]", " ").strip();
    return text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
        : text;
  }

  String outcome() {
    return review.decision().outcome();
  }

  boolean isFine() {
    return example.label().equals("ok");
  }

  boolean isAllowed() {
    return outcome().equals("allow");
  }

  boolean isStopped() {
    return STOPPED.contains(outcome());
  }

  /// Whether what follows is what the label asks for.
  boolean isRight() {
    return switch (example.label()) {
      case "ok" -> isAllowed();
      case "crisis_passive", "crisis_active", "crisis_imminent", "crisis_medical", "crisis_third_party" ->
        review.decision().crisis().isPresent();
      case "misinformation", "misinformation_stigma", "pii_own", "evangelising", "crosstalk_advice" ->
        !isAllowed() && !outcome().equals("block");
      case "trigger_detail" -> outcome().equals("content_warning");
      default -> isStopped();
    };
  }

  /// Label, outcome, findings and text, for somebody who reads errors.
  String line() {
    var text = example.text().replaceAll("\\s+", " ");
    return example.source() + "\t" + example.label() + "\t" + outcome() + "\t" + review.findings() + "\t"
        + text.substring(0, Math.min(300, text.length()));
  }
}
