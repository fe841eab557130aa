package hearth.moderation.learned;

import java.util.Arrays;
import java.util.List;

/// Which n-grams a line has: words one to three in a row, words around a gap, and letters two to five within a word.
/// Hashed, so that no table of n-grams has to be kept.
public final class Features {
  /// Rows of the model; a power of two.
  public static final int BUCKETS = 1 << 19;

  private static final int MOST = 4096;

  private final int[] index = new int[MOST];
  private int size;

  private Features() {}

  /// @return bucket numbers, sorted, each once
  public static int[] of(List<String> words) {
    var f = new Features();
    f.add(hash(1, words.size() <= 4 ? "few" : words.size() <= 12 ? "some" : "many"));
    for (var i = 0; i < words.size(); i++) {
      f.letters(words.get(i));
      f.words(words, i);
    }
    f.add(hash(2, "first " + (words.isEmpty() ? "" : words.getFirst())));
    Arrays.sort(f.index, 0, f.size);
    var distinct = 0;
    for (var i = 0; i < f.size; i++) {
      if (i == 0 || f.index[i] != f.index[i - 1]) {
        f.index[distinct++] = f.index[i];
      }
    }
    return Arrays.copyOf(f.index, distinct);
  }

  private void words(List<String> words, int i) {
    var one = hash(3, words.get(i));
    add(one);
    var two = i > 0 ? mix(one, hash(4, words.get(i - 1))) : mix(one, 11);
    add(two);
    if (i > 1) {
      add(mix(two, hash(5, words.get(i - 2))));
      add(mix(one, hash(6, words.get(i - 2))));
    }
    if (i == words.size() - 1) {
      add(mix(one, 13));
    }
  }

  private void letters(String word) {
    var n = word.length();
    for (var start = -1; start < n; start++) {
      var h = 0x9E3779B9;
      for (var length = 1; length <= 5 && start + length <= n + 1; length++) {
        var at = start + length - 1;
        h = mix(h, at < 0 ? '<' : at >= n ? '>' : word.charAt(at));
        if (length >= 3 || length == 2 && n <= 3) {
          add(mix(h, length));
        }
      }
    }
  }

  private void add(int hash) {
    if (size < MOST) {
      index[size++] = (hash ^ hash >>> 15) & BUCKETS - 1;
    }
  }

  private static int hash(int kind, String word) {
    var h = kind * 0x85EBCA6B;
    for (var i = 0; i < word.length(); i++) {
      h = mix(h, word.charAt(i));
    }
    return h;
  }

  private static int mix(int h, int value) {
    var x = h * 0x01000193 ^ value * 0xCC9E2D51;
    x ^= x >>> 16;
    x *= 0x7FEB352D;
    return x ^ x >>> 13;
  }
}
