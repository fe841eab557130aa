package hearth.moderation.builtin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hearth.moderation.Category;
import hearth.moderation.Finding;
import hearth.moderation.Severity;
import hearth.moderation.claims.Claim;
import hearth.moderation.claims.Library;
import hearth.moderation.learned.Encoder;
import hearth.moderation.learned.Labels;
import hearth.moderation.learned.LineModel;
import hearth.moderation.learned.Part;
import hearth.moderation.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What was learned, asked in order of cost: the words of every part; its meaning where the words leave doubt; and, where
/// it may touch one, its nearness to the false claims. What one line cost is kept, so that the next like it is free.
///
/// Overload sheds to *hold*: a line that leaves doubt and finds no encoder free within [#PATIENCE_MS] is not reviewed, and
/// says so.
final class Meaning implements Rule {
  /// Below this probability of being nothing, the meaning is asked. Chosen on lines that were not trained on.
  static final float DOUBT = 0.8f;
  /// From this probability of imminent or medical danger on, and of any call for help, it is asked, too.
  private static final float DANGER = 0.05f;
  private static final float CALL = 0.2f;
  private static final long PATIENCE_MS = 400;
  private static final int KEPT = 50_000;

  /// The share of the probability of any false claim from which one counts as acute.
  private static final float ACUTE = 0.35f;
  private static final int[] COURTING = {Labels.indexOf(Category.SOLICITATION),
      Labels.indexOf(Category.SEXUAL)};

  private static final float SUSPECTED = 0.2f;
  private static final int A_WORD_OR_TWO = 4;
  /// How much surer one has to be of what two lines say together than of what one says.
  private static final float TOGETHER = 0.1f;

  /// Whether there is time to ask an encoder.
  private enum Patience {
    NONE, SOME
  }

  /// What a part was judged: by its words, and by its meaning as well where that was asked.
  private record Judged(float[] byWords, float[] p) {}

  private static final Judged NOTHING = nothing();

  private static Judged nothing() {
    var ok = new float[Labels.COUNT];
    ok[0] = 1;
    return new Judged(ok, ok);
  }

  private final LineModel model;
  private final Folding folding;
  private final Supplier<Encoder> published;
  private final Supplier<Library> library;
  private final Semaphore free;
  private final Slope slope = new Slope();
  private final Cache<List<String>, Judged> judged = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final Cache<List<String>, float[]> meant = Caffeine.newBuilder().maximumSize(KEPT / 5).build();

  /// @param published the encoder before tuning: by its vectors, claims that nobody trained on are compared
  /// @param library   may change at any time
  /// @param atOnce    how many inferences may run at once
  Meaning(LineModel model, Folding folding, Supplier<Encoder> published, Supplier<Library> library,
      int atOnce) {
    this.model = model;
    this.folding = folding;
    this.published = published;
    this.library = library;
    this.free = new Semaphore(atOnce);
  }

  @Override
  public List<Finding> find(Reading reading) {
    return find(reading, Patience.SOME).orElseThrow();
  }

  /// What is known without asking an encoder; empty where one has to be asked.
  Optional<List<Finding>> findAtOnce(Reading reading) {
    return find(reading, Patience.NONE);
  }

  private Optional<List<Finding>> find(Reading reading, Patience patience) {
    var findings = new ArrayList<Finding>();
    var parts = Part.of(reading.folded());
    var pileOn = slope.isPileOn(reading.context(), reading);
    var abuse = 0f;
    var courting = 0f;
    for (var part : parts) {
      if (saysNothing(part)) {
        continue;
      }
      var heard = judge(part, patience);
      if (heard == null) {
        if (patience == Patience.NONE) {
          return Optional.empty();
        }
        findings.add(busy(reading));
        continue;
      }
      var kindly = affirmed(part, heard, Group.ABUSE, Negation::withoutInsults);
      var asserted = affirmed(part, heard, Group.CLAIM, Negation::withoutActs);
      var withoutInsults = kindly == part ? heard : judge(kindly, patience);
      var withoutActs = asserted == part ? heard : judge(asserted, patience);
      if (withoutInsults == null || withoutActs == null) {
        if (patience == Patience.NONE) {
          return Optional.empty();
        }
        findings.add(busy(reading));
        continue;
      }
      if (patience == Patience.NONE && mayClaim(asserted, withoutActs.p())
          && meant.getIfPresent(asserted.words()) == null) {
        return Optional.empty();
      }
      var claim = claim(asserted, withoutActs.p(), reading, findings);
      for (var group : Group.values()) {
        var judged = switch (group) {
          case ABUSE -> withoutInsults;
          case CLAIM -> withoutActs;
          default -> heard;
        };
        find(group, part, judged, threshold(group, part, judged, parts.size()), pileOn, claim, reading)
            .ifPresent(findings::add);
      }
      abuse = Math.max(abuse, Group.ABUSE.sum(withoutInsults.p()));
      courting = Math.max(courting, courting(heard.p()));
    }
    if (slope.isCourting(reading.context(), reading, courting)) {
      findings.add(reading.whole(Category.SOLICITATION, Severity.MEDIUM, 0.6, "slope/courting@1"));
    }
    slope.remember(reading.text(), abuse, courting);
    return findings.isEmpty() ? together(reading, patience) : Optional.of(findings);
  }

  /// What only this line and the one before it say together.
  private Optional<List<Finding>> together(Reading reading, Patience patience) {
    var said = Together.of(reading, folding).orElse(null);
    if (said == null) {
      return Optional.of(List.of());
    }
    var before = judge(said.before(), patience);
    var later = judge(said.later(), patience);
    var whole = before == null || later == null ? null : judgeTogether(said, before, later, patience);
    if (whole == null) {
      return patience == Patience.NONE ? Optional.empty() : Optional.of(List.of(busy(reading)));
    }
    var findings = new ArrayList<Finding>();
    for (var group : said.groups()) {
      if (group.sum(before.p()) < group.threshold(before.p())) {
        find(group, said.whole(), whole, group.threshold(whole.p()) + TOGETHER, false, false, reading)
            .map(found -> new Finding(found.category(), found.severity(), found.confidence(),
                said.how() + "/" + found.category().tag() + "@1", found.from(), found.to()))
            .ifPresent(findings::add);
      }
    }
    return Optional.of(findings);
  }

  /// Nothing where by the words no more is said together than by either line: else every pair of lines, new as it is, would cost what
  /// a new line costs.
  private Judged judgeTogether(Together said, Judged before, Judged later, Patience patience) {
    var words = model.byWords(said.whole());
    var more = said.groups().stream().anyMatch(
        group -> group.sum(words) >= Math.max(group.sum(before.byWords()), group.sum(later.byWords())));
    return more ? judge(said.whole(), patience) : NOTHING;
  }

  private static Finding busy(Reading reading) {
    return reading.whole(Category.NOT_REVIEWED, Severity.MEDIUM, 1, "meaning/busy@1");
  }

  /// Which kind of false claim it is, is told less surely than that it is one; and what can kill is held rather than asked about.
  private static Category gravest(float[] p, float sum) {
    return p[Labels.indexOf(Category.MISINFORMATION_ACUTE)] >= ACUTE * sum
        ? Category.MISINFORMATION_ACUTE
        : Group.CLAIM.likeliest(p);
  }

  /// Figures and signs alone: days counted, a time, a row of hearts.
  private static boolean saysNothing(Part part) {
    return part.words().stream().noneMatch(word -> word.chars().anyMatch(Character::isLetter));
  }

  private static float courting(float[] p) {
    var sum = 0f;
    for (var label : COURTING) {
      sum += p[label];
    }
    return sum;
  }

  /// The part without what it denies, where it was taken for one of the group.
  private static Part affirmed(Part part, Judged heard, Group group, UnaryOperator<List<String>> without) {
    var left = group.sum(heard.p()) >= SUSPECTED ? without.apply(part.words()) : part.words();
    return left == part.words() ? part : new Part(left, part.from(), part.to());
  }

  /// By its words, and where they leave doubt by its meaning; null where no encoder came free in time, or there is no patience
  /// for one.
  private Judged judge(Part part, Patience patience) {
    if (part.words().isEmpty()) {
      return NOTHING;
    }
    var heard = judged.getIfPresent(part.words());
    if (heard != null) {
      return heard;
    }
    var words = model.byWords(part);
    heard = new Judged(words, words);
    if (leavesDoubt(words)) {
      if (patience == Patience.NONE || !takeTurn()) {
        return null;
      }
      try {
        heard = new Judged(words, model.byMeaning(part, words));
      } finally {
        free.release();
      }
    }
    judged.put(part.words(), heard);
    return heard;
  }

  private static boolean leavesDoubt(float[] byWords) {
    return byWords[0] < DOUBT || Group.danger(byWords) > DANGER || Group.CRISIS.sum(byWords) > CALL;
  }

  /// One part of many is wrong more often than one line; a call for help is heard in any.
  private static float threshold(Group group, Part part, Judged judged, int parts) {
    var caution = group == Group.CRISIS || parts == 1 ? 0 : parts > 2 ? 0.35f : 0.2f;
    return group.threshold(judged.p()) + caution + (group == Group.TRADE ? cautionOfLink(part) : 0);
  }

  private static Optional<Finding> find(Group group, Part part, Judged heard, float threshold, boolean pileOn,
      boolean claim, Reading reading) {
    var sum = group.sum(heard.p());
    var category = group == Group.CLAIM ? gravest(heard.p(), sum) : group.likeliest(heard.p());
    // a claim that was recognised speaks for itself, unless what was said could kill and the claim could not
    var known = claim && group == Group.CLAIM && category != Category.MISINFORMATION_ACUTE
        || (group == Group.WHO || group == Group.TRADE) && PersonalDetails.namesHelpline(reading.text());
    if (known || !group.agrees(heard.byWords())) {
      return Optional.empty();
    }
    if (sum >= threshold) {
      return Optional.of(new Finding(category, severity(category), Math.min(1, sum),
          "learned/" + category.tag() + "@1", part.from(), part.to()));
    }
    return group == Group.ABUSE && pileOn && sum >= threshold - Slope.PILE_ON
        ? Optional
            .of(new Finding(category, severity(category), sum, "slope/pile-on@1", part.from(), part.to()))
        : Optional.empty();
  }

  /// A link is asked about anyway; it alone, or with a word or two, does not make a line an advertisement, as it did in the sets
  /// learned from.
  private static float cautionOfLink(Part part) {
    return !part.words().contains("weblink") ? 0 : part.words().size() <= A_WORD_OR_TWO ? 1 : 0.3f;
  }

  private boolean mayClaim(Part part, float[] p) {
    return p[0] <= 0.97f && Group.CLAIM.sum(p) >= 0.02f && library.get().mayTouch(part.words());
  }

  /// @return whether a claim was found
  private boolean claim(Part part, float[] p, Reading reading, List<Finding> findings) {
    if (!mayClaim(part, p)) {
      return false;
    }
    var meaning = meant.getIfPresent(part.words());
    if (meaning == null) {
      if (!takeTurn()) {
        findings.add(busy(reading));
        return false;
      }
      try {
        meaning = published.get().embed(part.words());
      } finally {
        free.release();
      }
      meant.put(part.words(), meaning);
    }
    var near = library.get().nearest(meaning);
    if (near == null || !asserts(near, Group.CLAIM.sum(p))) {
      return false;
    }
    var claim = near.claim();
    findings.add(
        new Finding(claim.category(), severity(claim.category()), Math.min(1, Math.max(0, near.likeness())),
            "claim/" + claim.id() + "@1", part.from(), part.to(), words(claim)));
    return true;
  }

  /// Nearness tells the topic; what was learned of asking, denying, quoting and remembering tells the stance.
  static boolean asserts(Library.Near near, float doubt) {
    return near.likeness() > near.nearMiss() - 0.05f
        && (near.likeness() >= 0.6f && doubt >= 0.35f || near.likeness() >= 0.5f && doubt >= 0.6f);
  }

  /// What the author is told. A correction that no clinician has read yet is not put before members.
  private static String words(Claim claim) {
    return claim.humanChecked() ? claim.correction() + " (" + claim.sourceName() + ")" : null;
  }

  private boolean takeTurn() {
    try {
      return free.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Severity severity(Category category) {
    return switch (category) {
      case CRISIS_IMMINENT, CRISIS_MEDICAL, CRISIS_THIRD_PARTY, THREAT, SELF_HARM_METHOD,
          MISINFORMATION_ACUTE ->
        Severity.HIGH;
      case CRISIS_PASSIVE, EVANGELISING, CROSSTALK_ADVICE, MISINFORMATION_STIGMA -> Severity.LOW;
      default -> Severity.MEDIUM;
    };
  }
}
