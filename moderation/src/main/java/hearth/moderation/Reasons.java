package hearth.moderation;

import java.util.ResourceBundle;

/// What an author is told about her message, in plain words of her language: what and why, never how it was found. The words
/// are in `reasons.properties`, one file a language.
final class Reasons {
  private static final String BUNDLE = "hearth.moderation.reasons";

  private final ResourceBundle words;

  private Reasons(ResourceBundle words) {
    this.words = words;
  }

  static Reasons in(Language language) {
    return new Reasons(ResourceBundle.getBundle(BUNDLE, language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /// @param key as in the file
  String of(String key) {
    return words.getString(key);
  }

  /// With the word that a person is looking at it.
  String held(String key) {
    return of(key) + " " + of("looking");
  }
}
