package hearth.moderation.training;

import hearth.moderation.learned.Labels;
import hearth.moderation.learned.Pieces;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Samples as `finetune.py` reads them.
final class Export {
  /// @param own  of Hearth's corpus, not of a public set
  /// @param held never trained on
  record Row(boolean own, boolean held, float weight, int[] allowed, List<String> words) {}

  private Export() {}

  static void write(Path file, List<Row> rows) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      var pieces = Pieces.shipped();
      out.writeInt(rows.size());
      out.writeInt(Labels.COUNT);
      for (var row : rows) {
        out.writeByte(row.own() ? 1 : 0);
        out.writeByte(row.held() ? 1 : 0);
        out.writeFloat(row.weight());
        var mask = 0;
        for (var a : row.allowed()) {
          mask |= 1 << a;
        }
        out.writeInt(mask);
        var ids = pieces.ids(row.words());
        out.writeInt(ids.length);
        for (var id : ids) {
          out.writeShort((int) id);
        }
      }
    }
  }
}
