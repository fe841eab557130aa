package hearth.server.room;

import hearth.protocol.AlertId;
import hearth.protocol.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// The calls for help that nobody has answered yet. Immutable.
record Care(PMap<AlertId, Call> calls) {
  /// @param takenBy   who has gone to her, or null
  /// @param escalated nobody had after a minute
  record Call(Backstage.Alerted alert, MemberId takenBy, boolean escalated) {}

  static Care none() {
    return new Care(HashTreePMap.empty());
  }

  Optional<Call> about(MemberId member) {
    return calls.values().stream().filter(call -> call.alert().member().equals(member)).findFirst();
  }

  /// When calls that nobody has taken are to be repeated.
  Stream<Instant> escalations() {
    return calls.values().stream().filter(call -> call.takenBy() == null && !call.escalated())
        .map(call -> call.alert().escalates());
  }

  Care alerted(Backstage.Alerted alert) {
    return new Care(calls.plus(alert.alert(), new Call(alert, null, false)));
  }

  Care attended(Backstage.Attended attended) {
    var call = calls.get(attended.alert());
    return new Care(calls.plus(attended.alert(), new Call(call.alert(), attended.by(), call.escalated())));
  }

  Care escalated(AlertId alert) {
    var call = calls.get(alert);
    return new Care(calls.plus(alert, new Call(call.alert(), call.takenBy(), true)));
  }

  Care settled(AlertId alert) {
    return new Care(calls.minus(alert));
  }
}
