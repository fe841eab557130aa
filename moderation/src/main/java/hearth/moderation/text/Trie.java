package hearth.moderation.text;

import java.util.Arrays;
import java.util.Collection;

/// Words of the letters a to z, by their letters: all that begin at one place are found in one walk. Immutable.
final class Trie {
  static final int ROOT = 0;
  static final int NOWHERE = -1;
  private static final int LETTERS = 26;

  /// For each node and letter the node after it.
  private int[] next = new int[LETTERS * 1_024];
  private boolean[] ends = new boolean[1_024];
  private int nodes = 1;

  private Trie() {
    Arrays.fill(next, NOWHERE);
  }

  /// @param words those with other letters are left out
  static Trie of(Collection<String> words) {
    var trie = new Trie();
    words.stream().filter(word -> word.chars().allMatch(Trie::isLetter)).forEach(trie::add);
    return trie;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  private void add(String word) {
    var node = ROOT;
    for (var i = 0; i < word.length(); i++) {
      var step = node * LETTERS + word.charAt(i) - 'a';
      if (next[step] == NOWHERE) {
        if (nodes == ends.length) {
          grow();
        }
        next[step] = nodes++;
      }
      node = next[step];
    }
    ends[node] = true;
  }

  private void grow() {
    var before = next.length;
    next = Arrays.copyOf(next, before * 2);
    Arrays.fill(next, before, next.length, NOWHERE);
    ends = Arrays.copyOf(ends, ends.length * 2);
  }

  /// One letter on.
  ///
  /// @return [#NOWHERE] if no word goes on like that
  int next(int node, char letter) {
    return isLetter(letter) ? next[node * LETTERS + letter - 'a'] : NOWHERE;
  }

  boolean isWord(int node) {
    return ends[node];
  }
}
