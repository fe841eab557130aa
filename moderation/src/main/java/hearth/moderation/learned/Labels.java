package hearth.moderation.learned;

import hearth.moderation.Category;
import java.util.List;

/// What the models tell apart: nothing to find, or one of the categories that can be learned from one line. The order is that of
/// the stored weights.
public final class Labels {
  public static final String OK = "ok";

  /// Index 0 is `ok`; index i is category i-1.
  public static final int COUNT = Category.SPAM.ordinal() + 2;

  private Labels() {}

  /// @throws IllegalArgumentException if the models do not know this label
  public static int indexOf(String label) {
    if (label.equals(OK)) {
      return 0;
    }
    var index = Category.ofTag(label).ordinal() + 1;
    if (index >= COUNT) {
      throw new IllegalArgumentException("not learned: " + label);
    }
    return index;
  }

  /// @param index 1 to [#COUNT] − 1
  public static Category category(int index) {
    return Category.values()[index - 1];
  }

  public static int indexOf(Category category) {
    return category.ordinal() + 1;
  }

  public static List<Category> categories() {
    return List.of(Category.values()).subList(0, COUNT - 1);
  }
}
