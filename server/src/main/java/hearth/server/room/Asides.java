package hearth.server.room;

import hearth.moderation.ReviewContext;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import java.time.Instant;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// What members and those who hold the room said to one another for nobody else to hear, by member, oldest first.
/// Immutable.
record Asides(PMap<MemberId, PVector<Backstage.Confided>> said) {
  /// Of one member's, the last ones: as many as anybody reads again.
  private static final int KEPT = 50;

  static Asides none() {
    return new Asides(HashTreePMap.empty());
  }

  /// Between this member and the staff.
  List<Backstage.Confided> of(MemberId member) {
    return said.getOrDefault(member, TreePVector.empty());
  }

  /// Whether this was said already, so that it may be sent again.
  boolean has(MemberId of, MemberId by, MessageId id) {
    return of(of).stream().anyMatch(words -> words.member().equals(by) && words.id().equals(id));
  }

  List<Instant> saidSince(MemberId of, Instant since) {
    return of(of).stream().filter(words -> words.member().equals(of) && words.at().isAfter(since))
        .map(Backstage.Confided::at).toList();
  }

  /// As the review of the next one reads it.
  List<ReviewContext.Line> lines(MemberId of) {
    return of(of).stream().map(words -> new ReviewContext.Line(words.member(), words.text(), words.at()))
        .toList();
  }

  Asides plus(Backstage.Confided words) {
    var now = said.getOrDefault(words.of(), TreePVector.empty()).plus(words);
    return new Asides(said.plus(words.of(), now.size() > KEPT ? now.minus(0) : now));
  }
}
