package hearth.server.room;

import hearth.moderation.Draft;
import java.util.List;

/// What the rules say to one input.
public sealed interface Outcome {
  /// These facts are to be written, in order, then told; then the reply.
  record Happen(List<Fact> facts, Reply reply) implements Outcome {
    public Happen {
      facts = List.copyOf(facts);
    }
  }

  /// Nothing changes.
  record Only(Reply reply) implements Outcome {}

  /// To be reviewed first; the verdict comes back as an input.
  record Review(Draft draft) implements Outcome {}
}
