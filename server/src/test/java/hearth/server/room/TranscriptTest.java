package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.ReviewContext;
import hearth.moderation.Setting;
import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the review of the next line is told of the lines before it.
class TranscriptTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final MemberId ANA = new MemberId("ana");

  private final Transcript transcript = new Transcript();

  private void said(long seq, String words) {
    transcript.add(new RoomEvent.Said(seq, NOW, ANA, new DisplayName("Ana"), Role.MEMBER,
        new MessageId("m" + seq), new MessageText(words), null, null));
  }

  private List<String> around(long without) {
    return transcript.context(without, List.of(new ReviewContext.Line(ANA, new MessageText("just now"), NOW)),
        NOW, Setting.usual()).recent().stream().map(line -> line.text().value()).toList();
  }

  @Test
  void a_line_that_is_corrected_does_not_stand_beside_its_own_correction() {
    said(1, "six weeks sobre");
    said(2, "and glad of it");
    assertThat(around(0)).containsExactly("six weeks sobre", "and glad of it", "just now");
    assertThat(around(1)).containsExactly("and glad of it", "just now");
  }

  @Test
  void what_was_taken_back_is_in_no_correction_for_who_comes_back() {
    said(1, "six weeks sobre");
    var change = new RoomEvent.Corrected(2, NOW, 1, new MessageText("six weeks sober"), null);
    transcript.add(change);
    var state = RoomState.unopened().after(new Fact.Public(1, change));
    assertThat(transcript.after(1, state).orElseThrow()).containsExactly(change);
    var back = new RoomEvent.Retracted(3, NOW, 1, true);
    transcript.add(back);
    var after = state.after(new Fact.Public(2, back));
    assertThat(transcript.after(1, after).orElseThrow()).containsExactly(change.withoutText(), back);
  }

  @Test
  void later_lines_are_read_with_the_words_that_stand_there_now() {
    said(1, "six weeks sobre");
    said(2, "and glad of it");
    transcript.add(new RoomEvent.Corrected(3, NOW, 1, new MessageText("six weeks sober"), null));
    assertThat(around(0)).containsExactly("six weeks sober", "and glad of it", "just now");
  }
}
