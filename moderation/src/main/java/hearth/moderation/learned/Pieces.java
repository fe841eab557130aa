package hearth.moderation.learned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Cuts words into the pieces that the encoder knows: the longest first (WordPiece, as BERT has it). Made for text
/// that is folded already. Immutable.
public final class Pieces {
  private static final int LONGEST_WORD = 100;
  private static final int MOST = 64;

  private final Map<String, Integer> ids;
  private final int unknown;
  private final int begin;
  private final int end;

  private Pieces(Map<String, Integer> ids) {
    this.ids = ids;
    this.unknown = ids.get("[UNK]");
    this.begin = ids.get("[CLS]");
    this.end = ids.get("[SEP]");
  }

  /// Read at the first call, and by nobody twice.
  public static Pieces shipped() {
    return Shipped.PIECES;
  }

  private static final class Shipped {
    static final Pieces PIECES = new Pieces(vocabulary());
  }

  /// Kept as plain lines in the order of their numbers: nothing that a start waits for is read more slowly than JSON, while nothing is
  /// compiled.
  private static Map<String, Integer> vocabulary() {
    var resource = Pieces.class.getResource("/all-minilm-l6-v2-q-tokenizer.json");
    if (resource == null) {
      throw new IllegalStateException("the encoder's word pieces are not on the class path");
    }
    try {
      var kept = Prepared.print(resource).flatMap(print -> Prepared.file(Prepared.folder(), "pieces-" + print,
          file -> Files.write(file, inOrder(vocabulary(resource)))));
      if (kept.isEmpty()) {
        return vocabulary(resource);
      }
      var ids = new HashMap<String, Integer>(1 << 16);
      for (var piece : Files.readAllLines(kept.get())) {
        ids.put(piece, ids.size());
      }
      return ids;
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static List<String> inOrder(Map<String, Integer> ids) {
    return ids.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
  }

  private static Map<String, Integer> vocabulary(URL resource) throws IOException {
    try (var in = resource.openStream()) {
      return vocabulary(JsonMapper.shared().createParser(in));
    }
  }

  /// `model.vocab`, read piece by piece.
  private static Map<String, Integer> vocabulary(JsonParser json) {
    var ids = new HashMap<String, Integer>(1 << 16);
    while (!("vocab".equals(json.nextName()) && json.nextToken() == JsonToken.START_OBJECT)) {
      if (json.currentToken() == null) {
        throw new IllegalStateException("the encoder's word pieces are not where they should be");
      }
    }
    for (var piece = json.nextName(); piece != null; piece = json.nextName()) {
      ids.put(piece, json.nextIntValue(0));
    }
    return ids;
  }

  /// Words beyond [#MOST] pieces are not read.
  public long[] ids(List<String> words) {
    var pieces = new ArrayList<Integer>();
    pieces.add(begin);
    for (var word : words) {
      if (pieces.size() >= MOST - 1) {
        break;
      }
      for (var part : parts(word)) {
        cut(part, pieces);
      }
    }
    var kept = Math.min(pieces.size(), MOST - 1);
    var out = new long[kept + 1];
    for (var i = 0; i < kept; i++) {
      out[i] = pieces.get(i);
    }
    out[kept] = end;
    return out;
  }

  /// Letters and digits together, everything else by itself.
  private static List<String> parts(String word) {
    var plain = true;
    for (var i = 0; i < word.length() && plain; i++) {
      plain = Character.isLetterOrDigit(word.charAt(i));
    }
    if (plain) {
      return List.of(word);
    }
    var parts = new ArrayList<String>();
    var begin = 0;
    for (var i = 0; i <= word.length(); i++) {
      if (i == word.length() || !Character.isLetterOrDigit(word.charAt(i))) {
        if (i > begin) {
          parts.add(word.substring(begin, i));
        }
        if (i < word.length()) {
          parts.add(word.substring(i, i + 1));
        }
        begin = i + 1;
      }
    }
    return parts;
  }

  private void cut(String word, List<Integer> pieces) {
    if (word.length() > LONGEST_WORD) {
      pieces.add(unknown);
      return;
    }
    var found = new ArrayList<Integer>();
    for (var start = 0; start < word.length();) {
      Integer id = null;
      var stop = word.length();
      for (; stop > start && id == null; stop--) {
        id = ids.get(start == 0 ? word.substring(0, stop) : "##" + word.substring(start, stop));
      }
      if (id == null) {
        pieces.add(unknown);
        return;
      }
      found.add(id);
      start = stop + 1;
    }
    pieces.addAll(found);
  }
}
