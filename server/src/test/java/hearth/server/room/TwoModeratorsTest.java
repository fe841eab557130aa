package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.Approve;
import hearth.protocol.ClientCommand.Enter;
import hearth.protocol.ClientCommand.Return;
import hearth.protocol.ClientCommand.Say;
import hearth.protocol.CloseCode;
import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Notice;
import hearth.protocol.ReasonText;
import hearth.protocol.Role;
import hearth.protocol.ServerMessage;
import hearth.server.testing.ScriptedModerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// Two moderators decide the same held message at the same instant, ten thousand times: one decision, seen alike by both.
class TwoModeratorsTest {
  private static final int ITEMS = 10_000;

  /// Somebody at a live room, who can be waited for without polling.
  private static final class Seat implements Connection {
    private final LiveRoom room;
    private final Caller who;
    private final AtomicLong refs = new AtomicLong();
    private final Map<Long, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<HeldId, CompletableFuture<String>> decided = new ConcurrentHashMap<>();

    Seat(LiveRoom room, String name, Role role) {
      this.room = room;
      this.who = new Caller(new MemberId(name), new DisplayName(name), role);
      ask(ref -> new Enter(ref, "ticket", 0)).join();
    }

    CompletableFuture<Answer> ask(LongFunction<ClientCommand> command) {
      var ref = refs.incrementAndGet();
      var answer = answers.computeIfAbsent(ref, _ -> new CompletableFuture<>());
      room.rooms.find(LiveRoom.TUESDAY).post(new Envelope.FromSeat(who, command.apply(ref), this));
      return answer;
    }

    CompletableFuture<String> decision(HeldId item) {
      return decided.computeIfAbsent(item, _ -> new CompletableFuture<>());
    }

    @Override
    public Lane lane() {
      return FakeConnection.LANE;
    }

    @Override
    public void send(List<? extends ServerMessage> messages) {
      for (var message : messages) {
        switch (message) {
          case Answer answer ->
            answers.computeIfAbsent(answer.ref(), _ -> new CompletableFuture<>()).complete(answer);
          case Notice.Approved approved -> tell(approved.item(), "approved");
          case Notice.Returned returned -> tell(returned.item(), "returned");
          default -> {
            // not about a decision
          }
        }
      }
    }

    private void tell(HeldId item, String what) {
      assertThat(decision(item).complete(what)).as("told once").isTrue();
    }

    @Override
    public void close(CloseCode why) {
      throw new AssertionError("sent away: " + why);
    }
  }

  @Test
  void one_decision_seen_alike() throws Exception {
    try (var room = new LiveRoom(List.of(new ScriptedModerator()), Duration.ofSeconds(20))) {
      var ana = new Seat(room, "Ana", Role.MEMBER);
      var mo = new Seat(room, "Mo", Role.MODERATOR);
      var fay = new Seat(room, "Fay", Role.FACILITATOR);
      var together = new CyclicBarrier(2);
      var approvals = 0;
      for (var i = 0; i < ITEMS; i++) {
        var id = new MessageId("m" + i);
        var held = (Answer.Held) ana.ask(ref -> new Say(ref, id, new MessageText("hold me"))).join();
        var approving = CompletableFuture.supplyAsync(() -> {
          meet(together);
          return mo.ask(ref -> new Approve(ref, held.item(), null));
        });
        meet(together);
        var returning = fay.ask(ref -> new Return(ref, held.item(), new ReasonText("no"), null)).join();
        var approved = approving.join().join();
        var both = List.of(approved, returning);
        assertThat(both).filteredOn(Answer.Done.class::isInstance).hasSize(1);
        assertThat(both).filteredOn(Answer.Refused.class::isInstance)
            .allSatisfy(answer -> assertThat(((Answer.Refused) answer).name()).isEqualTo("NO_SUCH_ITEM"));
        var expected = approved instanceof Answer.Done ? "approved" : "returned";
        for (var seat : List.of(mo, fay, ana)) {
          assertThat(seat.decision(held.item()).join()).isEqualTo(expected);
        }
        approvals += expected.equals("approved") ? 1 : 0;
      }
      assertThat(approvals).as("either may win").isBetween(1, ITEMS - 1);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
