package hearth.moderation.claims;

import hearth.moderation.learned.Encoder;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/// What the wordings of the shipped claims mean, computed once when the weights were made, so that a server need not do it
/// at every start. A wording that is not among them is computed. Immutable.
public final class Meanings implements Function<List<String>, float[]> {
  private static final String FILE = "/hearth/moderation/claims.bin.gz";

  private final Map<String, float[]> known;
  private final Supplier<Encoder> encoder;

  private Meanings(Map<String, float[]> known, Supplier<Encoder> encoder) {
    this.known = known;
    this.encoder = encoder;
  }

  /// @param encoder as it was published, asked for only where something is not known: it may still be on its way
  public static Meanings shipped(Supplier<Encoder> encoder) {
    try (var in = new DataInputStream(
        new BufferedInputStream(new GZIPInputStream(Meanings.class.getResourceAsStream(FILE)), 1 << 16))) {
      var known = new HashMap<String, float[]>();
      for (var count = in.readInt(); count > 0; count--) {
        var words = in.readUTF();
        var step = in.readFloat();
        var meaning = new float[Encoder.WIDTH];
        for (var i = 0; i < meaning.length; i++) {
          meaning[i] = in.readByte() * step;
        }
        known.put(words, meaning);
      }
      return new Meanings(known, encoder);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /// Writes what [#shipped] reads.
  public static void write(Collection<List<String>> wordings, Encoder encoder, DataOutputStream out)
      throws IOException {
    var distinct = wordings.stream().distinct().toList();
    out.writeInt(distinct.size());
    for (var words : distinct) {
      var direction = Encoder.direction(encoder.embed(words));
      var most = 0f;
      for (var value : direction) {
        most = Math.max(most, Math.abs(value));
      }
      out.writeUTF(String.join(" ", words));
      out.writeFloat(most / 127);
      for (var value : direction) {
        out.writeByte(Math.round(value / (most / 127)));
      }
    }
  }

  boolean knows(List<String> words) {
    return known.containsKey(String.join(" ", words));
  }

  /// @param words as [hearth.moderation.text.Folded] has them
  @Override
  public float[] apply(List<String> words) {
    var meaning = known.get(String.join(" ", words));
    return meaning == null ? encoder.get().embed(words) : meaning.clone();
  }
}
