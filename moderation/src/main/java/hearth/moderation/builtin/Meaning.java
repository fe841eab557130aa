package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Finding;
import hearth.moderation.Severity;
import hearth.moderation.builtin.Judge.Judged;
import hearth.moderation.builtin.Judge.Patience;
import hearth.moderation.learned.Labels;
import hearth.moderation.learned.Part;
import hearth.moderation.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was learned, as findings: of every part, of its nearness to the false claims, of the slope it is on, and of what it says together
/// with the line before.
///
/// Overload sheds to *hold*: a line that leaves doubt and finds no encoder free in time is not reviewed, and says so.
final class Meaning implements Rule {
  /// The share of the probability of any false claim from which one counts as acute.
  private static final float ACUTE = 0.35f;
  private static final int[] COURTING = {Labels.indexOf(Category.SOLICITATION),
      Labels.indexOf(Category.SEXUAL)};

  /// Below this probability of being nothing a line is something, though no group is sure of it: then the likeliest has it. Of lines
  /// that were not trained on it takes 18 of harm so, and two of 4,639 honest ones.
  private static final float HARDLY_NOTHING = 0.15f;

  /// More parts than these make a long text.
  private static final int FEW = 2;
  /// Words of a line that says little by itself.
  private static final int BRIEF = 3;
  private static final int A_WORD_OR_TWO = 4;
  /// How much surer one has to be of what two lines say together than of what one says.
  private static final float TOGETHER = 0.1f;

  private final Judge judge;
  private final FalseClaims claims;
  private final Folding folding;
  private final Slope slope = new Slope();

  Meaning(Judge judge, FalseClaims claims, Folding folding) {
    this.judge = judge;
    this.claims = claims;
    this.folding = folding;
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
      var heard = Heard.of(part, judge, patience);
      if (patience == Patience.NONE && !heard.map(claims::isKnown).orElse(false)) {
        return Optional.empty();
      }
      if (heard.isEmpty()) {
        findings.addAll(unheard(part, reading));
        continue;
      }
      var said = heard.get();
      var claim = claims.find(said, reading, parts.size() > FEW);
      claim.ifPresent(findings::add);
      var isClaim = claim.filter(found -> found.category() != Category.NOT_REVIEWED).isPresent();
      var introduction = Introduction.is(part.words());
      for (var group : Group.values()) {
        if (group == Group.ABUSE && introduction) {
          continue;
        }
        var judged = said.by(group);
        find(group, part, judged, threshold(group, part, judged, parts.size()), pileOn, isClaim, reading)
            .ifPresent(findings::add);
      }
      if (!introduction) {
        abuse = Math.max(abuse, Group.ABUSE.sum(said.withoutInsults().p()));
      }
      courting = Math.max(courting, courting(said.whole().p()));
    }
    if (slope.isCourting(reading.context(), reading, courting)) {
      findings.add(reading.whole(Category.SOLICITATION, Severity.MEDIUM, 0.6, "slope/courting@1"));
    }
    slope.remember(reading.text(), abuse, courting);
    return findings.isEmpty() ? together(reading, patience) : Optional.of(findings);
  }

  /// Where no encoder came free and the words leave doubt. Whoever may call for help is not made to wait, and is not left alone: she is
  /// taken at her word.
  private List<Finding> unheard(Part part, Reading reading) {
    var words = judge.byWords(part);
    var findings = new ArrayList<Finding>();
    if (Doubt.HELD.isOfHelp(words)) {
      var category = Group.CRISIS.likeliest(words);
      findings.add(new Finding(category, Group.severity(category), Group.CRISIS.sum(words),
          "words/" + category.tag() + "@1", part.from(), part.to()));
    }
    if (findings.isEmpty() || Doubt.HELD.isOfAnythingElse(words)) {
      findings.add(Judge.busy(reading));
    }
    return findings;
  }

  /// What only this line and the one before it say together.
  private Optional<List<Finding>> together(Reading reading, Patience patience) {
    var two = Together.of(reading, folding);
    if (two.isEmpty()) {
      return Optional.of(List.of());
    }
    var said = two.get();
    var found = judge.judge(said.before(), patience).flatMap(
        before -> judge.judge(said.later(), patience)
            .flatMap(later -> judgeTogether(said, before, later, patience)
                .map(whole -> together(said, before, whole, reading))));
    return found.isPresent() || patience == Patience.NONE ? found : Optional.of(List.of(Judge.busy(reading)));
  }

  private static List<Finding> together(Together said, Judged before, Judged whole, Reading reading) {
    var findings = new ArrayList<Finding>();
    for (var group : said.groups()) {
      if (group.sum(before.p()) < group.threshold(before.p())) {
        find(group, said.whole(), whole, group.threshold(whole.p()) + TOGETHER, false, false, reading)
            .map(found -> new Finding(found.category(), found.severity(), found.confidence(),
                said.how() + "/" + found.category().tag() + "@1", found.from(), found.to()))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  /// Nothing where by the words no more is said together than by either line: else every pair of lines, new as it is, would cost what
  /// a new line costs.
  private Optional<Judged> judgeTogether(Together said, Judged before, Judged later, Patience patience) {
    var words = judge.byWords(said.whole());
    var more = said.groups().stream().anyMatch(
        group -> group.sum(words) >= Math.max(group.sum(before.byWords()), group.sum(later.byWords())));
    return more ? judge.judge(said.whole(), patience) : Optional.of(Judged.NOTHING);
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

  /// One part of many is wrong more often than one line, and a word or three more often than a sentence, so less doubt may be left;
  /// in a call for help somewhat more of it.
  private static float threshold(Group group, Part part, Judged judged, int parts) {
    var caution = group == Group.TRADE ? cautionOfLink(part) : 0;
    if (parts == 1 && judged.p()[0] < HARDLY_NOTHING && group == Group.mostLikely(judged.p())) {
      return caution;
    }
    var doubt = 1 - group.threshold(judged.p());
    if (parts > FEW) {
      doubt *= group == Group.CRISIS ? 0.55f : 0.1f;
    } else if (parts > 1 && group != Group.CRISIS) {
      doubt *= 0.5f;
    }
    if (group == Group.ABUSE && isBrief(part)) {
      doubt *= 0.5f;
    }
    return 1 - doubt + caution;
  }

  private static boolean isBrief(Part part) {
    return part.words().stream().filter(word -> Character.isLetter(word.charAt(0))).count() <= BRIEF;
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
      return Optional.of(new Finding(category, Group.severity(category), Math.min(1, sum),
          "learned/" + category.tag() + "@1", part.from(), part.to()));
    }
    return group == Group.ABUSE && pileOn && sum >= threshold - Slope.PILE_ON
        ? Optional
            .of(new Finding(category, Group.severity(category), sum, "slope/pile-on@1", part.from(),
                part.to()))
        : Optional.empty();
  }

  /// A link is asked about anyway; it alone, or with a word or two, does not make a line an advertisement, as it did in the sets
  /// learned from.
  private static float cautionOfLink(Part part) {
    return !part.words().contains("weblink") ? 0 : part.words().size() <= A_WORD_OR_TWO ? 1 : 0.4f;
  }
}
