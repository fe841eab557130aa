package hearth.loadtest.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// One act of a scenario. In a scenario's file, `do` says which.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Phase.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Phase.Idle.class, name = "idle"),
    @JsonSubTypes.Type(value = Phase.Talk.class, name = "talk"),
    @JsonSubTypes.Type(value = Phase.Climb.class, name = "climb"),
    @JsonSubTypes.Type(value = Phase.Reconnect.class, name = "reconnect"),
    @JsonSubTypes.Type(value = Phase.Raid.class, name = "raid"),
    @JsonSubTypes.Type(value = Phase.Hook.class, name = "hook"),
    @JsonSubTypes.Type(value = Phase.Close.class, name = "close")})
public sealed interface Phase {
  String name();

  /// All members who are outside come in.
  ///
  /// @param seconds over which they come, evenly spread; 0 for all at once
  record Join(String name, double seconds) implements Phase {}

  /// Nobody does anything.
  record Idle(String name, double seconds) implements Phase {}

  enum Arrivals {
    EVEN, POISSON
  }

  /// People speak, at a schedule that does not wait for the server.
  ///
  /// @param warmup   seconds of the same before it is measured
  /// @param perRoom  messages a second in each room, over 0
  /// @param speakers how many in each room speak, in turn; 0 for all. A person may send ten a second
  /// @param bytes    of each text; 0 for lines as they are
  /// @param arrivals evenly spaced where it is missing
  record Talk(String name, double warmup, double seconds, double perRoom, int speakers, int bytes,
      Arrivals arrivals) implements Phase {
    public Talk {
      arrivals = arrivals == null ? Arrivals.EVEN : arrivals;
      if (!(perRoom > 0) || !(seconds > 0)) {
        throw new IllegalArgumentException(name + ": perRoom and seconds must be over 0");
      }
    }

    Talk at(double rate) {
      return new Talk(name, warmup, seconds, rate, speakers, bytes, arrivals);
    }
  }

  /// Talk that grows from step to step, until the server cannot follow: more than `p99Ms`, or less than 97 % of what was
  /// due. The last step that it followed counts.
  ///
  /// @param from   the first step
  /// @param factor by which each step is more than the one before, over 1
  /// @param steps  at most
  record Climb(String name, Talk from, double factor, int steps, double p99Ms) implements Phase {
    public Talk step(int n) {
      return from.at(from.perRoom() * Math.pow(factor, n));
    }
  }

  /// Connections are cut without a goodbye and come back.
  ///
  /// @param share   of the members, 0 to 1
  /// @param seconds within which they come back
  record Reconnect(String name, double share, double seconds) implements Phase {}

  /// Newcomers burst into every room and all say the same, while the members go on.
  ///
  /// @param raiders in each room
  /// @param words   what they say
  record Raid(String name, int raiders, double seconds, double perRoom, String words) implements Phase {}

  /// A command of whoever runs the scenario, started beside what follows: to kill a server, cut a database, fill a disk.
  ///
  /// @param command as named on the command line: `--hook kill='kill -9 4711'`
  record Hook(String name, String command) implements Phase {}

  /// The facilitator closes every meeting.
  record Close(String name) implements Phase {}
}
