package hearth.moderation.learned;

/// Scores into probabilities.
public final class Softmax {
  private Softmax() {}

  /// In place.
  public static float[] of(float[] scores) {
    var most = Float.NEGATIVE_INFINITY;
    for (var s : scores) {
      most = Math.max(most, s);
    }
    var sum = 0f;
    for (var k = 0; k < scores.length; k++) {
      scores[k] = (float) Math.exp(scores[k] - most);
      sum += scores[k];
    }
    for (var k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
    return scores;
  }
}
