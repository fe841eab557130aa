package hearth.moderation.builtin;

import java.util.Arrays;

/// How much of any group, or of danger alone, the words of a line have to see for it not to be left to them. Chosen on lines that were not
/// trained on (docs/moderation.md).
enum Doubt {
  /// Worth asking an encoder what it means: one honest line in six. From three tenths of a threshold on, one more in thirty would be asked
  /// about, for ten more of 1,400 harms and five more false alarms of 4,600 lines.
  ASKED(0.4f, 0.05f),
  /// Not to be posted as if nothing were in it where no encoder came free: held, or taken for a call for help where it may be one.
  /// Words and such answers together stop about as much as words and encoder do, and six or seven honest lines in a hundred, where
  /// holding whatever is asked about would stop sixteen.
  HELD(0.6f, 0.15f);

  private final float ofThreshold;
  private final float danger;

  /// @param ofThreshold the share of a group's threshold
  /// @param danger      the probability of what cannot wait
  Doubt(float ofThreshold, float danger) {
    this.ofThreshold = ofThreshold;
    this.danger = danger;
  }

  boolean isIn(float[] byWords) {
    return isOfHelp(byWords) || isOfAnythingElse(byWords);
  }

  /// Whether she calls for help.
  boolean isOfHelp(float[] byWords) {
    return Group.danger(byWords) > danger || Group.CRISIS.isSuspected(byWords, ofThreshold);
  }

  boolean isOfAnythingElse(float[] byWords) {
    return Arrays.stream(Group.values())
        .anyMatch(group -> group != Group.CRISIS && group.isSuspected(byWords, ofThreshold));
  }
}
