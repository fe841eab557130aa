package hearth.server.room;

import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.*;
import hearth.protocol.Role;
import hearth.protocol.WireTypes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What one may be allowed to do in a room, and the one table of who is: role × permission. Whether an act upon a
/// person is also within one's rank is [Role#outranks].
public enum Permission {
  TAKE_PART, SPEAK_WHILE_PAUSED, KEEP_ORDER, DECIDE_HELD, HOLD_THE_ROOM, CLOSE_THE_MEETING;

  private static final Map<Role, Set<Permission>> TABLE = Map.of(
      Role.MEMBER, EnumSet.of(TAKE_PART),
      Role.MODERATOR, EnumSet.of(TAKE_PART, SPEAK_WHILE_PAUSED, KEEP_ORDER, DECIDE_HELD, HOLD_THE_ROOM),
      Role.FACILITATOR, EnumSet.allOf(Permission.class));

  public boolean heldBy(Role role) {
    return TABLE.get(role).contains(this);
  }

  /// What a command needs. Retracting or correcting one's own line needs no more than taking part;
  /// the rules look at the line.
  static Permission neededFor(Class<? extends ClientCommand> command) {
    return NEEDED.get(command);
  }

  /// The tags of the commands that a role may use, for clients to show the right buttons.
  public static List<String> commandsOf(Role role) {
    return COMMANDS.get(role);
  }

  private static final Map<Class<? extends ClientCommand>, Permission> NEEDED = Map.ofEntries(
      Map.entry(Enter.class, TAKE_PART), Map.entry(Leave.class, TAKE_PART), Map.entry(Ping.class, TAKE_PART),
      Map.entry(Say.class, TAKE_PART), Map.entry(History.class, TAKE_PART),
      Map.entry(Retract.class, TAKE_PART), Map.entry(Insist.class, TAKE_PART),
      Map.entry(Correct.class, TAKE_PART),
      Map.entry(Confide.class, TAKE_PART), Map.entry(Worry.class, TAKE_PART),
      Map.entry(Appeal.class, TAKE_PART),
      Map.entry(Mute.class, KEEP_ORDER), Map.entry(Unmute.class, KEEP_ORDER),
      Map.entry(Remove.class, KEEP_ORDER),
      Map.entry(Ban.class, KEEP_ORDER), Map.entry(Readmit.class, KEEP_ORDER),
      Map.entry(Approve.class, DECIDE_HELD), Map.entry(Return.class, DECIDE_HELD),
      Map.entry(Take.class, DECIDE_HELD), Map.entry(Attend.class, DECIDE_HELD),
      Map.entry(Settle.class, DECIDE_HELD), Map.entry(Uphold.class, DECIDE_HELD),
      Map.entry(Overturn.class, DECIDE_HELD),
      Map.entry(Slow.class, HOLD_THE_ROOM), Map.entry(Pause.class, HOLD_THE_ROOM),
      Map.entry(Resume.class, HOLD_THE_ROOM), Map.entry(Lock.class, HOLD_THE_ROOM),
      Map.entry(Unlock.class, HOLD_THE_ROOM), Map.entry(Close.class, CLOSE_THE_MEETING));

  private static final Map<Role, List<String>> COMMANDS = Arrays.stream(Role.values())
      .collect(Collectors.toUnmodifiableMap(role -> role,
          role -> NEEDED.entrySet().stream().filter(entry -> entry.getValue().heldBy(role))
              .map(entry -> WireTypes.tag(entry.getKey())).sorted().toList()));

  static {
    var missing = Arrays.stream(ClientCommand.class.getPermittedSubclasses())
        .filter(c -> !NEEDED.containsKey(c))
        .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("no permission stated for " + missing);
    }
  }
}
