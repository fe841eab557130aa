package hearth.moderation;

/// How much harm there would be if the finding were right and nothing were done.
public enum Severity {
  LOW, MEDIUM, HIGH
}
