package hearth.server.room;

import hearth.moderation.Draft;
import hearth.moderation.ReviewContext;
import hearth.moderation.ReviewPipeline;
import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Drafts under review, one at a time for each author, so that her words stay in order and a slow moderator delays only
/// her. What can be said at once is said in this very turn; other verdicts come later. Of the room's shift only.
final class Reviews {
  /// Drafts of one author that may wait behind the first.
  private static final int WAITING = 8;

  /// What reviewing needs from the world.
  ///
  /// @param executor runs reviews; they may block
  /// @param deadline after which a draft counts as not reviewed
  /// @param ids      names for held messages, never the same twice
  record Desk(ReviewPipeline pipeline, Executor executor, Duration deadline, Supplier<HeldId> ids) {}

  private record Pending(Caller by, Draft draft, List<Envelope.FromSeat> askers) {}

  private final Desk desk;
  private final RoomWatch watch;
  private final Consumer<RoomInput.Reviewed> atOnce;
  private final Consumer<RoomInput.Reviewed> later;
  private final Map<MemberId, ArrayDeque<Pending>> byAuthor = new HashMap<>();

  /// @param atOnce takes a verdict within the turn that asked for it
  /// @param later  takes one afterwards; any thread
  Reviews(Desk desk, RoomWatch watch, Consumer<RoomInput.Reviewed> atOnce,
      Consumer<RoomInput.Reviewed> later) {
    this.desk = desk;
    this.watch = watch;
    this.atOnce = atOnce;
    this.later = later;
  }

  /// @return false where this author has too many drafts waiting already
  boolean submit(Draft draft, Envelope.FromSeat asker, Supplier<ReviewContext> context) {
    var queue = byAuthor.computeIfAbsent(draft.by(), _ -> new ArrayDeque<>());
    var same = queue.stream()
        .filter(pending -> pending.draft().id().equals(draft.id()) && pending.draft().to().equals(draft.to()))
        .findFirst();
    if (same.isPresent()) {
      same.get().askers().add(asker);
      return true;
    }
    if (queue.size() > WAITING) {
      return false;
    }
    queue.add(new Pending(asker.by(), draft, new ArrayList<>(List.of(asker))));
    if (queue.size() == 1) {
      begin(queue.peek(), context.get());
    }
    return true;
  }

  /// The verdict on this draft has come back: the author's next one begins.
  ///
  /// @return those who wait for an answer to it
  List<Envelope.FromSeat> finished(Draft draft, Supplier<ReviewContext> context) {
    var queue = byAuthor.get(draft.by());
    var done = queue.remove();
    if (queue.isEmpty()) {
      byAuthor.remove(draft.by());
    } else {
      begin(queue.peek(), context.get());
    }
    return done.askers();
  }

  /// Everybody who still waits for an answer, of any author.
  List<Envelope.FromSeat> abandon() {
    var askers = byAuthor.values().stream().flatMap(ArrayDeque::stream).flatMap(p -> p.askers().stream())
        .toList();
    byAuthor.clear();
    return askers;
  }

  private void begin(Pending pending, ReviewContext context) {
    var draft = pending.draft();
    var began = System.nanoTime();
    var review = desk.pipeline().review(draft, context, desk.executor(), desk.deadline());
    var back = review.isDone() ? atOnce : later;
    review.thenAccept(decided -> {
      watch.reviewed(decided.decision(), Duration.ofNanos(System.nanoTime() - began));
      back.accept(new RoomInput.Reviewed(pending.by(), draft, decided.decision(), decided.tried(),
          desk.ids().get()));
    });
  }
}
