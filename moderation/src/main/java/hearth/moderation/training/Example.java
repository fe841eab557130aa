package hearth.moderation.training;

import java.util.Set;

/// One labelled line.
///
/// @param source  which set it is from
/// @param family  lines that are variants of each other share it, and never straddle training and test
/// @param label   what it is, for measuring: a category's tag or `ok`
/// @param allowed labels that would not be wrong; for training. A support post may or may not be a cry for help: what is
///                known is only that it is no breach.
/// @param weight  how much it counts in training
public record Example(String source, String family, String text, String label, Set<String> allowed,
    float weight) {
  public Example {
    allowed = Set.copyOf(allowed);
  }

  static Example of(String source, String family, String text, String label) {
    return new Example(source, family, text, label, Set.of(label), 1);
  }

  /// One family in ten is never trained on.
  public boolean isHeldOut() {
    return Math.floorMod(family.hashCode() * 0x9E3779B9 >>> 8, 10) == 0;
  }

  @Override
  public String toString() {
    return "Example[" + source + " " + family + " " + label + "]";
  }
}
