package hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/protocol.md` says what the code does: no command, message, field, code or limit is missing there, and none is
/// there that does not exist.
class ProtocolDocumentTest {
  private static final Pattern TICKED = Pattern.compile("`([^`]+)`");
  private final String document = read();

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/protocol.md"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /// First cell to the other cells' text, for the table under the heading.
  private Map<String, String[]> table(String heading) {
    var rows = new LinkedHashMap<String, String[]>();
    var section = document.substring(document.indexOf(heading));
    section = section.substring(heading.length(), (section + "\n#").indexOf("\n#", heading.length()));
    section.lines().filter(line -> line.startsWith("|")).skip(2).forEach(line -> {
      var cells = Arrays.stream(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip)
          .toArray(String[]::new);
      rows.put(cells[0].replace("`", ""), cells);
    });
    return rows;
  }

  private static Set<String> ticked(String cell) {
    return TICKED.matcher(cell).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private void assertDocumented(String heading, Class<?> family, Set<String> common) {
    var documented = new TreeMap<String, Set<String>>();
    table(heading)
        .forEach((tag, cells) -> documented.put(tag, cells.length > 1 ? ticked(cells[1]) : Set.of()));
    var real = new TreeMap<String, Set<String>>();
    WireTypes.records(family).forEach(type -> real.put(WireTypes.tag(type),
        Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).filter(name -> !common.contains(name))
            .collect(Collectors.toCollection(TreeSet::new))));
    assertThat(documented).isEqualTo(real);
  }

  @Test
  void commands() {
    assertDocumented("### Commands *(checked)*", ClientCommand.class, Set.of("ref"));
  }

  @Test
  void answers() {
    assertDocumented("### Answers *(checked)*", Answer.class, Set.of("ref"));
  }

  @Test
  void events() {
    assertDocumented("### Events *(checked)*", RoomEvent.class, Set.of("seq", "at"));
  }

  @Test
  void notices() {
    assertDocumented("### Notices *(checked)*", Notice.class, Set.of());
  }

  @Test
  void refusals() {
    var real = new LinkedHashMap<String, String>();
    Arrays.stream(RefusalCode.values()).forEach(code -> real.put(String.valueOf(code.number()), code.name()));
    var documented = new LinkedHashMap<String, String>();
    table("## 5. Refusals *(checked)*")
        .forEach((number, cells) -> documented.put(number, cells[1].replace("`", "")));
    assertThat(documented).isEqualTo(real);
  }

  @Test
  void closes() {
    var real = new LinkedHashMap<String, String>();
    Arrays.stream(CloseCode.values()).forEach(code -> real.put(String.valueOf(code.number()), code.name()));
    var documented = new LinkedHashMap<String, String>();
    table("## 6. Close codes *(checked)*")
        .forEach((number, cells) -> documented.put(number, cells[1].replace("`", "")));
    assertThat(documented).isEqualTo(real);
  }

  @Test
  void limits() {
    var most = table("## 7. Limits *(checked)*");
    var real = Map.of("a message's text", Limits.TEXT_CODE_POINTS, "a name", Limits.NAME_CODE_POINTS,
        "a reason",
        Limits.REASON_CODE_POINTS, "an identifier", Limits.ID_CHARS, "a frame, or a message in fragments",
        Limits.FRAME_BYTES, "depth of JSON", Limits.JSON_DEPTH, "lines in one page", Limits.LINES_PER_PAGE,
        "corrections of one line", Limits.CORRECTIONS, "messages aside from one member",
        Limits.ASIDES_A_MINUTE);
    real.forEach(
        (what, number) -> assertThat(most.get(what)[1].replace(",", "")).as(what).startsWith(number + ""));
    var seconds = table("### Commands *(checked)*");
    assertThat(seconds.get("mute")[3]).contains(
        Limits.SHORTEST_MUTE.toSeconds() + " to " + String.format("%,d", Limits.LONGEST_MUTE.toSeconds()));
    assertThat(seconds.get("ban")[3]).contains(
        Limits.SHORTEST_BAN.toSeconds() + " to " + String.format("%,d", Limits.LONGEST_BAN.toSeconds()));
    assertThat(seconds.get("slow")[3]).contains("0 to " + Limits.LONGEST_SLOW_MODE.toSeconds());
  }

  @Test
  void the_version() {
    assertThat(document).contains("`" + Protocol.NAME + "`", "`GET " + Protocol.PATH + "`");
  }
}
