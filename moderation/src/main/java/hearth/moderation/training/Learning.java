package hearth.moderation.training;

import hearth.moderation.learned.Features;
import hearth.moderation.learned.Labels;
import hearth.moderation.learned.NgramModel;
import hearth.moderation.learned.Softmax;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Learning of the n-gram model, by stochastic gradient descent with a step size for each row (AdaGrad). Minimises −log
/// of the probability given to the labels that would not be wrong. The same seed gives the same weights.
final class Learning {
  private record Sample(int[] features, int[] allowed, float weight) {}

  private Learning() {}

  static NgramModel ngrams(List<Export.Row> rows, int epochs, long seed) {
    var k = Labels.COUNT;
    var w = new float[Features.BUCKETS * k];
    var square = new float[Features.BUCKETS]; // one step size for each row
    var bias = new float[k];
    var order = new ArrayList<>(rows.stream()
        .map(row -> new Sample(Features.of(row.words()), row.allowed(), row.weight())).toList());
    var chance = new Random(seed);
    for (var epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(order, chance);
      var rate = 0.6f * (1 - 0.8f * epoch / epochs);
      for (var sample : order) {
        var norm = (float) (1 / Math.sqrt(Math.max(1, sample.features().length)));
        var score = bias.clone();
        for (var f : sample.features()) {
          for (var j = 0; j < k; j++) {
            score[j] += w[f * k + j] * norm;
          }
        }
        var slope = slope(Softmax.of(score), sample);
        var size = 0f;
        for (var j = 0; j < k; j++) {
          bias[j] -= 0.02f * rate * slope[j];
          size += slope[j] * slope[j];
        }
        for (var f : sample.features()) {
          square[f] += size * norm * norm;
          var step = rate * norm / (float) Math.sqrt(square[f] + 0.02f);
          for (var j = 0; j < k; j++) {
            w[f * k + j] -= step * slope[j] + 1e-5f * w[f * k + j];
          }
        }
      }
    }
    return NgramModel.of(w, bias);
  }

  /// Slope of the loss by the scores.
  private static float[] slope(float[] p, Sample sample) {
    var good = 1e-6f;
    for (var a : sample.allowed()) {
      good += p[a];
    }
    var slope = new float[p.length];
    for (var j = 0; j < p.length; j++) {
      slope[j] = p[j] * sample.weight();
    }
    for (var a : sample.allowed()) {
      slope[a] -= p[a] / good * sample.weight();
    }
    return slope;
  }
}
