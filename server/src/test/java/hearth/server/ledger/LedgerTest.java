package hearth.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.ReasonText;
import hearth.protocol.ReceiptId;
import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import hearth.server.room.Backstage;
import hearth.server.room.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The moderation log: nobody's words are in it, and nothing can be changed unseen.
class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final MemberId ANA = new MemberId("ana");
  private static final MemberId MO = new MemberId("mo");
  private static final String WORDS = "what she said";

  private static List<Fact> facts() {
    var text = new MessageText(WORDS);
    var name = new DisplayName("Ana");
    return List.of(
        new Fact.Hidden(1,
            new Backstage.Held(NOW, new HeldId("h1"), new MessageId("x"), ANA, name, Role.MEMBER, text,
                WORDS, WORDS, NOW, "details/phone@1", 2, 1, false)),
        new Fact.Hidden(2, new Backstage.Returned(NOW, new HeldId("h1"), WORDS, MO)),
        new Fact.Hidden(3,
            new Backstage.Judged(NOW, new ReceiptId("n3"), new MessageId("y"), ANA, name, Role.MEMBER,
                text, "block", "learned/hate@1", WORDS, true)),
        new Fact.Hidden(4,
            new Backstage.AppealAnswered(NOW, new ReceiptId("n3"), new MessageId("y"), ANA, true,
                new ReasonText(WORDS), MO)),
        new Fact.Public(5, new RoomEvent.Muted(2, NOW, ANA, NOW, new ReasonText(WORDS), MO)),
        new Fact.Public(6,
            new RoomEvent.Said(3, NOW, ANA, name, Role.MEMBER, new MessageId("z"), text, null, null)));
  }

  private static List<Chain.Link> chain() {
    var links = new ArrayList<Chain.Link>();
    var hash = Chain.START;
    for (var fact : facts()) {
      var entry = Entries.of(fact);
      if (entry.isPresent()) {
        hash = Chain.hash(hash, entry.get());
        links.add(new Chain.Link(links.size() + 1, entry.get(), hash));
      }
    }
    return links;
  }

  @Test
  void it_says_who_did_what_by_which_rule_and_nobodys_words() {
    assertThat(chain()).hasSize(5).allSatisfy(link -> assertThat(link.entry()).doesNotContain(WORDS));
    assertThat(chain().get(2).entry()).contains("\"act\":\"block\"", "\"member\":\"ana\"", "learned/hate@1");
    assertThat(chain().get(3).entry()).contains("\"act\":\"overturned\"", "\"by\":\"mo\"");
  }

  @Test
  void a_whole_chain_is_whole() {
    assertThat(Chain.firstBroken(chain())).isZero();
    assertThat(Chain.firstBroken(List.of())).isZero();
  }

  @Test
  void a_change_a_gap_and_a_swap_are_seen() {
    for (var at = 0; at < 5; at++) {
      var changed = new ArrayList<>(chain());
      var link = changed.get(at);
      changed.set(at, new Chain.Link(link.number(), link.entry().replace("ana", "ben").replace("mo", "fay"),
          link.hash()));
      assertThat(Chain.firstBroken(changed)).isEqualTo(at + 1L);
    }
    var gap = new ArrayList<>(chain());
    gap.remove(1);
    assertThat(Chain.firstBroken(gap)).isEqualTo(2);
    var swapped = new ArrayList<>(chain());
    swapped.set(1, chain().get(2));
    swapped.set(2, chain().get(1));
    assertThat(Chain.firstBroken(swapped)).isEqualTo(2);
  }
}
