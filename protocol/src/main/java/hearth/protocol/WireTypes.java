package hearth.protocol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The one table of tags: a record `CaughtUp` is written with `"t":"caught-up"`. It is derived from the sealed
/// families, so it has no gaps, and it refuses two records that would share a tag.
public final class WireTypes {
  /// Worked out once for each: every line that is stored asks.
  private static final ClassValue<String> TAGS = new ClassValue<>() {
    @Override
    protected String computeValue(Class<?> type) {
      return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
  };

  static final Map<String, Class<?>> COMMANDS = table(ClientCommand.class);
  static final Map<String, Class<?>> MESSAGES = table(ServerMessage.class);

  private WireTypes() {}

  /// The tag of a command or a message.
  public static String tag(Class<?> type) {
    return TAGS.get(type);
  }

  private static Map<String, Class<?>> table(Class<?> family) {
    var table = new LinkedHashMap<String, Class<?>>();
    records(family).forEach(type -> {
      if (table.put(tag(type), type) != null) {
        throw new IllegalStateException("two records for " + tag(type));
      }
    });
    return Map.copyOf(table);
  }

  static Stream<Class<?>> records(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(WireTypes::records)
        : Stream.of(family);
  }
}
