package hearth.loadtest.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is to happen, as a small file describes it.
///
/// @param rooms      how many meetings at once
/// @param members    in each
/// @param phases     one after another
/// @param objectives what must be reached, by [Objective]'s tags
public record Scenario(String name, String purpose, int rooms, int members, List<Phase> phases,
    Map<Objective, Double> objectives) {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(tools.jackson.core.json.JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  public Scenario {
    phases = List.copyOf(phases);
    objectives = objectives == null ? Map.of() : Map.copyOf(objectives);
    if (rooms < 1 || members < 1 || members > 999) {
      throw new IllegalArgumentException(
          "rooms: 1 or more; members: 1 to 999, since a room holds 1,000 with its facilitator");
    }
  }

  /// @throws IOException with words for whoever wrote the file
  public static Scenario read(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readString(file), Scenario.class);
    } catch (JacksonException unreadable) {
      throw new IOException(file + " is not a scenario: " + unreadable.getOriginalMessage(), unreadable);
    }
  }

  /// The same with other numbers of rooms and members.
  public Scenario of(int rooms, int members) {
    return new Scenario(name, purpose, rooms, members, phases, objectives);
  }

  /// Who will come to disturb each room.
  public int raiders() {
    return phases.stream().filter(Phase.Raid.class::isInstance).mapToInt(p -> ((Phase.Raid) p).raiders())
        .max()
        .orElse(0);
  }
}
